<?php

declare(strict_types=1);

namespace IaValidate;

use IaValidate\Exception\BadAnswer;
use IaValidate\Exception\Unavailable;
use IaValidate\Result\Catalogue;
use IaValidate\Result\CatalogueRule;
use IaValidate\Result\Document;
use IaValidate\Result\Mended;
use IaValidate\Result\Preview;
use IaValidate\Result\Show;
use IaValidate\Transport\Binary;
use IaValidate\Transport\Http;
use IaValidate\Transport\Transport;
use Psr\Http\Client\ClientInterface;
use Psr\Http\Message\RequestFactoryInterface;
use Psr\Http\Message\StreamFactoryInterface;

/**
 * Checks Instant Articles and feeds, by the program `ia-validate` or by a service that it runs as.
 *
 * Options have the keys of `ia-validate.toml`, such as `domains`, `ignore` or `max-findings`. Those of a call count
 * more than those of the validator. What is wrong with them is told by a {@see Exception\WrongOptions}.
 *
 * Each method throws {@see Exception\ValidatorException} where there is no answer; there is never a part of one.
 *
 * @phpstan-type Options array<string, null|bool|int|string|\DateTimeInterface|array<array-key, string>>
 */
final class Validator
{
    /**
     * @param Options $options
     */
    public function __construct(private readonly Transport $transport, private readonly array $options = [])
    {
    }

    /**
     * With the program.
     *
     * @param string|null $path where it is; looked for in Composer's folder of programs and in the PATH if it is not given
     * @param Options $options
     * @param float $timeout how long an answer may take, in seconds
     *
     * @throws Unavailable if there is no program
     */
    public static function binary(?string $path = null, array $options = [], float $timeout = 30.0): self
    {
        return new self(Binary::find($path, $timeout), $options);
    }

    /**
     * With a service (`ia-validate serve`), by a client of PSR-18 or, without one, by PHP's own streams.
     *
     * @param string $url such as `http://127.0.0.1:8787`
     * @param Options $options
     * @param float $timeout how long an answer may take, in seconds; a client of your own has its own limit
     */
    public static function http(
        string $url,
        ?ClientInterface $client = null,
        ?RequestFactoryInterface $requests = null,
        ?StreamFactoryInterface $streams = null,
        array $options = [],
        float $timeout = 30.0,
    ): self {
        return new self(Http::to($url, $client, $requests, $streams, $timeout), $options);
    }

    /**
     * What is wrong with an article or a feed.
     *
     * @param string $document its bytes
     * @param string|null $name what it is called in the findings
     * @param string|null $kind `article`, `feed` or `fragment`; told by the content if it is not given
     * @param Options $options
     */
    public function check(string $document, ?string $name = null, ?string $kind = null, array $options = []): Document
    {
        return Document::fromArray($this->ask('check', $document, $this->with($name, $kind, $options)));
    }

    /**
     * The same as a report in another format, such as `html`, `markdown` or `sarif`.
     *
     * @param Options $options
     */
    public function report(
        string $document,
        string $format,
        ?string $name = null,
        ?string $kind = null,
        array $options = [],
    ): string {
        $options = $this->with($name, $kind, ['format' => $format] + $options);
        return $this->transport->send('/v1/check', Query::of($options), $document);
    }

    /**
     * The document, mended: by safe fixes, or by all of them.
     *
     * @param Options $options
     */
    public function fix(
        string $document,
        bool $unsafe = false,
        ?string $name = null,
        ?string $kind = null,
        array $options = [],
    ): Mended {
        $options = $this->with($name, $kind, ['unsafe' => $unsafe] + $options);
        return Mended::fromArray($this->ask('fix', $document, $options));
    }

    /**
     * What ingestion would do with each article.
     *
     * @param Options $options
     */
    public function preview(string $document, ?string $kind = null, array $options = []): Preview
    {
        return Preview::fromArray($this->ask('preview', $document, $this->with(null, $kind, $options)));
    }

    /**
     * The articles as Facebook would have shown them.
     *
     * @param int|null $item the number of one article, from 1 on
     * @param Options $options
     */
    public function show(
        string $document,
        ?int $item = null,
        ?string $name = null,
        ?string $kind = null,
        array $options = [],
    ): Show {
        $options = $this->with($name, $kind, ['item' => $item] + $options);
        return Show::fromArray($this->ask('show', $document, $options));
    }

    /**
     * All rules.
     *
     * @return list<CatalogueRule>
     */
    public function rules(): array
    {
        return Catalogue::fromArray(self::decode($this->transport->send('/v1/rules', '', null)))->rules;
    }

    /**
     * The documentation of a rule, as Markdown.
     *
     * @throws Exception\NotFound if there is no such rule; it names the nearest
     */
    public function explain(string $rule): string
    {
        return $this->transport->send('/v1/rules/' . rawurlencode($rule), 'format=markdown', null);
    }

    /**
     * @param Options $options
     *
     * @return Options
     */
    private function with(?string $name, ?string $kind, array $options): array
    {
        $call = array_filter(['name' => $name, 'kind' => $kind], static fn (?string $value) => $value !== null);
        return $call + $options + $this->options;
    }

    /**
     * @param Options $options
     *
     * @return array<mixed>
     */
    private function ask(string $action, string $document, array $options): array
    {
        // A format for reports says nothing of an answer that becomes an object.
        unset($options['format']);
        return self::decode($this->transport->send('/v1/' . $action, Query::of($options), $document));
    }

    /**
     * @return array<mixed>
     */
    private static function decode(string $json): array
    {
        try {
            $answer = json_decode($json, true, 512, JSON_THROW_ON_ERROR);
        } catch (\JsonException $error) {
            throw new BadAnswer('the answer is no JSON: ' . $error->getMessage(), 0, $error);
        }
        if (!is_array($answer)) {
            throw new BadAnswer('the answer is no JSON object');
        }
        return $answer;
    }
}
