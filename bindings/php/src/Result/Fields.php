<?php

declare(strict_types=1);

namespace IaValidate\Result;

use IaValidate\Exception\BadAnswer;

/**
 * The fields of an answer, each of the type that it must have: there is no half answer.
 *
 * @internal
 */
final class Fields
{
    /**
     * @param array<mixed> $fields
     * @param string $of what they are the fields of, for messages
     */
    private function __construct(private readonly array $fields, private readonly string $of)
    {
    }

    public static function of(mixed $fields, string $of): self
    {
        if (!is_array($fields)) {
            throw new BadAnswer("`$of` is no object in the answer");
        }
        return new self($fields, $of);
    }

    public function has(string $name): bool
    {
        return isset($this->fields[$name]);
    }

    public function string(string $name): string
    {
        $value = $this->fields[$name] ?? null;
        return is_string($value) ? $value : throw $this->wrong($name, 'string');
    }

    public function int(string $name): int
    {
        $value = $this->fields[$name] ?? null;
        return is_int($value) ? $value : throw $this->wrong($name, 'whole number');
    }

    public function bool(string $name): bool
    {
        $value = $this->fields[$name] ?? null;
        return is_bool($value) ? $value : throw $this->wrong($name, 'true or false');
    }

    /**
     * @return array<mixed>
     */
    public function array(string $name): array
    {
        $value = $this->fields[$name] ?? null;
        return is_array($value) ? $value : throw $this->wrong($name, 'list');
    }

    private function wrong(string $name, string $wanted): BadAnswer
    {
        return new BadAnswer("`$this->of` has no `$name` ($wanted) in the answer: its version is perhaps another one");
    }
}
