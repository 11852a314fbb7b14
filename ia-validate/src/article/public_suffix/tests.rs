//! Against the crate `psl`, which compiles the same list.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::{env, fs};

use url::Host;

use super::*;

/// The rules of the list as `psl` has them in its package.
fn rules() -> Vec<String> {
    let cargo = |arguments: &[&str]| {
        let mut cargo = Command::new(env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
        cargo.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
    };
    // What only other systems need has perhaps never been downloaded.
    let version = String::from_utf8(cargo(&["-vV"]).stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = cargo(&["metadata", "--format-version=1", "--locked", "--filter-platform", host]);
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let psl = packages.iter().find(|package| package["name"] == "psl").unwrap();
    let list = psl["manifest_path"].as_str().unwrap().replace("Cargo.toml", "data/rules.txt");
    fs::read_to_string(list).unwrap().lines().filter(|rule| !rule.is_empty()).map(str::to_owned).collect()
}

/// A name that a rule is about, and the mark that it begins with.
fn taken_apart(rule: &str) -> (&str, &str) {
    match (rule.strip_prefix("*."), rule.strip_prefix('!')) {
        (Some(name), _) => ("*", name),
        (_, Some(name)) => ("!", name),
        _ => ("", rule),
    }
}

fn ascii(name: &str) -> String {
    Host::parse(name).unwrap().to_string()
}

fn from_the_right(name: &str) -> String {
    name.rsplit('.').collect::<Vec<_>>().join(".")
}

/// What `psl` says, and what we say.
fn both(host: &str) -> [Option<(String, Option<Section>)>; 2] {
    let theirs = psl::suffix(host.as_bytes()).map(|suffix| {
        let section = suffix.typ().map(|section| match section {
            psl::Type::Icann => Section::Icann,
            psl::Type::Private => Section::Private,
        });
        (str::from_utf8(suffix.trim().as_bytes()).unwrap().to_owned(), section)
    });
    [
        theirs.filter(|suffix| !suffix.0.is_empty()),
        of(host).map(|suffix| (suffix.name.to_owned(), suffix.section)),
    ]
}

#[test]
fn the_rules_are_those_of_psl() {
    let mut sorted = BTreeMap::new();
    for rule in rules() {
        let (mark, name) = taken_apart(&rule);
        // Of what a rule is about: everything under it, or the name itself.
        let host = if mark == "*" { format!("any.{name}") } else { name.to_owned() };
        let is_private = psl::suffix(host.as_bytes()).unwrap().typ() == Some(psl::Type::Private);
        for name in [name.to_owned(), ascii(name)] {
            let rule = match mark {
                "*" => from_the_right(&name) + ".*",
                _ => from_the_right(&[mark, &name].concat()),
            };
            sorted.insert(rule, is_private);
        }
    }
    let line =
        |(rule, is_private)| if is_private { format!("{rule}{PRIVATE}\n") } else { format!("{rule}\n") };
    let text: String = sorted.into_iter().map(line).collect();
    if env::var_os("UPDATE").is_some() {
        fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/article/public_suffix.txt"), text).unwrap();
    } else {
        assert!(
            text == RULES,
            "the list has changed: UPDATE=1 cargo test -p ia-validate the_rules_are_those_of_psl"
        );
    }
}

/// What `psl` takes for no suffix, although a rule with `*` says so: it looks for longer rules only.
const SHADOWED: &[&str] = &[
    "ap-north-1.r.cloud.int.apple",
    "ap-south-1.r.cloud.int.apple",
    "ap-south-2.r.cloud.int.apple",
    "eu-central-1.r.cloud.int.apple",
    "eu-north-1.r.cloud.int.apple",
    "ex.futurecms.at",
    "in.futurecms.at",
    "mtls.run.app",
    "oci.customer-oci.com",
    "ocp.customer-oci.com",
    "ocs.customer-oci.com",
    "privatelink.snowflake.app",
    "r.cloud.int.apple",
    "svc.firenet.ch",
    "teams.replit.dev",
    "us-central-1.r.cloud.int.apple",
    "us-central-2.r.cloud.int.apple",
    "us-east-1.r.cloud.int.apple",
    "us-east-2.r.cloud.int.apple",
    "us-west-1.r.cloud.int.apple",
    "us-west-2.r.cloud.int.apple",
    "us-west-3.r.cloud.int.apple",
];

#[test]
fn the_same_as_psl_for_every_rule() {
    let mut hosts = Vec::new();
    for rule in rules() {
        let name = taken_apart(&rule).1;
        let parent = name.split_once('.').map_or("", |(_, parent)| parent);
        for name in [name, parent] {
            for under in ["", "a.", "b.a.", "c.b.a.", "x", "-", "www.", "."] {
                for end in ["", "."] {
                    let host = [under, name, end].concat();
                    hosts.extend(Host::parse(&host).ok().map(|host| host.to_string()));
                    hosts.push(host);
                }
            }
        }
    }
    let mut shadowed = BTreeSet::new();
    for host in hosts {
        let [theirs, ours] = both(&host);
        if theirs != ours {
            shadowed.insert(ours.unwrap().0);
            continue;
        }
        if ours.is_some() {
            let theirs = psl::domain_str(&host);
            assert_eq!(theirs, registrable(&host), "{host}");
        }
    }
    assert_eq!(Vec::from_iter(shadowed), SHADOWED);
}

#[test]
fn the_same_as_psl_for_what_is_no_host() {
    for host in [
        "",
        ".",
        "..",
        "...",
        ".com",
        "com..",
        "a..com",
        "a..ck",
        "!www.ck",
        "*.ck",
        "www.ck.!",
        "a b.ck",
        "com+",
        "+",
        "*",
        "!",
        "\n",
        "com\n",
        "com\ncom",
        "localhost",
        "a.localhost",
        "COM",
        "Example.com",
        "ck",
        "mm",
        "a.ck",
        "b.a.ck",
        "www.ck",
        "a.www.ck",
        "b.a.www.ck",
        "127.0.0.1",
        "-.com",
        "a-.com",
        "ü.com",
        "ü",
        "com.ü",
    ] {
        let [theirs, ours] = both(host);
        assert_eq!(theirs, ours, "{host:?}");
    }
    let long = "a.".repeat(100_000) + "com";
    assert_eq!(registrable(&long), Some("a.com"));
}

/// publicsuffix.org's own (`test_psl.txt`, in the public domain), without those in capitals, which come here in lower
/// case, and those that begin with a dot, which are no hosts.
#[test]
#[rustfmt::skip]
fn the_vectors_of_the_list() {
    for (host, expected) in [
        ("example", None), ("example.example", Some("example.example")), ("b.example.example", Some("example.example")),
        ("a.b.example.example", Some("example.example")),
        ("biz", None), ("domain.biz", Some("domain.biz")), ("b.domain.biz", Some("domain.biz")),
        ("a.b.domain.biz", Some("domain.biz")),
        ("com", None), ("example.com", Some("example.com")), ("b.example.com", Some("example.com")),
        ("a.b.example.com", Some("example.com")), ("uk.com", None), ("example.uk.com", Some("example.uk.com")),
        ("b.example.uk.com", Some("example.uk.com")), ("a.b.example.uk.com", Some("example.uk.com")),
        ("test.ac", Some("test.ac")),
        ("mm", None), ("c.mm", None), ("b.c.mm", Some("b.c.mm")), ("a.b.c.mm", Some("b.c.mm")),
        ("jp", None), ("test.jp", Some("test.jp")), ("www.test.jp", Some("test.jp")), ("ac.jp", None),
        ("test.ac.jp", Some("test.ac.jp")), ("www.test.ac.jp", Some("test.ac.jp")), ("kyoto.jp", None),
        ("test.kyoto.jp", Some("test.kyoto.jp")), ("ide.kyoto.jp", None), ("b.ide.kyoto.jp", Some("b.ide.kyoto.jp")),
        ("a.b.ide.kyoto.jp", Some("b.ide.kyoto.jp")), ("c.kobe.jp", None), ("b.c.kobe.jp", Some("b.c.kobe.jp")),
        ("a.b.c.kobe.jp", Some("b.c.kobe.jp")), ("city.kobe.jp", Some("city.kobe.jp")),
        ("www.city.kobe.jp", Some("city.kobe.jp")),
        ("ck", None), ("test.ck", None), ("b.test.ck", Some("b.test.ck")), ("a.b.test.ck", Some("b.test.ck")),
        ("www.ck", Some("www.ck")), ("www.www.ck", Some("www.ck")),
        ("us", None), ("test.us", Some("test.us")), ("www.test.us", Some("test.us")), ("ak.us", None),
        ("test.ak.us", Some("test.ak.us")), ("www.test.ak.us", Some("test.ak.us")), ("k12.ak.us", None),
        ("test.k12.ak.us", Some("test.k12.ak.us")), ("www.test.k12.ak.us", Some("test.k12.ak.us")),
        ("食狮.com.cn", Some("食狮.com.cn")), ("食狮.公司.cn", Some("食狮.公司.cn")),
        ("www.食狮.公司.cn", Some("食狮.公司.cn")), ("shishi.公司.cn", Some("shishi.公司.cn")), ("公司.cn", None),
        ("食狮.中国", Some("食狮.中国")), ("www.食狮.中国", Some("食狮.中国")), ("shishi.中国", Some("shishi.中国")),
        ("中国", None),
        ("xn--85x722f.com.cn", Some("xn--85x722f.com.cn")),
        ("xn--85x722f.xn--55qx5d.cn", Some("xn--85x722f.xn--55qx5d.cn")),
        ("www.xn--85x722f.xn--55qx5d.cn", Some("xn--85x722f.xn--55qx5d.cn")),
        ("shishi.xn--55qx5d.cn", Some("shishi.xn--55qx5d.cn")), ("xn--55qx5d.cn", None),
        ("xn--85x722f.xn--fiqs8s", Some("xn--85x722f.xn--fiqs8s")),
        ("www.xn--85x722f.xn--fiqs8s", Some("xn--85x722f.xn--fiqs8s")),
        ("shishi.xn--fiqs8s", Some("shishi.xn--fiqs8s")), ("xn--fiqs8s", None),
    ] {
        assert_eq!(registrable(host), expected, "{host}");
    }
}
