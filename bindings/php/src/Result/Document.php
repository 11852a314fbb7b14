<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * What was found in all files of a run.
 */
final class Document implements \JsonSerializable
{
    public function __construct(
        /**
         * The articles that were read, sorted by path and index.
         *
         * @var list<CheckedArticle>
         */
        public readonly array $articles,
        /**
         * The findings, sorted by path, offset and rule.
         *
         * @var list<Finding>
         */
        public readonly array $diagnostics,
        /**
         * The version of this form of document.
         */
        public readonly int $schema,
        /**
         * Counts over all files.
         */
        public readonly Counts $summary,
        /**
         * What made the report.
         */
        public readonly Tool $tool,
        /**
         * What limits left out; only where a limit was met.
         *
         * @var list<Omitted>
         */
        public readonly array $leftOut = [],
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Document');
        return new self(
            array_map(CheckedArticle::fromArray(...), $fields->array('articles')),
            array_map(Finding::fromArray(...), $fields->array('diagnostics')),
            $fields->int('schema'),
            Counts::fromArray($fields->array('summary')),
            Tool::fromArray($fields->array('tool')),
            $fields->has('left_out') ? array_map(Omitted::fromArray(...), $fields->array('left_out')) : [],
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
            'diagnostics' => $this->diagnostics,
            'schema' => $this->schema,
            'summary' => $this->summary,
            'tool' => $this->tool,
            ...($this->leftOut === [] ? [] : ['left_out' => $this->leftOut]),
        ];
    }
}
