<?php

declare(strict_types=1);

namespace IaValidate\WordPress;

use IaValidate\Exception\ValidatorException;

/**
 * Checks Instant Articles.
 */
final class Command
{
    public function __construct(private readonly Checks $checks, private readonly Feed $feed)
    {
    }

    /**
     * Checks the feed.
     *
     * ## OPTIONS
     *
     * [--format=<format>]
     * : How the report is written: compact, json, markdown, html, sarif and so on.
     * ---
     * default: compact
     * ---
     *
     * [--fix]
     * : Prints the feed, mended where that is safe, in place of a report.
     *
     * @param list<string> $args
     * @param array<string, string|bool> $options
     */
    public function feed(array $args, array $options): void
    {
        $feed = $this->feed->text();
        try {
            if (!empty($options['fix'])) {
                \WP_CLI::line(rtrim($this->checks->validator()->fix($feed, kind: 'feed')->text, "\n"));
                return;
            }
            $format = (string) ($options['format'] ?? 'compact');
            $report = $this->checks->validator()->report($feed, $format, name: Feed::NAME . '.xml', kind: 'feed');
            $errors = $this->checks->validator()->check($feed, kind: 'feed')->summary->errors;
        } catch (ValidatorException $error) {
            \WP_CLI::error($error->getMessage());
        }
        if ($report !== '') {
            \WP_CLI::line(rtrim($report, "\n"));
        }
        \WP_CLI::halt($errors > 0 ? 1 : 0);
    }

    /**
     * Checks posts, one by one.
     *
     * ## OPTIONS
     *
     * [<id>...]
     * : These posts; all that are published if none is named.
     *
     * @param list<string> $args
     * @param array<string, string|bool> $options
     */
    public function posts(array $args, array $options): void
    {
        $status = $args === [] ? 'publish' : 'any';
        $query = ['numberposts' => -1, 'orderby' => 'ID', 'order' => 'ASC', 'post_status' => $status];
        $posts = get_posts($args === [] ? $query : $query + ['include' => array_map('intval', $args)]);
        $errors = 0;
        foreach ($posts as $post) {
            $article = Article::of($post);
            $report = $this->checks->article($article, "post $post->ID");
            if ($report === null) {
                \WP_CLI::error((string) $this->checks->failure());
            }
            $errors += $report->summary->errors;
            foreach ($report->diagnostics as $it) {
                \WP_CLI::line("post $post->ID: $it->severity[$it->rule] $it->message");
            }
        }
        \WP_CLI::halt($errors > 0 ? 1 : 0);
    }
}
