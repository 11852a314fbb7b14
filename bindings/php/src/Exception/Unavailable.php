<?php

declare(strict_types=1);

namespace IaValidate\Exception;

/**
 * There is no program, or the service is not there.
 */
final class Unavailable extends ValidatorException
{
}
