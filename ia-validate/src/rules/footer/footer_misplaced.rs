use crate::markup::NodeId;
use crate::rules::fixer::written;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `footer` is not the last element directly in `article`, or there is more than one: each after the
    /// first is reported.
    ///
    /// # Why
    ///
    /// An article has one footer, and it comes last (SDK Footer; SAMPLE).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The ferry is back.</p>
    /// <footer><small>© The Courier</small></footer>
    /// <p>It sails at noon.</p>
    /// ```
    ///
    /// ```html
    /// <article>
    ///   <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    ///   <p>The ferry is back.</p>
    ///   <footer><aside>Reporting: Ann</aside></footer>
    ///   <footer><small>© The Courier</small></footer>
    /// </article>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <article>
    ///   <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    ///   <p>The ferry is back.</p>
    ///   <footer><aside>Reporting: Ann</aside><small>© The Courier</small></footer>
    /// </article>
    /// ```
    ///
    /// # Fix
    ///
    /// Move the footer to the end of the article.
    id: "footer-misplaced",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Article, Name::Footer], check),
    fix: Safe,
    loses: Moves,
}

const MOVE: &str = "move the footer to the end of the article, directly before `</article>`";

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    match element.name() {
        Name::Article => check_article(element, findings),
        _ if element.parent_name() != Name::Article => {
            let message = match element.parent() {
                Some(parent) => {
                    let parent = short(parent.name_as_written());
                    format!("`footer` inside `{parent}` instead of directly in `article`")
                }
                None => "`footer` outside `article`".to_owned(),
            };
            findings.at(element, message).help(MOVE);
        }
        _ => {}
    }
}

fn check_article(article: Element<'_>, findings: &mut Findings<'_>) {
    let is_last = |&footer: &NodeId| {
        let footer = article.article.node(footer).node();
        footer.parent().is_some_and(|parent| parent.id == article.id())
            && (footer.end()..article.node().end()).all(|id| !article.article.node(id).node().is_element())
    };
    // There is one, at the end: no need to look through all children.
    if let [only] = article.article.index.named(Name::Footer)
        && is_last(only)
    {
        return;
    }
    let is_footer = |element: &Element<'_>| element.name() == Name::Footer;
    let mut from_first = article.children().skip_while(|child| !is_footer(child));
    let Some(first) = from_first.next() else { return };
    if let Some(next) = from_first.clone().find(|child| !is_footer(child)) {
        findings
            .at(first, "`footer` before the end of the article: it must be the last element")
            .help(MOVE)
            .related(next.span(), "this comes behind it")
            .fix(Safety::Safe, "move it to the end of the article", to_end(first, article));
    }
    for more in from_first.filter(is_footer) {
        findings
            .at(more, "more than one `footer`: an article can have a single one")
            .help("join the footers in one")
            .related(first.span(), "the first footer");
    }
}

fn to_end(footer: Element<'_>, article: Element<'_>) -> Option<Edits> {
    Edits::default().remove(footer)?.put_last(article, written(footer)?)
}
