//! The page in a real browser.

use std::process::Command;

use ia_validate_testing::skipped;

use crate::support::Folder;

const FEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../test-articles/morning-feed.xml");

/// A folder with the page about `feed`, and a browser; none, aloud, where no browser is installed.
struct Browser {
    program: &'static str,
    folder: Folder,
}

impl Browser {
    fn on(feed: &[u8], arguments: &str) -> Option<Self> {
        let is_there = |program: &&str| Command::new(program).arg("--version").output().is_ok();
        let Some(program) = ["chromium", "chromium-browser", "google-chrome"].into_iter().find(is_there)
        else {
            skipped("neither chromium nor google-chrome is installed");
            return None;
        };
        let folder = Folder::new().with("feed.xml", feed);
        folder.run(&format!("--quiet --fail-on never --format html=page.html {arguments} feed.xml")).code(0);
        Some(Self { program, folder })
    }

    fn run(&self, arguments: &[&str], page: &str) -> String {
        let url = format!("file://{}/{page}", self.folder.path(".").canonicalize().unwrap().display());
        let profile = format!("--user-data-dir={}", self.folder.path("profile").display());
        let output = Command::new(self.program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", &profile])
            .args(arguments)
            .arg(url)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What the page has become when its script has run.
    fn dom(&self, fragment: &str) -> String {
        self.run(&["--dump-dom"], &format!("page.html{fragment}"))
    }
}

fn morning() -> Option<Browser> {
    Browser::on(&std::fs::read(FEED).unwrap(), "")
}

/// The parts of the page that begin like this, each up to the next.
fn parts<'t>(dom: &'t str, start: &str) -> Vec<&'t str> {
    dom.split(start).skip(1).collect()
}

/// Whether the start tag that `part` continues has this attribute.
fn has(part: &str, attribute: &str) -> bool {
    part.split('>').next().unwrap().split(' ').any(|one| one.trim_end_matches("=\"\"") == attribute)
}

/// Findings and groups that are shown.
fn shown(dom: &str) -> (usize, usize) {
    let count = |start| parts(dom, start).iter().filter(|part| !has(part, "hidden")).count();
    (count("<li class=\"finding"), count("<section class=\"group\""))
}

#[test]
fn it_opens_with_everything_in_it() {
    let Some(browser) = morning() else { return };
    let dom = browser.dom("");
    assert_eq!(shown(&dom), (8, 6));
    assert!(dom.contains("8 of 8 shown"), "the script runs");
    assert!(!has(parts(&dom, "<form class=\"filter\"")[0], "hidden"));
    assert!(parts(&dom, "<details").iter().all(|part| !has(part, "open")));
    for landmark in ["<header class=\"page\"", "<main>", "<footer class=\"page\"", "<html lang=\"en\">"] {
        assert_eq!(dom.matches(landmark).count(), 1, "{landmark}");
    }
}

#[test]
fn it_can_be_filtered() {
    let Some(browser) = morning() else { return };
    for (fragment, findings, groups) in [
        ("#severity=warning", 2, 2),
        ("#severity=error,warning&rule=repeated-line-breaks", 1, 1),
        ("#rule=figure-in-paragraph", 1, 1),
        ("#severity=info", 0, 0),
        ("#severity=&rule=no-such-rule", 0, 0),
        // A place on the page is no filter.
        ("#findings-2", 8, 6),
    ] {
        let dom = browser.dom(fragment);
        assert_eq!(shown(&dom), (findings, groups), "{fragment}");
        assert!(dom.contains(&format!("{findings} of 8 shown")), "{fragment}");
        assert_eq!(has(parts(&dom, "id=\"none\"")[0], "hidden"), findings > 0, "{fragment}");
    }
}

#[test]
fn explanations_unfold() {
    let Some(browser) = morning() else { return };
    let dom = browser.dom("#why-figure-in-paragraph");
    let open: Vec<_> = parts(&dom, "<details").into_iter().filter(|part| has(part, "open")).collect();
    assert_eq!(open.len(), 1);
    assert!(open[0].contains("Facebook's parser did not"), "{}", open[0]);
}

/// A template's defect in 300 articles makes no page of millions of bytes.
#[test]
fn it_stays_small_and_says_what_to_do_first() {
    let items: Vec<_> = (0..300).map(crate::support::Item::new).collect();
    let defects = "<p>One<br><br>two <figure></figure></p>".repeat(4);
    let text = crate::support::feed(&items).replace("<p>Text", &format!("{defects}<p>Text"));
    let folder = Folder::new().with("feed.xml", text);
    folder.run("-q --now 2026-11-28T12:00:00Z --format html=page.html --domain example.com feed.xml").code(1);
    let page = String::from_utf8(folder.read("page.html")).unwrap();
    assert!(page.len() < 1_000_000, "{}", page.len());
    let (_, first) = page.split_once("What to do first").unwrap();
    let (first, _) = first.split_once("id=\"articles\"").unwrap();
    for told in
        ["1,200 findings in 300 articles", "1,200 findings can be mended safely", "href=\"#findings-1\""]
    {
        assert!(first.contains(told), "{told}: {first}");
    }
    assert!(page.contains("2026-11-28 12:00</time>") || page.contains("2026-11-28 12:00 UTC"), "the time");
    assert!(page.contains("Domains: example.com."));
    assert_eq!(page.matches("id=\"why-figure-in-paragraph\"").count(), 1);
    folder.run("-q --max-shown none --format html=all.html feed.xml").code(1);
    assert!(folder.read("all.html").len() > page.len());
}

#[test]
fn it_can_be_read_without_its_script() {
    let Some(browser) = morning() else { return };
    let page = String::from_utf8(browser.folder.read("page.html")).unwrap();
    let (before, after) = page.split_once("<script>").unwrap();
    let (_, after) = after.split_once("</script>").unwrap();
    browser.folder.write("page.html", format!("{before}{after}"));
    let dom = browser.dom("#severity=warning");
    assert_eq!(shown(&dom), (8, 6));
    assert!(
        has(parts(&dom, "<form class=\"filter\"")[0], "hidden"),
        "a filter that does nothing is not shown"
    );
}

#[test]
fn it_can_be_pictured_and_printed() {
    let Some(browser) = morning() else { return };
    let picture = browser.folder.path("page.png");
    let paper = browser.folder.path("page.pdf");
    browser.run(&["--window-size=1200,1600", &format!("--screenshot={}", picture.display())], "page.html");
    browser.run(&[&format!("--print-to-pdf={}", paper.display())], "page.html");
    assert!(
        browser.folder.read("page.png").starts_with(b"\x89PNG")
            && browser.folder.read("page.png").len() > 20_000
    );
    assert!(browser.folder.read("page.pdf").starts_with(b"%PDF"));
}

#[test]
fn what_happens_to_articles_is_told_if_it_is_known() {
    let feed = std::fs::read(FEED).unwrap();
    let page = |arguments: &str| {
        let folder = Folder::new().with("feed.xml", &feed).with("earlier.xml", &feed);
        folder.run(&format!("-q --fail-on never --format html=page.html {arguments} feed.xml"));
        String::from_utf8(folder.read("page.html")).unwrap()
    };
    let alone = page("");
    assert!(alone.contains("without-outcomes") && !alone.contains(">Unchanged<"));
    let compared = page("--previous earlier.xml");
    assert!(!compared.contains("class=\"articles without-outcomes\""));
    assert_eq!(compared.matches(">Unchanged<").count(), 11);
    assert!(compared.contains(">Rejected</span> <code class=\"reason\">published-missing<"));
}

/// What would run if it got onto the page as it is: in text, in attributes, behind a URL.
const EVIL: &str = "\"'`><script>document.title='pwned'</script><img src=x onerror=\"document.title='pwned'\">\
                    <svg onload=document.title='pwned'></style></title></pre></mark><iframe srcdoc=x>&lt;b&gt;]]&gt;";

/// The elements of the page.
const ELEMENTS: [&str; 49] = [
    "a", "bdi", "body", "code", "dd", "details", "div", "dl", "dt", "em", "fieldset", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "head", "header", "html", "input", "label", "legend", "li", "main", "mark",
    "meta", "ol", "option", "output", "p", "pre", "script", "section", "select", "span", "strong", "style",
    "summary", "table", "tbody", "td", "th", "thead", "time", "title", "tr", "ul",
];

#[test]
fn documents_put_nothing_on_the_page_but_text() {
    let escaped = EVIL.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let article = format!(
        "<html><head><link rel=\"canonical\" href=\"javascript:{escaped}\"></head><body><article class=\"{escaped}\">\
         <header><h1>{escaped}</h1><time class=\"op-published\" datetime=\"{escaped}\">{escaped}</time></header>\
         <p style=\"{escaped}\">{escaped}<figure class=\"{escaped}\"><img src=\"{escaped}\">\
         <figcaption class=\"{escaped}\"><p>{escaped}</p></figcaption></figure></p>{EVIL}<p dir=\"{escaped}\">x\
         <a href=\"javascript:{escaped}\">{escaped}</a></article></body></html>"
    );
    let item = |url: &str| {
        format!(
            "<item><title>{escaped}</title><link>{url}{escaped}</link><guid>{escaped}</guid>\
             <pubDate>{escaped}</pubDate><author>{escaped}</author><description>{escaped}</description>\
             <content:encoded>{}</content:encoded></item>",
            article.replace('&', "&amp;").replace('<', "&lt;")
        )
    };
    let feed = format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
         <title>{escaped}</title><link>{escaped}</link><description>{escaped}</description>{}{}</channel></rss>",
        item("javascript:"),
        item("https://example.com/")
    );
    let Some(browser) = Browser::on(feed.as_bytes(), "") else { return };
    let dom = browser.dom("");
    let (findings, groups) = shown(&dom);
    assert!(findings > 20 && groups >= 2, "{findings} findings in {groups} groups");
    assert!(!dom.contains("<title>pwned"));
    assert_eq!(dom.matches("<script").count(), 1);
    for part in parts(&dom, "<") {
        let name: String = part.chars().take_while(char::is_ascii_alphanumeric).collect();
        assert!(name.is_empty() || ELEMENTS.contains(&&*name), "<{name}");
    }
    // Beside what is on the page, the document's own web pages, and ours about sources.
    let ours = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/sources.md#");
    for link in parts(&dom, "<a ").iter().map(|part| part.split_once("href=\"").unwrap().1) {
        let is_right = ["#", "https://example.com/", ours].iter().any(|start| link.starts_with(start));
        assert!(is_right, "{link:.80}");
    }
}

#[test]
fn nothing_but_our_script_may_run() {
    let Some(browser) = morning() else { return };
    let page = String::from_utf8(browser.folder.read("page.html")).unwrap();
    let evil = "<script>document.title='pwned'</script><img src=x onerror=\"document.title='pwned'\"></main>";
    let broken = page.replace("</main>", evil);
    let (policy, _) = page.split_once("http-equiv=\"").unwrap().1.split_once('"').unwrap();
    assert_eq!(policy, "Content-Security-Policy");
    browser.folder.write("page.html", &broken);
    assert!(!browser.dom("").contains("<title>pwned"));
    // It is the policy that keeps it from running.
    browser.folder.write("page.html", broken.replace("http-equiv=\"Content-Security-Policy\"", ""));
    assert!(browser.dom("").contains("<title>pwned"));
}
