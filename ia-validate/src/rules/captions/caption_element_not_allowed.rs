use crate::article::{Element, text};
use crate::markup::Name;
use crate::rules::{Edits, Findings};
use crate::rules::declaration::{At, rule};
use crate::report::Safety;

rule! {
    /// # What it checks
    ///
    /// A `figcaption` has a child element other than `h1`, `h2` or `cite`. Plain text is allowed, and so is
    /// formatting inside these three.
    ///
    /// # Why
    ///
    /// A caption supports `h1`, `h2` and `cite` only; a paragraph is not supported (FAQ L108). Facebook's SDK
    /// wrote formatted text straight into captions nevertheless (rules.md, OQ 1): whoever has to live with
    /// that can make this rule a warning.
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
    /// Unwrap a single `p` to plain text. As a suggestion: several `p` are joined, and one that holds formatting
    /// becomes an `h1`.
    "caption-element-not-allowed", Error, StartTag, At::Elements(&[Name::Figcaption], check),
    fix: Safe,
}

const ALLOWED: &[Name] = &[Name::H1, Name::H2, Name::Cite];

fn check(caption: Element<'_>, findings: &mut Findings<'_>) {
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
        if child.name() != Name::P {
            continue;
        }
        let is_plain = child.children().next().is_none();
        let is_only = caption.children().filter(|it| it.name() == Name::P).nth(1).is_none();
        match (is_plain, is_only) {
            (true, true) => {
                finding.fix(Safety::Safe, "leave the text plain", Edits::default().unwrap(child));
            }
            (true, false) => {
                let joined = Edits::default().insert(child.inner().end, " ").unwrap(child);
                finding.fix(Safety::Unsafe, "join the paragraphs to plain text", joined);
            }
            (false, true) => {
                finding.fix(Safety::Unsafe, "make it an `h1`", Edits::default().rename(child, "h1"));
            }
            (false, false) => {}
        }
    }
}
