<?php

declare(strict_types=1);

namespace IaValidate\Exception;

/**
 * There is no such rule.
 */
final class NotFound extends Refusal
{
}
