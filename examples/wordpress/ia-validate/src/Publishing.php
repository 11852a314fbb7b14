<?php

declare(strict_types=1);

namespace IaValidate\WordPress;

/**
 * Holds publishing back where an article would not come through. What is published already is never taken back.
 */
final class Publishing
{
    private const HELD = 'ia_validate_held_';

    public function __construct(private readonly Checks $checks, private readonly Settings $settings)
    {
    }

    /**
     * From the block editor: it shows the error and leaves the post as it was.
     *
     * @param \stdClass|\WP_Error $prepared
     */
    public function fromEditor(object $prepared, \WP_REST_Request $request): object
    {
        if (is_wp_error($prepared)) {
            return $prepared;
        }
        $post = isset($prepared->ID) ? get_post($prepared->ID) : null;
        $status = $prepared->post_status ?? $post?->post_status ?? 'draft';
        $why = $this->why($status, $post, $prepared->post_title ?? null, $prepared->post_content ?? null);
        return $why === null ? $prepared : new \WP_Error('ia_validate_held', $why, ['status' => 400]);
    }

    /**
     * From everywhere else: it becomes a draft, and whoever did it is told.
     *
     * @param array<string, mixed> $data
     * @param array<string, mixed> $given
     *
     * @return array<string, mixed>
     */
    public function fromElsewhere(array $data, array $given): array
    {
        if (defined('REST_REQUEST') && REST_REQUEST || $data['post_type'] !== 'post') {
            return $data;
        }
        $post = empty($given['ID']) ? null : get_post((int) $given['ID']);
        $title = wp_unslash((string) $data['post_title']);
        $why = $this->why((string) $data['post_status'], $post, $title, wp_unslash((string) $data['post_content']));
        if ($why !== null) {
            $data['post_status'] = 'draft';
            set_transient(self::HELD . get_current_user_id(), $why, HOUR_IN_SECONDS);
        }
        return $data;
    }

    /**
     * Tells what was held back.
     */
    public function notice(): void
    {
        $held = get_transient(self::HELD . get_current_user_id());
        if (is_string($held)) {
            delete_transient(self::HELD . get_current_user_id());
            printf('<div class="notice notice-error is-dismissible"><p>%s</p></div>', esc_html($held));
        }
    }

    /**
     * Why a post is held back; none if it is not.
     */
    private function why(string $status, ?\WP_Post $post, ?string $title, ?string $content): ?string
    {
        $severities = Settings::HOLD[$this->settings->get('hold')] ?? [];
        $is_new = in_array($status, ['publish', 'future'], true)
            && !in_array($post?->post_status, ['publish', 'future', 'private'], true);
        if (!$is_new || $severities === [] || ($post !== null && $post->post_type !== 'post')) {
            return null;
        }
        $post ??= new \WP_Post((object) ['ID' => 0, 'post_author' => get_current_user_id()]);
        $article = Article::of($post, $title, $content);
        $report = $this->checks->article($article, 'article.html');
        $found = array_filter($report?->diagnostics ?? [], static fn ($it) => in_array($it->severity, $severities, true));
        if ($found === []) {
            return null;
        }
        $first = reset($found);
        return sprintf(
            /* translators: 1: a number, 2: what the first finding says */
            _n(
                'Not published: the Instant Article has %1$d defect: %2$s',
                'Not published: the Instant Article has %1$d defects, the first of them: %2$s',
                count($found),
                'ia-validate',
            ),
            count($found),
            $first->message . ($first->help === null ? '' : ' – ' . $first->help),
        );
    }
}
