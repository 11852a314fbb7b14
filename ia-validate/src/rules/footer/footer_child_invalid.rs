use crate::article::children::{self, OF_FOOTER};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `footer` is empty, or something else than `aside`, `small` and `ul.op-related-articles` stands
    /// directly in it.
    ///
    /// # Why
    ///
    /// A footer holds credits (`aside`), the copyright (`small`) and related articles, at least one of them
    /// (SDK Footer).
    ///
    /// # Bad
    ///
    /// ```html
    /// <article>
    ///   <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    ///   <p>The ferry is back.</p>
    ///   <footer><p>Reporting: Ann</p></footer>
    /// </article>
    /// ```
    ///
    /// ```html
    /// <article>
    ///   <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    ///   <p>The ferry is back.</p>
    ///   <footer></footer>
    /// </article>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <article>
    ///   <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    ///   <p>The ferry is back.</p>
    ///   <footer>
    ///     <aside><p>Reporting: Ann</p></aside>
    ///     <small>© The Courier</small>
    ///     <ul class="op-related-articles"><li><a href="https://example.com/pier"></a></li></ul>
    ///   </footer>
    /// </article>
    /// ```
    ///
    /// # Fix
    ///
    /// Wrap a `p` in `aside`.
    id: "footer-child-invalid",
    severity: Warning,
    points: Text,
    on: Elements(&[Name::Footer], check),
    fix: Safe,
}

fn check(footer: Element<'_>, findings: &mut Findings<'_>) {
    if footer.children().next().is_none() && !footer.has_text() {
        findings
            .at(footer, "an empty `footer`: it must hold an `aside`, a `small` or related articles")
            .help("take it out")
            .fix(Safety::Safe, "take it out", Edits::default().remove_empty(footer));
        return;
    }
    for (child, place) in children::surplus(footer, &OF_FOOTER) {
        let what = match child.node().is_element() {
            true => format!("`{}`", short(child.name_as_written())),
            false => "text".to_owned(),
        };
        let message =
            format!("{what} directly in `footer`: it holds `aside`, `small` and related articles only");
        let finding = findings.in_place(child, place, message);
        if child.name() == Name::P {
            let edits = Edits::default().wrap(child, "<aside>", "</aside>");
            finding.fix(Safety::Safe, "wrap it in `aside`", edits);
        }
        finding.help(match child.name() {
            Name::Ul => "give the list the class `op-related-articles`, or wrap it in `aside`",
            Name::Other | Name::P => "wrap credits in `aside`, the copyright in `small`",
            _ => "move it into the article, or wrap credits in `aside`, the copyright in `small`",
        });
    }
}
