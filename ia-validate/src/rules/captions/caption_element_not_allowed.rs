use crate::article::{Element, text};
use crate::markup::Name;
use crate::report::Severity;
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};

rule! {
    /// # What it checks
    ///
    /// A `figcaption` has a child element other than `h1`, `h2` or `cite`. Plain text is allowed, and so is
    /// formatting inside these three.
    ///
    /// # Why
    ///
    /// A caption supports `h1`, `h2` and `cite` only; a paragraph is not supported (FAQ L108). Facebook's SDK
    /// wrote formatted text straight into captions nevertheless (rules.md, OQ 1): for whoever has to live with
    /// that, `--lenient-captions` makes it a warning for `a`, `b`, `strong`, `i`, `em` and `br`.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption><p>The harbour at dawn</p></figcaption>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption>The harbour <em>at dawn</em></figcaption>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption><h1>The <em>old</em> harbour</h1><h2>At dawn</h2><cite>Ann / <b>AP</b></cite></figcaption>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption>The harbour at dawn</figcaption>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Unwrap a single `p` to plain text. Several `p` are only a suggestion, since their text would run
    /// together.
    "caption-element-not-allowed", Error, StartTag, At::Elements(&[Name::Figcaption], check)
}

const ALLOWED: &[Name] = &[Name::H1, Name::H2, Name::Cite];

/// What the SDK wrote into captions.
const INLINE: &[Name] = &[Name::A, Name::B, Name::Strong, Name::I, Name::Em, Name::Br];

fn check(caption: Element<'_>, findings: &mut Findings<'_>) {
    let is_lenient = findings.context().options.lenient_captions;
    for child in caption.children().filter(|child| !ALLOWED.contains(&child.name())) {
        let name = text::short(child.name_as_written());
        let finding = findings.at(
            child,
            format!(
                "`{name}` directly in `figcaption`: a caption holds `h1`, `h2`, `cite` and plain text only"
            ),
        );
        finding.help(match child.name() {
            Name::P => "put the text into `h1` or `h2`, or leave it plain; a credit goes into `cite`",
            _ => "leave the text plain, or put it into `h1`, `h2` or `cite`, which may hold formatting",
        });
        if is_lenient && INLINE.contains(&child.name()) {
            finding.severity(Severity::Warning);
        }
    }
}
