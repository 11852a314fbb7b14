<?php

declare(strict_types=1);

namespace IaValidate\WordPress;

use IaValidate\Exception\ValidatorException;

/**
 * Tools → Instant Articles: the report on the whole feed, and the settings.
 */
final class ToolsPage
{
    public function __construct(
        private readonly Checks $checks,
        private readonly Feed $feed,
        private readonly Settings $settings,
    ) {
    }

    public function register(): void
    {
        $title = __('Instant Articles', 'ia-validate');
        add_management_page($title, $title, 'manage_options', 'ia-validate', $this->show(...));
    }

    public function show(): void
    {
        printf('<div class="wrap"><h1>%s</h1>', esc_html__('Instant Articles', 'ia-validate'));
        $link = sprintf('<a href="%1$s">%1$s</a>', esc_url(get_feed_link(Feed::NAME)));
        printf('<p>%s %s</p>', esc_html__('The feed:', 'ia-validate'), $link);
        $this->report();
        printf('<h2>%s</h2>', esc_html__('Settings', 'ia-validate'));
        $this->settings->form();
        echo '</div>';
    }

    private function report(): void
    {
        try {
            $text = $this->feed->text($this->settings->get('mend') === '1');
            $report = $this->checks->validator()->check($text, name: Feed::NAME . '.xml', kind: 'feed');
            $page = $this->checks->validator()->report($text, 'html', name: Feed::NAME . '.xml', kind: 'feed');
        } catch (ValidatorException $error) {
            $settings = __('The feed is not checked.', 'ia-validate');
            printf('<p><strong>%s</strong> %s</p>', esc_html($settings), esc_html($error->getMessage()));
            return;
        }
        $summary = $report->summary;
        printf(
            '<p><strong>%s</strong></p>',
            esc_html(sprintf(
                /* translators: numbers of articles, errors and warnings */
                __('%1$d articles: %2$d errors, %3$d warnings', 'ia-validate'),
                $summary->articles,
                $summary->errors,
                $summary->warnings,
            )),
        );
        echo '<table class="widefat striped"><thead><tr>';
        foreach (['Article', 'Errors', 'Warnings', 'Notes'] as $head) {
            printf('<th scope="col">%s</th>', esc_html($head));
        }
        echo '</tr></thead><tbody>';
        foreach ($report->articles as $article) {
            $id = $article->canonical === null ? 0 : url_to_postid($article->canonical);
            $title = esc_html($article->title ?? $article->canonical ?? '?');
            $link = $id === 0 ? $title : sprintf('<a href="%s">%s</a>', esc_url((string) get_edit_post_link($id)), $title);
            $counts = [$article->errors, $article->warnings, $article->infos];
            printf('<tr><td>%s</td><td>%d</td><td>%d</td><td>%d</td></tr>', $link, ...$counts);
        }
        echo '</tbody></table>';
        // A page of its own, which may do nothing to this one.
        printf(
            '<h2>%s</h2><iframe title="%1$s" sandbox="allow-scripts allow-popups" srcdoc="%s" style="%s"></iframe>',
            esc_html__('The whole report', 'ia-validate'),
            // Not by `esc_attr`, which leaves entities as they are: here each stands for itself.
            htmlspecialchars($page, ENT_QUOTES, 'UTF-8'),
            'width:100%;height:70vh;border:1px solid #c3c4c7;background:#fff',
        );
    }
}
