<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * An article that was read, and what there is about it.
 */
final class CheckedArticle implements \JsonSerializable
{
    public function __construct(
        /**
         * Its canonical URL, if it names one.
         */
        public readonly ?string $canonical,
        /**
         * Errors about it, what limits left out included.
         */
        public readonly int $errors,
        /**
         * Its number in the file, from 0: people read `item 1` for 0.
         */
        public readonly int $index,
        /**
         * The same, of infos.
         */
        public readonly int $infos,
        /**
         * When it was last changed, by its own word.
         */
        public readonly ?string $modified,
        /**
         * What ingestion would do: `create`, `update`, `unchanged`, `ignored` or `rejected`; none without an
         * earlier version or a state.
         */
        public readonly ?string $outcome,
        /**
         * The file, as it was named.
         */
        public readonly string $path,
        /**
         * When it was published (RFC 3339, UTC).
         */
        public readonly ?string $published,
        /**
         * Its title, if it has one.
         */
        public readonly ?string $title,
        /**
         * The same, of warnings.
         */
        public readonly int $warnings,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'CheckedArticle');
        return new self(
            $fields->has('canonical') ? $fields->string('canonical') : null,
            $fields->int('errors'),
            $fields->int('index'),
            $fields->int('infos'),
            $fields->has('modified') ? $fields->string('modified') : null,
            $fields->has('outcome') ? $fields->string('outcome') : null,
            $fields->string('path'),
            $fields->has('published') ? $fields->string('published') : null,
            $fields->has('title') ? $fields->string('title') : null,
            $fields->int('warnings'),
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
            'errors' => $this->errors,
            'index' => $this->index,
            'infos' => $this->infos,
            'modified' => $this->modified,
            'outcome' => $this->outcome,
            'path' => $this->path,
            'published' => $this->published,
            'title' => $this->title,
            'warnings' => $this->warnings,
        ];
    }
}
