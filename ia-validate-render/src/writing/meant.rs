//! Whether a text may become an article: articles begin with nothing, and editors open web pages of all kinds.

use ia_validate::outline::elements;
use ia_validate::{Kind, vocabulary};

/// The longest text, in bytes, that may be the beginning of an article without any mark of the format.
const BEGINNING: usize = 16 * 1024;

/// Whether nothing is written yet but a doctype, perhaps, and the beginning of a first tag: it may become anything.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    let rest = text.trim_start_matches('\u{feff}').trim_ascii_start();
    // Behind a blank its attributes begin; the last line has an end.
    let rest = without_doctype(rest).trim_ascii_start().trim_end_matches(['\r', '\n']);
    rest.is_empty()
        || rest.strip_prefix('<').is_some_and(|name| name.bytes().all(|it| it.is_ascii_alphanumeric()))
}

fn without_doctype(text: &str) -> &str {
    const DOCTYPE: &str = "<!doctype";
    let is_one = text.get(..DOCTYPE.len()).is_some_and(|start| start.eq_ignore_ascii_case(DOCTYPE));
    text.find('>').filter(|_| is_one).map_or(text, |end| &text[end + 1..])
}

/// Whether a text without a mark of the format may become an article: it is short, and nothing in it is foreign to the
/// format. What is being written at a byte does not count.
#[must_use]
pub fn may_become(text: &str, at: Option<u32>) -> bool {
    let is_known = |element: &ia_validate::outline::Element| {
        let is_written = at.is_some_and(|at| element.start_tag.start < at && at <= element.start_tag.end);
        let has = |wanted: &str| element.class.split_ascii_whitespace().any(|class| class == wanted);
        is_written
            || vocabulary::form(&element.name, &element.class).is_some_and(|form| form.class.is_none_or(has))
    };
    text.len() <= BEGINNING && elements(text, Kind::of(text.as_bytes())).iter().all(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_blank() {
        for text in [
            "",
            " \n",
            "<",
            "<ht",
            "\u{feff}<!DOCTYPE html>\n",
            "<!doctype html><",
            "\n<!doctype html>\n<ht",
            "<ht\n",
        ] {
            assert!(is_blank(text), "{text}");
        }
        for text in
            ["x", "<html>", "<html ", "<!doctype", "<!doctype html>x", "<!--", "{", "<!doctype html><!-- -->"]
        {
            assert!(!is_blank(text), "{text}");
        }
    }

    #[test]
    fn what_may_become_an_article() {
        for text in [
            "",
            "<!doctype html><html><head><",
            "<article><header><h1>x</h1>",
            "<html><body><article><p>x<fi",
        ] {
            assert!(may_become(text, None), "{text}");
        }
        for text in ["<html><body><main>", "<div><", "<html><head><script src=x></script><"] {
            assert!(!may_become(text, None), "{text}");
        }
        let text = "<article><fig\n<p>x</p></article>";
        assert!(!may_become(text, None));
        assert!(may_become(text, Some(13)));
        assert!(!may_become(&"<p>x</p>".repeat(BEGINNING), None));
    }
}
