<?php

declare(strict_types=1);

namespace IaValidate;

/**
 * Options as they stand in a query. What they mean, and which there are, the program knows.
 *
 * @internal
 */
final class Query
{
    /**
     * @param array<string, mixed> $options
     */
    public static function of(array $options): string
    {
        $parts = [];
        foreach ($options as $name => $value) {
            foreach (self::texts((string) $name, $value) as $text) {
                $parts[] = rawurlencode((string) $name) . '=' . rawurlencode($text);
            }
        }
        return implode('&', $parts);
    }

    /**
     * @return list<string>
     */
    private static function texts(string $name, mixed $value): array
    {
        if (is_array($value)) {
            $texts = [];
            foreach ($value as $key => $item) {
                $text = self::text($name, $item);
                $texts[] = is_string($key) ? $key . '=' . $text : $text;
            }
            return $texts;
        }
        // What is not set is not there.
        return $value === null ? [] : [self::text($name, $value)];
    }

    private static function text(string $name, mixed $value): string
    {
        return match (true) {
            is_bool($value) => $value ? 'true' : 'false',
            is_string($value) => $value,
            is_int($value) => (string) $value,
            $value instanceof \DateTimeInterface => $value->format(DATE_ATOM),
            default => throw new Exception\WrongOptions(
                "`$name`: this must be a string, a number, true or false, a time, or a list of them, not "
                . get_debug_type($value)
            ),
        };
    }
}
