<?php

declare(strict_types=1);

namespace IaValidate\WordPress;

use IaValidate\Exception\ValidatorException;

/**
 * The feed of Instant Articles: `/feed/instant-articles`.
 */
final class Feed
{
    public const NAME = 'instant-articles';

    /** More than these are not read. */
    private const POSTS = 100;

    public function __construct(private readonly Checks $checks, private readonly Settings $settings)
    {
    }

    public function register(): void
    {
        add_feed(self::NAME, function (): void {
            header('Content-Type: application/rss+xml; charset=utf-8', true);
            echo $this->text($this->settings->get('mend') === '1'); // phpcs:ignore WordPress.Security.EscapeOutput
        });
    }

    /**
     * The feed, perhaps mended where that is safe.
     */
    public function text(bool $is_mended = false): string
    {
        $items = '';
        $args = ['numberposts' => self::POSTS, 'orderby' => 'modified', 'order' => 'DESC', 'has_password' => false];
        foreach (get_posts($args) as $post) {
            $items .= self::item($post);
        }
        $text = sprintf(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" "
            . "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n<channel>\n<title>%s</title>\n<link>%s</link>\n"
            . "<description>%s</description>\n<language>%s</language>\n<lastBuildDate>%s</lastBuildDate>\n"
            . "%s</channel>\n</rss>\n",
            self::xml(get_bloginfo('name')),
            self::xml(home_url('/')),
            self::xml(get_bloginfo('description') ?: get_bloginfo('name')),
            self::xml(get_bloginfo('language')),
            gmdate(DATE_ATOM),
            $items,
        );
        if ($is_mended) {
            try {
                $text = $this->checks->validator()->fix($text, kind: 'feed')->text;
            } catch (ValidatorException) {
                // Then it goes out as it is.
            }
        }
        return $text;
    }

    private static function item(\WP_Post $post): string
    {
        return sprintf(
            "<item>\n<title>%s</title>\n<link>%s</link>\n<guid isPermaLink=\"false\">%s</guid>\n<pubDate>%s</pubDate>\n"
            . "<author>%s</author>\n<description>%s</description>\n<content:encoded><![CDATA[\n%s]]></content:encoded>\n"
            . "</item>\n",
            self::xml(wp_strip_all_tags($post->post_title)),
            self::xml((string) get_permalink($post)),
            self::xml((string) get_the_guid($post)),
            self::xml((string) get_post_time(DATE_ATOM, true, $post)),
            self::xml(get_the_author_meta('display_name', (int) $post->post_author)),
            self::xml(wp_strip_all_tags(get_the_excerpt($post))),
            str_replace(']]>', ']]]]><![CDATA[>', Article::of($post)->html),
        );
    }

    /**
     * A text for XML: titles and names come with the entities of HTML.
     */
    private static function xml(string $text): string
    {
        return htmlspecialchars(html_entity_decode($text, ENT_QUOTES | ENT_HTML5, 'UTF-8'), ENT_XML1 | ENT_QUOTES, 'UTF-8');
    }
}
