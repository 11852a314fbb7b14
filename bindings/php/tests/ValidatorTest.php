<?php

declare(strict_types=1);

namespace IaValidate\Tests;

use GuzzleHttp\Client;
use GuzzleHttp\Psr7\HttpFactory;
use IaValidate\Exception\BadAnswer;
use IaValidate\Exception\Busy;
use IaValidate\Exception\NotFound;
use IaValidate\Exception\Refusal;
use IaValidate\Exception\TimedOut;
use IaValidate\Exception\Unavailable;
use IaValidate\Exception\WrongOptions;
use IaValidate\Validator;
use PHPUnit\Framework\TestCase;

final class ValidatorTest extends TestCase
{
    private const BAD = '<article><p>Text<figure></figure></p></article>';

    private static ?Service $service = null;

    public static function tearDownAfterClass(): void
    {
        self::$service = null;
    }

    /**
     * @return array<string, array{string}>
     */
    public static function ways(): array
    {
        return ['binary' => ['binary'], 'streams' => ['streams'], 'PSR-18' => ['psr']];
    }

    /**
     * @param array<string, mixed> $options
     */
    private static function validator(string $way, array $options = []): Validator
    {
        if ($way === 'binary') {
            return Validator::binary(Program::path(), $options);
        }
        self::$service ??= Service::real();
        if ($way === 'streams') {
            return Validator::http(self::$service->url, options: $options);
        }
        if (!class_exists(Client::class)) {
            self::markTestSkipped('skipped: there is no client of PSR-18');
        }
        $client = new Client(['http_errors' => false]);
        return Validator::http(self::$service->url, $client, new HttpFactory(), new HttpFactory(), options: $options);
    }

    /**
     * @dataProvider ways
     */
    public function testWhatIsFound(string $way): void
    {
        $report = self::validator($way)->check(self::BAD, name: 'article.html');
        $found = array_values(array_filter($report->diagnostics, static fn ($it) => $it->rule === 'figure-in-paragraph'));
        $this->assertCount(1, $found);
        $this->assertSame('error', $found[0]->severity);
        $this->assertSame('article.html', $found[0]->path);
        $this->assertSame([1, 17, 16], [$found[0]->start->line, $found[0]->start->column, $found[0]->start->offset]);
        $this->assertSame('the paragraph begins here', $found[0]->related[0]->message);
        $this->assertSame(1, $report->summary->files);
    }

    /**
     * @dataProvider ways
     */
    public function testWhatIsMended(string $way): void
    {
        $mended = self::validator($way)->fix('<article><p>a<figure>b</figure></p></article>');
        $this->assertStringContainsString('<p>a</p><figure>', $mended->text);
        $this->assertSame(1, $mended->fixed['figure-in-paragraph']);
        $this->assertGreaterThan(0, $mended->left->summary->errors);
    }

    /**
     * @dataProvider ways
     */
    public function testOptionsByName(string $way): void
    {
        $options = ['select' => ['figure-in-paragraph', 'title-missing'], 'severity' => ['title-missing' => 'info']];
        $validator = self::validator($way, $options);
        $found = $validator->check(self::BAD, kind: 'article', options: ['max-findings' => 'none'])->diagnostics;
        $this->assertSame(['info', 'error'], array_map(static fn ($it) => $it->severity, $found));
        $this->assertSame([], $validator->check(self::BAD, options: ['select' => 'captions'])->diagnostics);
        $html = $validator->report(self::BAD, 'html');
        $this->assertStringContainsString('<!DOCTYPE html>', $html);
    }

    /**
     * @dataProvider ways
     */
    public function testTheRest(string $way): void
    {
        $validator = self::validator($way);
        $feed = (string) file_get_contents(dirname(__DIR__, 3) . '/test-articles/morning-feed.xml');
        $this->assertCount(12, $validator->preview($feed)->articles);
        $this->assertCount(1, $validator->show($feed, item: 2)->articles);
        $this->assertSame('paragraph', $validator->show($feed, item: 2)->articles[0]->blocks[0]->kind);
        $this->assertContains('title-missing', array_map(static fn ($it) => $it->id, $validator->rules()));
        $this->assertStringContainsString('title-missing', $validator->explain('title-missing'));
        $this->assertGreaterThan(0, $validator->check('')->summary->errors);
    }

    /**
     * @dataProvider ways
     */
    public function testRefusalsHaveTheWordsOfTheProgram(string $way): void
    {
        $validator = self::validator($way);
        $told = static function (callable $call): Refusal {
            try {
                $call();
            } catch (Refusal $refusal) {
                return $refusal;
            }
            self::fail('it was not refused');
        };
        $wrong = $told(static fn () => $validator->check('', options: ['domain' => 'x']));
        $this->assertInstanceOf(WrongOptions::class, $wrong);
        $this->assertSame('`domain`: `domain` is no option; did you mean `domains`?', $wrong->getMessage());
        $this->assertSame('domain', $wrong->errors[0]['option']);
        $this->assertSame(400, $wrong->status);
        $rule = $told(static fn () => $validator->check('', options: ['ignore' => ['title-mising']]));
        $this->assertStringContainsString('did you mean `title-missing`?', $rule->getMessage());
        $this->assertInstanceOf(NotFound::class, $told(static fn () => $validator->explain('title-mising')));
        $large = $told(static fn () => $validator->check('long', options: ['max-file-size' => 2]));
        $this->assertSame(413, $large->status);
        $this->assertStringContainsString('max-file-size', $large->getMessage());
        $type = $told(static fn () => $validator->check('', options: ['max-items' => 1.5]));
        $this->assertStringContainsString('not float', $type->getMessage());
        $hostile = $told(static fn () => $validator->check('', options: ["a b\r\nX: y" => 'z', 'name' => "a\0b"]));
        $this->assertInstanceOf(WrongOptions::class, $hostile);
    }

    public function testNoProgram(): void
    {
        $words = '';
        $before = (string) getenv('PATH');
        putenv('PATH=/nonexistent');
        try {
            Validator::binary();
        } catch (Unavailable $error) {
            $words = $error->getMessage();
        } finally {
            putenv("PATH=$before");
        }
        $this->assertStringContainsString('cargo install ia-validate-cli', $words);
        putenv('PATH=' . dirname(Program::path()) . PATH_SEPARATOR . $before);
        try {
            $this->assertSame('ia-validate', Validator::binary()->check('')->tool->name);
        } finally {
            putenv("PATH=$before");
        }
        $this->expectException(Unavailable::class);
        $this->expectExceptionMessage('is no program that can be run');
        Validator::binary(__FILE__);
    }

    /**
     * @return array<string, array{string, class-string<\Throwable>, string}>
     */
    public static function broken(): array
    {
        return [
            'crashes' => ['kill -9 $$', BadAnswer::class, 'ended with code'],
            'says nothing' => ['exit 0', BadAnswer::class, 'no JSON'],
            'breaks off' => ['printf \'{"schema": 1, "diagnos\'', BadAnswer::class, 'no JSON'],
            'another program' => ['echo 1', BadAnswer::class, 'no JSON object'],
            'another answer' => ['echo "{}"', BadAnswer::class, '`Document` has no `articles`'],
            'half an answer' => [
                'echo \'{"schema":1,"tool":{"name":"x","version":"1"},"diagnostics":[{"rule":"a"}],'
                . '"articles":[],"summary":{}}\'',
                BadAnswer::class,
                'has no',
            ],
            'is another version' => ['echo "error: unrecognized" >&2; exit 2', Unavailable::class, 'unrecognized'],
            'never answers' => ['exec sleep 60', TimedOut::class, 'no answer after 0.5 seconds'],
            'reads nothing' => ['exec 0<&-; exec sleep 60', TimedOut::class, 'no answer after'],
            'talks without end' => ['exec yes >&2', TimedOut::class, 'no answer after'],
        ];
    }

    /**
     * @dataProvider broken
     * @param class-string<\Throwable> $exception
     */
    public function testProgramsThatAreBroken(string $script, string $exception, string $words): void
    {
        $validator = Validator::binary(Program::fake($script), timeout: 0.5);
        $begun = microtime(true);
        try {
            $validator->check(str_repeat('x', 1 << 20));
            $this->fail('it was answered');
        } catch (\IaValidate\Exception\ValidatorException $error) {
            $this->assertInstanceOf($exception, $error, $error->getMessage());
            $this->assertStringContainsString($words, $error->getMessage());
        }
        $this->assertLessThan(10, microtime(true) - $begun);
    }

    public function testServicesThatAreBroken(): void
    {
        $told = static function (Validator $validator): \Throwable {
            try {
                $validator->check('x');
            } catch (\IaValidate\Exception\ValidatorException $error) {
                return $error;
            }
            self::fail('it was answered');
        };
        $gone = $told(Validator::http('http://127.0.0.1:1'));
        $this->assertInstanceOf(Unavailable::class, $gone);
        $this->assertStringContainsString('`ia-validate serve` starts it', $gone->getMessage());
        $of = static fn (string $answer) => Service::fake($answer);
        $half = $of("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        $this->assertStringContainsString('broke off', $told(Validator::http($half->url))->getMessage());
        $other = $of("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\noops");
        $this->assertStringContainsString('status 502', $told(Validator::http($other->url))->getMessage());
        $problem = '{"status":503,"detail":"the queue is full"}';
        $length = strlen($problem);
        $busy = $of("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: $length\r\n\r\n$problem");
        $error = $told(Validator::http($busy->url));
        $this->assertInstanceOf(Busy::class, $error);
        $this->assertSame([7, 'the queue is full'], [$error->retryAfter, $error->getMessage()]);
        $silent = $of('');
        $this->assertInstanceOf(TimedOut::class, $told(Validator::http($silent->url, timeout: 0.3)));
        $this->expectException(WrongOptions::class);
        Validator::http('file:///etc/passwd');
    }
}
