<?php

declare(strict_types=1);

namespace IaValidate\Tests;

use IaValidate\Exception\Refusal;
use IaValidate\Result\Mended;
use IaValidate\Validator;
use PHPUnit\Framework\TestCase;

/**
 * By the program, by HTTP and on a command line the answers are the same, and the types lose nothing of them.
 */
final class EqualityTest extends TestCase
{
    public function testAnswersAreTheSame(): void
    {
        $service = Service::real();
        $byBinary = Validator::binary(Program::path());
        $byHttp = Validator::http($service->url);
        $documents = self::documents();
        $count = (int) (getenv('GENERATED') ?: 30);
        foreach (array_merge($documents, self::generated($documents, $count)) as $name => $document) {
            $printed = Program::prints(['check', '--no-config', '--format', 'json', '-'], $document);
            $this->assertSame($printed, $byHttp->report($document, 'json'), (string) $name);
            $this->assertSame($printed, $byBinary->report($document, 'json'), (string) $name);
            $read = json_decode($printed, true);
            // In the order of the schema, which says nothing of it.
            $this->assertEquals($read, self::again($byBinary->check($document)), (string) $name);
            $this->assertEquals($read, self::again($byHttp->check($document)), (string) $name);
            $printed = Program::prints(['preview', '--no-config', '--format', 'json', '-'], $document);
            $printed = json_decode($printed, true);
            $this->assertEquals($printed, self::again($byBinary->preview($document)), (string) $name);
            $this->assertEquals($printed, self::again($byHttp->preview($document)), (string) $name);
            $this->assertEquals($byBinary->show($document), $byHttp->show($document), (string) $name);
            $fixed = self::fixed($byHttp, $document);
            $this->assertEquals(self::fixed($byBinary, $document), $fixed, (string) $name);
            $is_plain = mb_check_encoding($document, 'UTF-8') && stripos($document, 'charset') === false;
            if ($fixed instanceof Mended && $is_plain) {
                $this->assertSame(Program::prints(['fix', '--no-config', '-'], $document), $fixed->text, (string) $name);
            }
        }
    }

    public function testResultsAreThoseOfTheSchemas(): void
    {
        exec(escapeshellarg(PHP_BINARY) . ' ' . dirname(__DIR__) . '/scripts/results.php --check 2>&1', $said, $code);
        $this->assertSame(0, $code, implode("\n", $said));
    }

    /**
     * The document, mended, or why it is not.
     */
    private static function fixed(Validator $validator, string $document): Mended|string
    {
        try {
            return $validator->fix($document);
        } catch (Refusal $refusal) {
            return $refusal->getMessage();
        }
    }

    private static function again(\JsonSerializable $result): mixed
    {
        return json_decode((string) json_encode($result, JSON_THROW_ON_ERROR), true);
    }

    /**
     * @return array<string, string>
     */
    private static function documents(): array
    {
        $documents = [];
        $folder = new \RecursiveDirectoryIterator(dirname(__DIR__, 3) . '/test-articles');
        foreach (new \RecursiveIteratorIterator($folder) as $file) {
            if (preg_match('/\.(html?|xml|rss)$/', (string) $file) === 1) {
                $documents[(string) $file] = (string) file_get_contents((string) $file);
            }
        }
        ksort($documents);
        self::assertNotEmpty($documents);
        return $documents;
    }

    /**
     * Pieces of documents in other orders: the same each time.
     *
     * @param array<string, string> $documents
     *
     * @return array<string, string>
     */
    private static function generated(array $documents, int $count): array
    {
        mt_srand(20261128);
        $documents = array_values(array_filter($documents, static fn ($it) => strlen($it) < 60000));
        $generated = [];
        for ($number = 0; $number < $count; $number++) {
            $document = $documents[mt_rand(0, count($documents) - 1)];
            for ($edits = mt_rand(1, 6); $edits > 0; $edits--) {
                $other = $documents[mt_rand(0, count($documents) - 1)];
                $from = mt_rand(0, max(0, strlen($other) - 1));
                $piece = substr($other, $from, mt_rand(0, 200));
                $at = mt_rand(0, strlen($document));
                $document = substr_replace($document, $piece, $at, mt_rand(0, 100));
            }
            $generated["generated $number"] = $document;
        }
        return $generated;
    }
}
