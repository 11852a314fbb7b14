<?php

declare(strict_types=1);

namespace IaValidate\WordPress;

/**
 * What can be set, in one option of WordPress.
 */
final class Settings
{
    public const NAME = 'ia_validate';

    private const DEFAULTS = ['binary' => '', 'service' => '', 'hold' => 'error', 'mend' => ''];

    /** The severities that hold publishing back, the strictest last. */
    public const HOLD = ['never' => [], 'error' => ['error'], 'warning' => ['error', 'warning']];

    public function register(): void
    {
        register_setting(self::NAME, self::NAME, [
            'type' => 'array',
            'sanitize_callback' => static function (mixed $given): array {
                $given = is_array($given) ? $given : [];
                return [
                    // Whoever may change this setting may install plugins: a path is no more than that.
                    'binary' => sanitize_text_field((string) ($given['binary'] ?? '')),
                    'service' => esc_url_raw((string) ($given['service'] ?? ''), ['http', 'https']),
                    'hold' => isset(self::HOLD[$given['hold'] ?? '']) ? $given['hold'] : self::DEFAULTS['hold'],
                    'mend' => empty($given['mend']) ? '' : '1',
                ];
            },
        ]);
    }

    public function get(string $name): string
    {
        $set = get_option(self::NAME, []);
        return (string) ((is_array($set) ? $set : [])[$name] ?? self::DEFAULTS[$name]);
    }

    /**
     * The form, for a page of the administration.
     */
    public function form(): void
    {
        $field = fn (string $name) => esc_attr(self::NAME . "[$name]");
        $words = [
            'never' => __('never', 'ia-validate'),
            'error' => __('on errors', 'ia-validate'),
            'warning' => __('on errors and warnings', 'ia-validate'),
        ];
        echo '<form method="post" action="options.php"><table class="form-table" role="presentation">';
        settings_fields(self::NAME);
        printf(
            '<tr><th><label for="ia-binary">%s</label></th><td><input id="ia-binary" class="regular-text" name="%s"'
            . ' value="%s" placeholder="%s"></td></tr>',
            esc_html__('Program', 'ia-validate'),
            $field('binary'),
            esc_attr($this->get('binary')),
            esc_attr__('found in the PATH', 'ia-validate'),
        );
        printf(
            '<tr><th><label for="ia-service">%s</label></th><td><input id="ia-service" class="regular-text" name="%s"'
            . ' value="%s" placeholder="http://127.0.0.1:8787"><p class="description">%s</p></td></tr>',
            esc_html__('or service', 'ia-validate'),
            $field('service'),
            esc_attr($this->get('service')),
            esc_html__('Where `ia-validate serve` runs; then the program is not needed here.', 'ia-validate'),
        );
        printf(
            '<tr><th><label for="ia-hold">%s</label></th><td><select id="ia-hold" name="%s">',
            esc_html__('Hold publishing back', 'ia-validate'),
            $field('hold'),
        );
        foreach ($words as $value => $text) {
            $selected = selected($this->get('hold'), $value, false);
            printf('<option value="%s"%s>%s</option>', esc_attr($value), $selected, esc_html($text));
        }
        echo '</select></td></tr>';
        printf(
            '<tr><th>%s</th><td><label><input type="checkbox" name="%s" value="1"%s> %s</label></td></tr></table>',
            esc_html__('Feed', 'ia-validate'),
            $field('mend'),
            checked($this->get('mend'), '1', false),
            esc_html__('mend what can be mended safely, in the feed only', 'ia-validate'),
        );
        submit_button();
        echo '</form>';
    }
}
