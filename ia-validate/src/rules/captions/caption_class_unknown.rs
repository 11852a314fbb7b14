use crate::article::classes;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `figcaption`, `h1`, `h2` or `cite` has a class that begins with `op-` and is none of the format's.
    /// Those are `op-small`, `op-medium`, `op-large` and `op-extra-large` for the size, `op-left`, `op-center` and
    /// `op-right`, and `op-vertical-` with `top`, `center`, `bottom`, `above` or `below`.
    ///
    /// # Why
    ///
    /// It has no effect (SDK Caption).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><figcaption class="op-bottom">The harbour</figcaption></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><figcaption class="op-vertical-bottom wide">The harbour</figcaption></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None.
    id: "caption-class-unknown",
    severity: Warning,
    points: Value,
    on: Elements(&[Name::Figcaption, Name::H1, Name::H2, Name::Cite], check),
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    if !element.has_class(Classes::NOT_CAPTION) {
        return;
    }
    let Some(value) = element.value("class") else { return };
    let is_known = |name: &str| Classes::of(name).has(Classes::CAPTION);
    let Some(name) = classes::tokens(&value).find(|name| name.starts_with("op-") && !is_known(name)) else {
        return;
    };
    if name == "op-kicker" && !element.is_inside(Inside::FIGCAPTION) {
        findings
            .at_value(element, "class", "`op-kicker` outside the header: it makes no kicker of this heading")
            .help("write the kicker as `<h3 class=\"op-kicker\">` in `header`, or leave the class out");
        return;
    }
    let of = match element.name() {
        Name::H1 | Name::H2 if !element.is_inside(Inside::FIGCAPTION) => "heading",
        _ => "caption",
    };
    findings
        .at_value(element, "class", format!("`{}` is no class of a {of}", short(name)))
        .help("see the format's options for size, alignment and position, such as `op-vertical-bottom`");
}
