use crate::article::leftovers::{
    in_text, is_in_value, is_left_by_engine, is_word, is_word_of_header, may_be_left_by_engine,
    may_begin_as_by_engine, may_begin_as_word, may_begin_word, may_end_word, tag_of,
};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A placeholder of a template was not filled in, or what it prints for a missing value was left. Placeholders are
    /// `{{ … }}`, `{% … %}`, `{!! … !!}`, `<% … %>`, `<?php … ?>`, `${…}`, `[object Object]` and Drupal's `[[{…}]]`, in the text or in `href`, `src`,
    /// `datetime` or `content`, and merge tags of mailers (`*|FNAME|*`, `%%first_name%%`, `[[FIRST_NAME]]`, `%FIRSTNAME%`). What is printed is a text or a value that is only `undefined`, `null` or `NaN` (of a
    /// title, a name or a date also `None`), `Invalid date` or a year -0001, and in a URL `undefined` or `null` as a part of
    /// its path, or glued to it. What engines leave counts as well: a text that begins with `Liquid error`, a directive of Blade (`@if (…)`, `@endif`) or Hugo's
    /// `HAHAHUGOSHORTCODE`, or is only `$Content`; Go's `ZgotmplZ` and `<no value>`; Ghost's `__GHOST_URL__`; and tags of template
    /// languages, such as `<txp:image>`. Examples in `code` do not count. Of such a value nothing else is said.
    ///
    /// # Why
    ///
    /// Readers see the placeholder, and such a URL leads nowhere. Templates for Jekyll, Twig, Laravel and ERB leave them
    /// (VENDOR templates), and Arc XP where an article has no URL (VENDOR Arc).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>By {{ page.author }}</p>
    /// ```
    ///
    /// ```html
    /// <p>See the <a href="{{ page.url }}">timetable</a>.</p>
    /// ```
    ///
    /// ```html
    /// <figure><img src="https://example.com/undefined/harbour.jpg"></figure>
    /// ```
    ///
    /// ```html
    /// <p>{!! $post->lead !!}</p>
    /// ```
    ///
    /// ```html
    /// <p>Dear *|FNAME|*, the ferry sails again.</p>
    /// ```
    ///
    /// ```html
    /// <p>The harbour at dawn: <txp:image id="31"></txp:image></p>
    /// ```
    ///
    /// ```html
    /// <p>See the <a href="__GHOST_URL__/timetable/">timetable</a>.</p>
    /// ```
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time><address>None</address></header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>By Ann. See the <a href="https://example.com/timetable">timetable</a>; in a template write <code>{{ page.url }}</code>.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows what was meant.
    id: "template-leftover",
    severity: Warning,
    points: Text,
    on: Article(check) | Elements(WITH_WORDS, words) | Elements(&[Name::Article], bare) | Elements(&[Name::Other], tag),
}

const WITH_WORDS: &[Name] = &[
    Name::P,
    Name::H1,
    Name::H2,
    Name::H3,
    Name::Time,
    Name::Address,
    Name::Li,
    Name::Figcaption,
    Name::Cite,
    Name::Blockquote,
    Name::Div,
];

const HELP: &str = "fill it in, or let the template leave the element out where the value is missing";

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    texts(article, findings);
    article.odd_values().iter().for_each(|&id| value(article.node(id), findings));
}

/// Placeholders in the text.
fn texts<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let bytes = article.text.as_bytes();
    let mut read_to = 0;
    for &at in article.marks() {
        let is_shortcode = bytes[at] == b'[' && !bytes[..at].ends_with(b"[");
        if at < read_to || is_shortcode && !bytes[at..].starts_with(b"[object ") {
            continue;
        }
        let node = article.node_at(at);
        read_to = node.span().end as usize;
        if !node.is_shown_text() {
            continue;
        }
        let text = node.node().decoded_text();
        if let Some(placeholder) = in_text(&text) {
            let message = format!("`{}` was not filled in: readers see it as it is", short(placeholder));
            // What is nothing else is no text that lacks a paragraph.
            let is_all = placeholder.len() == text.trim_ascii().len();
            let subject = if is_all { node } else { node.parent().unwrap_or(node) };
            findings.in_place(subject, node.span().trimmed(article.text), message).help(HELP);
        }
    }
    article.index.comments().iter().for_each(|&id| code(article.node(id), findings));
}

/// Code of PHP, which HTML takes for a comment.
fn code(comment: Element<'_>, findings: &mut Findings<'_>) {
    let node = comment.node();
    let written = node.span().of(node.text);
    if !node.is_in_iframe() && (written.starts_with("<?php") || written.starts_with("<?=")) {
        findings
            .in_place(comment, node.span(), format!("`{}` was not run: it is code", short(written)))
            .help("let the server run the template, and export what it prints");
    }
}

/// The value of an attribute.
fn value(element: Element<'_>, findings: &mut Findings<'_>) {
    let Some(attribute) = element.filled_attribute() else { return };
    let Some(value) = element.value(attribute) else { return };
    if is_in_value(&value) {
        let message =
            format!("`{}` is what a template left where a value is missing", short(value.trim_ascii()));
        findings.at_value(element, attribute, message).help(HELP);
    }
}

/// Texts that are only the print of a missing value.
fn words(element: Element<'_>, findings: &mut Findings<'_>) {
    let first = element.byte_behind();
    if may_begin_as_by_engine(first) || may_begin_as_word(first) && element.inner().len() <= MOST {
        words_of(element, findings);
    }
}

/// More than a word with its markup.
const MOST: u32 = 80;

#[inline(never)] // so that the look at the first byte is cheap
fn words_of(element: Element<'_>, findings: &mut Findings<'_>) {
    let inner = element.inner().of(element.article.text);
    let is_engines = may_be_left_by_engine(inner.as_bytes());
    let is_short = element.inner().len() <= MOST;
    if !is_engines && !(is_short && may_begin_word(inner.as_bytes()) && may_end_word(inner)) {
        return;
    }
    if !element.has_text() || !element.is_inside(Inside::ARTICLE) {
        return;
    }
    // Of blocks in each other the innermost has the text.
    if element.children().any(|child| WITH_WORDS.contains(&child.name()) || child.name() == Name::Code) {
        return;
    }
    let text = element.folded_text();
    let is_of_header = element.is_inside(Inside::HEADER) || element.name() == Name::Time;
    let is_engines = is_engines && is_left_by_engine(&text);
    if !(is_engines || is_word(&text) || is_of_header && is_word_of_header(&text)) {
        return;
    }
    let Some(place) = element
        .node()
        .descendants()
        .find(|node| element.article.node(node.id).has_text() && !node.is_element())
    else {
        return;
    };
    let message = match is_engines {
        true => format!("`{}` is what a template left: readers see it as it is", short(&text)),
        false => format!("`{text}` is what a template left where a text is missing"),
    };
    let help = if is_engines { "let the template print here what belongs here" } else { HELP };
    findings.in_place(element, place.span().trimmed(place.text), message).help(help);
}

/// What an engine left beside the paragraphs. It is no text that lacks one.
fn bare(article: Element<'_>, findings: &mut Findings<'_>) {
    // What stands between the blocks is mostly white space.
    let has_text = |node: &NodeRef<'_>| article.article.node(node.id).has_text();
    for node in article.node().children().filter(|node| node.kind() == NodeKind::Text && has_text(node)) {
        let span = node.span().trimmed(node.text);
        if may_be_left_by_engine(span.of(node.text).as_bytes()) && is_left_by_engine(span.of(node.text)) {
            let text = article.article.node(node.id);
            let message =
                format!("`{}` is what a template left: readers see it as it is", short(span.of(node.text)));
            findings.in_place(text, span, message).help("let the template print here what belongs here");
        }
    }
}

/// A tag of a template language.
fn tag(element: Element<'_>, findings: &mut Findings<'_>) {
    if let Some(language) = tag_of(element.name_as_written()).filter(|_| element.is_inside(Inside::ARTICLE)) {
        let name = short(element.name_as_written());
        findings
            .at(element, format!("`{name}` is a tag of {language} that was not run: its content is missing"))
            .help("let the server run the template, and export what it prints");
    }
}
