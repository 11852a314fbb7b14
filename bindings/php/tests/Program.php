<?php

declare(strict_types=1);

namespace IaValidate\Tests;

/**
 * The program that is tested: `IA_VALIDATE` says where it is.
 */
final class Program
{
    public static function path(): string
    {
        return (string) getenv('IA_VALIDATE');
    }

    /**
     * What it prints for a document on stdin.
     *
     * @param list<string> $arguments
     */
    public static function prints(array $arguments, string $document): string
    {
        $stdin = tmpfile();
        fwrite($stdin, $document);
        rewind($stdin);
        $process = proc_open([self::path(), ...$arguments], [$stdin, ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes);
        $printed = (string) stream_get_contents($pipes[1]);
        proc_close($process);
        return $printed;
    }

    /**
     * A program that does as a script says.
     */
    public static function fake(string $script): string
    {
        $path = (string) tempnam(sys_get_temp_dir(), 'ia-validate');
        file_put_contents($path, "#!/bin/sh\n$script\n");
        chmod($path, 0700);
        register_shutdown_function(static fn () => @unlink($path));
        return $path;
    }
}
