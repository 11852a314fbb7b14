//! What is read of articles and feeds.

use super::*;
use crate::source::Source;

fn whole(header: &str, body: &str) -> String {
    format!(
        "<!doctype html><html><head><meta charset=utf-8><link rel=canonical href=https://example.com/a></head>\
         <body><article><header><h1>The <i>title</i></h1>\
         <time class=op-published datetime=2016-02-04T09:00:00Z>then</time>{header}</header>{body}</article></body></html>"
    )
}

fn read_one(text: &str, kind: Kind) -> Reading {
    read(&Source::from_text(text), kind, &Options::default()).remove(0)
}

fn blocks(reading: &Reading) -> Vec<String> {
    let one = |block: &Block| {
        let parts = [
            block.text.clone().unwrap_or_default(),
            block.caption.as_ref().map_or(String::new(), |caption| format!("caption {caption}")),
            block.credit.as_ref().map_or(String::new(), |credit| format!("credit {credit}")),
            block.sources.join(" "),
        ];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        [block.kind.name().to_owned()].into_iter().chain(parts).collect::<Vec<_>>().join(" | ")
    };
    reading.blocks.iter().map(one).collect()
}

fn dropped(reading: &Reading) -> Vec<String> {
    reading.dropped.iter().map(|it| format!("{}: {}", it.rule, it.text)).collect()
}

#[test]
fn every_kind_of_block() {
    for (body, expected) in [
        ("<p>One &amp; <b>two</b><br>three</p>", "paragraph | One & two three"),
        ("<h2>Head</h2>", "heading | Head"),
        ("<ol><li>a</li><li>b <i>c</i></li></ol>", "list | a\nb c"),
        ("<blockquote>Said</blockquote>", "quote | Said"),
        ("<aside>Said <cite>Ann</cite></aside>", "pullquote | Said | credit Ann"),
        (
            "<figure><img src=https://example.com/a.jpg><figcaption><h1>T</h1> more<cite>Bob</cite></figcaption></figure>",
            "image | caption T\nmore | credit Bob | https://example.com/a.jpg",
        ),
        (
            "<figure><video><source src=https://example.com/a.mp4 type=video/mp4></video></figure>",
            "video | https://example.com/a.mp4",
        ),
        (
            "<figure class=op-slideshow><figure><img src=https://example.com/a.jpg></figure><figure>\
             <img src=https://example.com/b.jpg></figure><figcaption>Both</figcaption></figure>",
            "slideshow | caption Both | https://example.com/a.jpg https://example.com/b.jpg",
        ),
        (
            "<figure class=op-map><script type=application/json class=op-geotag>{\"type\":\"Feature\",\"geometry\":\
             {\"type\":\"Point\",\"coordinates\":[23.1,89.2]},\"properties\":{\"title\":\"Quay\"}}</script></figure>",
            "map | Quay",
        ),
        (
            "<figure class=op-interactive><iframe src=https://example.com/e width=1 height=1></iframe></figure>",
            "embed | https://example.com/e",
        ),
        (
            "<figure class=op-ad><iframe src=https://example.com/ad></iframe></figure>",
            "ad | https://example.com/ad",
        ),
        ("<figure class=op-tracker><iframe><script>x</script></iframe></figure>", "tracker"),
        (
            "<ul class=op-related-articles title=More><li><a href=https://example.com/b>B</a></li></ul>",
            "related | B | caption More | https://example.com/b",
        ),
    ] {
        let text = whole("", &format!("{body}<p>End</p>"));
        let reading = read_one(&text, Kind::Article);
        assert_eq!(blocks(&reading), [expected, "paragraph | End"], "{body}");
        assert_eq!(reading.blocks[0].span.of(&text), body);
        assert_eq!(reading.dropped, [], "{body}");
    }
}

#[test]
fn header_and_footer() {
    let text = whole(
        "<h2>Sub</h2><h3 class=op-kicker>Kick</h3><address><a title=x>Ann</a> writes</address><address>Bob</address>\
         <time class=op-modified datetime=2016-02-05T09:00:00+02:00>later</time>\
         <figure><img src=https://example.com/c.jpg><figcaption>Cover</figcaption></figure>\
         <figure class=op-ad><iframe src=https://example.com/ad></iframe></figure>",
        "<p>Text</p><footer><aside><p>Credits</p><p>Thanks</p></aside><small>2016</small>\
         <ul class=op-related-articles><li><a href=https://example.com/b>B</a></li></ul></footer>",
    );
    let reading = read_one(&text, Kind::Article);
    assert_eq!(reading.title.as_deref(), Some("The title"));
    assert_eq!(reading.subtitle.as_deref(), Some("Sub"));
    assert_eq!(reading.kicker.as_deref(), Some("Kick"));
    assert_eq!(reading.authors, ["Ann", "Bob"]);
    assert_eq!(reading.canonical.as_deref(), Some("https://example.com/a"));
    assert_eq!(reading.published.unwrap().to_rfc3339(), "2016-02-04T09:00:00+00:00");
    assert_eq!(reading.modified.unwrap().to_rfc3339(), "2016-02-05T07:00:00+00:00");
    let cover = reading.cover.clone().unwrap();
    assert_eq!((cover.kind, cover.caption.as_deref()), (BlockKind::Image, Some("Cover")));
    assert_eq!(blocks(&reading), ["paragraph | Text", "related | B | https://example.com/b"]);
    let footer = reading.footer.clone().unwrap();
    assert_eq!(footer.text, "Credits\nThanks\n2016");
    assert!(footer.span.of(&text).starts_with("<footer>") && footer.span.of(&text).ends_with("</footer>"));
    assert_eq!(dropped(&reading), [""; 0]);
    assert_eq!(reading.rejected, None);
}

#[test]
fn what_is_dropped_and_by_which_rule() {
    for (body, blocks_expected, expected) in [
        ("<div><p>In a div</p></div>", vec![], vec!["body-element-unsupported: In a div"]),
        (
            "<p>a<figure><img src=https://example.com/a.jpg></figure>b</p>",
            vec!["paragraph | a b"],
            vec!["figure-in-paragraph: https://example.com/a.jpg"],
        ),
        (
            "loose <b>text</b> here<p>a</p>",
            vec!["paragraph | a"],
            vec!["text-outside-paragraph: loose text here"],
        ),
        ("<table><tr><td>Cell</table>", vec![], vec!["body-element-unsupported: Cell"]),
        ("<figure><p>Words</p></figure>", vec![], vec!["figure-empty: Words"]),
        (
            "<figure><amp-iframe src=https://example.com/a></amp-iframe></figure>",
            vec![],
            vec!["figure-empty: https://example.com/a"],
        ),
        ("<figure><div><object></object></div></figure>", vec![], vec!["figure-empty: "]),
        (
            "<oembed url=https://example.com/a></oembed><canvas></canvas>",
            vec![],
            vec!["body-element-unsupported: ", "body-element-unsupported: "],
        ),
        (
            "<ul class=op-related-articles><li><a href=https://example.com/b></a></li></ul>",
            vec!["related | https://example.com/b"],
            vec![],
        ),
        (
            "<img src=https://example.com/a.jpg>",
            vec![],
            vec!["image-without-figure: https://example.com/a.jpg"],
        ),
        ("<ul><li>a<h2>b</h2></li></ul>", vec!["list | a"], vec!["list-item-block-content: b"]),
        (
            "<figure class=op-tracker><iframe src=x></iframe></figure><header><h1>Other</h1></header>",
            vec!["tracker | x"],
            vec!["header-misplaced: Other"],
        ),
        ("<p>&nbsp;</p><p></p>", vec![], vec![]),
        (
            "<script src=https://example.com/a.js></script>",
            vec![],
            vec!["script-outside-iframe: https://example.com/a.js"],
        ),
    ] {
        let text = whole("", &format!("{body}<p>End</p>"));
        let reading = read_one(&text, Kind::Article);
        let mut all = blocks(&reading);
        assert_eq!(all.pop().as_deref(), Some("paragraph | End"), "{body}");
        assert_eq!(all, blocks_expected, "{body}");
        assert_eq!(dropped(&reading), expected, "{body}");
    }
}

#[test]
fn spans_of_what_is_dropped() {
    let text = whole("<p>Lead</p>", "<div> <p>a</p> </div> x <i>y</i> <p>b</p>");
    let reading = read_one(&text, Kind::Article);
    let spans: Vec<&str> = reading.dropped.iter().map(|it| it.span.of(&text)).collect();
    assert_eq!(spans, ["<p>Lead</p>", "<div> <p>a</p> </div>", "x <i>y</i>"]);
}

#[test]
fn feeds_in_cdata_and_escaped() {
    let article = whole("", "<p>Fish &amp; chips</p><div>Lost</div>");
    let escaped = article.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let feed = format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
         <item><content:encoded><![CDATA[{article}]]></content:encoded></item>\
         <item><content:encoded>{escaped}</content:encoded></item>\
         <item><title>Third</title><link>https://example.com/3</link><content:encoded>&lt;p&gt;Part&lt;/p&gt;</content:encoded></item>\
         <item><title>Fourth</title></item></channel></rss>"
    );
    let readings = read(&Source::from_text(&feed), Kind::Feed, &Options::default());
    let texts = |n: usize| {
        let reading: &Reading = &readings[n];
        assert_eq!(reading.title.as_deref(), Some("The title"));
        assert_eq!(blocks(reading), ["paragraph | Fish & chips"]);
        (reading.blocks[0].span.of(&feed), reading.dropped[0].span.of(&feed))
    };
    assert_eq!(texts(0), ("<p>Fish &amp; chips</p>", "<div>Lost</div>"));
    assert_eq!(texts(1), ("&lt;p&gt;Fish &amp;amp; chips&lt;/p&gt;", "&lt;div&gt;Lost&lt;/div&gt;"));
    assert_eq!(readings.iter().map(|it| it.index).collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert_eq!(readings[2].title.as_deref(), Some("Third"));
    assert_eq!(readings[2].canonical.as_deref(), Some("https://example.com/3"));
    assert_eq!(dropped(&readings[2]), ["feed-content-not-document: Part"]);
    assert_eq!(readings[2].dropped[0].span.of(&feed), "&lt;p&gt;Part&lt;/p&gt;");
    assert_eq!(readings[3].rejected, Some("feed-item-field-missing"));
}

#[test]
fn bodies_without_document() {
    let text = "\u{feff}<p>a</p>loose<figure class=op-ad><iframe src=x></iframe></figure>";
    let reading = read_one(text, Kind::Fragment);
    assert_eq!(blocks(&reading), ["paragraph | a", "ad | x"]);
    assert_eq!(reading.blocks[0].span.of(text), "<p>a</p>");
    assert_eq!((reading.dropped[0].span.of(text), reading.rejected), ("loose", None));
}

#[test]
fn what_is_no_article_is_rejected() {
    for text in ["", "plain", "<html><body><p>x</p></body></html>", "<rss></rss>"] {
        let reading = read_one(text, Kind::Article);
        assert!(reading.blocks.is_empty() && reading.rejected.is_some(), "{text}");
    }
}

/// Every run of visible text is shown somewhere, or dropped.
#[test]
fn nothing_vanishes_without_a_word() {
    let pieces = [
        "<p>@</p>",
        "<div>@</div>",
        "@",
        "<b>@</b>",
        "<figure>@</figure>",
        "<figure><img src=a><figcaption>@</figcaption></figure>",
        "<ul><li>@</li></ul>",
        "<ul>@</ul>",
        "<section><p>@</p></section>",
        "<blockquote><h2>@</h2></blockquote>",
        "<h4>@</h4>",
        "<pre>@</pre>",
        "<a href=x>@</a>",
        "<p><div>@</div></p>",
        "<aside><ul><li>@</ul></aside>",
        "<footer>@</footer>",
        "<article><p>@</p></article>",
        "<main>@</main>",
        "<dl><dt>@</dl>",
        "<address>@</address>",
        "<p><blockquote>@</blockquote></p>",
        "<figure><blockquote>@</blockquote></figure>",
        "<header><p>@</p></header>",
        "<figure class=op-interactive>@<iframe src=x></iframe></figure>",
        "<figure class=op-x>@<img src=a></figure>",
        "<figcaption>@</figcaption>",
        "<cite>@</cite>",
        "<small>@</small>",
        "<center>@</center>",
        "<x-y>@</x-y>",
    ];
    for (first, one) in pieces.iter().enumerate() {
        for other in &pieces {
            let text =
                whole("", &format!("{}{}<p>End</p>", one.replace('@', "WORD1"), other.replace('@', "WORD2")));
            let reading = read_one(&text, Kind::Article);
            let told = format!("{:?}", reading);
            assert!(told.contains("WORD1") && told.contains("WORD2"), "{first}: {one}{other}\n{reading:#?}");
        }
    }
}

#[test]
fn reading_takes_time_in_proportion() {
    for piece in
        ["<figure>", "<div>", "<p>", "x<b>", "<cite>", "<header>", "<footer>", "<figure class=op-slideshow>"]
    {
        let text = whole("", &piece.repeat(100_000));
        let begun = std::time::Instant::now();
        read_one(&text, Kind::Article);
        assert!(begun.elapsed().as_secs() < 20, "{piece}");
    }
}

#[test]
fn stock_of_an_article() {
    let text = whole(
        "",
        "<p>a</p><p>b</p><figure class=op-ad><iframe src=https://ads.example.com/x></iframe></figure>\
         <figure class='op-interactive x'><iframe src=https://www.youtube.com/embed/a></iframe></figure>\
         <figure class=op-interactive><iframe><blockquote class=twitter-tweet><a href=https://twitter.com/a/status/1>b\
         </a></blockquote><script src=https://platform.twitter.com/widgets.js></script></iframe></figure>\
         <figure class=op-interactive><iframe><b>x</b></iframe></figure>\
         <figure><img src=https://Img.example.com/a.jpg></figure><figure><img src=/b.jpg></figure>",
    );
    let text = text.replace("<html>", "<html lang=en-US>");
    let stock = take_stock(&Source::from_text(&text), Kind::Article, &Options::default()).remove(0);
    let told = |counts: &std::collections::BTreeMap<String, usize>| {
        counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(told(&stock.elements), "figure 6, h1 1, header 1, i 1, iframe 4, img 2, p 2, time 1");
    assert_eq!(told(&stock.classes), "op-ad 1, op-interactive 3, op-published 1");
    assert_eq!(told(&stock.embeds), "inline 1, twitter.com 1, youtube.com 1");
    assert_eq!(told(&stock.media_hosts), "img.example.com 1, relative 1");
    assert_eq!(stock.language.as_deref(), Some("en"));
}
