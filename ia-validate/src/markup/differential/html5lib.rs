//! html5lib-tests' tokenizer cases (`tests/html5lib`) against our tokens, and where these differ on purpose.
//!
//! A case begins in a state of the tokenizer; here it stands behind the start tag that leads to that state. Of
//! end tags only the names are compared, and no parse errors: neither is in our tokens.

use std::fs;

use serde_json::Value;

use super::html5ever_tokens::{Token, ours};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/html5lib");

/// Cases that cannot be told in UTF-8: half of a surrogate pair is no character.
const HALVES: usize = 4;

/// A deliberate difference from HTML5's tokens.
struct Difference {
    case: &'static str,
    why: &'static str,
    /// The text of one of the cases.
    example: &'static str,
    ours: &'static str,
    html5: &'static str,
    /// Whether it is why our tokens are not those expected.
    explains: fn(&Case, &[String]) -> bool,
}

const DIFFERENCES: &[Difference] = &[
    Difference {
        case: "Of a doctype only the place is read",
        why: "No rule asks which it is, and what stands in the document is judged alike under all",
        example: "<!DOCTYPE html>",
        ours: "<!doctype>",
        html5: "<!doctype html>",
        explains: |case, ours| case.equals(ours, |token| doctype_alone(token).to_owned()),
    },
    Difference {
        case: "A byte order mark in front is no text",
        why: "Files begin with it, and the standard's decoder takes it away before its tokenizer reads",
        example: "\u{feff}foo\u{feff}bar",
        ours: "'foo\u{feff}bar'",
        html5: "'\u{feff}foo\u{feff}bar'",
        explains: |case, ours| {
            case.text.starts_with('\u{feff}') && case.equals(ours, |token| token.replacen('\u{feff}', "", 1))
        },
    },
    Difference {
        case: "`plaintext` is an element like any other unknown one",
        why: "It is no part of the format; a stray one must not make text of all that follows",
        example: "<plaintext></plaintext>&body;",
        ours: "<plaintext> </plaintext> '&body;'",
        html5: "<plaintext> '</plaintext>&body;'",
        explains: |case, _| case.state == "PLAINTEXT state",
    },
    Difference {
        case: "A CDATA section is a comment, in SVG and MathML too",
        why: "Those are ordinary elements here; anywhere else it is a comment in HTML5 as well",
        example: "<![CDATA[foo&#32;]]>&#32;",
        ours: "<!--[CDATA[foo&#32;]]--> ' '",
        html5: "'foo&#32; '",
        explains: |case, _| case.state == "CDATA section state",
    },
];

/// One case in one of its states.
struct Case {
    name: String,
    state: String,
    text: String,
    expected: Vec<String>,
}

impl Case {
    /// Whether our tokens are those expected, once these are changed.
    fn equals(&self, ours: &[String], change: impl Fn(&str) -> String) -> bool {
        ours.iter().cloned().eq(self.expected.iter().map(|token| change(token)))
    }
}

/// The states that a case can begin in, what leads there, and the element whose end tag leads back.
const STATES: [(&str, &str, &str); 6] = [
    ("Data state", "", ""),
    ("RCDATA state", "<textarea>", "textarea"),
    ("RAWTEXT state", "<style>", "style"),
    ("Script data state", "<script>", "script"),
    ("PLAINTEXT state", "<plaintext>", "plaintext"),
    ("CDATA section state", "<![CDATA[", ""),
];

/// All cases, and how many cannot be told.
fn cases() -> (Vec<Case>, usize) {
    let (mut cases, mut halves) = (Vec::new(), 0);
    let mut paths: Vec<_> = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "test"));
    paths.sort();
    for path in paths {
        let file: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for test in file["tests"].as_array().unwrap() {
            let data = vec![Value::from("Data state")];
            for state in test["initialStates"].as_array().unwrap_or(&data) {
                match case(test, state.as_str().unwrap()) {
                    Some(mut case) => {
                        case.name = format!("{}, {}", path.display(), test["description"]);
                        cases.push(case);
                    }
                    None => halves += 1,
                }
            }
        }
    }
    (cases, halves)
}

fn case(test: &Value, state: &str) -> Option<Case> {
    let &(_, start, name) = STATES.iter().find(|(name, ..)| *name == state).unwrap();
    let read = |value: &Value| {
        let text = value.as_str().unwrap();
        let text = if test["doubleEscaped"] == true { unescaped(text)? } else { text.to_owned() };
        let Some(last) = test["lastStartTag"].as_str() else { return Some(text) };
        // Our own elements lead to the states of `xmp`, which is written in three ways.
        let ways: [fn(&str) -> String; 3] = [str::to_owned, str::to_ascii_uppercase, mixed_case];
        Some(ways.iter().fold(text, |text, way| text.replace(&way(last), &way(name))))
    };
    let text = start.to_owned() + &read(&test["input"])?;
    let mut expected = Vec::from_iter((!name.is_empty()).then(|| start.to_owned()));
    for token in test["output"].as_array().unwrap() {
        let part = |at: usize| read(&token[at]).unwrap();
        expected.push(match token[0].as_str().unwrap() {
            "StartTag" => {
                let attributes = token[2].as_object().unwrap().iter();
                let attributes = attributes.map(|(name, value)| (name.clone(), read(value).unwrap()));
                start_tag(&part(1), attributes.collect(), token[3] == true)
            }
            "EndTag" => end_tag(&part(1)),
            "Comment" => comment(&part(1)),
            "Character" => character(&part(1)),
            "DOCTYPE" => {
                let parts = token.as_array().unwrap()[1..4].iter().filter_map(Value::as_str);
                format!("<!doctype {}>", parts.collect::<Vec<_>>().join(" "))
            }
            other => panic!("no such token: {other}"),
        });
    }
    Some(Case { name: String::new(), state: state.to_owned(), text, expected })
}

/// The second letter alone in upper case.
fn mixed_case(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    first.to_owned() + &rest[..1].to_ascii_uppercase() + &rest[1..]
}

/// Another round of unescaping; nothing where that gives half of a surrogate pair.
fn unescaped(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("\\u") {
        let (digits, behind) = behind.split_at(4);
        out.push_str(before);
        out.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap())?);
        rest = behind;
    }
    Some(out + rest)
}

fn start_tag(name: &str, mut attributes: Vec<(String, String)>, self_closing: bool) -> String {
    attributes.sort();
    let attributes: String = attributes.iter().map(|(name, value)| format!(" {name}={value:?}")).collect();
    format!("<{name}{attributes}{}>", if self_closing { "/" } else { "" })
}

fn end_tag(name: &str) -> String {
    format!("</{name}>")
}

fn comment(data: &str) -> String {
    format!("<!--{data}-->")
}

fn character(text: &str) -> String {
    format!("'{text}'")
}

fn doctype_alone(token: &str) -> &str {
    if token.starts_with("<!doctype ") { "<!doctype>" } else { token }
}

fn shown(token: Token) -> String {
    match token {
        Token::Text(text) => character(&text),
        Token::Start { name, attributes, self_closing } => start_tag(&name, attributes, self_closing),
        Token::End { name, .. } => end_tag(&name),
        Token::Comment(data) => comment(&data),
        Token::Doctype => "<!doctype>".to_owned(),
    }
}

fn our_tokens(text: &str) -> Vec<String> {
    ours(text).into_iter().map(shown).collect()
}

#[test]
fn tokens_are_those_of_html5lib_tests() {
    let (cases, halves) = cases();
    assert!(cases.len() > 7_000, "only {} cases", cases.len());
    assert_eq!(halves, HALVES);
    let mut explained = [0; DIFFERENCES.len()];
    for case in &cases {
        let ours = our_tokens(&case.text);
        if ours == case.expected {
            continue;
        }
        let why = DIFFERENCES.iter().position(|difference| (difference.explains)(case, &ours));
        let Some(why) = why else {
            panic!("{} in {}: {:?}\n{ours:?}\n{:?}", case.name, case.state, case.text, case.expected);
        };
        explained[why] += 1;
    }
    assert!(!explained.contains(&0), "not in the cases any more: {explained:?}");
}

#[test]
fn the_table_of_tokens_is_true() {
    let (cases, _) = cases();
    for Difference { case, example, ours, html5, explains, .. } in DIFFERENCES {
        let tokens = our_tokens(example);
        assert_eq!(tokens.join(" "), *ours, "{case}");
        let is_it = |it: &&Case| it.text == *example && explains(it, &tokens);
        let one = cases.iter().find(is_it).unwrap_or_else(|| panic!("{example} is in no case"));
        assert_eq!(one.expected.join(" "), *html5, "{case}");
    }
}

#[test]
fn the_page_shows_the_table_of_tokens() {
    let page = include_str!("../../../../docs/written-tree.md");
    let mut table =
        String::from("| the tokens | example | as written | HTML5 | because |\n|---|---|---|---|---|\n");
    for Difference { case, why, example, ours, html5, .. } in DIFFERENCES {
        let [example, ours, html5] = [example, ours, html5].map(|text| text.replace('\u{feff}', "\\u{feff}"));
        table += &format!("| {case} | `{example}` | `{ours}` | `{html5}` | {why} |\n");
    }
    assert!(page.contains(&table), "docs/written-tree.md should show this table:\n\n{table}");
}
