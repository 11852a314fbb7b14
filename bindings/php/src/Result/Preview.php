<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * What ingestion would do with the articles of a file.
 */
final class Preview implements \JsonSerializable
{
    public function __construct(
        /**
         * The articles, in the order of the file.
         *
         * @var list<PreviewedArticle>
         */
        public readonly array $articles,
        /**
         * The version of this form of document.
         */
        public readonly int $schema,
        /**
         * Items that were not checked because of a limit; only where there are any.
         */
        public readonly ?int $uncheckedItems = null,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Preview');
        return new self(
            array_map(PreviewedArticle::fromArray(...), $fields->array('articles')),
            $fields->int('schema'),
            $fields->has('unchecked_items') ? $fields->int('unchecked_items') : null,
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
            'articles' => $this->articles,
            'schema' => $this->schema,
            ...($this->uncheckedItems === null ? [] : ['unchecked_items' => $this->uncheckedItems]),
        ];
    }
}
