<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * A rule.
 */
final class CatalogueRule implements \JsonSerializable
{
    public function __construct(
        /**
         * Its documentation, as Markdown.
         */
        public readonly string $documentation,
        /**
         * `documented` by Facebook, `observed` in its answers, code or samples, or `inferred`.
         */
        public readonly string $evidence,
        /**
         * The family that it belongs to.
         */
        public readonly string $family,
        /**
         * `safe` or `unsafe`, if it has fixes.
         */
        public readonly ?string $fix,
        /**
         * Its id.
         */
        public readonly string $id,
        /**
         * `error`, `warning` or `info`: of its findings, unless one is a milder or graver case.
         */
        public readonly string $severity,
        /**
         * What it checks, in a sentence.
         */
        public readonly string $summary,
        /**
         * Its page.
         */
        public readonly string $url,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'CatalogueRule');
        return new self(
            $fields->string('documentation'),
            $fields->string('evidence'),
            $fields->string('family'),
            $fields->has('fix') ? $fields->string('fix') : null,
            $fields->string('id'),
            $fields->string('severity'),
            $fields->string('summary'),
            $fields->string('url'),
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
            'documentation' => $this->documentation,
            'evidence' => $this->evidence,
            'family' => $this->family,
            'fix' => $this->fix,
            'id' => $this->id,
            'severity' => $this->severity,
            'summary' => $this->summary,
            'url' => $this->url,
        ];
    }
}
