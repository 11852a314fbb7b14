use super::datetimes::DATES;
use crate::rules::fixer::{MOST_CHILDREN, carries_content, holds_only_text};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The article has more than one `time` of class `op-published`, or more than one of class
    /// `op-modified`. Each after the first is reported.
    ///
    /// # Why
    ///
    /// An article has one date of each (DOC reference/article). The first one counts.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <time class="op-published" datetime="2016-02-04T10:00:00Z">an hour later</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <time class="op-modified" datetime="2016-02-04T10:00:00Z">an hour later</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// Those directly in the header that say the same as the first one go.
    id: "time-multiple",
    severity: Warning,
    points: StartTag,
    on: Classes(Classes::PUBLISHED.or(Classes::MODIFIED), check),
    fix: Safe,
    loses: Repeats,
}

fn check(time: Element<'_>, findings: &mut Findings<'_>) {
    let article = time.article;
    let is_counted = |root: Element<'_>| root.node().contains(time.id()) && time.name() == Name::Time;
    if !article.root().is_some_and(is_counted) {
        return;
    }
    for (class, name) in DATES {
        let first = article.time(class).filter(|first| first.id() != time.id() && time.has_class(class));
        if let Some(first) = first {
            findings
                .at(time, format!("another `{name}`: only the first one counts"))
                .help("keep one of them")
                .related(first.span(), "the first one")
                .fix(Safety::Safe, "remove it, since it says the same", without_copy(time));
        }
    }
}

/// The longest element that is looked at as a date, in bytes: each further one is compared with the first.
const LONGEST: u32 = 1_000;

/// Takes a date away that says the same as the first one of each of its kinds.
fn without_copy(time: Element<'_>) -> Option<Edits> {
    let is_short = |it: Element<'_>| it.node().extent().len() <= LONGEST;
    let says_same = |first: Element<'_>| {
        first.id() != time.id()
            && is_short(first)
            && is_short(time)
            && first.value("datetime") == time.value("datetime")
            && first.folded_text() == time.folded_text()
    };
    let mut kinds = DATES.into_iter().filter(|(class, _)| time.has_class(*class));
    let is_copy = kinds.all(|(class, _)| time.article.time(class).is_some_and(says_same));
    let says_no_more = is_copy && !carries_content(time) && holds_only_text(time);
    Edits::default().remove(time).filter(|_| says_no_more && stands_apart(time))
}

/// Whether it stands directly in the header, and no text beside it that makes a sentence of both.
fn stands_apart(time: Element<'_>) -> bool {
    let Some(header) = time.parent().filter(|it| it.name() == Name::Header) else { return false };
    let is_apart = |node: &NodeRef<'_>| {
        node.is_element() && (!node.name().is_inline_text() || node.name() == Name::Time)
    };
    let beside = |node: &NodeRef<'_>| node.id != time.id() && header.article.node(node.id).has_text();
    let mut children = header.node().children();
    let before =
        children.by_ref().take(MOST_CHILDREN).take_while(|node| node.id != time.id()).filter(beside).last();
    let behind = children.take(MOST_CHILDREN).find(beside);
    header.children().take(MOST_CHILDREN).any(|it| it.id() == time.id())
        && before.iter().chain(&behind).all(is_apart)
}
