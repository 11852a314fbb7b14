<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * How to mend a finding.
 */
final class Fix implements \JsonSerializable
{
    public function __construct(
        /**
         * What to replace, in the order of the text; the places do not overlap.
         *
         * @var list<Edit>
         */
        public readonly array $edits,
        /**
         * What it does.
         */
        public readonly string $message,
        /**
         * `safe` or `unsafe`.
         */
        public readonly string $safety,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Fix');
        return new self(
            array_map(Edit::fromArray(...), $fields->array('edits')),
            $fields->string('message'),
            $fields->string('safety'),
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
            'edits' => $this->edits,
            'message' => $this->message,
            'safety' => $this->safety,
        ];
    }
}
