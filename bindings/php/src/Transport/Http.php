<?php

declare(strict_types=1);

namespace IaValidate\Transport;

use IaValidate\Exception\Refusal;
use IaValidate\Exception\TimedOut;
use IaValidate\Exception\Unavailable;
use IaValidate\Exception\WrongOptions;
use Psr\Http\Client\ClientExceptionInterface;
use Psr\Http\Client\ClientInterface;
use Psr\Http\Message\RequestFactoryInterface;
use Psr\Http\Message\StreamFactoryInterface;

/**
 * Asks a service: `ia-validate serve`.
 */
final class Http implements Transport
{
    private function __construct(
        private readonly string $url,
        private readonly ?ClientInterface $client,
        private readonly ?RequestFactoryInterface $requests,
        private readonly ?StreamFactoryInterface $streams,
        private readonly float $timeout,
    ) {
    }

    /**
     * @param string $url such as `http://127.0.0.1:8787`
     */
    public static function to(
        string $url,
        ?ClientInterface $client = null,
        ?RequestFactoryInterface $requests = null,
        ?StreamFactoryInterface $streams = null,
        float $timeout = 30.0,
    ): self {
        if (preg_match('~^https?://~i', $url) !== 1) {
            throw new WrongOptions("`$url` is no address of a service; give one such as `http://127.0.0.1:8787`");
        }
        // Many implementations are client or message factory in one.
        $requests ??= $client instanceof RequestFactoryInterface ? $client : null;
        $streams ??= $requests instanceof StreamFactoryInterface ? $requests : null;
        if ($client !== null && ($requests === null || $streams === null)) {
            throw new WrongOptions('a client of PSR-18 needs factories of PSR-17: give `requests` and `streams`');
        }
        return new self(rtrim($url, '/'), $client, $requests, $streams, $timeout);
    }

    public function send(string $path, string $query, ?string $document): string
    {
        $url = $this->url . $path . ($query === '' ? '' : '?' . $query);
        $method = $document === null ? 'GET' : 'POST';
        [$status, $answer, $retryAfter] = $this->client === null
            ? $this->byStreams($method, $url, $document)
            : $this->byClient($method, $url, $document);
        if ($status !== 200) {
            throw Refusal::of($answer, $status, $retryAfter);
        }
        return $answer;
    }

    /**
     * @return array{int, string, int|null}
     */
    private function byClient(string $method, string $url, ?string $document): array
    {
        assert($this->client !== null && $this->requests !== null && $this->streams !== null);
        $request = $this->requests->createRequest($method, $url);
        if ($document !== null) {
            $request = $request->withHeader('Content-Type', 'application/octet-stream')
                ->withBody($this->streams->createStream($document));
        }
        try {
            $response = $this->client->sendRequest($request);
            $answer = (string) $response->getBody();
        } catch (ClientExceptionInterface | \RuntimeException $error) {
            throw self::unreachable($this->url, $error->getMessage(), $error);
        }
        $length = $response->getHeaderLine('Content-Length');
        self::whole($answer, $length === '' ? null : $length, $this->url);
        $after = $response->getHeaderLine('Retry-After');
        return [$response->getStatusCode(), $answer, $after === '' ? null : (int) $after];
    }

    /**
     * @return array{int, string, int|null}
     */
    private function byStreams(string $method, string $url, ?string $document): array
    {
        $context = stream_context_create(['http' => [
            'method' => $method,
            'header' => "Content-Type: application/octet-stream\r\nConnection: close",
            'content' => $document ?? '',
            'timeout' => $this->timeout,
            'ignore_errors' => true,
            'follow_location' => 0,
            'protocol_version' => 1.1,
        ]]);
        error_clear_last();
        $begun = microtime(true);
        $stream = @fopen($url, 'rb', false, $context);
        if ($stream === false) {
            if (microtime(true) - $begun >= $this->timeout) {
                throw new TimedOut("there is no answer after $this->timeout seconds");
            }
            throw self::unreachable($this->url, error_get_last()['message'] ?? 'no connection');
        }
        $meta = stream_get_meta_data($stream);
        $answer = '';
        while (!feof($stream)) {
            $answer .= (string) fread($stream, 65536);
            if (stream_get_meta_data($stream)['timed_out'] || microtime(true) - $begun >= $this->timeout) {
                fclose($stream);
                throw new TimedOut("there is no answer after $this->timeout seconds");
            }
        }
        fclose($stream);
        $headers = ['content-length' => null, 'retry-after' => null];
        $status = 0;
        foreach ((array) ($meta['wrapper_data'] ?? []) as $line) {
            if (preg_match('~^HTTP/\S+ (\d{3})~', (string) $line, $found) === 1) {
                $status = (int) $found[1];
            } elseif (preg_match('~^([^:]+):\s*(.*)$~', (string) $line, $found) === 1) {
                $headers[strtolower($found[1])] = $found[2];
            }
        }
        self::whole($answer, $headers['content-length'], $this->url);
        return [$status, $answer, $headers['retry-after'] === null ? null : (int) $headers['retry-after']];
    }

    /**
     * A half answer is none.
     */
    private static function whole(string $answer, ?string $length, string $url): void
    {
        if ($length !== null && strlen($answer) !== (int) $length) {
            throw self::unreachable($url, 'the answer broke off');
        }
    }

    private static function unreachable(string $url, string $why, ?\Throwable $error = null): Unavailable
    {
        $words = "the service at `$url` does not answer ($why); `ia-validate serve` starts it";
        return new Unavailable($words, 0, $error);
    }
}
