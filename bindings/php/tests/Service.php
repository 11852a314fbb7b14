<?php

declare(strict_types=1);

namespace IaValidate\Tests;

/**
 * A process that says on stderr where it listens, and ends with this object.
 */
final class Service
{
    public readonly string $url;
    /** @var resource */
    private $process;

    /**
     * @param list<string> $command
     */
    public function __construct(array $command)
    {
        $process = proc_open($command, [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['pipe', 'w']], $pipes);
        assert(is_resource($process));
        $this->process = $process;
        $this->url = trim(str_replace('listening on ', '', (string) fgets($pipes[2])));
    }

    public static function real(string ...$options): self
    {
        return new self([Program::path(), 'serve', '--listen', '127.0.0.1:0', ...$options]);
    }

    /**
     * One that answers each request with these bytes.
     */
    public static function fake(string $answer): self
    {
        $code = <<<'PHP'
        $server = stream_socket_server('tcp://127.0.0.1:0');
        fwrite(STDERR, 'listening on http://' . stream_socket_get_name($server, false) . "\n");
        while ($client = stream_socket_accept($server, 600)) {
            fread($client, 65536);
            fwrite($client, base64_decode($argv[1]));
            $argv[1] === '' ? sleep(60) : fclose($client);
        }
        PHP;
        return new self([PHP_BINARY, '-r', $code, '--', base64_encode($answer)]);
    }

    public function __destruct()
    {
        proc_terminate($this->process);
        proc_close($this->process);
    }
}
