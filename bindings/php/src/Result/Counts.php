<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * Counts over all files of a run.
 */
final class Counts implements \JsonSerializable
{
    public function __construct(
        /**
         * Articles in them.
         */
        public readonly int $articles,
        /**
         * Findings, what limits left out included.
         */
        public readonly int $errors,
        /**
         * Files that were checked.
         */
        public readonly int $files,
        /**
         * The same, of infos.
         */
        public readonly int $infos,
        /**
         * Findings that comments in the documents allow.
         */
        public readonly int $suppressed,
        /**
         * The same, of warnings.
         */
        public readonly int $warnings,
        /**
         * Findings that the baseline hides; only where there is a baseline.
         */
        public readonly ?int $hidden = null,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Counts');
        return new self(
            $fields->int('articles'),
            $fields->int('errors'),
            $fields->int('files'),
            $fields->int('infos'),
            $fields->int('suppressed'),
            $fields->int('warnings'),
            $fields->has('hidden') ? $fields->int('hidden') : null,
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
            'errors' => $this->errors,
            'files' => $this->files,
            'infos' => $this->infos,
            'suppressed' => $this->suppressed,
            'warnings' => $this->warnings,
            ...($this->hidden === null ? [] : ['hidden' => $this->hidden]),
        ];
    }
}
