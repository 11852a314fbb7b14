<?php

declare(strict_types=1);

namespace IaValidate\Exception;

/**
 * What came is no answer of ia-validate, or none that this version understands.
 */
final class BadAnswer extends ValidatorException
{
}
