//! `--domain` against canonical URLs.

use crate::support::{Folder, Item, feed, stderr, stdout};

/// Whether a page's domain covers a canonical URL.
fn covers(domain: &str, canonical: &str) -> bool {
    let folder =
        Folder::new().with("feed.xml", feed(&[Item { canonical: canonical.to_owned(), ..Item::new(1) }]));
    let outcome = folder.preview(&format!("feed.xml --domain {domain}"));
    let run = folder.run(&format!("-q --format compact --domain {domain} feed.xml"));
    let is_told = stdout(&run).contains("error[canonical-domain-mismatch]");
    let expected = if is_told { "rejected canonical-domain-mismatch" } else { "create" };
    assert_eq!(outcome, [expected], "{domain} {canonical}");
    assert_eq!(run.get_output().status.code(), Some(is_told.into()), "{}", stdout(&run));
    !is_told
}

#[test]
fn hosts_on_a_domain() {
    for canonical in [
        "https://example.com/a",
        "https://EXAMPLE.com./a",
        "https://example.com:8443/a",
        "https://user@example.com/a",
        "https://www.example.com/a",
        "https://a.b.example.com/a",
    ] {
        assert!(covers("example.com", canonical), "{canonical}");
        assert!(covers("EXAMPLE.com.", canonical), "{canonical}");
    }
    for canonical in [
        "https://notexample.com/a",
        "https://example.com.evil.net/a",
        "https://example.com@evil.net/a",
        "https://evil.net/example.com",
        "https://example.co/a",
    ] {
        assert!(!covers("example.com", canonical), "{canonical}");
    }
}

#[test]
fn the_www_host_is_not_the_domain() {
    assert!(covers("www.example.com", "https://www.example.com/a"));
    assert!(!covers("www.example.com", "https://example.com/a"));
}

#[test]
fn international_names_in_both_spellings() {
    for domain in ["bücher.example", "xn--bcher-kva.example"] {
        for canonical in ["https://bücher.example/a", "https://www.XN--BCHER-KVA.example/a"] {
            assert!(covers(domain, canonical), "{domain} {canonical}");
        }
        assert!(!covers(domain, "https://bucher.example/a"), "{domain}");
    }
}

#[test]
fn addresses() {
    assert!(covers("127.0.0.1", "http://127.0.0.1:8080/a"));
    assert!(!covers("127.0.0.1", "http://127.0.0.2/a"));
    assert!(!covers("127.0.0.1", "http://1.127.0.0.1.example.com/a"));
    assert!(covers("localhost", "http://localhost/a"));
}

#[test]
fn any_of_several_domains_will_do() {
    let folder = Folder::new().with("feed.xml", feed(&[Item::new(1)]));
    assert_eq!(folder.preview("feed.xml --domain example.org --domain example.com"), ["create"]);
}

#[test]
fn a_public_suffix_is_nobodys_domain() {
    let folder = Folder::new().with("feed.xml", feed(&[Item::new(1)]));
    for suffix in ["com", "co.uk", "GITHUB.io."] {
        for command in ["check", "preview", "record --state s.db"] {
            let run = folder.run(&format!("{command} --domain {suffix} feed.xml")).code(2).stdout_eq("");
            assert!(stderr(&run).contains("is a public suffix"), "{}", stderr(&run));
        }
    }
    assert_eq!(folder.names(), ["feed.xml"]);
}
