use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An `h3` in the header does not have the class `op-kicker`, or there is an `h4`, `h5` or `h6`. What
    /// stands in a caption is for the rules about captions.
    ///
    /// # Why
    ///
    /// The kicker, `h3` with that class, is the only heading in the header beside title and subtitle
    /// (SDK HeaderKickerRule; SAMPLE).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h3>News</h3>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <h4>News</h4>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h3 class="op-kicker">News</h3>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// Give the `h3` the class.
    id: "kicker-class-missing",
    severity: Warning,
    points: Value,
    on: Elements(&[Name::H3, Name::H4, Name::H5, Name::H6], check),
    fix: Safe,
}

const HELP: &str = "write `<h3 class=\"op-kicker\">` if it is the line above the title; else use `h2`";

fn check(heading: Element<'_>, findings: &mut Findings<'_>) {
    // A header beside the article is some web page's.
    let is_in_header = heading.is_inside(Inside::HEADER) && heading.is_inside(Inside::ARTICLE);
    if !is_in_header || heading.is_inside(Inside::FIGCAPTION) {
        return;
    }
    if heading.name() != Name::H3 {
        let message = format!("`{}` in `header`: it is not shown", heading.name().text());
        findings.at(heading, message).help(HELP);
    } else if !heading.has_class(Classes::KICKER) {
        findings
            .at_value(heading, "class", "`h3` in `header` without the class `op-kicker`: it is not shown")
            .help(HELP)
            .fix(Safety::Safe, "give it the class", Edits::default().add_class(heading, "op-kicker"));
    }
}
