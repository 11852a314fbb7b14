<?php

declare(strict_types=1);

namespace IaValidate\WordPress;

/**
 * What the panel of the editor asks: findings in a text that is not saved yet, and one of its blocks, mended.
 */
final class Rest
{
    public function __construct(private readonly Checks $checks)
    {
    }

    public function register(): void
    {
        $this->route('check', $this->check(...), ['title', 'content']);
        $this->route('mend', $this->mend(...), ['block']);
    }

    /**
     * @param list<string> $texts what the question holds
     */
    private function route(string $name, \Closure $answer, array $texts): void
    {
        register_rest_route('ia-validate/v1', "/posts/(?P<id>\\d+)/$name", [
            'methods' => 'POST',
            'callback' => $answer,
            'permission_callback' => static fn (\WP_REST_Request $request) =>
                current_user_can('edit_post', (int) $request['id']),
            'args' => array_fill_keys($texts, ['type' => 'string', 'required' => true]),
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

    /**
     * A block as the editor writes it, mended by the fixes that lose nothing. What a block draws only when it is shown
     * cannot be mended in what is written: then, as where nothing is mended, `block` is null.
     */
    public function mend(\WP_REST_Request $request): \WP_REST_Response
    {
        $blocks = parse_blocks((string) $request['block']);
        $block = count($blocks) === 1 ? $blocks[0] : null;
        if ($block === null || !Article::isAsWritten($block)) {
            return new \WP_REST_Response(['failure' => null, 'block' => null]);
        }
        $text = $this->checks->mended(trim($block['innerHTML']));
        if ($text !== null) {
            $block['innerHTML'] = "\n$text\n";
            $block['innerContent'] = [$block['innerHTML']];
        }
        return new \WP_REST_Response([
            'failure' => $this->checks->failure(),
            'block' => $text === null ? null : ($text === '' ? '' : serialize_block($block)),
        ]);
    }
}
