<?php

// Made by scripts/results.php from docs/schemas: edits are lost.

declare(strict_types=1);

namespace IaValidate\Result;

/**
 * What made a report.
 */
final class Tool implements \JsonSerializable
{
    public function __construct(
        /**
         * `ia-validate`.
         */
        public readonly string $name,
        /**
         * Its version.
         */
        public readonly string $version,
    ) {
    }

    /**
     * @throws \IaValidate\Exception\BadAnswer if something is missing
     */
    public static function fromArray(mixed $fields): self
    {
        $fields = Fields::of($fields, 'Tool');
        return new self(
            $fields->string('name'),
            $fields->string('version'),
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
            'name' => $this->name,
            'version' => $this->version,
        ];
    }
}
