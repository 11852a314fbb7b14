<?php

// A folder's index, files as they are, and everything else to WordPress.
$path = $_SERVER['DOCUMENT_ROOT'] . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_dir($path) && is_file("$path/index.php")) {
    $path .= '/index.php';
}
if (is_file($path)) {
    if (!str_ends_with($path, '.php')) {
        return false;
    }
    $_SERVER['SCRIPT_FILENAME'] = $path;
    $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = substr($path, strlen($_SERVER['DOCUMENT_ROOT']));
    chdir(dirname($path));
    require $path;
    return true;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
