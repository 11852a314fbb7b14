//! What fixes make of the kinds of defects that real documents and exporters have: each body as it stands, after the
//! safe fixes, and after the unsafe ones.

use ia_validate::fix::{self, Safety};
use ia_validate::{Kind, Options, Source, Validator};

fn article(body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\" prefix=\"op: http://media.facebook.com/op#\">\n<head>\n<meta charset=\"utf-8\">\n\
         <link rel=\"canonical\" href=\"https://news.example.com/pier\">\n<meta property=\"op:markup_version\" \
         content=\"v1.0\">\n</head>\n<body>\n<article>\n<header>\n<h1>The pier opens</h1>\n<time class=\"op-published\" \
         datetime=\"2026-05-01T08:00:00Z\">1 May</time>\n</header>\n{body}\n</article>\n</body>\n</html>\n"
    )
}

/// The body after fixes of a safety.
fn mended(body: &str, safety: Safety) -> String {
    let (head, tail) = ("</header>\n", "\n</article>");
    let text = article(body);
    let fixed =
        fix::all(&Validator::new(Options::default()), &Source::from_text(&text), Kind::Article, safety).text;
    let (_, rest) = fixed.split_once(head).unwrap_or_else(|| panic!("{fixed}"));
    rest.rsplit_once(tail).unwrap_or_else(|| panic!("{fixed}")).0.to_owned()
}

/// What no safe fix may touch, with what unsafe ones make of it where that is said.
const KEPT: &[(&str, Option<&str>)] = &[
    // Embeds by attributes, as networks give them.
    (
        "<div class=\"fb-video\" data-href=\"https://www.facebook.com/pier/videos/1/\"></div>",
        Some(
            "<figure class=\"op-interactive\"><iframe><div class=\"fb-video\" data-href=\"https://www.facebook.com/pier/videos/1/\"></div></iframe></figure>",
        ),
    ),
    ("<div class=\"fb-post\" data-href=\"https://www.facebook.com/pier/posts/2\"><p>A post</p></div>", None),
    (
        "<div class=\"gallery\" data-ids=\"1,2,3\"></div>",
        Some("<div class=\"gallery\" data-ids=\"1,2,3\"></div>"),
    ),
    ("<figure><embed src=\"https://x.example/a.swf\"></figure>", None),
    ("<p>Before</p><x-gallery></x-gallery><p>Behind</p>", None),
    // URLs that may be meant from elsewhere.
    (
        "<p>See <a href=\"www.example.org/tickets\">tickets</a>.</p>",
        Some("<p>See <a href=\"https://www.example.org/tickets\">tickets</a>.</p>"),
    ),
    ("<figure><img src=\"images/boat.jpg\"></figure>", None),
    ("<p><a href=\"index.php?id=3\">More</a></p>\n<p>Text</p>", None),
    // A quotation in another direction, a time in a sentence, markup that was escaped once too often.
    ("<p dir=\"rtl\">שלום</p>\n<p>Said the captain, and went on to speak of the weather.</p>", None),
    ("<p>It closed <time class=\"op-modified\" datetime=\"2026-05-01T09:00:00Z\">at nine</time>.</p>", None),
    (
        "&lt;p&gt;The boats run.&lt;/p&gt;&lt;p&gt;Every ten minutes.&lt;/p&gt;",
        Some("<p>The boats run.</p><p>Every ten minutes.</p>"),
    ),
    // Pictures of a link that leads elsewhere, and those that wait for a script.
    (
        "<figure><a href=\"https://partner.example/\"><img src=\"https://news.example.com/a.jpg\"></a></figure>",
        None,
    ),
    (
        "<figure><img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" data-src=\"https://news.example.com/b.jpg\"></figure>",
        None,
    ),
    (
        "<figure><img class=\"wp-smiley\" src=\"https://s.w.org/images/core/emoji/1f600.png\" alt=\"\u{1f600}\"></figure>",
        None,
    ),
    // Share buttons, and a tag that is cut off.
    (
        "<div class=\"sharedaddy\"><h3>Share this</h3><ul><li><a href=\"https://x.example/s\">Share</a></li></ul></div>\n<p>Text</p>",
        None,
    ),
    // What somebody allows.
    (
        "<!-- ia-validate: allow(repeated-line-breaks) a poem -->\n<p>One<br><br>two</p>",
        Some("<!-- ia-validate: allow(repeated-line-breaks) a poem -->\n<p>One<br><br>two</p>"),
    ),
    ("<!-- ia-validate: allow(canonical-domain-mismatch) -->\n<p>One</p>", None),
];

/// What safe fixes make of a body.
const MENDED: &[(&str, &str)] = &[
    (
        "<p>A great <img class=\"emoji\" src=\"https://s.w.org/images/core/emoji/72x72/1f600.png\" alt=\"\u{1f600}\"> day.</p>",
        "<p>A great \u{1f600} day.</p>",
    ),
    (
        "<p>One <img src=\"https://news.example.com/a.jpg\"> two.</p>",
        "<p>One</p>\n<figure><img src=\"https://news.example.com/a.jpg\"></figure>\n<p>two.</p>",
    ),
    ("<div>The boats run <b>every</b> ten minutes.</div>", "<p>The boats run <b>every</b> ten minutes.</p>"),
    ("<h2><p>A heading</p></h2>\n<p>Text</p>", "<h2>A heading</h2>\n<p>Text</p>"),
    (
        "<figure data-feedback=\"fb:likes fb:comments\"><img src=\"https://news.example.com/a.jpg\"></figure>",
        "<figure data-feedback=\"fb:likes,fb:comments\"><img src=\"https://news.example.com/a.jpg\"></figure>",
    ),
    (
        "<figure fb:likes><img src=\"https://news.example.com/a.jpg\"></figure>",
        "<figure data-feedback=\"fb:likes\"><img src=\"https://news.example.com/a.jpg\"></figure>",
    ),
    (
        "<figure><img src=\"https://news.example.com/a.jpg\"><figcaption><br>The quay</figcaption></figure>",
        "<figure><img src=\"https://news.example.com/a.jpg\"><figcaption>The quay</figcaption></figure>",
    ),
    (
        "<p><a href=\"https://news.example.com/big.jpg\"><img src=\"https://news.example.com/a.jpg\"></a></p>\n<p>Text</p>",
        "<figure><img src=\"https://news.example.com/a.jpg\"></figure>\n<p>Text</p>",
    ),
    ("<h2 class=\"x\">The pier opens</h2>\n<p>Text</p>", "<p>Text</p>"),
];

#[test]
fn what_a_safe_fix_would_lose_or_guess_stays() {
    for &(body, with_unsafe) in KEPT {
        assert_eq!(mended(body, Safety::Safe), body);
        if let Some(expected) = with_unsafe {
            assert_eq!(mended(body, Safety::Unsafe), expected);
        }
    }
}

#[test]
fn what_is_mended_safely() {
    for &(body, expected) in MENDED {
        assert_eq!(mended(body, Safety::Safe), expected, "{body}");
        assert_eq!(mended(expected, Safety::Safe), expected, "a second time");
    }
}

#[test]
fn headers_are_mended() {
    let fixed = |header: &str| {
        let text = article("<p>Text</p>")
            .replace("<time class=\"op-published\" datetime=\"2026-05-01T08:00:00Z\">1 May</time>", header);
        let fixed = Validator::new(Options::default()).fix_article(&text).text;
        let (_, rest) = fixed.split_once("</h1>\n").unwrap();
        rest.split_once("\n</header>").unwrap().0.to_owned()
    };
    let date = "<time class=\"op-published\" datetime=\"2026-05-01T08:00:00Z\">1 May</time>";
    for (header, expected) in [
        (
            "<time class=\"op-published\" datetime=\"2026-05-01 08:00:00 UTC\">1 May</time>".to_owned(),
            "<time class=\"op-published\" datetime=\"2026-05-01T08:00:00Z\">1 May</time>".to_owned(),
        ),
        (
            format!("{date}\n<h2 class=\"op-kicker\">Harbour</h2>"),
            format!("{date}\n<h3 class=\"op-kicker\">Harbour</h3>"),
        ),
        (
            format!("{date}\n<address><a>Ann</a>, <a>Bo</a></address>"),
            format!("{date}\n<address><a>Ann</a></address>\n<address><a>Bo</a></address>"),
        ),
    ] {
        assert_eq!(fixed(&header), expected, "{header}");
    }
}
