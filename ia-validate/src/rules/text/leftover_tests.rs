//! What templates and exporters leave in the text.

use crate::fix::Safety;
use crate::rules::tests::examples::{self, drawn_by_any};
use crate::{Kind, Options, Source, Validator};

const NOTHING: [&str; 0] = [];

fn drawn(example: &str) -> Vec<String> {
    drawn_by_any(example)
}

/// The body after all fixes up to a safety.
fn mended(content: &str, safety: Safety) -> String {
    let text = examples::mended(content, safety);
    let (_, rest) = text.split_once("</header>").unwrap();
    rest.split_once("<p>The ferry is back after").unwrap().0.to_owned()
}

#[test]
fn bodies_that_were_escaped() {
    for (body, place) in [
        ("&lt;p&gt;a &lt;b&gt;b&lt;/b&gt;&lt;/p&gt;", "&lt;p&gt;a &lt;b&gt;b&lt;/b&gt;&lt;/p&gt;"),
        (
            "\n &lt;div class=&quot;x&quot;&gt;a&lt;/div&gt; \n",
            "&lt;div class=&quot;x&quot;&gt;a&lt;/div&gt;",
        ),
        (
            "<p>&lt;h2&gt;a&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;b&lt;/li&gt;&lt;/ul&gt;</p>",
            "&lt;h2&gt;a&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;b&lt;/li&gt;&lt;/ul&gt;",
        ),
        ("<blockquote>&#60;p&#62;a&#60;/p&#62;</blockquote>", "&#60;p&#62;a&#60;/p&#62;"),
        // With line breaks between its lines, it is one text still.
        ("<p>&lt;p&gt;a<br>b&lt;/p&gt;</p>", "&lt;p&gt;a"),
        (
            "<p>Lead &lt;p&gt;a&lt;/p&gt; and &lt;p&gt;b&lt;/p&gt; so on</p>",
            "Lead &lt;p&gt;a&lt;/p&gt; and &lt;p&gt;b&lt;/p&gt; so on",
        ),
    ] {
        assert_eq!(drawn(body), [format!("error body-escaped {place}")], "{body}");
    }
    for example in [
        "<p>Write <code>&lt;p&gt;a&lt;/p&gt;</code> for it.</p>",
        "<p>5 &lt; 6 &gt; 4 &amp; so on</p>",
        "<p>a &lt;small&gt; boat</p>",
        "<figure class=op-interactive><iframe height=1><b>&lt;p&gt;a&lt;/p&gt;</b></iframe></figure>",
    ] {
        assert!(!drawn(example).join("").contains("escaped"), "{example}: {:?}", drawn(example));
    }
    for (content, expected) in [
        ("&lt;p&gt;a &amp;amp; &lt;b&gt;b&lt;/b&gt;&lt;/p&gt;", "<p>a &amp; <b>b</b></p>"),
        ("<p>&lt;p&gt;a&lt;/p&gt;</p>", "<p>a</p>"),
        ("<p>&lt;p&gt;a<br>b&lt;/p&gt;</p>", "<p>&lt;p&gt;a<br>b&lt;/p&gt;</p>"),
    ] {
        assert_eq!(mended(content, Safety::Unsafe), expected);
        assert_eq!(mended(content, Safety::Safe), content);
    }
}

#[test]
fn text_that_was_escaped_twice() {
    for (body, place) in [
        ("<p>a &lt;b&gt;b&lt;/b&gt; c</p>", "a &lt;b&gt;b&lt;/b&gt; c"),
        ("<p>Write &lt;p&gt;a&lt;/p&gt; for it</p>", "Write &lt;p&gt;a&lt;/p&gt; for it"),
        ("<p>a&lt;br /&gt;b</p>", "a&lt;br /&gt;b"),
        ("<p>a&amp;nbsp;b</p>", "a&amp;nbsp;b"),
        ("<ul><li>Caf&amp;eacute;</li></ul>", "Caf&amp;eacute;"),
        ("<p>It&amp;#8217;s</p>", "It&amp;#8217;s"),
        ("<p><b>a&amp;amp;b</b></p>", "a&amp;amp;b"),
    ] {
        assert_eq!(drawn(body), [format!("info markup-escaped-twice {place}")], "{body}");
    }
    for good in [
        "<p>AT&amp;T, a &amp; b; c, R&amp;D; &lt;sic&gt; &amp;ferry;</p>",
        "<p><code>&amp;nbsp;</code></p>",
        "<p>&copy; &nbsp;.</p>",
        "<p>a &lt;b&gt; c</p>",
    ] {
        assert_eq!(drawn(good), NOTHING, "{good}");
    }
}

#[test]
fn placeholders_in_texts_and_values() {
    for (example, expected) in [
        ("<p>By {{ page.author }}</p>", &["By {{ page.author }}"][..]),
        ("<p><b>{{ a }}</b> and <i>${b.c}</i></p>", &["{{ a }}", "${b.c}"]),
        ("{% endfor %}", &["{% endfor %}"]),
        ("<p>&lt;%= title %&gt;</p>", &["&lt;%= title %&gt;"]),
        ("<p>a <%= title %> b</p>", &["a <%= title %> b"]),
        ("<p>a <?php the_title(); ?> b</p>", &["<?php the_title(); ?>"]),
        ("<p>a <?= $title ?> b</p>", &["<?= $title ?>"]),
        ("<p>[object Object]</p>", &["[object Object]"]),
        ("<p>undefined</p>", &["undefined"]),
        ("<ul><li><p>null</p></li></ul>", &["null"]),
        ("<h2>NaN</h2>", &["NaN"]),
        ("<p><a href='{{ page.url }}'>x</a></p>", &["{{ page.url }}"]),
        ("<p><a href='https://example.com/null'>x</a></p>", &["https://example.com/null"]),
        ("<figure><img src='undefined/a.jpg'></figure>", &["undefined/a.jpg"]),
        (
            "<figure><img src='https://example.com/%7B%7Ba%7D%7D.svg'></figure>",
            &["https://example.com/%7B%7Ba%7D%7D.svg"],
        ),
        ("<link rel=canonical href='https://example.comundefined'>", &["https://example.comundefined"]),
        ("<link rel=canonical href='{{ site.url }}/'>", &["{{ site.url }}/"]),
        ("<meta property=fb:article_style content='[object Object]'>", &["[object Object]"]),
    ] {
        let expected: Vec<String> =
            expected.iter().map(|place| format!("warning template-leftover {place}")).collect();
        assert_eq!(drawn(example), expected, "{example}");
    }
    let header = |content: &str| {
        drawn(&format!(
            "<header><h1>Ferry</h1><time class=op-published datetime=2016-02-04T09:00:00Z>x</time>{content}</header>"
        ))
    };
    for (content, expected) in [
        ("<address>None</address>", &["None"][..]),
        ("<address><a>By undefined</a></address>", &["By undefined"]),
        ("<h3 class=op-kicker>undefined</h3>", &["undefined"]),
        (
            "<time class=op-modified datetime='Invalid date'>Invalid date</time>",
            &["Invalid date", "Invalid date"],
        ),
        (
            "<time class=op-modified datetime='-0001-11-30T00:00:00+00:00'>x</time>",
            &["-0001-11-30T00:00:00+00:00"],
        ),
        ("<time class=op-modified datetime='{{ date }}'>x</time>", &["{{ date }}"]),
    ] {
        let expected: Vec<String> =
            expected.iter().map(|place| format!("warning template-leftover {place}")).collect();
        assert_eq!(header(content), expected, "{content}");
    }
    for good in [
        "<p>Write <code>{{ page.url }}</code> or <code>null</code>.</p>",
        "<p>None of them, undefined as it is: {a} {{}} ${5} [object] 5 %</p>",
        "<p>The value is <b>null</b>.</p>",
        "<p>None</p>",
        "<p><a href='https://example.com/what-is-undefined'>x</a></p>",
        "<figure class=op-interactive><iframe height=1>{{ a }} undefined</iframe></figure>",
        "<!-- {{ a }} --><p>x<?xml:namespace prefix = o /></p>",
    ] {
        assert_eq!(drawn(good), NOTHING, "{good}");
    }
    // Nobody knows what was meant.
    assert_eq!(
        mended("<figure><img src='undefined/a.jpg'></figure>", Safety::Unsafe),
        "<figure><img src='undefined/a.jpg'></figure>"
    );
}

#[test]
fn shortcodes_that_were_not_run() {
    for (example, expected) in [
        ("<p>[gallery ids='1,2']</p>", &["[gallery ids='1,2']"][..]),
        ("[gallery ids='1,2']", &["[gallery ids='1,2']"]),
        ("<p>[vc_row][vc_column]a</p><p>b[/vc_column][/vc_row]</p>", &["[vc_row][vc_column]a"]),
        ("<p>[embed]https://youtu.be/x[/embed]</p>", &["[embed]https://youtu.be/x[/embed]"]),
        ("<p>a [caption id=x] b</p><h2>c [/caption]</h2>", &["a [caption id=x] b"]),
        ("<p>a [/caption]</p><p>[audio src=x]</p>", &["a [/caption]", "[audio src=x]"]),
    ] {
        let expected: Vec<String> =
            expected.iter().map(|place| format!("warning shortcode-leftover {place}")).collect();
        assert_eq!(drawn(example), expected, "{example}");
    }
    for good in [
        "<p>“It sales [sic] at noon” [Video] [video] [gallery] [1] [a=b]</p>",
        "<p><code>[gallery ids=1]</code></p>",
        "<figure class=op-interactive><iframe height=1>[gallery ids=1]</iframe></figure>",
        "<p><a href='https://example.com/?a[caption id=1]'>x</a></p>",
    ] {
        assert!(!drawn(good).join("").contains("shortcode"), "{good}");
    }
    // What stands beside the shortcode is text outside a paragraph nevertheless.
    let beside = drawn("[gallery ids='1'] The ferry is back");
    assert_eq!(beside.len(), 2, "{beside:?}");
}

#[test]
fn text_that_was_decoded_wrongly() {
    for (text, place) in [
        ("caf\u{fffd}", "\u{fffd}"),
        ("CafÃ© Ã¼ber", "Ã©"),
        ("itâ€™s", "â€™"),
        ("aÂ\u{a0}b", "Â\u{a0}"),
        ("ðŸ˜€ itâ€™s", "ðŸ"),
    ] {
        let found = drawn(&format!("<p>{text}</p>"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(&format!("warning text-garbled {place}")), "{found:?}");
    }
    for good in [
        "<p>SÃO PAULO, Â, â, ã, ð, Ñ, €, 日本語。日本、ﾊﾟ，Café</p>",
        "<figure class=op-interactive><iframe height=1>Ã©</iframe></figure>",
    ] {
        assert_eq!(drawn(good), NOTHING, "{good}");
    }
    // What the document declares is the defect, where that is known.
    for charset in [
        "<meta charset=iso-8859-1>",
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>",
    ] {
        let text = examples::document("<p>Café</p>").replace("<meta charset=\"utf-8\">", charset);
        let report =
            Validator::new(Options::default()).source(&Source::decode(text.as_bytes(), None), Kind::Article);
        let garbled: Vec<&str> =
            report.diagnostics.iter().filter(|it| it.rule == "text-garbled").map(|it| &*it.message).collect();
        assert_eq!(garbled.len(), 1, "{charset}");
        assert!(garbled[0].contains("but its bytes are UTF-8"), "{}", garbled[0]);
    }
}

#[test]
fn the_title_once_more() {
    for again in ["<h1>Ferry resumes</h1>", "<p>x</p><h2> FERRY&nbsp;<b>resumes</b> </h2>"] {
        assert!(drawn(again).iter().any(|it| it.starts_with("info title-repeated")), "{again}");
    }
    for other in [
        "<h1>Ferry resumes!</h1>",
        "<h2>x</h2><h1>Ferry resumes</h1>",
        "<h3>x</h3><h1>Ferry resumes</h1>",
        "<p>Ferry resumes</p>",
        "<figure><img src=https://example.com/a.jpg><figcaption><h1>Ferry resumes</h1></figcaption></figure>",
    ] {
        assert!(!drawn(other).join("").contains("title-repeated"), "{other}");
    }
    assert_eq!(mended("\n<h1>Ferry resumes</h1>\n<p>x</p>", Safety::Safe), "\n<p>x</p>");
}

#[test]
fn blocks_where_text_belongs() {
    for (example, expected) in [
        ("<h2><p>x</p></h2>", "warning block-in-text-element <p>"),
        ("<h1><div><b>x</b></div></h1>", "warning block-in-text-element <div>"),
        ("<h2><ul><li>x</li></ul></h2>", "warning block-in-text-element <ul>"),
        ("<aside><ol><li>x</li></ol></aside>", "warning block-in-text-element <ol>"),
        ("<aside>x<div>y</div></aside>", "warning block-in-text-element <div>"),
        ("<aside>x<b><table><tr><td>y</table></b></aside>", "warning block-in-text-element <table>"),
        (
            "<figure><img src=https://example.com/a.jpg><figcaption><cite><p>x</p></cite></figcaption></figure>",
            "warning block-in-text-element <p>",
        ),
        ("<blockquote><ul><li>x</li></ul></blockquote>", "warning blockquote-content-invalid <ul>"),
        ("<blockquote><h2>x</h2></blockquote>", "warning blockquote-content-invalid <h2>"),
        ("<blockquote><h4>x</h4></blockquote>", "warning blockquote-content-invalid <h4>"),
        ("<blockquote><div><p>x</p></div></blockquote>", "warning blockquote-content-invalid <div>"),
        ("<blockquote><table><tr><td>x</table></blockquote>", "warning blockquote-content-invalid <table>"),
    ] {
        assert_eq!(drawn(example), [expected], "{example}");
    }
    for good in [
        "<aside><p>x</p><p>y</p><cite>z</cite></aside>",
        "<blockquote><p>x</p>y <b>z</b><br>a<cite>b</cite></blockquote>",
        "<h2><b>x</b> <a href=https://example.com/>y</a></h2>",
        "<figure class=op-interactive><iframe height=1><h2><p>x</p></h2><blockquote><ul></ul></blockquote></iframe></figure>",
    ] {
        assert_eq!(drawn(good), NOTHING, "{good}");
    }
    let footer = |content: &str| {
        let header =
            "<header><h1>Ferry</h1><time class=op-published datetime=2016-02-04T09:00:00Z>x</time></header>";
        drawn(&format!("<article>{header}<p>x</p><footer>{content}</footer></article>"))
    };
    assert_eq!(footer("<aside><p>x</p></aside><small>y</small>"), NOTHING);
    assert_eq!(footer("<small><p>x</p></small>"), ["warning block-in-text-element <p>"]);
    for (content, expected) in [
        ("<h2><p>x <b>y</b></p></h2>", "<h2>x <b>y</b></h2>"),
        ("<h2> <div class=a>x</div> </h2>", "<h2> x </h2>"),
        ("<h2><p>x</p><p>y</p></h2>", "<h2><p>x</p><p>y</p></h2>"),
        ("<h2>z <p>x</p></h2>", "<h2>z <p>x</p></h2>"),
        ("<h2><div data-a=b>x</div></h2>", "<h2><div data-a=b>x</div></h2>"),
        ("<h2><ul><li>x</li></ul></h2>", "<h2><ul><li>x</li></ul></h2>"),
    ] {
        assert_eq!(mended(content, Safety::Safe), expected);
    }
}

#[test]
fn blocks_of_share_buttons() {
    let buttons =
        "<h3>Share</h3><ul><li><a href='?share=x'><img src=/x.png></a></li></ul><script>x()</script>";
    for start in [
        "<div class='sharedaddy sd-sharing-enabled'>",
        "<section class=addtoany_container>",
        "<div class=heateor_sss_x>",
    ] {
        let end = format!("</{}>", start[1..].split(' ').next().unwrap());
        assert_eq!(
            drawn(&format!("{start}{buttons}{end}")),
            [format!("info body-element-unsupported {start}")]
        );
    }
    assert_eq!(
        drawn("<ul class=social-share><li><a href='#'>X</a></li></ul>"),
        ["info body-element-unsupported <ul class=social-share>"]
    );
    let wrapped = drawn(&format!("<div><p>x</p><div class=sharedaddy>{buttons}</div></div>"));
    assert!(
        wrapped.contains(&"info body-element-unsupported <div class=sharedaddy>".to_owned()),
        "{wrapped:?}"
    );
    assert!(!wrapped.join("").contains("heading-level"), "{wrapped:?}");
    // What looks alike is none.
    assert!(drawn("<div class=shared><h3>Share</h3></div>").join("").contains("heading-level-unsupported"));
    let block =
        format!("<p>x</p><div class=sharedaddy>{}</div>", buttons.replace("<script>x()</script>", ""));
    assert_eq!(mended(&block, Safety::Safe), block);
    assert_eq!(mended(&block, Safety::Unsafe), "<p>x</p>");
}
