<?php

declare(strict_types=1);

require __DIR__ . '/../autoload.php';
require __DIR__ . '/Program.php';
require __DIR__ . '/Service.php';

foreach (['GuzzleHttp/autoload.php', 'GuzzleHttp/Psr7/autoload.php'] as $file) {
    // Debian's packages; without them what needs a client of PSR-18 is skipped.
    if (is_file("/usr/share/php/$file")) {
        require_once "/usr/share/php/$file";
    }
}
