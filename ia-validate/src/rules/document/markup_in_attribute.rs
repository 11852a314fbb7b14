use crate::rules::prelude::*;
use crate::rules::shared::printed_markup::attribute_of;

rule! {
    /// # What it checks
    ///
    /// The value of `href`, `src`, `datetime`, `content` or `class` begins with a tag, or `src` holds a script: a template
    /// printed markup into an attribute. Nothing else is said of the value, nor of the end tags that it leaves behind.
    ///
    /// # Why
    ///
    /// The value means nothing, so the link, the date or the embed is lost; and where the markup has quotes of its own, the
    /// rest of it is text or other attributes (VENDOR wp-instant-articles, VENDOR fbia-rss). In a `meta` that Facebook does
    /// not read it is a hint.
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>By <a href="<a href='https://example.com/ann'>Ann</a>">Ann</a></p>
    /// ```
    ///
    /// ```html
    /// <figure class="op-tracker"><iframe src="<script>count();</script>"></iframe></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>By <a href="https://example.com/ann">Ann</a></p>
    /// ```
    ///
    /// ```html
    /// <figure class="op-tracker"><iframe><script>count();</script></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion: move the code of an `iframe` between its tags.
    id: "markup-in-attribute",
    severity: Error,
    points: Value,
    on: Article(values) | Attributes(Attributes::MARKUP_AS_CLASS, class),
    fix: Unsafe,
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let Some(attribute) = attribute_of(element) else { return };
    let iframe = element.name() == Name::Iframe;
    let message = match attribute {
        "src" if iframe => {
            "the code of the embed stands in `src`, which holds a URL: nothing is shown".to_owned()
        }
        attribute => format!("markup in `{attribute}`: a template printed an element where a value belongs"),
    };
    let finding = findings.at_value(element, attribute, message);
    finding.help(match attribute {
        "src" if iframe => "put the code between `<iframe>` and `</iframe>`, and leave `src` out",
        "href" | "src" => "print the URL alone",
        "datetime" => "print the date alone, such as `2016-02-04T09:00:00Z`",
        "content" => "print the text alone",
        _ => "print the names of the classes alone",
    });
    let is_ignored = attribute == "content" && {
        let property = element.value("property").unwrap_or_default();
        !["op:", "fb:"].iter().any(|start| property.trim_ascii().starts_with(start))
    };
    if is_ignored {
        finding.severity(Severity::Info);
    }
    if iframe && attribute == "src" {
        finding.fix(Safety::Unsafe, "move the code between the tags", moved_inside(element));
    }
}

fn values<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    article.odd_values().iter().for_each(|&id| check(article.node(id), findings));
}

/// Of elements whose other values are plain.
fn class(element: Element<'_>, findings: &mut Findings<'_>) {
    if element.article.odd_values().binary_search(&element.id()).is_err() {
        check(element, findings);
    }
}

/// The code of an iframe between its tags.
fn moved_inside(iframe: Element<'_>) -> Option<Edits> {
    let code = iframe.value("src")?;
    let code = code.trim_ascii();
    let is_whole = code.ends_with('>') || !code.starts_with('<');
    let content = if code.starts_with('<') { code.to_owned() } else { format!("<script>{code}</script>") };
    let is_free = is_whole && !iframe.has_inline_content() && !iframe.article.has_open_iframe();
    let place = iframe.node().end_tag().filter(|_| is_free)?.start;
    Some(Edits::default().drop_attribute(iframe, "src").insert(place, content))
}
