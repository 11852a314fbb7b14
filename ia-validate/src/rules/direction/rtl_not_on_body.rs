use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// `dir="rtl"` stands on `html` or `article`, or in an article most of whose letters are of a right-to-left script on
    /// another element, but not on `body`. The first such element is reported. A quotation in an article that is written from
    /// left to right is none of this.
    ///
    /// # Why
    ///
    /// The direction of an article is read from its `body` (FAQ L36, L38). `html` alone has been seen to work
    /// as well (OQ 2); with both, nothing can go wrong.
    ///
    /// # Bad
    ///
    /// ```html
    /// <html lang="he" dir="rtl">
    /// <head>
    ///   <meta charset="utf-8">
    ///   <meta property="op:markup_version" content="v1.0">
    ///   <link rel="canonical" href="https://example.com/ferry">
    /// </head>
    /// <body>
    /// <article>
    /// <header>
    ///   <h1>המעבורת חזרה</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4.2.2016</time>
    /// </header>
    /// <p>המעבורת חזרה לשוט בין האיים.</p>
    /// </article>
    /// </body>
    /// </html>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <html lang="he" dir="rtl">
    /// <head>
    ///   <meta charset="utf-8">
    ///   <meta property="op:markup_version" content="v1.0">
    ///   <link rel="canonical" href="https://example.com/ferry">
    /// </head>
    /// <body dir="rtl">
    /// <article>
    /// <header>
    ///   <h1>המעבורת חזרה</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4.2.2016</time>
    /// </header>
    /// <p>המעבורת חזרה לשוט בין האיים.</p>
    /// </article>
    /// </body>
    /// </html>
    /// ```
    ///
    /// # Fix
    ///
    /// Add `dir="rtl"` to `body`; as a suggestion only, where neither `html` nor `article` has it.
    id: "rtl-not-on-body",
    severity: Warning,
    points: Value,
    on: Article(check),
    fix: Safe,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(rtl) = article.rtl().filter(|_| !article.body().is_some_and(Element::is_rtl)) else { return };
    let is_of_all = matches!(rtl.name(), Name::Html | Name::Article);
    if !is_of_all && !article.is_mostly_rtl() {
        return;
    }
    let finding =
        findings.at_value(rtl, "dir", format!("`dir=\"rtl\"` on `{}`, not on `body`", rtl.name_as_written()));
    finding.help("put it on `body`, which says the direction of the whole article");
    if let Some(body) = article.body() {
        finding.related(body.span(), "the body");
        if body.attribute("dir").is_none() {
            finding.fix(
                if is_of_all { Safety::Safe } else { Safety::Unsafe },
                "add `dir=\"rtl\"` to `body`",
                Edits::default().set(body, "dir", "rtl"),
            );
        }
    }
}
