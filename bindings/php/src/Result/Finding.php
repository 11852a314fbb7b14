<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * Something wrong.
 */
final class Finding implements \JsonSerializable
{
    public function __construct(
        /**
         * The article, if it is about one.
         */
        public readonly ?Article $article,
        /**
         * Where it ends, exclusive.
         */
        public readonly Place $end,
        /**
         * What tells it from others while the file changes elsewhere; those of findings that are alike are the
         * same.
         */
        public readonly string $fingerprint,
        /**
         * What is there and where it matters.
         */
        public readonly string $message,
        /**
         * The file, as it was named.
         */
        public readonly string $path,
        /**
         * The rule's id.
         */
        public readonly string $rule,
        /**
         * `error`, `warning` or `info`.
         */
        public readonly string $severity,
        /**
         * Where the place begins.
         */
        public readonly Place $start,
        /**
         * How to mend it.
         */
        public readonly ?Fix $fix = null,
        /**
         * What to do.
         */
        public readonly ?string $help = null,
        /**
         * What the newsroom says of the rule (`notes` of the options).
         */
        public readonly ?Note $note = null,
        /**
         * Places that belong to it.
         *
         * @var list<Related>
         */
        public readonly array $related = [],
        /**
         * Where the rule's documentation stands.
         */
        public readonly ?string $url = null,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Finding');
        return new self(
            $fields->has('article') ? Article::fromArray($fields->array('article')) : null,
            Place::fromArray($fields->array('end')),
            $fields->string('fingerprint'),
            $fields->string('message'),
            $fields->string('path'),
            $fields->string('rule'),
            $fields->string('severity'),
            Place::fromArray($fields->array('start')),
            $fields->has('fix') ? Fix::fromArray($fields->array('fix')) : null,
            $fields->has('help') ? $fields->string('help') : null,
            $fields->has('note') ? Note::fromArray($fields->array('note')) : null,
            $fields->has('related') ? array_map(Related::fromArray(...), $fields->array('related')) : [],
            $fields->has('url') ? $fields->string('url') : null,
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
            'article' => $this->article,
            'end' => $this->end,
            'fingerprint' => $this->fingerprint,
            'message' => $this->message,
            'path' => $this->path,
            'rule' => $this->rule,
            'severity' => $this->severity,
            'start' => $this->start,
            ...($this->fix === null ? [] : ['fix' => $this->fix]),
            ...($this->help === null ? [] : ['help' => $this->help]),
            ...($this->note === null ? [] : ['note' => $this->note]),
            ...($this->related === [] ? [] : ['related' => $this->related]),
            ...($this->url === null ? [] : ['url' => $this->url]),
        ];
    }
}
