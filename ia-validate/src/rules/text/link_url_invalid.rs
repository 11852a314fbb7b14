use crate::article::url;
use crate::rules::findings::Finding;
use crate::rules::fixer::carries_content;
use crate::rules::prelude::*;
use crate::rules::shared::urls::mend_url;

rule! {
    /// # What it checks
    ///
    /// The `href` of an `a` is empty, relative, a `#fragment`, a script, of another scheme than `http`,
    /// `https`, `mailto` or `tel`, or no URL at all; or an `a` with text has no `href`, and neither `name` nor
    /// `id` makes it a place to link to. Links of authors (`address`) are not checked.
    ///
    /// # Why
    ///
    /// Outbound links must be valid: Facebook reported others as "Incorrect URL" (MSG 6).
    /// Its SDK warned of those without a URL (SDK Anchor).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p><a href="#top">Back to the top</a></p>
    /// ```
    ///
    /// ```html
    /// <p>From <a href="/pier">the pier</a> and <a href="//example.com/station">the station</a></p>
    /// ```
    ///
    /// ```html
    /// <p><a href="javascript:share()">Share</a></p>
    /// ```
    ///
    /// ```html
    /// <p>Read on <a>here</a></p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p><a href="https://example.com/pier#noon">The pier</a> opens at <a name="noon">noon</a>.</p>
    /// <p>Ask <a href="mailto:captain@example.com">the captain</a>, or <a href="tel:+15550100">call</a>.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// Unwrap a link to a fragment; complete a relative one by the document's `base` or else by the canonical URL: as a
    /// suggestion only, where it does not begin at the root and no `base` says where it begins, or looks like a host, or has
    /// its scheme twice.
    id: "link-url-invalid",
    severity: Warning,
    points: Value,
    on: Elements(&[Name::A], check),
    fix: Safe,
    loses: HashLinks,
}

fn check(a: Element<'_>, findings: &mut Findings<'_>) {
    if a.has_plain_url("href") || !a.is_inside(Inside::ARTICLE) || a.is_inside(Inside::ADDRESS) {
        return;
    }
    let Some(href) = a.value("href") else {
        let is_anchor = a.attribute("name").is_some() || a.attribute("id").is_some();
        let system = target_elsewhere(a);
        if let Some(name) = system.filter(|_| a.has_text()) {
            findings
                .at(a, format!("`a` without `href`: where it leads is known to `{name}` alone, and lost"))
                .help("let the publishing system write the page's URL into `href`");
        } else if a.has_text() && !is_anchor {
            findings.at(a, "`a` without `href`: the link leads nowhere").help(NO_URL);
        }
        return;
    };
    if let Some((what, help)) = defect(href.trim_ascii()) {
        let message = match short(href.trim_ascii()) {
            empty if empty.is_empty() => what.to_owned(),
            href => format!("`{href}` {what}"),
        };
        let finding = findings.at_value(a, "href", message).help(help);
        mend(a, href.trim_ascii(), finding);
    }
}

/// The attribute that names the target of a link for a publishing system or a script: `linktype` (Wagtail), `routerlink`, `:href`,
/// `data-href`, `ng-href`.
fn target_elsewhere(a: Element<'_>) -> Option<String> {
    let text = a.node().text;
    let mut names = a.node().attributes().iter().map(|it| it.name.of(text).to_ascii_lowercase());
    names.find(|name| {
        name.ends_with("href") || ["linktype", "routerlink", "data-url", "data-link"].contains(&&**name)
    })
}

/// What to do about a link without a URL.
const NO_URL: &str = "write the URL, or take the link away and leave its text";

/// What is wrong with the URL of a link, and what to do about it.
fn defect(url: &str) -> Option<(&'static str, &'static str)> {
    if url::is_absolute(url) {
        return None;
    }
    const COMPLETE: &str = "write the URL out in full, such as `https://example.com/a`";
    const UNWRAP: &str = "take the link away and leave its text";
    if url.is_empty() {
        return Some(("the link has an empty URL", NO_URL));
    }
    if url.starts_with('#') {
        return Some(("leads to a place in the page: an article has no such places", UNWRAP));
    }
    let Some((scheme, rest)) = url::scheme(url) else {
        return Some(("is no full URL: in the app it leads nowhere", COMPLETE));
    };
    let is = |other: &str| scheme.eq_ignore_ascii_case(other);
    if is("javascript") {
        return Some(("is a script: articles run none", UNWRAP));
    }
    if !url::LINK_SCHEMES.iter().any(|known| is(known)) {
        return Some(("is no link that readers can follow", "use `https:`, `http:`, `mailto:` or `tel:`"));
    }
    let is_web = is("http") || is("https");
    (is_web || rest.is_empty()).then_some(("is no valid URL", COMPLETE))
}

/// Unwraps a link that leads nowhere, and completes one that is not written out in full.
fn mend(a: Element<'_>, url: &str, finding: &mut Finding) {
    let is_script = url::scheme(url).is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("javascript"));
    if url.starts_with('#') || is_script {
        let safety = if is_script || carries_content(a) { Safety::Unsafe } else { Safety::Safe };
        finding.fix(safety, "take the link away", Edits::default().unwrap(a));
    } else {
        mend_url(a, "href", url, finding);
    }
}
