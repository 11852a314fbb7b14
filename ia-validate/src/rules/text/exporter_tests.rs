//! What templates of publishing systems write: each kind on both sides.

use crate::rules::tests::examples::{document, drawn_by_any};
use crate::{Options, Validator};

/// What one rule says of an example.
fn by(rule: &str, example: &str) -> Vec<String> {
    drawn_by_any(example).into_iter().filter(|line| line.split(' ').nth(1) == Some(rule)).collect()
}

/// The help of the first finding of a rule.
fn help(rule: &str, example: &str) -> String {
    let found = Validator::new(Options::default()).article(&document(example)).diagnostics;
    found.into_iter().find(|it| it.rule == rule).and_then(|it| it.help).unwrap_or_default().into_owned()
}

#[test]
fn what_engines_leave_in_the_text() {
    for (example, place) in [
        ("<p>{!! $post->lead !!}</p>", "{!! $post->lead !!}"),
        ("<p>[[{\"fid\":\"123\",\"type\":\"media\"}]]</p>", "[[{\"fid\":\"123\",\"type\":\"media\"}]]"),
        (
            "<p>Liquid error (line 3): Could not locate the included file 'ad.html' in any of the folders of includes</p>",
            "Liquid error (line 3): Could not locate the included file 'ad.html' in any of the folders of includes",
        ),
        ("<p> HAHAHUGOSHORTCODE42s0HBHB</p>", "HAHAHUGOSHORTCODE42s0HBHB"),
        ("<h2>ZgotmplZ</h2>", "ZgotmplZ"),
        ("<p>&lt;no value&gt;</p>", "&lt;no value&gt;"),
        ("<h2>@lang(\"posts.lead\")</h2>", "@lang(\"posts.lead\")"),
        ("<p>$Content</p>", "$Content"),
        ("<ul><li>x</li><li>$Author.Name</li></ul>", "$Author.Name"),
        ("<p>__GHOST_URL__/bees/</p>", "__GHOST_URL__/bees/"),
        ("<p>x <txp:image id=\"31\" /></p>", "<txp:image id=\"31\" />"),
        ("<p>x <MT:EntryTitle></MT:EntryTitle></p>", "<MT:EntryTitle>"),
        ("<p>x <a href=\"__GHOST_URL__/a/\">y</a></p>", "__GHOST_URL__/a/"),
        ("<p>x <a href=\"#ZgotmplZ\">y</a></p>", "#ZgotmplZ"),
        ("<p>x <a href=\"[sitetree_link,id=42]\">y</a></p>", "[sitetree_link,id=42]"),
        ("<figure><img src=\"{!! $url !!}\"></figure>", "{!! $url !!}"),
    ] {
        assert_eq!(drawn_by_any(example), [format!("warning template-leftover {place}")], "{example}");
    }
    for good in [
        "<p>$AAPL rose to $5.</p><p>$Content is what they call it.</p><p>$5 Million</p>",
        "<p>Liquid errors are no news. ZgotmplZ it said.</p><p>@harbour</p>",
        "<p>a {! b !} and {!!} [[a]]</p><p><code>{!! $a !!}</code></p>",
        "<p>x<o:p></o:p></p><p>y <fb:like></fb:like></p><p>z <a:b></a:b></p>",
        "<p>x <a href=\"https://example.com/sitetree_link/__init__\">y</a></p>",
        "<figure class=op-interactive><iframe height=1><txp:image /><p>$Content</p></iframe></figure>",
    ] {
        assert!(by("template-leftover", good).is_empty(), "{good}: {:?}", drawn_by_any(good));
    }
}

#[test]
fn shortcodes_of_other_systems() {
    for example in [
        "<p>[image src=\"/assets/boat.jpg\" id=\"5\"]</p>",
        "<p>{loadposition banner}</p>",
        "<p>{youtube}x0mE2kzWQ3c{/youtube}</p>",
        "<p>Below: {gallery}library{/gallery}</p>",
    ] {
        assert_eq!(by("shortcode-leftover", example).len(), 1, "{example}: {:?}", drawn_by_any(example));
    }
    assert!(help("shortcode-leftover", "<p>{loadposition banner}</p>").contains("Joomla"));
    for good in [
        "<p>{a} {/b} {loading data} {youtube} [image] [file]</p>",
        "<p><code>{youtube}x{/youtube}</code></p>",
        "<p>{{/tab}}</p>",
    ] {
        assert!(by("shortcode-leftover", good).is_empty(), "{good}");
    }
}

#[test]
fn pictures_in_caption_shortcodes() {
    const IMAGE: &str = "<img src=\"https://example.com/oven.jpg\">";
    for example in [
        format!("<p>[caption id=\"a\" width=\"900\"]{IMAGE} The oven[/caption]</p>"),
        format!("<p>x [wp_caption id=\"a\"] {IMAGE} The oven[/wp_caption]</p>"),
        format!(
            "<p>[caption id=\"a\"]<a href=\"https://example.com/oven.jpg\">{IMAGE}</a> The oven[/caption]</p>"
        ),
    ] {
        let found = drawn_by_any(&example);
        assert!(
            found.len() == 1 && found[0].starts_with("warning shortcode-leftover"),
            "{example}: {found:?}"
        );
        assert!(help("shortcode-leftover", &example).contains("<figcaption>"), "{example}");
    }
    // Beside any other shortcode a picture is torn out nevertheless.
    for example in [
        format!("<p>[gallery ids=\"1\"]{IMAGE} x</p>"),
        format!("<p>[caption id=\"a\"]x[/caption] {IMAGE}</p>"),
        format!("<p>[caption id=\"a\"] x {IMAGE} The oven[/caption]</p>"),
        format!("<p>caption {IMAGE} x</p>"),
    ] {
        assert_eq!(by("non-text-in-paragraph", &example).len(), 1, "{example}");
    }
}

#[test]
fn who_said_a_quotation() {
    let quote = "<blockquote>Nobody likes wet bread.<footer>Jo Lake</footer></blockquote>";
    assert_eq!(drawn_by_any(quote), ["warning blockquote-content-invalid <footer>"]);
    assert!(help("blockquote-content-invalid", quote).contains("who said it"));
    let small = "<blockquote><p>x</p><footer><small>Jo <b>Lake</b></small></footer></blockquote>";
    assert_eq!(drawn_by_any(small), ["warning blockquote-content-invalid <footer>"]);
    assert!(drawn_by_any("<blockquote>x<br>Jo Lake</blockquote>").is_empty());
    assert_eq!(by("footer-misplaced", "<section>x<footer><small>y</small></footer></section>").len(), 1);
}

#[test]
fn elements_of_publishing_systems() {
    for element in [
        "<drupal-media data-entity-uuid=\"77aa\"></drupal-media>",
        "<embed embedtype=\"image\" id=\"12\">",
        "<x-player id=\"1\"></x-player>",
    ] {
        let help = help("body-element-unsupported", element);
        assert!(help.contains("what it stands for"), "{element}: {help}");
    }
    for element in ["<div></div>", "<hr>", "<nav></nav>"] {
        assert_eq!(help("body-element-unsupported", element), "take it out", "{element}");
    }
    let media =
        "<figure class=\"media\"><oembed url=\"https://www.youtube.com/watch?v=x\"></oembed></figure>";
    let found = Validator::new(Options::default()).article(&document(media)).diagnostics;
    assert!(found[0].message.contains("`oembed` is lost"), "{found:#?}");
    assert!(found[0].fix.is_none(), "{found:#?}");
}

#[test]
fn helps_say_what_to_write() {
    for (example, said) in [
        ("<p><img src=\"https://example.com/a.jpg\"></p>", "in place of the paragraph"),
        ("<p>x <img src=\"https://example.com/a.jpg\"></p>", "end the paragraph before it"),
        ("<p>x<script>a()</script></p>", "op-tracker"),
    ] {
        assert!(help("non-text-in-paragraph", example).contains(said), "{example}");
    }
}

#[test]
fn links_at_the_end_that_lead_to_no_article() {
    for none in [
        "<p><a href=\"#top\">Back to the top</a></p>",
        "<p><a href=\"mailto:desk@example.com\">Write to us</a></p>",
        "<p><a href=\"__GHOST_URL__/a/\">Part two</a></p>",
    ] {
        assert!(by("links-as-final-element", &format!("<p>x</p>{none}")).is_empty(), "{none}");
    }
    for some in [
        "<p><a href=\"https://example.com/b\">Part two</a></p>",
        "<ul><li><a href=\"HTTPS://example.com/b\">b</a></li><li><a href=\"/c\">c</a></li></ul>",
    ] {
        let article = format!("<article><header><h1>T</h1></header><p>x</p>{some}</article>");
        assert_eq!(by("links-as-final-element", &article).len(), 1, "{some}");
    }
}

#[test]
fn emoji_that_were_decoded_wrongly() {
    for garbled in ["<p>ðŸ˜€</p>", "<p>A ferry ðŸš¢ sails</p>", "<h2>ðŸŽ‰ðŸŽ‰</h2>"] {
        assert_eq!(by("text-garbled", garbled).len(), 1, "{garbled}");
    }
    for shift in 0..130 {
        let example = format!("<p>{}ðŸ˜€</p>", "a".repeat(shift));
        assert_eq!(by("text-garbled", &example).len(), 1, "{shift}");
    }
    for good in ["<p>😀</p>", "<p>Ÿ ð Łódź, świat, çoğu, ðú</p>", "<p>Žižkov a ŸŸŸ</p>"] {
        assert!(by("text-garbled", good).is_empty(), "{good}");
    }
}

#[test]
fn trackers_in_embeds() {
    let message = |example: &str| {
        let found = Validator::new(Options::default()).article(&document(example)).diagnostics;
        let own: Vec<_> = found.into_iter().filter(|it| it.rule == "tracker-missing-class").collect();
        assert!(own.len() <= 1, "{example}: {own:#?}");
        own.into_iter().next().map(|it| it.message)
    };
    const TAGS: &str = "https://www.googletagmanager.com/ns.html?id=GTM-X";
    const PIXEL: &str = "<img src=\"https://stats.example.com/p.gif\" width=\"1\" height=\"1\">";
    for (example, counts) in [
        (
            format!(
                "<figure class=op-interactive><iframe src=\"{TAGS}\" width=1 height=1></iframe></figure>"
            ),
            "an embed",
        ),
        (format!("<figure class=op-social><iframe src=\"{TAGS}\" height=1></iframe></figure>"), "an embed"),
        (format!("<figure><iframe src=\"{TAGS}\" height=1></iframe></figure>"), "an embed"),
        (format!("<figure>{PIXEL}</figure>"), "an image"),
    ] {
        assert!(
            message(&example).is_some_and(|it| it.ends_with(counts)),
            "{example}: {:?}",
            message(&example)
        );
        // It is no picture of the article.
        let found = drawn_by_any(&example);
        assert!(!found.iter().any(|it| it.contains("image-") || it.contains("single-media")), "{found:?}");
    }
    for none in [
        format!("<figure class=op-tracker><iframe src=\"{TAGS}\" height=1></iframe></figure>"),
        format!("<figure class=op-tracker><iframe>{PIXEL}</iframe></figure>"),
        "<figure class=op-interactive><iframe src=\"https://charts.example.com/1\" height=250></iframe></figure>".into(),
    ] {
        assert_eq!(message(&none), None, "{none}");
    }
}

#[test]
fn ends_that_come_before_the_articles() {
    let header = "<header><h1>T</h1><time class=op-published datetime=2016-02-04T09:00:00Z>x</time></header>";
    for (ends, expected) in [
        ("</body></article></html>", 1),
        ("</body></html></article>", 1),
        ("</div></article></body></html>", 1),
        ("</article></body></html>", 0),
        ("</article>", 0),
    ] {
        let text = format!("<html><body><article>{header}<p>x</p>{ends}");
        let found = Validator::new(Options::default()).article(&text).diagnostics;
        let own = found.iter().filter(|it| it.rule == "unexpected-end-tag").count();
        assert_eq!(own, expected, "{ends}: {found:#?}");
    }
}
