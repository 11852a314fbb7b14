<?php

declare(strict_types=1);

namespace IaValidate\Exception;

/**
 * A request that was refused. Its message is that of the program.
 */
class Refusal extends ValidatorException
{
    /**
     * @param list<array{option: string, detail: string, help?: string}> $errors the options that are wrong, if it is them
     * @param int $status the status of HTTP, without HTTP as well; 0 if it was never sent
     * @param int|null $retryAfter after how many seconds it can be tried again, if that helps
     */
    final public function __construct(
        string $message,
        public readonly array $errors = [],
        public readonly int $status = 0,
        public readonly ?int $retryAfter = null,
    ) {
        parent::__construct($message);
    }

    /**
     * The refusal that a problem document (RFC 9457) tells of.
     *
     * @internal
     */
    public static function of(string $json, ?int $status = null, ?int $retryAfter = null): ValidatorException
    {
        $problem = json_decode($json, true);
        if (!is_array($problem) || !is_string($problem['detail'] ?? null)) {
            return new BadAnswer('the answer is none of ia-validate' . ($status === null ? '' : ": status $status"));
        }
        $status = is_int($problem['status'] ?? null) ? $problem['status'] : (int) $status;
        $kind = match ($status) {
            400 => WrongOptions::class,
            404 => NotFound::class,
            503 => Busy::class,
            default => self::class,
        };
        return new $kind($problem['detail'], array_values($problem['errors'] ?? []), $status, $retryAfter);
    }
}
