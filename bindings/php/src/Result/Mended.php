<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * A text that was mended.
 */
final class Mended implements \JsonSerializable
{
    public function __construct(
        /**
         * How many findings were mended, by rule.
         *
         * @var array<string, int>
         */
        public readonly array $fixed,
        /**
         * What is left.
         */
        public readonly Document $left,
        /**
         * The fixes that were not taken, counted by rule and reason.
         *
         * @var list<RefusedFixes>
         */
        public readonly array $refused,
        /**
         * The new text.
         */
        public readonly string $text,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Mended');
        return new self(
            $fields->array('fixed'),
            Document::fromArray($fields->array('left')),
            array_map(RefusedFixes::fromArray(...), $fields->array('refused')),
            $fields->string('text'),
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
            'fixed' => (object) $this->fixed,
            'left' => $this->left,
            'refused' => $this->refused,
            'text' => $this->text,
        ];
    }
}
