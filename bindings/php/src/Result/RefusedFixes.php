<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * Fixes that were not taken for one reason.
 */
final class RefusedFixes implements \JsonSerializable
{
    public function __construct(
        /**
         * Why, as a clause.
         */
        public readonly string $because,
        /**
         * How many.
         */
        public readonly int $count,
        /**
         * Where the first of them begins, in the file as it is.
         */
        public readonly Place $first,
        /**
         * The rule of the findings.
         */
        public readonly string $rule,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'RefusedFixes');
        return new self(
            $fields->string('because'),
            $fields->int('count'),
            Place::fromArray($fields->array('first')),
            $fields->string('rule'),
        );
    }

    /**
     * What it was made from.
     *
     * @return array<string, mixed>
     */
    public function jsonSerialize(): array
    {
        return [
            'because' => $this->because,
            'count' => $this->count,
            'first' => $this->first,
            'rule' => $this->rule,
        ];
    }
}
