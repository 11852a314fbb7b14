//! Fixes of random mixtures: several defects in an article, several articles in a feed, in each wrapping.
#![allow(clippy::print_stderr)] // figures, for whoever asks for them

use std::collections::BTreeSet;

use ia_validate::fix::{Change, Refused, Safety};
use ia_validate::{Kind, Span};
use ia_validate_testing::{Rng, found, pick, runs, test_articles};

use crate::fixes::check::{self, check, fixed};
use crate::fixes::reading::fields;
use crate::mutants::{Text, mutants};

const SEED: u64 = 20_161_128;

/// How an article stands in its feed.
#[derive(Clone, Copy, Debug)]
enum Wrapping {
    Cdata,
    Escaped,
}

impl Wrapping {
    fn wrap(self, article: &str) -> String {
        match self {
            Self::Cdata => format!("<![CDATA[{}]]>", article.replace("]]>", "]] >")),
            Self::Escaped => article.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"),
        }
    }
}

/// An article with a fix that cannot be taken.
const STUBBORN: &str = "<html><body><article><header><h1>T</h1></header><p>She said: <blockquote>We \
    <img src=\"https://example.com/odd.jpg\"> sail.</blockquote></p></article></body></html>";

fn item(number: usize, content: &str) -> String {
    let url = format!("https://example.com/{number}");
    format!(
        "<item><title>T{number}</title><link>{url}</link><guid>{url}</guid><pubDate>Fri, 06 Mar 2026 07:12:00 GMT\
         </pubDate><author>A</author><description>D</description><content:encoded>{content}</content:encoded></item>\n"
    )
}

fn feed(items: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>N</title>\
         <link>https://example.com/</link><description>N</description>\n{}</channel></rss>\n",
        items.concat()
    )
}

/// Articles that XML can carry.
fn articles(count: u64) -> Vec<Text> {
    let documents: Vec<_> = test_articles().into_iter().chain(found()).collect();
    let is_article = |it: &Text| {
        Kind::of(it.text.as_bytes()) == Kind::Article
            && it.text.contains("<article")
            && it
                .text
                .chars()
                .all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..) && c != '\u{7f}')
    };
    let mut texts = mutants(&documents, SEED, count, 5);
    texts.retain(is_article);
    texts
}

fn places(changes: &[Change]) -> BTreeSet<(&'static str, Span)> {
    changes.iter().map(|change| (change.rule, change.span)).collect()
}

/// What is safe is mended with `--unsafe` as well.
fn check_both(name: &str, text: &str, faults: &mut usize) -> String {
    let safe = check(name, text, Safety::Safe);
    let all = check(name, text, Safety::Unsafe);
    *faults += check::faults(&all);
    let (some, all) = (places(&safe.changes), places(&all.changes));
    assert!(some.is_subset(&all), "{name}: {:?}\n{text}", some.difference(&all).collect::<Vec<_>>());
    safe.text
}

/// Each article as a file, and then some of them in a feed, with and without one that cannot be mended among them.
#[test]
fn whatever_is_mixed() {
    let articles = articles(runs(400, 8000));
    assert!(articles.len() > 200, "{}", articles.len());
    let random = &mut Rng::with_seed(SEED);
    let (mut changes, mut faults) = (0, 0);
    for (number, some) in articles.chunks(3).enumerate() {
        let mut names = String::new();
        for Text { name, text } in some {
            check_both(name, text, &mut faults);
            names = format!("{names}, {name}");
        }
        let wrapping = |random: &mut Rng| pick(random, &[Wrapping::Cdata, Wrapping::Escaped]);
        let items: Vec<String> = some
            .iter()
            .enumerate()
            .map(|(at, it)| item(3 * number + at, &wrapping(random).wrap(&it.text)))
            .collect();
        let text = feed(&items);
        let mended = check_both(&names, &text, &mut faults);
        assert!(fields(&text).is_err() || fields(&mended).is_ok(), "{names}: not well-formed\n{mended}");

        let at = random.usize(..=items.len());
        let odd = item(1_000_000, &wrapping(random).wrap(STUBBORN));
        let mut with_odd = items.clone();
        with_odd.insert(at, odd);
        let with_odd = fixed(&feed(&with_odd), Kind::Feed, Safety::Safe);
        let is_odd = |it: &Refused| it.finding.rule == "blockquote-in-paragraph";
        assert!(with_odd.refused.iter().any(is_odd), "{:?}", with_odd.refused);
        changes += with_odd.changes.len();
        let with_odd = with_odd.text;
        let start = with_odd.find("<item><title>T1000000").unwrap_or_else(|| panic!("{with_odd}"));
        let end = start + with_odd[start..].find("</item>\n").map_or(0, |end| end + "</item>\n".len());
        let without = format!("{}{}", &with_odd[..start], &with_odd[end..]);
        assert!(without == mended, "{names}: changed by another item\n{text}\n---\n{mended}\n---\n{without}");
    }
    eprintln!("{} articles, {changes} findings fixed in feeds, {faults} faults", articles.len());
    assert!(faults * 1000 <= 2 * articles.len(), "{faults} faults");
}
