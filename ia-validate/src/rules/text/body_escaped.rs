use crate::rules::prelude::*;
use crate::rules::shared::escaped::{Escaped, Markup, runs};

rule! {
    /// # What it checks
    ///
    /// The text of the article, or of a block in it, is markup that was escaped once too often: it begins and ends with
    /// tags of blocks (`&lt;p&gt;…&lt;/p&gt;`), or holds several of them. Examples in `code` and `pre` do not count.
    ///
    /// # Why
    ///
    /// Readers see the tags, and all paragraphs in one. It happens where a template escapes what is markup already
    /// (VENDOR Masonite). That it is text outside a paragraph is not said once more.
    ///
    /// # Bad
    ///
    /// ```html
    /// &lt;p&gt;The ferry is &lt;b&gt;back&lt;/b&gt;.&lt;/p&gt;
    /// ```
    ///
    /// ```html
    /// <p>&lt;h2&gt;The timetable&lt;/h2&gt; &lt;p&gt;It sails at noon.&lt;/p&gt;</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The ferry is <b>back</b>.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion: unescape it once.
    id: "body-escaped",
    severity: Error,
    points: Text,
    on: Article(check),
    fix: Unsafe,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    for escaped in runs(article).iter().filter(|it| it.is == Markup::Blocks) {
        let span = escaped.first.span().trimmed(article.text);
        findings
            .in_place(
                escaped.first,
                span,
                "the text is escaped markup: readers see its tags, not the paragraphs",
            )
            .help("let the template print the body as it is, without escaping it")
            .fix(Safety::Unsafe, "unescape it once", unescaped(escaped, span));
    }
}

/// The markup in place of its text, and of the paragraph that holds nothing else.
fn unescaped(escaped: &Escaped<'_>, span: Span) -> Option<Edits> {
    let holder = escaped.first.parent()?;
    let is_only = holder.node().children().nth(1).is_none();
    let place = match holder.name() {
        Name::P if is_only && holder.node().attributes().is_empty() && holder.node().end_tag().is_some() => {
            holder.node().extent()
        }
        Name::Article | Name::Section | Name::Div | Name::Blockquote => span,
        _ => return None,
    };
    escaped.is_single.then(|| Edits::default().replace(place, escaped.text.trim_ascii().to_owned()))
}
