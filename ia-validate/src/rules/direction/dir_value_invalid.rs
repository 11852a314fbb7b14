use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// `dir` on `body` is neither `rtl` nor `ltr`, in letters of any case.
    ///
    /// # Why
    ///
    /// `dir` on the body says the direction of the article: `rtl` for right-to-left languages (FAQ L38).
    ///
    /// # Bad
    ///
    /// ```html
    /// <body dir="right">
    /// <article>
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// <p>The ferry is back in the harbour, and the islanders may visit their friends on the mainland again,
    /// weather permitting. It was built in Haifa.</p>
    /// </article>
    /// </body>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <body dir="ltr">
    /// <article>
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// <p>The ferry is back in the harbour, and the islanders may visit their friends on the mainland again,
    /// weather permitting. It was built in Haifa.</p>
    /// </article>
    /// </body>
    /// ```
    ///
    /// ```html
    /// <body dir="RTL">
    /// <article>
    /// <header>
    ///   <h1>המעבורת חזרה</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4.2.2016</time>
    /// </header>
    /// <p>המעבורת חזרה לשוט בין האיים.</p>
    /// </article>
    /// </body>
    /// ```
    ///
    /// # Fix
    ///
    /// None.
    id: "dir-value-invalid",
    severity: Warning,
    points: Value,
    on: Attributes(Attributes::DIR, check),
}

fn check(body: Element<'_>, findings: &mut Findings<'_>) {
    let Some(value) = body.value("dir").filter(|_| body.name() == Name::Body) else { return };
    let direction = value.trim_ascii();
    if !["rtl", "ltr"].iter().any(|known| direction.eq_ignore_ascii_case(known)) {
        let message = match direction {
            "" => "`dir` is empty".to_owned(),
            direction => format!("`{}` is no direction", short(direction)),
        };
        findings
            .at_value(body, "dir", message)
            .help("write `rtl` for languages written from right to left, and leave `dir` out for others");
    }
}
