//! What templates leave behind where a value is missing, as one table.

use memchr::{memchr3_iter, memmem};

use super::{public_suffix, url};

/// The marks of template languages: how a placeholder begins and ends, and whose it is. Jekyll, Twig, Liquid, Handlebars,
/// Blade and Django have the first two, Blade the third, ERB and ASP the fourth, PHP the next, JavaScript two, Drupal 7 its
/// media, SilverStripe its links, Movable Type its tags, and Craft and Umbraco their references. The last four are the merge tags of mailers:
/// Mailchimp's, those of Salesforce, Mailjet and others, and `ActiveCampaign`'s.
static MARKS: &[(&str, &str)] = &[
    ("{{", "}}"),
    ("{%", "%}"),
    ("{!!", "!!}"),
    ("<%", "%>"),
    ("<?php", "?>"),
    ("<?=", "?>"),
    ("${", "}"),
    ("[object ", "]"),
    ("[[{", "}]]"),
    ("[sitetree_link", "]"),
    ("[file_link", "]"),
    ("<$mt", "$>"),
    ("<$MT", "$>"),
    ("{asset:", "}"),
    ("{entry:", "}"),
    ("{category:", "}"),
    ("{localLink:", "}"),
    ("*|", "|*"),
    ("%%", "%%"),
    ("[[", "]]"),
    ("%", "%"),
];

/// What a text begins with that a template or its engine left: errors and names of values of Liquid, Hugo, Go, Ghost
/// and Blade.
#[rustfmt::skip]
static BEGINNINGS: &[&str] = &[
    "Liquid error:", "Liquid error (", "Liquid syntax error", "HAHAHUGOSHORTCODE", "ZgotmplZ", "__GHOST_URL__", "<$mt", "<$MT",
];

/// Blade's directives that print or control: at the beginning of a text, with `(` behind it or not.
#[rustfmt::skip]
static DIRECTIVES: &[&str] = &[
    "auth", "can", "case", "component", "else", "elseif", "empty", "endauth", "endcan", "endcomponent", "endempty", "endfor",
    "endforeach", "endforelse", "endguest", "endif", "endisset", "endphp", "endpush", "endsection", "endslot", "endswitch",
    "endunless", "endverbatim", "endwhile", "extends", "for", "foreach", "forelse", "guest", "if", "include", "includeIf",
    "includeWhen", "isset", "lang", "php", "push", "section", "slot", "stack", "switch", "unless", "verbatim", "while", "yield",
];

/// Those that take nothing in brackets: the others are meant only with them, since `@guest` may be somebody.
fn is_directive(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('@') else { return false };
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (name, behind) = rest.split_at(end);
    let ends_something = name.len() > 3 && name.starts_with("end") || name == "else";
    let is_apart = behind.is_empty() || behind.starts_with(|c: char| c.is_ascii_whitespace());
    DIRECTIVES.contains(&name) && (behind.trim_ascii_start().starts_with('(') || ends_something && is_apart)
}

/// Those of them that stand in URLs: Go's for what it took for no URL, and Ghost's for its own address.
static IN_URLS: &[&str] = &["ZgotmplZ", "__GHOST_URL__"];

/// What a missing value is in print: JavaScript, Python, dates of moment.js and others, Go.
static WORDS: &[&str] = &["undefined", "null", "NaN", "None", "Invalid date", "Invalid Date", "<no value>"];

/// The template languages whose tags have a prefix.
#[rustfmt::skip]
static TAGS: &[(&str, &str)] = &[
    ("txp", "Textpattern"), ("mt", "Movable Type"), ("exp", "ExpressionEngine"), ("esi", "ESI"), ("f", "Fluid"), ("c", "JSTL"),
    ("fmt", "JSTL"), ("jsp", "JSP"), ("asp", "ASP.NET"), ("xsl", "XSLT"),
];

/// The template language that has a tag of this name, as it is written.
pub(crate) fn tag_of(name: &str) -> Option<&'static str> {
    let (prefix, local) = name.split_once(':').filter(|(_, local)| !local.is_empty())?;
    let is_it = |(known, _): &&(&str, &str)| known.eq_ignore_ascii_case(prefix);
    TAGS.iter()
        .find(is_it)
        .filter(|_| local.as_bytes()[0].is_ascii_alphabetic())
        .map(|(_, language)| *language)
}

/// What merge tags name between single marks: anything else in capitals may be a variable of a system, or an abbreviation.
#[rustfmt::skip]
static MERGED: &[&str] = &[
    "EMAIL", "FIRSTNAME", "FIRST_NAME", "FNAME", "FULLNAME", "FULL_NAME", "LASTNAME", "LAST_NAME", "LNAME", "PHONE", "SOCIALSHARE",
    "UNSUBSCRIBE", "UNSUBSCRIBELINK", "UNSUBSCRIBE_LINK", "WEBCOPY",
];

/// The longest placeholder.
const MOST: usize = 300;

/// A placeholder that stands in a text, decoded or not, as it is written.
pub(crate) fn in_text(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let begins = |at: &usize| MARKS.iter().any(|(start, _)| bytes[*at..].starts_with(start.as_bytes()));
    let starts = memchr3_iter(b'{', b'<', b'[', bytes).chain(memchr3_iter(b'$', b'%', b'*', bytes));
    starts.filter(begins).find_map(|at| placeholder(&text[at..]))
}

/// The placeholder that a text begins with.
fn placeholder(text: &str) -> Option<&str> {
    let (start, end) = MARKS.iter().find(|(start, _)| text.starts_with(start))?;
    let rest = &text.as_bytes()[start.len()..];
    let len = memmem::find(&rest[..rest.len().min(MOST)], end.as_bytes())?;
    let inside = text.get(start.len()..start.len() + len)?;
    let is_meant = match *start {
        // `{{}}` and `${}` say nothing; `US${5}` is a price.
        "${" => inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'),
        "*|" => is_merge_tag(inside, |byte| byte.is_ascii_uppercase() || b":_-= ".contains(&byte)),
        "%%" => {
            let name = inside.trim_start_matches('=');
            is_merge_tag(name, |byte| byte.is_ascii_alphabetic() || b"_@()=".contains(&byte))
        }
        "[[" => {
            let is_mailjets = inside.starts_with("data:") || inside.starts_with("var:");
            let is_name = inside.contains('_') || MERGED.contains(&inside);
            is_mailjets || is_name && is_merge_tag(inside, |byte| byte.is_ascii_uppercase() || byte == b'_')
        }
        "%" => MERGED.contains(&inside),
        "[object " => inside.bytes().all(|byte| byte.is_ascii_alphabetic()) && !inside.is_empty(),
        _ => !inside.trim_ascii().is_empty(),
    };
    is_meant.then(|| &text[..start.len() + len + end.len()])
}

/// Whether this may be the name in a merge tag: letters (digits behind them) and what else stands there.
fn is_merge_tag(inside: &str, is_part: impl Fn(u8) -> bool) -> bool {
    const MOST: usize = 60;
    let begins = inside.bytes().next().is_some_and(|first| first != b' ' && is_part(first));
    begins && inside.len() <= MOST && inside.bytes().all(|byte| is_part(byte) || byte.is_ascii_digit())
}

/// Whether a text begins with what an engine left, or is nothing but a variable of SilverStripe: `$Content`.
pub(crate) fn is_left_by_engine(text: &str) -> bool {
    let variable = text.strip_prefix('$').filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase()));
    let is_variable = |name: &str| {
        name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.')
            && name.bytes().any(|byte| byte.is_ascii_lowercase())
    };
    BEGINNINGS.iter().any(|start| text.starts_with(start))
        || is_directive(text)
        || variable.is_some_and(is_variable)
}

/// Whether a text, as it is written, may be such a one, by its first letter.
#[inline]
pub(crate) fn may_be_left_by_engine(text: &[u8]) -> bool {
    match text.trim_ascii_start() {
        [b'$' | b'@', ..] => true,
        // Of all texts hardly any begin with two such letters.
        text @ ([b'L', b'i', ..]
        | [b'H', b'A', ..]
        | [b'Z', b'g', ..]
        | [b'_', b'_', ..]
        | [b'<', b'$', ..]) => BEGINNINGS.iter().any(|start| text.starts_with(start.as_bytes())),
        _ => false,
    }
}

/// The same by the first byte alone, white space or not.
pub(crate) const fn may_begin_as_by_engine(first: u8) -> bool {
    matches!(first, b'L' | b'H' | b'Z' | b'_' | b'@' | b'$' | b'<') || first.is_ascii_whitespace()
}

/// Whether a text is nothing but a missing value in print.
pub(crate) fn is_word(text: &str) -> bool {
    WORDS.contains(&text) && text != "None"
}

/// Whether a short text, as it is written, may be nothing but such a word: by its first letter, or `By` in front of it. Tags
/// and blanks of all kinds may stand before.
pub(crate) fn may_begin_word(text: &[u8]) -> bool {
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    first.is_some_and(|&first| may_begin_as_word(first))
}

/// The same by the first byte alone, white space or not.
pub(crate) const fn may_begin_as_word(first: u8) -> bool {
    matches!(first, b'u' | b'n' | b'N' | b'I' | b'B' | b'b' | b'<' | b'&' | 0x80..)
        || first.is_ascii_whitespace()
}

/// The same by its last letters, behind which tags may stand.
pub(crate) fn may_end_word(text: &str) -> bool {
    let mut text = text.trim_ascii_end();
    while let Some(before) = text.strip_suffix('>') {
        let Some(tag) = memchr::memrchr(b'<', before.as_bytes()) else { return false };
        text = text[..tag].trim_ascii_end();
    }
    match text.as_bytes().last() {
        Some(b'd' | b'l' | b'N' | b'e') => WORDS.iter().any(|word| text.ends_with(word)),
        // `&nbsp;` and letters that are written as references.
        Some(b';') => true,
        _ => false,
    }
}

/// The same for a title, a name or a date, where `None` is no word.
pub(crate) fn is_word_of_header(text: &str) -> bool {
    let name = ["By ", "by "].iter().find_map(|by| text.strip_prefix(by)).unwrap_or(text);
    WORDS.contains(&name)
}

/// Whether a value of an attribute, decoded, holds a placeholder or a missing value in print.
pub(crate) fn is_in_value(value: &str) -> bool {
    let value = value.trim_ascii();
    if WORDS.contains(&value) || value.starts_with("-0001-") {
        return true;
    }
    let marks = value.bytes().fold(false, |has, byte| has | matches!(byte, b'{' | b'<' | b'[' | b'|' | b'%'));
    let is_encoded = || {
        let find = |mark: &str| memmem::find(value.as_bytes(), mark.as_bytes()).is_some();
        find("%7B%7B") || find("%7b%7b") || find("%7B%25") || find("[object%20")
    };
    let has = |mark: &&str| memmem::find(value.as_bytes(), mark.as_bytes()).is_some();
    IN_URLS.iter().any(has)
        || marks && in_text(value).is_some()
        || value.contains('%') && is_encoded()
        || is_in_url(value)
}

/// Whether a missing value was glued to a URL, or is a segment of its path or a value of its query.
fn is_in_url(value: &str) -> bool {
    let is_script = url::scheme(value).is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("javascript"));
    if is_script || value.contains(' ') {
        return false;
    }
    let (path, query) = value.split_at(url::path_end(value));
    let host_end = path.find("://").map_or(0, |at| {
        let start = at + 3;
        path[start..].find('/').map_or(path.len(), |len| start + len)
    });
    let is_segment =
        |segment: &str| WORDS.contains(&segment) || segment.starts_with("undefined.") || is_glued(segment);
    is_glued_to_host(&path[..host_end])
        || path[host_end..].split('/').any(is_segment)
        || query.split(['?', '&', '#']).any(|part| part.ends_with("=undefined") || part.ends_with("=NaN"))
}

/// Whether `undefined` was glued to something: `storiesundefined`, but not `is-undefined`.
fn is_glued(segment: &str) -> bool {
    let before = segment.strip_suffix("undefined");
    before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Whether a word was glued to a host, which ends in no known domain because of it.
fn is_glued_to_host(host: &str) -> bool {
    WORDS.iter().filter_map(|word| host.strip_suffix(word)).any(|before| {
        let is_known = |host: &str| public_suffix::of(host).is_some_and(|suffix| suffix.section.is_some());
        before.ends_with(|c: char| c.is_ascii_alphanumeric()) && is_known(before) && !is_known(host)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_letters_are_those_of_the_tables() {
        for text in BEGINNINGS {
            assert!(
                may_be_left_by_engine(text.as_bytes()) && may_begin_as_by_engine(text.as_bytes()[0]),
                "{text}"
            );
        }
        for text in ["@if (a)", "$Content"] {
            assert!(may_be_left_by_engine(text.as_bytes()), "{text}");
        }
        for text in ["By undefined", "by null"] {
            assert!(may_begin_word(text.as_bytes()), "{text}");
        }
        assert!(WORDS.iter().all(|text| may_begin_word(text.as_bytes())));
    }

    #[test]
    fn placeholders_in_text() {
        for (text, expected) in [
            ("By {{ page.author }}, Hull", Some("{{ page.author }}")),
            ("{% include ad.html %}", Some("{% include ad.html %}")),
            ("a <%= title %>", Some("<%= title %>")),
            ("Dear ${user.name}!", Some("${user.name}")),
            ("[object Object]", Some("[object Object]")),
            ("By {!! $post->author !!}", Some("{!! $post->author !!}")),
            ("[[{\"fid\":\"1\",\"type\":\"media\"}]]", Some("[[{\"fid\":\"1\",\"type\":\"media\"}]]")),
            ("Dear *|FNAME|*,", Some("*|FNAME|*")),
            ("*|IF:FNAME|*", Some("*|IF:FNAME|*")),
            ("*|MC:SUBJECT|*", Some("*|MC:SUBJECT|*")),
            ("Hi %%first_name%%!", Some("%%first_name%%")),
            ("%%=v(@name)=%%", Some("%%=v(@name)=%%")),
            ("Hi [[FIRST_NAME]]!", Some("[[FIRST_NAME]]")),
            ("[[data:firstname:\"\"]]", Some("[[data:firstname:\"\"]]")),
            ("Hi %FIRSTNAME%!", Some("%FIRSTNAME%")),
            ("5 %, *|FNAME|*", Some("*|FNAME|*")),
            ("See {localLink:umb://document/1}", Some("{localLink:umb://document/1}")),
            ("{asset:12:url||https://example.com/a.jpg}", Some("{asset:12:url||https://example.com/a.jpg}")),
            ("open %APPDATA%, then %PATH%", None),
            ("[[NASA]] and [[Ferry]], [[citation needed]]", None),
            ("a *|b|* and *| FNAME |* and 3*|x|*4", None),
            ("100%% sure, 50%% of it", None),
            ("20%-25% of 30%", None),
            ("from 5%FIRST to 6%", None),
            ("%%", None),
            ("%% %%", None),
            ("{!!} and {! a !}, [[a]], [[{ b }", None),
            ("{{}} {{ }} ${} {% %}", None),
            ("US${5} and {a} and [object]", None),
            ("a { b }} c {{ d", None),
            ("5 % < 6 %>", None),
            ("[objects found]", None),
        ] {
            assert_eq!(in_text(text), expected, "{text}");
        }
    }

    #[test]
    fn what_engines_leave() {
        for left in [
            "$Content",
            "$Author.Name",
            "<$mt:EntryTitle$>",
            "Liquid error (line 3): no file",
            "ZgotmplZ",
            "@lang(\"a.b\")",
            "@if ($lead)",
            "@endif",
            "@foreach($a as $b) text @endforeach",
            "@else",
            "__GHOST_URL__/a/",
        ] {
            assert!(is_left_by_engine(left) && may_be_left_by_engine(left.as_bytes()), "{left}");
        }
        for good in [
            "$AAPL",
            "$5",
            "$5.Million",
            "$",
            "$ Content",
            "$Content costs",
            "Liquid errors",
            "@harbour",
            "@ifonly",
            "@if only",
            "@guest wrote this",
            "@endless love",
            "@endiffel",
            "@",
        ] {
            assert!(!is_left_by_engine(good), "{good}");
        }
    }

    #[test]
    fn leftovers_in_values() {
        for value in [
            "{{ page.url }}",
            "https://example.com/{{ slug }}",
            "https://example.com/%7B%7B%20slug%20%7D%7D",
            "<%= url %>",
            "<?php the_permalink(); ?>",
            "undefined",
            "null",
            " None ",
            "NaN",
            "[object Object]",
            "https://example.com/[object%20Object]",
            "https://news.example.comundefined",
            "https://news.example.comnull/a",
            "https://example.com/storiesundefined",
            "https://example.com/undefined/boat.jpg",
            "https://example.com/null",
            "undefined/boat.jpg",
            "/None/",
            "https://example.com/a?id=undefined",
            "https://example.com/undefined.jpg",
            "Invalid date",
            "-0001-11-30T00:00:00+00:00",
            "#ZgotmplZ",
            "{asset:12:url||https://example.com/a.jpg}",
            "https://example.com/{entry:34@1:url}",
            "__GHOST_URL__/bees/",
            "[sitetree_link,id=42]",
            "{!! $url !!}",
            "<no value>",
            "*|ARCHIVE|*",
            "https://example.com/?e=*|EMAIL|*",
            "%%view_email_url%%",
            "%UNSUBSCRIBELINK%",
            "/{localLink:umb://document/1}",
        ] {
            assert!(is_in_value(value), "{value}");
        }
        for value in [
            "",
            "https://example.com/a",
            "https://example.com/what-is-undefined",
            "https://example.com/nullable/none",
            "https://example.com/a?q=null",
            "https://undefined.example.com/",
            "https://example.com/a%20b",
            "https://example.com/{id}",
            "javascript:undefined",
            "The value is undefined",
            "2016-02-04T09:00:00Z",
            "https://www.annull/",
            "https://example.com/sitetree_link",
            "0001-01-01T00:00:00Z",
            "https://example.com/a|b|c",
            "https://example.com/%D0%BC%D0%B8%D1%80",
        ] {
            assert!(!is_in_value(value), "{value}");
        }
    }
}
