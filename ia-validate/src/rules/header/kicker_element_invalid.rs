use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The class `op-kicker` stands on another element of the `header` than an `h3`.
    ///
    /// # Why
    ///
    /// The kicker is the `h3` of class `op-kicker` (SDK HeaderKickerRule, SAMPLE). An `h2` of that class is read as a
    /// subtitle, or not at all. Arc XP writes it in nearly every article (VENDOR Arc).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1><h2 class="op-kicker">Harbour</h2><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    /// ```
    ///
    /// ```html
    /// <header><p class="op-kicker">Harbour</p><h1>Ferry resumes</h1><h2>After a week in the yard</h2><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header><h3 class="op-kicker">Harbour</h3><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    /// ```
    ///
    /// # Fix
    ///
    /// Make it an `h3`, if it stands directly in the header and is not the only title.
    id: "kicker-element-invalid",
    severity: Warning,
    points: StartTag,
    on: Classes(Classes::KICKER, check),
    fix: Safe,
}

fn check(kicker: Element<'_>, findings: &mut Findings<'_>) {
    // A header beside the article is some web page's.
    let is_in_header = kicker.is_inside(Inside::HEADER) && kicker.is_inside(Inside::ARTICLE);
    if kicker.name() == Name::H3 || !is_in_header || kicker.is_inside(Inside::FIGCAPTION) {
        return;
    }
    // Of an empty one is said that it is empty.
    if matches!(kicker.name(), Name::H1 | Name::H2 | Name::H4 | Name::H5 | Name::H6)
        && !kicker.has_text()
        && !kicker.has_media()
    {
        return;
    }
    let name = short(kicker.name_as_written());
    let is_title = kicker.article.title_element().is_some_and(|title| title.id() == kicker.id());
    let becomes = match kicker.name() {
        Name::H1 => "this one as the title",
        Name::H2 => "this one as the subtitle",
        _ => "so this one is lost",
    };
    let message = format!("a kicker on `{name}`: only an `h3` is read as the kicker, {becomes}");
    let is_free = kicker.parent_name() == Name::Header && !is_title && kicker.has_text();
    findings.at(kicker, message).help("write `<h3 class=\"op-kicker\">…</h3>`").fix(
        Safety::Safe,
        "make it an `h3`",
        Edits::default().rename(kicker, "h3").filter(|_| is_free),
    );
}
