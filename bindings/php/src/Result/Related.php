<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * A place that belongs to a finding.
 */
final class Related implements \JsonSerializable
{
    public function __construct(
        /**
         * Where it ends, exclusive.
         */
        public readonly Place $end,
        /**
         * What is there.
         */
        public readonly string $message,
        /**
         * Where it begins.
         */
        public readonly Place $start,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Related');
        return new self(
            Place::fromArray($fields->array('end')),
            $fields->string('message'),
            Place::fromArray($fields->array('start')),
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
            'message' => $this->message,
            'start' => $this->start,
        ];
    }
}
