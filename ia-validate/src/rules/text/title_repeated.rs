use crate::rules::fixer::{holds_only_text, is_mute};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The first heading of the body, an `h1` or `h2`, has the text of the title.
    ///
    /// # Why
    ///
    /// The app shows the title of the header above the text (SDK Header): readers see it twice. Templates that print the
    /// body of a web page do it (VENDOR Textpattern).
    ///
    /// # Bad
    ///
    /// ```html
    /// <h1>Ferry resumes</h1>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <h1>Ferry resumes on Sunday</h1>
    /// ```
    ///
    /// # Fix
    ///
    /// Remove the heading: its text is in the header. A suggestion only, where it holds a link or the like.
    id: "title-repeated",
    severity: Info,
    points: StartTag,
    on: Article(check),
    fix: Safe,
    loses: Repeats,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    const HEADINGS: [Name; 6] = [Name::H1, Name::H2, Name::H3, Name::H4, Name::H5, Name::H6];
    let (Some(root), Some(title)) = (article.root(), article.title_element()) else { return };
    let is_first = |&&id: &&_| article.node(id).parent().is_some_and(|parent| parent.id() == root.id());
    let firsts = HEADINGS.iter().filter_map(|&name| article.index.named(name).iter().find(is_first));
    let Some(heading) = firsts.min().map(|&id| article.node(id)) else { return };
    if !matches!(heading.name(), Name::H1 | Name::H2) || !is_same(heading, title) {
        return;
    }
    let says_only_its_text = is_mute(heading.node()) && holds_only_text(heading);
    let safety = if says_only_its_text { Safety::Safe } else { Safety::Unsafe };
    findings
        .at(heading, "the title once more: the app shows it above the text already")
        .help("take it out")
        .related(title.span(), "the title")
        .fix(safety, "take it out", Edits::default().remove(heading).filter(|_| !heading.has_media()));
}

/// Whether a heading has the text of the title.
fn is_same(heading: Element<'_>, title: Element<'_>) -> bool {
    /// A title has no more nodes.
    const MOST_NODES: u32 = 100;
    let is_small = |it: Element<'_>| it.node().end() - it.id() <= MOST_NODES;
    let first = |it: Element<'_>| it.inner().of(it.node().text).trim_ascii().bytes().next();
    // Two plain texts that begin differently need not be read.
    if let (Some(one), Some(other)) = (first(heading), first(title)) {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric();
        if is_plain(one) && is_plain(other) && !one.eq_ignore_ascii_case(&other) {
            return false;
        }
    }
    let text = |it: Element<'_>| it.folded_text().to_lowercase();
    heading.has_text() && is_small(heading) && is_small(title) && text(heading) == text(title)
}
