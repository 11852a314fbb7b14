use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An element stands in the `head` that is none of a head, such as `author`, `div` or `p`. That the end tag of the head
    /// comes too late then is not reported, nor is that the element stands beside the article.
    ///
    /// # Why
    ///
    /// The parser ends the head there, and takes what follows for the body (VENDOR Joomla has such templates).
    ///
    /// # Bad
    ///
    /// ```html
    /// <html><head><meta charset="utf-8"><author>Ann</author><meta property="op:markup_version" content="v1.0"><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>The ferry is back.</p></article></body></html>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <html><head><meta charset="utf-8"><title>Ferry resumes</title><meta name="author" content="Ann"><meta property="op:markup_version" content="v1.0"><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time><address>Ann</address></header><p>The ferry is back.</p></article></body></html>
    /// ```
    ///
    /// # Fix
    ///
    /// None: where its text belongs only the author knows.
    id: "head-child-invalid",
    severity: Warning,
    points: StartTag,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    for element in intruders(article) {
        let name = short(element.name_as_written());
        let help = match element.name() {
            Name::Article | Name::Header | Name::Figure | Name::P => "move it into `body`",
            _ => "take it out of the head: a head holds `meta`, `link`, `title`, `style` and `script`",
        };
        findings
            .at(element, format!("`{name}` in `head`: the head ends here, though its end tag comes later"))
            .help(help);
    }
}

/// Whether something in the head ends it before its end tag comes.
pub(super) fn ends_head_early<'t>(article: &'t Article<'t>) -> bool {
    intruders(article).next().is_some()
}

/// What stands in front of the head's end tag and ends the head.
fn intruders<'t>(article: &'t Article<'t>) -> impl Iterator<Item = Element<'t>> {
    let is_of_head = |name: Span| name.of(article.text).eq_ignore_ascii_case("head");
    let late =
        article.tree.stray_end_tags().iter().find(|stray| is_of_head(stray.name)).map(|stray| stray.before);
    let head = article.head().filter(|head| head.node().end_tag().is_none());
    let (from, to) = head.zip(late).map_or((0, 0), |(head, late)| (head.node().end(), late));
    let mut next = from;
    std::iter::from_fn(move || {
        while next < to {
            let element = article.node(next);
            next = element.node().end();
            let name = element.name();
            // What was left out, or holds the article, is the body.
            if matches!(name, Name::Body | Name::Html) {
                return None;
            }
            if element.node().is_element() && !name.is_metadata() {
                return Some(element);
            }
        }
        None
    })
}
