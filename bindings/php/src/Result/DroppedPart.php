<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * Something that is not shown.
 */
final class DroppedPart implements \JsonSerializable
{
    public function __construct(
        /**
         * Where it ends, exclusive.
         */
        public readonly Place $end,
        /**
         * The rule that says so.
         */
        public readonly string $rule,
        /**
         * Where it begins.
         */
        public readonly Place $start,
        /**
         * Its text, or the URL of what it would have shown.
         */
        public readonly string $text,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'DroppedPart');
        return new self(
            Place::fromArray($fields->array('end')),
            $fields->string('rule'),
            Place::fromArray($fields->array('start')),
            $fields->string('text'),
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
            'end' => $this->end,
            'rule' => $this->rule,
            'start' => $this->start,
            'text' => $this->text,
        ];
    }
}
