//! The policy of the written tree, case by case.

use std::fmt::Write;

use super::tree::NodeKind;
use super::{Name, Tree, build};

/// The tree as `p(text b(text))`; `!` marks an element without its end tag, `~` what is in an iframe.
fn shape(text: &str) -> String {
    fn write(out: &mut String, node: super::NodeRef<'_>) {
        match node.kind() {
            NodeKind::Text => write!(out, "'{}'", node.span().of(node.text)).unwrap(),
            NodeKind::Comment => out.push_str("--"),
            NodeKind::Doctype => out.push_str("doctype"),
            NodeKind::Document | NodeKind::Element => {
                if node.is_in_iframe() {
                    out.push('~');
                }
                out.push_str(node.name_span().of(node.text));
                if node.is_unclosed() {
                    out.push('!');
                }
                if node.children().next().is_some() {
                    out.push('(');
                    for (index, child) in node.children().enumerate() {
                        if index > 0 {
                            out.push(' ');
                        }
                        write(out, child);
                    }
                    out.push(')');
                }
            }
        }
    }
    let mut tree = Tree::default();
    build(text, &mut tree);
    let mut out = String::new();
    for (index, child) in tree.node(text, 0).children().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        write(&mut out, child);
    }
    for stray in tree.stray_end_tags() {
        write!(out, " /{}", stray.name.of(text)).unwrap();
    }
    out
}

#[test]
fn nesting_stays_as_written() {
    for (text, expected) in [
        ("<p>a<figure><img></figure>b</p>", "p('a' figure(img) 'b')"),
        ("<p><figure><p>a</p></figure></p>", "p(figure(p('a')))"),
        ("<p>a<p>b", "p('a') p('b')"),
        ("<p>a<h2>b<p>c</h2></p>", "p('a' h2('b' p('c')))"),
        ("<p><b>a<p>b</p>", "p(b!('a')) p('b')"),
        ("<ul><li>a<li><p>b<li>c</ul>", "ul(li('a') li(p('b')) li('c'))"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul(li('a' ul(li('b'))) li('c'))"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt('a') dd('b') dt('c'))"),
        ("<table><tr><td>a<td>b<tr><th>c</table>", "table(tr(td('a') td('b')) tr(th('c')))"),
        (
            "<table><caption>a<tr><td>b<tfoot><tr><td>c</table>",
            "table(caption('a') tr(td('b')) tfoot(tr(td('c'))))",
        ),
        ("<select><option>a<option>b</select>c", "select(option('a') option('b')) 'c'"),
        ("<ruby>a<rt>b<rp>c</ruby>d", "ruby('a' rt('b') rp('c')) 'd'"),
        ("<details><p>a</details><object><p>b</object>", "details(p('a')) object(p('b'))"),
        ("<map><area><area></map>", "map(area area)"),
        ("<br></br><img> </img>a", "br img ' ' 'a'"),
        ("<div/>a<p/>b", "div 'a' p 'b'"),
        ("<head><title>a</b></title><body><p>x", "head(title('a</b>')) body(p('x'))"),
        ("<head><meta><article>x</article>", "head(meta) article('x')"),
        ("<p>a<head><p>b", "p('a' head) p('b')"),
    ] {
        assert_eq!(shape(text), expected, "{text}");
    }
}

#[test]
fn end_tags_reach_as_far_as_their_priority() {
    for (text, expected) in [
        ("</p>", " /p"),
        ("<b><i>a</b></i>", "b(i('a')) /i"),
        ("<b><p>a</b></p>", "b(p('a')) /b"),
        ("<p><div>a</p></div>", "p div('a') /p"),
        ("<p><figure></p></figure>", "p(figure) /p"),
        ("<article><figure><p>a</article>b", "article(figure!(p('a'))) 'b'"),
        ("<figure></article></figure>", "figure /article"),
        ("<x-y><Z><q></X-Y>a", "x-y(Z!(q!)) 'a'"),
        ("a</br>b", "'a' 'b' /br"),
    ] {
        assert_eq!(shape(text), expected, "{text}");
    }
}

#[test]
fn a_paragraph_without_end_tag_ends_before_html4_blocks() {
    for (text, expected) in [
        ("<p>a<ul><li>b</ul>c", "p('a') ul(li('b')) 'c'"),
        ("<p>a<ul><li>b</ul>c</p>", "p('a' ul(li('b')) 'c')"),
        ("<article><p>a<figure></figure><h1>b</h1></article>", "article(p('a' figure) h1('b'))"),
        ("<p>a<div>b<p>c<div>d", "p('a') div!('b' p('c') div!('d'))"),
    ] {
        assert_eq!(shape(text), expected, "{text}");
    }
}

#[test]
fn iframes_are_closed_to_both_sides() {
    for (text, expected) in [
        ("<figure><iframe></p></figure></article><p>x</iframe></figure>y", "figure(iframe(~p('x'))) 'y'"),
        ("<iframe><iframe src=x></iframe></iframe><p>x</p>", "iframe(~iframe) p('x')"),
        ("<iframe><script>\"</iframe>\"</script></iframe>x", "iframe(~script('\"</iframe>\"')) 'x'"),
        ("<iframe/><p>x</p>", "iframe p('x')"),
    ] {
        assert_eq!(shape(text), expected, "{text}");
    }
}

#[test]
fn broken_html_in_an_iframe_does_not_swallow_the_article() {
    for (text, expected) in [
        ("<figure><iframe><script>a</iframe></figure><p>x</p>", "figure(iframe(~script!('a'))) p('x')"),
        (
            "<figure><iframe><script>a</iframe></figure><p>x</p><figure><iframe><script>b</script></iframe></figure>",
            "figure(iframe(~script!('a'))) p('x') figure(iframe(~script('b')))",
        ),
        ("<iframe><!-- a</iframe><p>x</p>", "iframe(--) p('x')"),
        ("<iframe><a href=\"x>a</iframe><p class=\"b\">x</p>", "iframe('<a href=\"x>a') p('x')"),
        ("<iframe><a href=\"x>a</iframe><p>x</p>", "iframe('<a href=\"x>a') p('x')"),
        // An iframe that is never closed ends where what holds it ends.
        (
            "<article><figure><iframe><iframe src=a></iframe></figure><p>x</p><figure><iframe></iframe></figure></article>",
            "article(figure(iframe!(~iframe)) p('x') figure(iframe))",
        ),
        ("<article><figure><iframe src=a></figure><p>x</p></article>", "article(figure(iframe!) p('x'))"),
        ("<figure><iframe><script>a", "figure!(iframe!(~script!('a')))"),
        // Prose has quotes and apostrophes, too.
        (
            "<figure><iframe><a href=\"x>a</iframe></figure><p>\"b\" c</p>",
            "figure(iframe('<a href=\"x>a')) p('\"b\" c')",
        ),
        (
            "<figure><iframe><a href='x>a</iframe></figure><p>don't</p>",
            "figure(iframe('<a href='x>a')) p('don't')",
        ),
        ("<iframe><a href=\"x>a</iframe><p class=\" c\">b</p>", "iframe('<a href=\"x>a') p('b')"),
        ("<iframe><a title='</iframe>'>a</a></iframe>b", "iframe(~a('a')) 'b'"),
        ("<iframe><img src=x</iframe>b", "iframe('<img src=x') 'b'"),
        ("<iframe><?php </iframe>b", "iframe(--) 'b'"),
        (
            "<figure><iframe><script><!--<script></script></iframe></figure>a<script>b</script>",
            "figure(iframe(~script!('<!--<script></script>'))) 'a' script('b')",
        ),
    ] {
        assert_eq!(shape(text), expected, "{text}");
    }
}

#[test]
fn any_depth_and_any_number_in_linear_time() {
    for unit in [
        "<div>",
        "<p><b>",
        "<iframe>",
        "</div>",
        "<x>",
        "<p><div>",
        "<iframe><script></iframe></figure>",
        "<b></i>",
        "<!--",
        "<![CDATA[",
        "<",
        "</",
        "<a ",
        "<a b='",
        "<figure><iframe><a b=\"</iframe></figure>",
        "<iframe></p>",
        "<iframe><!--</iframe></figure>",
        "<title>",
        "<script><!--<script>",
        "</>",
        "<p></figure>",
    ] {
        let text = unit.repeat(100_000);
        let mut tree = Tree::default();
        build(&text, &mut tree);
        assert_eq!(tree.node(&text, 0).end(), tree.len(), "{unit}");
    }
}

#[test]
fn iframes_without_their_end_tags_hide_nothing() {
    let embeds = 25;
    let text =
        ["<article>", &"<figure><iframe src=a></figure><p>x</p>".repeat(embeds), "</article>"].concat();
    let mut tree = Tree::default();
    build(&text, &mut tree);
    let (mut unclosed, mut paragraphs) = (0, 0);
    for node in tree.node(&text, 0).descendants() {
        assert!(!node.is_in_iframe());
        unclosed += usize::from(node.name() == Name::Iframe && node.is_unclosed());
        paragraphs += usize::from(node.name() == Name::P);
    }
    assert_eq!((unclosed, paragraphs), (embeds, embeds));
}
