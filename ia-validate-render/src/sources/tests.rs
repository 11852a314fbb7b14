use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::table::KINDS;
use super::*;

fn found(text: &str) -> Vec<(&str, &str)> {
    cites(text).map(|(at, source)| (&text[at], source.cite)).collect()
}

#[test]
fn cites_are_found() {
    assert_eq!(find("FAQ L106").map(|source| source.cite), Some("FAQ L106"));
    assert_eq!(find("FAQ L5"), None);
    for (text, expected) in [
        ("in paragraphs (FAQ L106).", &[("FAQ L106", "FAQ L106")][..]),
        ("FAQ L164, L104; MSG 5", &[("FAQ L164", "FAQ L164"), ("L104", "FAQ L104"), ("MSG 5", "MSG 5")]),
        ("FAQ L36/L38 and L40", &[("FAQ L36", "FAQ L36"), ("L38", "FAQ L38"), ("L40", "FAQ L40")]),
        (
            "FAQ L64–66, FAQ L84-L86",
            &[("FAQ L64", "FAQ L64"), ("66", "FAQ L66"), ("FAQ L84", "FAQ L84"), ("L86", "FAQ L86")],
        ),
        ("MSG 3, 12, 2016", &[("MSG 3", "MSG 3"), ("12", "MSG 12")]),
        ("MSG 13, MSG 14 and OQ 3", &[("MSG 13", "MSG 13"), ("MSG 14", "MSG 14"), ("OQ 3", "OQ 3")]),
        ("article of it (FAQ\nL82)", &[("FAQ\nL82", "FAQ L82")]),
        (
            "DOC reference/article; DOC analytics.",
            &[("DOC reference/article", "DOC reference/article"), ("DOC analytics", "DOC analytics")],
        ),
        (
            "SDK Caption, Cite; SDK 354",
            &[("SDK Caption", "SDK Caption"), ("Cite", "SDK Cite"), ("SDK 354", "SDK 354")],
        ),
        ("SAMPLE; WP 81, 97", &[("SAMPLE", "SAMPLE"), ("WP 81", "WP 81"), ("97", "WP 97")]),
        (
            "w3-total-cache 173, VENDOR jecas.cz.",
            &[("w3-total-cache 173", "w3-total-cache 173"), ("VENDOR jecas.cz", "VENDOR jecas.cz")],
        ),
        ("The FAQ and the SDK 1.10.2 say so; the SDK writes L106, and WP as well", &[]),
        ("größer als FAQ", &[]),
    ] {
        assert_eq!(found(text), expected, "{text}");
        assert_eq!(dead(text).count(), 0, "{text}");
    }
}

#[test]
fn what_leads_nowhere_is_found() {
    for (text, expected) in [
        ("FAQ L5", &["FAQ L5"][..]),
        ("FAQ L106, L107", &["L107"]),
        ("MSG 99, OQ 0, WP 1", &["MSG 99", "OQ 0", "WP 1"]),
        ("SDK, `Author`; DOC, `reference/article`", &["DOC"]),
        ("SDK Unknown, SDK PR 217, VENDOR", &["SDK Unknown", "SDK PR", "VENDOR"]),
        ("rules.md, MSG 12; contract.md and format.md §4", &["rules.md", "contract.md", "format.md"]),
        ("issue 81, docs/rules.md#figure-empty, [rules.md](rules.md)", &["issue 81"]),
    ] {
        assert_eq!(dead(text).collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn cites_become_links_outside_of_code() {
    let text = "`FAQ L3` is code, FAQ\nL7, L9 is not\n\n```html\n<!-- FAQ L3 -->\n```\n";
    let expected = "`FAQ L3` is code, [FAQ\nL7](sources.md#faq-l7), [L9](sources.md#faq-l9) is not\n\n\
                    ```html\n<!-- FAQ L3 -->\n```\n";
    assert_eq!(linked(text, "sources.md"), expected);
    assert_eq!(linked("", "x"), "");
}

#[test]
fn each_source_is_there_once_and_says_something() {
    let all = || KINDS.iter().flat_map(|kind| kind.sources);
    let anchors: BTreeSet<String> = all().map(anchor).collect();
    assert_eq!(anchors.len(), all().count());
    for source in all() {
        assert_eq!(found(source.cite), [(source.cite, source.cite)]);
        assert!(
            source.statement.len() > 20 && source.statement.ends_with(['.', '?', ')']),
            "{}",
            source.cite
        );
        assert!(!source.origin.is_empty() && !source.date.is_empty(), "{}", source.cite);
        assert_eq!(dead(source.statement).next(), None, "{}", source.cite);
    }
}

#[test]
fn the_page_is_up_to_date() {
    let path = repository().join("docs/sources.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, page()).unwrap();
    }
    let written = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    let first = written.lines().zip(page().lines()).position(|(written, made)| written != made);
    assert!(
        written == page(),
        "docs/sources.md is not what the sources say (from line {}); make it again:\n\
         UPDATE=1 cargo test -p ia-validate-render sources",
        first.unwrap_or_else(|| written.lines().count()) + 1,
    );
}

#[test]
fn no_cite_leads_nowhere() {
    for rule in ia_validate::rules::all() {
        assert_eq!(dead(rule.documentation).collect::<Vec<_>>(), [""; 0], "{}", rule.id);
    }
    let mut checked = 0;
    let mut folders = vec![repository(), repository().join("docs")];
    folders.extend(
        ["ia-validate", "ia-validate-render", "ia-validate-commands", "ia-validate-cli"]
            .map(|name| repository().join(name).join("src")),
    );
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy();
            if path.is_dir() {
                // What cites look like is said there, and tests read what lies beside the repository.
                let is_ours = folder.components().any(|part| part.as_os_str() == "src");
                folders.extend((is_ours && !["sources", "precedence"].contains(&&*name)).then_some(path));
            } else if (name.ends_with(".md") || name.ends_with(".rs"))
                && !["sources.md", "evidence.rs"].contains(&&*name)
            {
                let text = fs::read_to_string(&path).unwrap();
                assert_eq!(dead(&text).collect::<Vec<_>>(), [""; 0], "{}", path.display());
                checked += 1;
            }
        }
    }
    assert!(checked > 300, "{checked}");
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
