<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * An article as Facebook would have shown it.
 */
final class ShownArticle implements \JsonSerializable
{
    public function __construct(
        /**
         * The names of its authors.
         *
         * @var list<string>
         */
        public readonly array $authors,
        /**
         * What follows, in its order; the related articles of the footer come last.
         *
         * @var list<ShownBlock>
         */
        public readonly array $blocks,
        /**
         * Its canonical URL, if it names one.
         */
        public readonly ?string $canonical,
        /**
         * The picture, video or slideshow on top.
         */
        public readonly ?ShownBlock $cover,
        /**
         * What is not shown, in the order of the text.
         *
         * @var list<DroppedPart>
         */
        public readonly array $dropped,
        /**
         * Credits and copyright.
         */
        public readonly ?ShownFooter $footer,
        /**
         * Its number in the file, from 0: people read `item 1` for 0.
         */
        public readonly int $index,
        /**
         * What stands above the title.
         */
        public readonly ?string $kicker,
        /**
         * When it was last changed, by its own word.
         */
        public readonly ?string $modified,
        /**
         * The file, as it was named.
         */
        public readonly string $path,
        /**
         * When it was published (RFC 3339, UTC).
         */
        public readonly ?string $published,
        /**
         * What stands below the title.
         */
        public readonly ?string $subtitle,
        /**
         * Its title.
         */
        public readonly ?string $title,
        /**
         * The rule for which none of it would be shown; only where there is one.
         */
        public readonly ?string $rejected = null,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'ShownArticle');
        return new self(
            $fields->array('authors'),
            array_map(ShownBlock::fromArray(...), $fields->array('blocks')),
            $fields->has('canonical') ? $fields->string('canonical') : null,
            $fields->has('cover') ? ShownBlock::fromArray($fields->array('cover')) : null,
            array_map(DroppedPart::fromArray(...), $fields->array('dropped')),
            $fields->has('footer') ? ShownFooter::fromArray($fields->array('footer')) : null,
            $fields->int('index'),
            $fields->has('kicker') ? $fields->string('kicker') : null,
            $fields->has('modified') ? $fields->string('modified') : null,
            $fields->string('path'),
            $fields->has('published') ? $fields->string('published') : null,
            $fields->has('subtitle') ? $fields->string('subtitle') : null,
            $fields->has('title') ? $fields->string('title') : null,
            $fields->has('rejected') ? $fields->string('rejected') : null,
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
            'authors' => $this->authors,
            'blocks' => $this->blocks,
            'canonical' => $this->canonical,
            'cover' => $this->cover,
            'dropped' => $this->dropped,
            'footer' => $this->footer,
            'index' => $this->index,
            'kicker' => $this->kicker,
            'modified' => $this->modified,
            'path' => $this->path,
            'published' => $this->published,
            'subtitle' => $this->subtitle,
            'title' => $this->title,
            ...($this->rejected === null ? [] : ['rejected' => $this->rejected]),
        ];
    }
}
