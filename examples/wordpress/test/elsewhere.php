<?php

/*
 * What is published by something else than the block editor: `php elsewhere.php SITE`, with the program set.
 */

declare(strict_types=1);

use IaValidate\WordPress\Settings;

[, $site] = $argv;
$_SERVER += ['HTTP_HOST' => '127.0.0.1', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET'];
require "$site/wp-load.php";

$expect = static function (string $wanted, string $got, string $what): void {
    if ($wanted !== $got) {
        fwrite(STDERR, "$what: `$got` in place of `$wanted`\n");
        exit(1);
    }
    echo "- $what\n";
};
$bad = "<!-- wp:html -->\n<p>The first cars.<figure><img src=\"https://example.com/a.jpg\"></figure></p>\n<!-- /wp:html -->";
$good = "<!-- wp:paragraph -->\n<p>Text with a \\ and a ' in it.</p>\n<!-- /wp:paragraph -->";
$insert = static fn (string $content) => wp_insert_post(wp_slash([
    'post_title' => 'A "title" & more',
    'post_content' => $content,
    'post_status' => 'publish',
    'post_author' => 1,
]));
wp_set_current_user(1);

$expect('publish', (string) get_post_status($insert($good)), 'what is right is published');
$id = $insert($bad);
$expect('draft', (string) get_post_status($id), 'what is not becomes a draft');
$expect('yes', get_transient('ia_validate_held_1') ? 'yes' : 'no', 'and whoever did it is told');
$published = $insert($good);
wp_update_post(wp_slash(['ID' => $published, 'post_content' => $bad]));
$expect('publish', (string) get_post_status($published), 'what was published is not taken back');
$settings = get_option(Settings::NAME);
update_option(Settings::NAME, ['mend' => '1'] + $settings);
ob_start();
@do_action('do_feed_instant-articles', false, 'instant-articles');
$feed = (string) ob_get_clean();
$is_mended = preg_match('~<p>The first cars\.</p>\s*<figure>~', $feed) === 1;
$expect('yes', $is_mended ? 'yes' : 'no', 'the feed is mended if that is wanted');
$expect('yes', str_contains($feed, 'Text with a \\ and a') ? 'yes' : 'no', 'and loses nothing');
update_option(Settings::NAME, ['hold' => 'never'] + $settings);
$expect('publish', (string) get_post_status($insert($bad)), 'nothing is held back where that is not wanted');
update_option(Settings::NAME, $settings);
