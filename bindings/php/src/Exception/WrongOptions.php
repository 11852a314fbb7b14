<?php

declare(strict_types=1);

namespace IaValidate\Exception;

/**
 * Options are wrong: a mistake of whoever calls. The message names what was meant.
 */
final class WrongOptions extends Refusal
{
}
