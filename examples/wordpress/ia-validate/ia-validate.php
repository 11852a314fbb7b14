<?php

/**
 * Plugin Name: Instant Articles, checked
 * Description: Serves a feed of Instant Articles, and checks each article while it is written and before it is published.
 * Version: 0.1.0
 * Requires at least: 6.1
 * Requires PHP: 8.1
 * License: MIT
 * Text Domain: ia-validate
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

// Composer's autoloader, or the package as `examples/wordpress/package` puts it in.
foreach (['/vendor/autoload.php', '/lib/autoload.php'] as $file) {
    if (is_file(__DIR__ . $file)) {
        require_once __DIR__ . $file;
        break;
    }
}

spl_autoload_register(static function (string $class): void {
    $prefix = 'IaValidate\\WordPress\\';
    $file = __DIR__ . '/src/' . substr($class, strlen($prefix)) . '.php';
    if (str_starts_with($class, $prefix) && is_file($file)) {
        require $file;
    }
});

IaValidate\WordPress\Plugin::start(__FILE__);
