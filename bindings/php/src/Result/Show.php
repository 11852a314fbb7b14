<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * Articles as Facebook would have shown them.
 */
final class Show implements \JsonSerializable
{
    public function __construct(
        /**
         * The articles, in the order of the files.
         *
         * @var list<ShownArticle>
         */
        public readonly array $articles,
        /**
         * The version of this form of document.
         */
        public readonly int $schema,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Show');
        return new self(
            array_map(ShownArticle::fromArray(...), $fields->array('articles')),
            $fields->int('schema'),
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
        ];
    }
}
