use crate::rules::prelude::*;
use crate::rules::shared::escaped::{Markup, runs};

rule! {
    /// # What it checks
    ///
    /// A text, such as the title or a paragraph, shows a known tag with its end, or a reference (`&amp;nbsp;`): it was
    /// escaped twice. Where it is blocks, `body-escaped` speaks. Examples in `code` and `pre` do not count.
    ///
    /// # Why
    ///
    /// Readers see the tags and references. A feed whose content was escaped twice was not understood (VENDOR hugo).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The ferry is &lt;i&gt;back&lt;/i&gt;.</p>
    /// ```
    ///
    /// ```html
    /// <h2>Bed &amp;amp; breakfast</h2>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The ferry is <i>back</i>: bed &amp; breakfast, and a &lt;small&gt; harbour</p>
    /// ```
    ///
    /// # Fix
    ///
    /// None: it may be meant, as an example of code.
    id: "markup-escaped-twice",
    severity: Info,
    points: Text,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    for escaped in runs(article) {
        let message = match escaped.is {
            Markup::Blocks => continue,
            Markup::Element(name) => {
                format!("the text shows `<{}>` as such: it was escaped twice", name.text())
            }
            Markup::Reference => {
                "the text shows a character reference as such: it was escaped twice".to_owned()
            }
        };
        findings
            .in_place(escaped.first, escaped.first.span().trimmed(article.text), message)
            .help("escape the text once; put an example of code into `code`");
    }
}
