use crate::rules::fixer::{MOST_CHILDREN, address_again};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An `address` names a second author: another `a` in it, behind nothing but commas, `and`, `&` and the
    /// like, or with a `rel` of its own. A link in what is said about the author, behind a text, is none, nor is one to
    /// an account (`@ann`).
    ///
    /// # Why
    ///
    /// An `address` is one author, and the first link in it is taken (SDK AuthorRule): the others are not named.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time><address><a>Ann</a>, <a>Bob</a> and <a>Cleo</a></address></header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time><address><a>Ann</a></address><address><a>Bob</a> writes for <a href="https://example.com/">the Courier</a>.</address></header>
    /// ```
    ///
    /// # Fix
    ///
    /// Begin another `address`, where only separators stand between the two. These go.
    id: "author-multiple-in-address",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Address], check),
    fix: Safe,
    loses: Separators,
}

fn check(address: Element<'_>, findings: &mut Findings<'_>) {
    if !address.is_inside(Inside::HEADER) || address.is_inside(Inside::ADDRESS) {
        return;
    }
    // What stands in a link is part of it.
    let mut end = 0;
    let mut names = address.descendants().filter(|inside| {
        let is_name = inside.id() >= end && inside.name() == Name::A && inside.has_text();
        end = if is_name { inside.node().end() } else { end };
        is_name
    });
    let Some(first) = names.next() else { return };
    let mut last = first;
    for name in names {
        let between = Span::new(last.node().extent().end, name.span().start).of(address.node().text);
        let is_apart = is_separator(between);
        last = name;
        if !(is_apart && !is_account(name) || says_author(name)) {
            continue;
        }
        findings
            .at(name, "another author in one `address`: only the first is named")
            .help("write an `address` for each author")
            .related(first.span(), "the first author")
            .fix(
                Safety::Safe,
                "begin another `address`",
                split(address, name, between).filter(|_| is_apart && !between.contains('<')),
            );
    }
}

/// What stands between names, in the languages of most articles.
static SEPARATORS: &[&str] = &[
    "and", "und", "y", "e", "et", "og", "och", "en", "i", "&amp;", "&", "with", "mit", "con", "avec", "/",
    "|", "·", "•", ";",
];

/// Whether only commas, `and` and blanks stand there.
fn is_separator(between: &str) -> bool {
    let between = without_tags(between).replace("&nbsp;", " ");
    let mut words = between.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    words.all(|word| SEPARATORS.iter().any(|it| word.eq_ignore_ascii_case(it)))
}

/// What stands there beside tags.
fn without_tags(text: &str) -> String {
    text.split('<')
        .enumerate()
        .map(|(number, part)| match (number, part.split_once('>')) {
            (0, _) => part,
            (_, Some((_, rest))) => rest,
            (_, None) => "",
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a link is marked as that of an author.
fn says_author(link: Element<'_>) -> bool {
    link.has_relation("author") || link.has_relation("facebook")
}

/// Texts of links to accounts.
static SITES: &[&str] = &["twitter", "facebook", "instagram", "x", "email", "e-mail"];

/// Whether a link leads to an account of somebody rather than naming somebody.
fn is_account(link: Element<'_>) -> bool {
    let text = link.folded_text();
    text.contains('@') || text.contains("://") || SITES.iter().any(|site| text.eq_ignore_ascii_case(site))
}

/// Ends the address before a name, and begins another one in place of what stands between the names.
fn split(address: Element<'_>, name: Element<'_>, between: &str) -> Option<Edits> {
    let is_direct = name.parent().is_some_and(|parent| parent.id() == address.id());
    let is_small = is_direct && address.children().nth(MOST_CHILDREN).is_none();
    let start = name.span().start - u32::try_from(between.len()).ok()?;
    let edits = Edits::default().replace(Span::new(start, name.span().start), address_again(address)?);
    is_small.then_some(edits)
}
