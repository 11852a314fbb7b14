<?php

// What is wrong with an article, by the package for PHP: php check.php FILE [URL]. Without a URL the program is run.

declare(strict_types=1);

use IaValidate\Exception\ValidatorException;
use IaValidate\Validator;

// With Composer: require 'vendor/autoload.php';
require __DIR__ . '/../../bindings/php/autoload.php';

[, $file] = $argv;
$options = ['min-severity' => 'warning'];
try {
    $validator = isset($argv[2]) ? Validator::http($argv[2], options: $options) : Validator::binary(options: $options);
    $report = $validator->check((string) file_get_contents($file), name: $file);
} catch (ValidatorException $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(2);
}
foreach ($report->diagnostics as $it) {
    echo "{$it->start->line}:{$it->start->column} {$it->severity}[{$it->rule}] {$it->message}\n";
}
exit($report->summary->errors > 0 ? 1 : 0);
