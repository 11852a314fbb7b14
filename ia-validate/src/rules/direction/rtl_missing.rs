use crate::article::direction;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// Nothing says `dir="rtl"`, although `html[lang]` names a language that is written from right to left, such
    /// as Arabic, Persian, Hebrew or Urdu, or more than half of the letters of the title and the paragraphs are
    /// of such a script.
    ///
    /// # Why
    ///
    /// Articles in right-to-left languages need `dir="rtl"` on the body (FAQ L38).
    ///
    /// # Bad
    ///
    /// ```html
    /// <html lang="ar-EG">
    /// <head>
    ///   <meta charset="utf-8">
    ///   <meta property="op:markup_version" content="v1.0">
    ///   <link rel="canonical" href="https://example.com/ferry">
    /// </head>
    /// <body>
    /// <article>
    /// <header>
    ///   <h1>عادت العبارة</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">2016-02-04</time>
    /// </header>
    /// <p>عادت العبارة إلى الميناء.</p>
    /// </article>
    /// </body>
    /// </html>
    /// ```
    ///
    /// ```html
    /// <body>
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
    /// # Good
    ///
    /// ```html
    /// <html lang="ar-EG">
    /// <head>
    ///   <meta charset="utf-8">
    ///   <meta property="op:markup_version" content="v1.0">
    ///   <link rel="canonical" href="https://example.com/ferry">
    /// </head>
    /// <body dir="rtl">
    /// <article>
    /// <header>
    ///   <h1>عادت العبارة</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">2016-02-04</time>
    /// </header>
    /// <p>عادت العبارة إلى الميناء.</p>
    /// </article>
    /// </body>
    /// </html>
    /// ```
    ///
    /// ```html
    /// <p>The ferry is called ספינת הנמל, and was built in Haifa.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// Add `dir="rtl"` to `body`, after a look at it.
    id: "rtl-missing",
    severity: Warning,
    points: StartTag,
    on: Article(check),
    fix: Unsafe,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let language = article.language().filter(|tag| direction::is_rtl_language(tag));
    if !article.lacks_rtl() {
        return;
    }
    let Some(place) = article.body().or_else(|| article.html()).or_else(|| article.root()) else { return };
    let why = match &language {
        Some(tag) => format!("the language `{tag}` is written from right to left"),
        None => "most of the letters are of a right-to-left script".to_owned(),
    };
    let finding = findings.at(place, format!("{why}, but nothing says `dir=\"rtl\"`"));
    finding.help("add `dir=\"rtl\"` to `body`");
    if let Some(body) = article.body() {
        finding.fix(Safety::Unsafe, "add `dir=\"rtl\"` to `body`", Edits::default().set(body, "dir", "rtl"));
    }
    if let Some(html) = article.html().filter(|_| language.is_some()) {
        finding.related(html.value_span("lang"), "the language");
    }
}
