<?php

declare(strict_types=1);

namespace IaValidate\WordPress;

use IaValidate\Exception\ValidatorException;
use IaValidate\Result\Document;
use IaValidate\Result\Finding;
use IaValidate\Validator;

/**
 * Checks. Where they cannot be had, nothing else stops: what is wrong is told once.
 */
final class Checks
{
    /** How long a save may wait for an answer, in seconds. */
    private const TIME = 10.0;

    private ?Validator $validator = null;
    private ?string $failure = null;

    public function __construct(private readonly Settings $settings)
    {
    }

    /**
     * The validator.
     *
     * @throws ValidatorException if there is none
     */
    public function validator(): Validator
    {
        if ($this->validator === null) {
            $options = ['domains' => [(string) wp_parse_url(home_url(), PHP_URL_HOST)]];
            [$binary, $service] = [$this->settings->get('binary'), $this->settings->get('service')];
            $this->validator = $service === ''
                ? Validator::binary($binary === '' ? null : $binary, $options, self::TIME)
                : Validator::http($service, options: $options, timeout: self::TIME);
        }
        return $this->validator;
    }

    /**
     * What is wrong with an article; none if it cannot be checked.
     */
    public function article(Article $article, string $name): ?Document
    {
        try {
            return $this->validator()->check($article->html, name: $name, kind: 'article');
        } catch (ValidatorException $error) {
            $this->failure = $error->getMessage();
            return null;
        }
    }

    /**
     * A part of an article with the fixes that lose nothing; none if there is nothing of that kind to mend.
     */
    public function mended(string $html): ?string
    {
        try {
            $mended = $this->validator()->fix($html, kind: 'fragment')->text;
            return $mended === $html ? null : trim($mended);
        } catch (ValidatorException $error) {
            $this->failure = $error->getMessage();
            return null;
        }
    }

    /**
     * Why the last question could not be answered.
     */
    public function failure(): ?string
    {
        return $this->failure;
    }

    /**
     * Findings as other programs see them, the gravest first.
     *
     * @return list<array<string, mixed>>
     */
    public static function told(Document $report, Article $article): array
    {
        $findings = $report->diagnostics;
        $grave = array_flip(['error', 'warning', 'info']);
        usort($findings, static fn ($one, $other) => $grave[$one->severity] <=> $grave[$other->severity]);
        return array_map(static fn (Finding $it) => [
            'rule' => $it->rule,
            'severity' => $it->severity,
            'message' => $it->message,
            'help' => $it->help,
            'fix' => $it->fix?->message,
            'is_safe' => $it->fix?->safety === 'safe',
            'url' => $it->url,
            'line' => $it->start->line,
            'excerpt' => mb_strimwidth(
                mb_scrub(substr($article->html, $it->start->offset, $it->end->offset - $it->start->offset), 'UTF-8'),
                0,
                120,
                '…',
            ),
            'block' => $article->block($it->start->offset),
        ], $findings);
    }

    /**
     * Tells whoever can change it that nothing is checked.
     */
    public function notice(): void
    {
        if (!current_user_can('manage_options')) {
            return;
        }
        try {
            $this->validator();
        } catch (ValidatorException $error) {
            $why = $this->settings->get('binary') === ''
                ? __('the program `ia-validate` is not there; install it, or name it or a service.', 'ia-validate')
                : $error->getMessage();
            printf(
                '<div class="notice notice-warning is-dismissible"><p><strong>%s</strong> %s <a href="%s">%s</a></p></div>',
                esc_html__('Instant Articles are not checked:', 'ia-validate'),
                esc_html($why),
                esc_url(admin_url('tools.php?page=ia-validate')),
                esc_html__('Settings', 'ia-validate'),
            );
        }
    }
}
