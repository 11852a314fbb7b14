<?php

declare(strict_types=1);

namespace IaValidate\WordPress;

/**
 * Hangs everything where WordPress calls it.
 */
final class Plugin
{
    public static function start(string $file): void
    {
        $settings = new Settings();
        $checks = new Checks($settings);
        $feed = new Feed($checks, $settings);
        $publishing = new Publishing($checks, $settings);
        $page = new ToolsPage($checks, $feed, $settings);
        $rest = new Rest($checks);

        add_action('init', $feed->register(...));
        add_action('admin_init', $settings->register(...));
        add_action('admin_menu', $page->register(...));
        add_action('admin_notices', $checks->notice(...));
        add_action('rest_api_init', $rest->register(...));
        add_filter('rest_pre_insert_post', $publishing->fromEditor(...), 10, 2);
        add_filter('wp_insert_post_data', $publishing->fromElsewhere(...), 10, 2);
        add_action('admin_notices', $publishing->notice(...));
        add_action('enqueue_block_editor_assets', static fn () => self::editor($file));
        register_activation_hook($file, static function () use ($feed): void {
            $feed->register();
            flush_rewrite_rules();
        });
        register_deactivation_hook($file, 'flush_rewrite_rules');
        if (defined('WP_CLI') && \WP_CLI) {
            \WP_CLI::add_command('ia-validate', new Command($checks, $feed));
        }
    }

    private static function editor(string $file): void
    {
        $needs = ['wp-api-fetch', 'wp-blocks', 'wp-components', 'wp-compose', 'wp-data', 'wp-edit-post', 'wp-element',
            'wp-hooks', 'wp-i18n', 'wp-plugins', 'wp-block-editor', 'wp-editor'];
        wp_enqueue_script('ia-validate', plugins_url('assets/editor.js', $file), $needs, '0.1.0', true);
        wp_enqueue_style('ia-validate', plugins_url('assets/editor.css', $file), [], '0.1.0');
    }
}
