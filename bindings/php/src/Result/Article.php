<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * An article of a file.
 */
final class Article implements \JsonSerializable
{
    public function __construct(
        /**
         * Its canonical URL, if it names one.
         */
        public readonly ?string $canonical,
        /**
         * Its number in the file, from 0: people read `item 1` for 0.
         */
        public readonly int $index,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Article');
        return new self(
            $fields->has('canonical') ? $fields->string('canonical') : null,
            $fields->int('index'),
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
            'canonical' => $this->canonical,
            'index' => $this->index,
        ];
    }
}
