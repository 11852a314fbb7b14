use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// `body` says `dir="rtl"`, but of the letters of the title and the paragraphs, if there are at least 100,
    /// fewer than a tenth are of a right-to-left script.
    ///
    /// # Why
    ///
    /// An article that is not in a right-to-left language should not have this attribute (FAQ L36).
    ///
    /// # Bad
    ///
    /// ```html
    /// <body dir="rtl">
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
    /// <body>
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
    /// <body dir="rtl">
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
    /// Remove the attribute, if the language is not one of these.
    id: "rtl-unexpected",
    severity: Warning,
    points: Value,
    on: Article(check),
    fix: Unsafe,
}

/// Of fewer letters nothing can be said.
const ENOUGH: usize = 100;

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(body) = article.body().filter(|&body| Element::is_rtl(body)) else { return };
    let letters = article.letters();
    if letters.all < ENOUGH || letters.rtl * 10 >= letters.all {
        return;
    }
    let message = match letters.rtl {
        0 => "`dir=\"rtl\"`, but no letter of the title and the paragraphs is of a right-to-left script"
            .to_owned(),
        rtl => format!(
            "`dir=\"rtl\"`, but only {rtl} of the {} letters of the title and the paragraphs are of a \
             right-to-left script",
            letters.all
        ),
    };
    findings
        .at_value(body, "dir", message)
        .help("leave `dir` out unless the article is in a language written from right to left")
        .fix(Safety::Unsafe, "remove `dir`", Edits::default().drop_attribute(body, "dir"));
}
