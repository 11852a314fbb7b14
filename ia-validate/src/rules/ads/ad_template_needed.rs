use crate::rules::fixer::written;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// Two or more figures of class `op-ad` stand directly in a header without a `section` of class
    /// `op-ad-template`. Each after the first is reported.
    ///
    /// # Why
    ///
    /// One ad in the header is the template for all; several need the section around them
    /// (DOC reference/article; SDK Header).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <figure class="op-ad"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    ///   <figure class="op-ad"><iframe src="https://ads.example.com/2" width="300" height="250"></iframe></figure>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <section class="op-ad-template">
    ///     <figure class="op-ad"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    ///     <figure class="op-ad"><iframe src="https://ads.example.com/2" width="300" height="250"></iframe></figure>
    ///   </section>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// Wrap the ads in the section.
    id: "ad-template-needed",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Header], check),
    fix: Safe,
    loses: Moves,
}

fn check(header: Element<'_>, findings: &mut Findings<'_>) {
    if header.children().any(|child| child.name() == Name::Section && child.has_class(Classes::AD_TEMPLATE)) {
        return;
    }
    let mut ads =
        header.children().filter(|child| child.name() == Name::Figure && child.has_class(Classes::AD));
    let Some(first) = ads.next() else { return };
    let all: Vec<_> = std::iter::once(first).chain(ads).collect();
    for &another in &all[1..] {
        // The header lacks the section; this ad shows it.
        findings
            .in_place(header, another.span(), "another ad in the header: several need a section around them")
            .help("put all of them into one `<section class=\"op-ad-template\">`")
            .related(first.span(), "the first ad in the header")
            .fix(Safety::Safe, "put the ads into one section", in_section(&all));
    }
}

/// The most ads that are put together: each finding is about all of them.
const MOST_ADS: usize = 20;

/// Puts all ads into a section in the place of the first one.
fn in_section(ads: &[Element<'_>]) -> Option<Edits> {
    let (&first, more) = ads.split_first().filter(|_| ads.len() <= MOST_ADS)?;
    let mut edits = Edits::default().insert(first.span().start, "<section class=\"op-ad-template\">");
    let mut moved = String::new();
    for &ad in more {
        moved += written(ad)?;
        edits = edits.remove(ad)?;
    }
    written(first)?;
    Some(edits.insert(first.node().extent().end, format!("{moved}</section>")))
}
