<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * A place in a file, decoded to UTF-8.
 */
final class Place implements \JsonSerializable
{
    public function __construct(
        /**
         * The column, from 1, in Unicode scalar values.
         */
        public readonly int $column,
        /**
         * The line, from 1.
         */
        public readonly int $line,
        /**
         * The offset, from 0, in bytes.
         */
        public readonly int $offset,
        /**
         * The offset, from 0, in code units of UTF-16; only for consumers whose strings are made of them.
         */
        public readonly ?int $utf16 = null,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Place');
        return new self(
            $fields->int('column'),
            $fields->int('line'),
            $fields->int('offset'),
            $fields->has('utf16') ? $fields->int('utf16') : null,
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
            'column' => $this->column,
            'line' => $this->line,
            'offset' => $this->offset,
            ...($this->utf16 === null ? [] : ['utf16' => $this->utf16]),
        ];
    }
}
