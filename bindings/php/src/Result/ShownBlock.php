<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * A block of an article.
 */
final class ShownBlock implements \JsonSerializable
{
    public function __construct(
        /**
         * The element that it is, such as `h2` or `ol`.
         */
        public readonly string $element,
        /**
         * Where it ends, exclusive.
         */
        public readonly Place $end,
        /**
         * `paragraph`, `heading`, `list`, `quote`, `pullquote`, `image`, `video`, `slideshow`, `map`, `embed`,
         * `ad`, `tracker` or `related`.
         */
        public readonly string $kind,
        /**
         * Where the element begins.
         */
        public readonly Place $start,
        /**
         * Its caption.
         */
        public readonly ?string $caption = null,
        /**
         * Who made it, or who said it.
         */
        public readonly ?string $credit = null,
        /**
         * All of them, where there are several.
         *
         * @var list<string>
         */
        public readonly array $sources = [],
        /**
         * Where it is, or the first of its images; where the first of related articles is.
         */
        public readonly ?string $src = null,
        /**
         * Its text; items and paragraphs in it have a line each.
         */
        public readonly ?string $text = null,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'ShownBlock');
        return new self(
            $fields->string('element'),
            Place::fromArray($fields->array('end')),
            $fields->string('kind'),
            Place::fromArray($fields->array('start')),
            $fields->has('caption') ? $fields->string('caption') : null,
            $fields->has('credit') ? $fields->string('credit') : null,
            $fields->has('sources') ? $fields->array('sources') : [],
            $fields->has('src') ? $fields->string('src') : null,
            $fields->has('text') ? $fields->string('text') : null,
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
            'element' => $this->element,
            'end' => $this->end,
            'kind' => $this->kind,
            'start' => $this->start,
            ...($this->caption === null ? [] : ['caption' => $this->caption]),
            ...($this->credit === null ? [] : ['credit' => $this->credit]),
            ...($this->sources === [] ? [] : ['sources' => $this->sources]),
            ...($this->src === null ? [] : ['src' => $this->src]),
            ...($this->text === null ? [] : ['text' => $this->text]),
        ];
    }
}
