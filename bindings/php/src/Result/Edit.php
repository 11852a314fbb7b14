<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * A replacement.
 */
final class Edit implements \JsonSerializable
{
    public function __construct(
        /**
         * Where it ends, exclusive.
         */
        public readonly Place $end,
        /**
         * Where what is replaced begins.
         */
        public readonly Place $start,
        /**
         * What comes in its place.
         */
        public readonly string $text,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Edit');
        return new self(
            Place::fromArray($fields->array('end')),
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
            'start' => $this->start,
            'text' => $this->text,
        ];
    }
}
