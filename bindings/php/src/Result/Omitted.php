<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * What a limit left out of one file.
 */
final class Omitted implements \JsonSerializable
{
    public function __construct(
        /**
         * The article, if it is about one.
         */
        public readonly ?Article $article,
        /**
         * The option that sets the limit.
         */
        public readonly string $limit,
        /**
         * The limit.
         */
        public readonly int $most,
        /**
         * The file, as it was named.
         */
        public readonly string $path,
        /**
         * Errors.
         */
        public readonly ?int $errors = null,
        /**
         * Infos.
         */
        public readonly ?int $infos = null,
        /**
         * Warnings.
         */
        public readonly ?int $warnings = null,
        /**
         * Their number.
         */
        public readonly ?int $items = null,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Omitted');
        return new self(
            $fields->has('article') ? Article::fromArray($fields->array('article')) : null,
            $fields->string('limit'),
            $fields->int('most'),
            $fields->string('path'),
            $fields->has('errors') ? $fields->int('errors') : null,
            $fields->has('infos') ? $fields->int('infos') : null,
            $fields->has('warnings') ? $fields->int('warnings') : null,
            $fields->has('items') ? $fields->int('items') : null,
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
            'article' => $this->article,
            'limit' => $this->limit,
            'most' => $this->most,
            'path' => $this->path,
            ...($this->errors === null ? [] : ['errors' => $this->errors]),
            ...($this->infos === null ? [] : ['infos' => $this->infos]),
            ...($this->warnings === null ? [] : ['warnings' => $this->warnings]),
            ...($this->items === null ? [] : ['items' => $this->items]),
        ];
    }
}
