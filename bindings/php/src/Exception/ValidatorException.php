<?php

declare(strict_types=1);

namespace IaValidate\Exception;

/**
 * What keeps a document from being checked.
 */
abstract class ValidatorException extends \RuntimeException
{
}
