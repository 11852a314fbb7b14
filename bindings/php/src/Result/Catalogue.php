<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * Rules.
 */
final class Catalogue implements \JsonSerializable
{
    public function __construct(
        /**
         * The rules.
         *
         * @var list<CatalogueRule>
         */
        public readonly array $rules,
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
        $fields = Fields::of($fields, 'Catalogue');
        return new self(
            array_map(CatalogueRule::fromArray(...), $fields->array('rules')),
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
            'rules' => $this->rules,
            'schema' => $this->schema,
        ];
    }
}
