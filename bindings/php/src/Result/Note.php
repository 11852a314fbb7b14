<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * A newsroom's own sentence about a rule.
 */
final class Note implements \JsonSerializable
{
    public function __construct(
        /**
         * The sentence.
         */
        public readonly string $text,
        /**
         * Where to read on: an `http` or `https` URL.
         */
        public readonly ?string $url = null,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Note');
        return new self(
            $fields->string('text'),
            $fields->has('url') ? $fields->string('url') : null,
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
            'text' => $this->text,
            ...($this->url === null ? [] : ['url' => $this->url]),
        ];
    }
}
