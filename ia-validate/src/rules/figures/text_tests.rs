//! Text and emoji in figures and around them.

use crate::fix::Safety;
use crate::rules::tests::examples::{self, drawn_by_any};

const NOTHING: [&str; 0] = [];
const IMAGE: &str = "<img src=https://example.com/a.jpg>";
const EMOJI: &str =
    "<img class=wp-smiley alt=😀 src=https://s.w.org/images/core/emoji/72x72/1f600.png style='height: 1em'>";

fn of(content: &str) -> String {
    content.replace("IMAGE", IMAGE).replace("EMOJI", EMOJI)
}

fn drawn(content: &str) -> Vec<String> {
    drawn_by_any(&of(content))
}

fn mended(content: &str, safety: Safety) -> String {
    let text = examples::mended(&of(content), safety);
    let (_, rest) = text.split_once("</header>").unwrap();
    rest.split_once("<p>The ferry is back after").unwrap().0.replace(IMAGE, "IMAGE").replace(EMOJI, "EMOJI")
}

#[test]
fn text_outside_of_captions() {
    for (content, places) in [
        ("<figure>IMAGE Photo: Ann</figure>", &["Photo: Ann"][..]),
        ("<figure>IMAGE<p>a</p><p>b</p></figure>", &["<p>"]),
        ("<figure>a IMAGE b</figure>", &["a", "b"]),
        ("<figure><div>IMAGE<span id=s>a</span></div></figure>", &["<span id=s>"]),
        ("<figure>IMAGE<div><b>a</b> c</div></figure>", &["<div>"]),
        ("<figure>IMAGE<h2>a</h2></figure>", &["<h2>"]),
        ("<figure>IMAGE<figcaption>a</figcaption>b</figure>", &["b"]),
        (
            "<figure class=op-ad>Advertisement <iframe width=1 height=1 src=https://example.com/></iframe></figure>",
            &["Advertisement"],
        ),
        (
            "<figure class=op-interactive><iframe width=1 height=1 src=https://example.com/></iframe><p>a</p></figure>",
            &["<p>"],
        ),
        ("<figure><a>IMAGE</a><small>a</small></figure>", &["<small>"]),
    ] {
        let found = drawn(content);
        let found: Vec<&String> = found.iter().filter(|it| it.contains("figure-text")).collect();
        let expected: Vec<String> =
            places.iter().map(|place| format!("warning figure-text-outside-caption {place}")).collect();
        assert_eq!(found, expected.iter().collect::<Vec<_>>(), "{content}");
    }
    for good in [
        "<figure>IMAGE<figcaption>a<cite>b</cite></figcaption></figure>",
        "<figure> &nbsp;IMAGE<!-- a --><br></figure>",
        "<figure><video><source src=https://example.com/a.mp4>Your browser shows none.</video></figure>",
        "<figure>IMAGE<audio src=https://example.com/a.mp3>None.</audio></figure>",
        "<figure class=op-interactive><iframe height=1><p>a</p></iframe></figure>",
        "<figure class=op-interactive><iframe>a</iframe></figure>",
    ] {
        assert_eq!(drawn(good), NOTHING, "{good}");
    }
    // Where there is more to say, that is said alone.
    for (content, expected) in [
        ("<figure><blockquote><p>a</p></blockquote></figure>", "error figure-empty <figure>"),
        ("<figure><table><tr><td>a</table></figure>", "error figure-empty <figure>"),
        ("<figure>IMAGE<h4>a</h4></figure>", "warning heading-level-unsupported <h4>"),
        ("<figure>IMAGE<cite>a</cite></figure>", "warning cite-outside-caption <cite>"),
        (
            "<figure class=op-interactive>a</figure>",
            "error interactive-missing-iframe <figure class=op-interactive>",
        ),
    ] {
        assert_eq!(drawn(content), [expected], "{content}");
    }
    for (content, expected) in [
        ("<figure>IMAGE Ann</figure>", "<figure>IMAGE <figcaption>Ann</figcaption></figure>"),
        ("<figure>IMAGE<p>Ann</p></figure>", "<figure>IMAGE<figcaption>Ann</figcaption></figure>"),
        (
            "<figure>IMAGE<figcaption>a</figcaption> Ann</figure>",
            "<figure>IMAGE<figcaption>a Ann</figcaption> </figure>",
        ),
        ("<figure>IMAGE<p>a <b>b</b></p></figure>", "<figure>IMAGE<p>a <b>b</b></p></figure>"),
        ("<figure>IMAGE<p>a</p><p>b</p></figure>", "<figure>IMAGE<p>a</p><p>b</p></figure>"),
    ] {
        assert_eq!(mended(content, Safety::Unsafe), expected);
        assert_eq!(mended(content, Safety::Safe), content);
    }
}

#[test]
fn what_an_empty_figure_loses_is_named() {
    let message = |content: &str| {
        let text = examples::document(content);
        let report = crate::Validator::new(crate::Options::default()).article(&text);
        report.diagnostics.into_iter().find(|it| it.rule == "figure-empty").unwrap()
    };
    assert!(message("<figure><amp-img src=a.jpg></amp-img></figure>").message.contains("`amp-img` is lost"));
    assert!(message("<figure><blockquote>a</blockquote></figure>").help.unwrap().contains("`aside`"));
    assert!(message("<figure><p>a</p></figure>").message.contains("its text is lost"));
    assert!(!message("<figure></figure>").message.contains("text"));
    let url = message("<figure class=wp-block-embed><div>\nhttps://youtu.be/dQw4w9WgXcQ\n</div></figure>");
    assert!(url.message.contains("URL of a video") && url.help.unwrap().contains("op-interactive"));
    let amp = "<figure><amp-img src=https://example.com/a.jpg></amp-img></figure>";
    assert_eq!(mended(amp, Safety::Unsafe), "<figure>IMAGE</figure>");
    assert_eq!(mended(amp, Safety::Safe), amp);
}

#[test]
fn pictures_of_emoji() {
    for content in [
        "<p>a EMOJI b</p>",
        "<p><b>EMOJI</b></p>",
        "<h2>a EMOJI</h2>",
        "<ul><li>a EMOJI</li></ul>",
        "<blockquote>a EMOJI</blockquote>",
        "EMOJI",
        "<p>a <a href=https://example.com/>EMOJI b</a></p>",
        "<p>a EMOJI b EMOJI EMOJI</p>",
        "<figure>EMOJI</figure>",
        "<header><h1>Ferry EMOJI</h1><time class=op-published datetime=2016-02-04T09:00:00Z>x</time></header>",
    ] {
        let found = drawn(content);
        let count = content.matches("EMOJI").count();
        assert!(
            found.len() == count && found.iter().all(|it| it.starts_with("info emoji-image")),
            "{content}: {found:?}"
        );
    }
    for (content, safe, bold) in [
        ("<p>a EMOJI b</p>", "<p>a 😀 b</p>", "<p>a 😀 b</p>"),
        ("<ul><li>EMOJI</li></ul>", "<ul><li>😀</li></ul>", "<ul><li>😀</li></ul>"),
        ("<p>a <img class=wp-smiley alt=':&lt;' src=/a.gif></p>", "<p>a :&lt;</p>", "<p>a :&lt;</p>"),
        ("<figure>EMOJI</figure>", "<figure>EMOJI</figure>", "<p>😀</p>"),
    ] {
        assert_eq!(mended(content, Safety::Safe), safe, "{content}");
        assert_eq!(mended(content, Safety::Unsafe), bold);
    }
}
