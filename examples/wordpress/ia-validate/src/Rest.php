<?php

declare(strict_types=1);

namespace IaValidate\WordPress;

/**
 * What the panel of the editor asks: findings in a text that is not saved yet.
 */
final class Rest
{
    public function __construct(private readonly Checks $checks)
    {
    }

    public function register(): void
    {
        register_rest_route('ia-validate/v1', '/posts/(?P<id>\d+)/check', [
            'methods' => 'POST',
            'callback' => $this->check(...),
            'permission_callback' => static fn (\WP_REST_Request $request) =>
                current_user_can('edit_post', (int) $request['id']),
            'args' => [
                'title' => ['type' => 'string', 'required' => true],
                'content' => ['type' => 'string', 'required' => true],
            ],
        ]);
    }

    public function check(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $post = get_post((int) $request['id']);
        if ($post === null) {
            return new \WP_Error('rest_post_invalid_id', __('There is no such post.', 'ia-validate'), ['status' => 404]);
        }
        $article = Article::of($post, (string) $request['title'], (string) $request['content']);
        $report = $this->checks->article($article, 'article.html');
        return new \WP_REST_Response([
            'failure' => $this->checks->failure(),
            'findings' => $report === null ? [] : Checks::told($report, $article),
        ]);
    }
}
