<?php

declare(strict_types=1);

namespace IaValidate\Transport;

use IaValidate\Exception\ValidatorException;

/**
 * How a request comes to `ia-validate`.
 */
interface Transport
{
    /**
     * Sends a request, and gives its whole answer.
     *
     * @param string $path such as `/v1/check`
     * @param string $query options, without the question mark
     * @param string|null $document what is sent, if anything is
     *
     * @throws ValidatorException if there is no answer, or the request is refused
     */
    public function send(string $path, string $query, ?string $document): string;
}
