<?php

declare(strict_types=1);

namespace IaValidate\Exception;

/**
 * There was no answer in time.
 */
final class TimedOut extends ValidatorException
{
}
