<?php

declare(strict_types=1);

namespace IaValidate\WordPress;

/**
 * A post as an Instant Article, and which of its blocks each part is from.
 */
final class Article
{
    /**
     * @param string $html the document
     * @param list<array{int, int}> $blocks where each block of the post stands in it, in bytes
     */
    private function __construct(public readonly string $html, private readonly array $blocks)
    {
    }

    /**
     * Of a post, with a title and a content that are perhaps not saved yet.
     */
    public static function of(\WP_Post $post, ?string $title = null, ?string $content = null): self
    {
        $title ??= $post->post_title;
        $content ??= $post->post_content;
        $is_dated = $post->post_date_gmt !== '0000-00-00 00:00:00';
        $published = $is_dated ? get_post_time(DATE_ATOM, true, $post) : gmdate(DATE_ATOM);
        $modified = $is_dated ? get_post_modified_time(DATE_ATOM, true, $post) : $published;
        $author = get_the_author_meta('display_name', (int) $post->post_author);
        $head = sprintf(
            "<!doctype html>\n<html lang=\"%s\" prefix=\"op: http://media.facebook.com/op#\">\n<head>\n"
            . "<meta charset=\"utf-8\">\n<link rel=\"canonical\" href=\"%s\">\n"
            . "<meta property=\"op:markup_version\" content=\"v1.0\">\n</head>\n<body>\n<article>\n<header>\n<h1>%s</h1>\n"
            . "<time class=\"op-published\" datetime=\"%s\">%s</time>\n"
            . "<time class=\"op-modified\" datetime=\"%s\">%s</time>\n"
            . "<address><a>%s</a></address>\n</header>\n",
            esc_attr(get_bloginfo('language')),
            esc_url(self::link($post, $title)),
            esc_html(wp_strip_all_tags($title)),
            esc_attr((string) $published),
            esc_html((string) mysql2date((string) get_option('date_format'), (string) $published)),
            esc_attr((string) $modified),
            esc_html((string) mysql2date((string) get_option('date_format'), (string) $modified)),
            esc_html($author),
        );
        $body = '';
        $blocks = [];
        foreach (parse_blocks($content) as $block) {
            $is_blank = $block['blockName'] === null && trim($block['innerHTML']) === '';
            if ($is_blank) {
                continue;
            }
            $text = $block['blockName'] === null ? wpautop($block['innerHTML']) : render_block($block);
            $text = trim((string) apply_filters('ia_validate_block', do_shortcode($text), $block, $post)) . "\n";
            $begin = strlen($head) + strlen($body);
            $body .= $text;
            $blocks[] = [$begin, strlen($head) + strlen($body)];
        }
        $foot = sprintf(
            "<footer><small>© %s</small></footer>\n</article>\n</body>\n</html>\n",
            esc_html(get_bloginfo('name')),
        );
        return new self((string) apply_filters('ia_validate_article', $head . $body . $foot, $post), $blocks);
    }

    /**
     * Whether what a block shows is what is written in it, and not drawn by a program, or by blocks in it.
     *
     * @param array<string, mixed> $block
     */
    public static function isAsWritten(array $block): bool
    {
        return $block['blockName'] !== null && $block['innerBlocks'] === []
            && trim(render_block($block)) === trim($block['innerHTML']);
    }

    /**
     * Where the post stands, or will stand when it is published.
     */
    private static function link(\WP_Post $post, string $title): string
    {
        $post = clone $post;
        if ($post->ID === 0) {
            // It has no number yet, and no date; WordPress gives no address without.
            $post->ID = -1;
            $post->post_date = current_time('mysql');
        }
        if ($post->ID < 0 || in_array($post->post_status, ['draft', 'pending', 'auto-draft', 'future'], true)) {
            $post->post_status = 'publish';
            $post->post_name = sanitize_title($post->post_name ?: $title, (string) $post->ID);
            // Not the one that is stored.
            $post->filter = 'raw';
        }
        return (string) get_permalink($post);
    }

    /**
     * The number of the block that a byte is from, as the editor counts them; none if it is from no block.
     */
    public function block(int $offset): ?int
    {
        foreach ($this->blocks as $number => [$begin, $end]) {
            if ($begin <= $offset && $offset < $end) {
                return $number;
            }
        }
        return null;
    }
}
