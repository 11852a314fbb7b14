<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * What ingestion would do with an article.
 */
final class PreviewedArticle implements \JsonSerializable
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
        /**
         * When it was last changed, by its own word.
         */
        public readonly ?string $modified,
        /**
         * `create`, `update`, `unchanged`, `ignored` or `rejected`.
         */
        public readonly string $outcome,
        /**
         * When it was published (RFC 3339, UTC).
         */
        public readonly ?string $published,
        /**
         * The rule that decides it; none of a plain new article, a plain update and what is unchanged.
         */
        public readonly ?string $reason,
        /**
         * The rules that the outcome rests on, the reason first.
         *
         * @var list<string>
         */
        public readonly array $rules,
        /**
         * The same of what is stored of it.
         */
        public readonly ?string $storedModified,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'PreviewedArticle');
        return new self(
            $fields->has('canonical') ? $fields->string('canonical') : null,
            $fields->int('index'),
            $fields->has('modified') ? $fields->string('modified') : null,
            $fields->string('outcome'),
            $fields->has('published') ? $fields->string('published') : null,
            $fields->has('reason') ? $fields->string('reason') : null,
            $fields->array('rules'),
            $fields->has('stored_modified') ? $fields->string('stored_modified') : null,
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
            'modified' => $this->modified,
            'outcome' => $this->outcome,
            'published' => $this->published,
            'reason' => $this->reason,
            'rules' => $this->rules,
            'stored_modified' => $this->storedModified,
        ];
    }
}
