<?php

/*
 * The command, inside of a real WordPress, with a stand-in for WP-CLI: `php wp-cli.php SITE COMMAND [ARGUMENT…]`.
 */

declare(strict_types=1);

[, $site] = $argv;
define('WP_CLI', true);
$_SERVER += ['HTTP_HOST' => '127.0.0.1', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET'];

/** What WP-CLI would do. */
final class WP_CLI
{
    /** @var array<string, object> */
    public static array $commands = [];

    public static function add_command(string $name, object $command): void
    {
        self::$commands[$name] = $command;
    }

    public static function line(string $text): void
    {
        echo $text, "\n";
    }

    public static function error(string $text): never
    {
        fwrite(STDERR, "Error: $text\n");
        exit(1);
    }

    public static function halt(int $code): never
    {
        exit($code);
    }
}

require "$site/wp-load.php";
// What WordPress loads has variables of its own.
$name = $argv[2];
$options = $args = [];
foreach (array_slice($argv, 3) as $argument) {
    if (preg_match('/^--([^=]+)(?:=(.*))?$/', $argument, $found) === 1) {
        $options[$found[1]] = $found[2] ?? true;
    } else {
        $args[] = $argument;
    }
}
WP_CLI::$commands['ia-validate']->$name($args, $options);
