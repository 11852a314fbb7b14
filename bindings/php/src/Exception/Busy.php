<?php

declare(strict_types=1);

namespace IaValidate\Exception;

/**
 * The service has too much to do: come again after some seconds.
 */
final class Busy extends Refusal
{
}
