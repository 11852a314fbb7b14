<?php

declare(strict_types=1);

namespace IaValidate\Transport;

use IaValidate\Exception\BadAnswer;
use IaValidate\Exception\Refusal;
use IaValidate\Exception\TimedOut;
use IaValidate\Exception\Unavailable;

/**
 * Runs the program once for each request. No shell takes part, and nothing is written to a disk.
 */
final class Binary implements Transport
{
    private const NAME = 'ia-validate';

    /** How much goes through a pipe at once, in bytes. */
    private const PIECE = 65536;

    /**
     * @param string $path where the program is
     * @param float $timeout how long an answer may take, in seconds
     */
    public function __construct(private readonly string $path, private readonly float $timeout = 30.0)
    {
    }

    /**
     * The program at a path or, without one, in Composer's folder of programs or the PATH.
     *
     * @throws Unavailable if it is not there
     */
    public static function find(?string $path = null, float $timeout = 30.0): self
    {
        if ($path !== null) {
            if (!is_file($path) || !is_executable($path)) {
                throw new Unavailable("`$path` is no program that can be run; give the path of `ia-validate`");
            }
            return new self($path, $timeout);
        }
        foreach (self::folders() as $folder) {
            foreach (PHP_OS_FAMILY === 'Windows' ? ['.exe'] : [''] as $ending) {
                $file = $folder . DIRECTORY_SEPARATOR . self::NAME . $ending;
                if ($folder !== '' && is_file($file) && is_executable($file)) {
                    return new self($file, $timeout);
                }
            }
        }
        throw new Unavailable(
            'there is no program `ia-validate`, neither in vendor/bin nor in the PATH: install it (`cargo install '
            . 'ia-validate-cli`), give its path to Validator::binary(), or ask a service with Validator::http()'
        );
    }

    /**
     * @return list<string>
     */
    private static function folders(): array
    {
        $vendor = $GLOBALS['_composer_bin_dir'] ?? dirname(__DIR__, 4) . '/bin';
        return [is_string($vendor) ? $vendor : '', ...explode(PATH_SEPARATOR, (string) getenv('PATH'))];
    }

    public function send(string $path, string $query, ?string $document): string
    {
        if (!function_exists('proc_open')) {
            throw new Unavailable(
                'PHP may not run programs here (`proc_open` is disabled): ask a service with Validator::http()'
            );
        }
        $target = $path . ($query === '' ? '' : '?' . $query);
        $seconds = (string) max(1, min(3600, (int) ceil($this->timeout)));
        $command = [$this->path, 'serve', '--max-body', '1G', '--timeout', $seconds, '--answer', $target];
        $process = @proc_open($command, [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
        if ($process === false) {
            throw new Unavailable("`$this->path` could not be started");
        }
        try {
            [$answer, $told] = $this->exchange($pipes, $document ?? '');
        } catch (TimedOut $error) {
            proc_terminate($process, 9);
            throw $error;
        } finally {
            foreach ($pipes as $pipe) {
                if (is_resource($pipe)) {
                    fclose($pipe);
                }
            }
            $code = proc_close($process);
        }
        return match (true) {
            $code === 0 => $answer,
            $code === 2 && $answer !== '' => throw Refusal::of($answer),
            $code === 2 => throw new Unavailable(self::words($told)),
            default => throw new BadAnswer("`$this->path` ended with code $code: " . self::words($told)),
        };
    }

    /**
     * Sends and receives at once, so that neither side waits for the other.
     *
     * @param array<int, resource> $pipes
     *
     * @return array{string, string} what came on stdout and stderr
     */
    private function exchange(array $pipes, string $document): array
    {
        [$stdin, $stdout, $stderr] = $pipes;
        foreach ($pipes as $pipe) {
            stream_set_blocking($pipe, false);
        }
        $deadline = microtime(true) + $this->timeout;
        $sent = 0;
        $received = [1 => '', 2 => ''];
        $open = [1 => $stdout, 2 => $stderr];
        while ($open !== []) {
            if (is_resource($stdin) && $sent >= strlen($document)) {
                fclose($stdin);
            }
            $left = $deadline - microtime(true);
            $read = array_values($open);
            $write = is_resource($stdin) ? [$stdin] : [];
            $except = [];
            $seconds = (int) max(0, floor($left));
            $micros = (int) (max(0, $left - $seconds) * 1e6);
            if ($left <= 0 || @stream_select($read, $write, $except, $seconds, $micros) === 0) {
                throw new TimedOut("there is no answer after $this->timeout seconds");
            }
            if ($write !== []) {
                $written = @fwrite($stdin, substr($document, $sent, self::PIECE));
                // It may refuse before it has read everything; its answer says why.
                $sent = $written === false ? strlen($document) : $sent + $written;
            }
            foreach ($open as $number => $pipe) {
                if (in_array($pipe, $read, true)) {
                    $received[$number] .= (string) fread($pipe, self::PIECE);
                    if (feof($pipe)) {
                        unset($open[$number]);
                    }
                }
            }
        }
        return [$received[1], $received[2]];
    }

    /**
     * What the program says, without the word in front.
     */
    private static function words(string $told): string
    {
        return trim(preg_replace('/^error: /', '', $told) ?? $told) ?: 'it says nothing';
    }
}
