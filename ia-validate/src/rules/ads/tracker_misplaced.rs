use crate::rules::fixer::to_end_of_body;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A figure of class `op-tracker` stands in the header or in the footer.
    ///
    /// # Why
    ///
    /// Trackers belong in the body (DOC analytics). In the header one counted as
    /// another cover: "only one figure is allowed" (MSG 1).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <figure class="op-tracker"><iframe src="https://stats.example.com/17"></iframe></figure>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The ferry is back.</p>
    /// <figure class="op-tracker"><iframe src="https://stats.example.com/17"></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Move it to the end of the body, before the footer.
    id: "tracker-misplaced",
    severity: Error,
    points: StartTag,
    on: Classes(Classes::TRACKER, check),
    fix: Safe,
    loses: Moves,
}

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    let place = if figure.is_inside(Inside::HEADER) { "header" } else { "footer" };
    if figure.name() == Name::Figure && figure.is_inside(Inside::HEADER | Inside::FOOTER) {
        findings
            .at(figure, format!("a tracker in the {place}: trackers belong in the body"))
            .help("move it into the body, best to its end")
            .fix(Safety::Safe, "move it to the end of the body", to_end_of_body(figure));
    }
}
