//! What publishers put into iframes, whole or broken, must not change how the article is read.

use super::{NodeKind, NodeRef, Tree, build};

/// Contents of an iframe, each whole or broken in one way.
const CONTENTS: &[&str] = &[
    // Whole.
    "",
    "text",
    "<p>a</p><figure><img></figure>",
    "<script>w(\"</p><figure>\")</script>",
    "<script>w(\"</iframe>\")</script>",
    "<script>w('<div><iframe src=x></iframe></div>')</script>",
    "<script>w('<iframe src=\"x\">')</script>",
    "<script>w('</iframe></figure>')</script>",
    "<script>w('<iframe></iframe><script src=\"x\"><\\/script>')</script>",
    "<script>a='</iframe>';b='<iframe src=x></iframe>'</script>",
    "<script><!-- w('<script></script>') --></script>",
    "<script><!--\nif (a < b && c > d) {}\n//--></script>",
    "<script>if(a<b){}</script><style>a>b{}</style><title></p></title>",
    "<iframe src=a></iframe>",
    "<iframe><iframe><iframe src=a></iframe></iframe></iframe>",
    "<iframe><script>w(\"</iframe>\")</script></iframe>",
    "<!-- </p></figure> -->",
    "<!-- <iframe> -->",
    "<!-- </iframe> -->",
    "<!-- <iframe></iframe> --><!-- b -->",
    "<a onclick=\"w('</iframe>')\">x</a>",
    "<a title=\"<figure><iframe></iframe></figure>\">x</a>",
    "<a href=x?a=b&c title='say \"yes\"'>x</a>",
    "<!--[if lt IE 9]><script src=x></script><![endif]-->",
    "<html><head><title>t</title></head><body><article><p>x</body></html>",
    // Elements without their end tags, and end tags without their elements.
    "<p><b><div><figure><ul><li>",
    "</p></b></div></figure></article></body></html>",
    "</figcaption></header></b>",
    // Constructs without their ends.
    "<!-- a",
    "<!--",
    "<!-- <iframe src=x></iframe>",
    "<a href=\"x>b",
    "<a href='x>b",
    "<a href=\"x\" title=\"a href='b'>",
    "<script>a",
    "<script>w(\"it's\");",
    "<script><!-- <script> </script> a",
    "<script><!-- a",
    "<style>a{",
    "<title>a",
    "<textarea>a",
    "<iframe><script>a</iframe>",
    "<iframe><iframe><!-- a</iframe></iframe>",
    // Cut off anywhere.
    "<",
    "</",
    "<a",
    "</a",
    "<a ",
    "<img src=x",
    "<img src=\"x\"",
    "<a b=",
    "<scr",
    "<script>a</scr",
    "<!",
    "<!-",
    "<?php echo 1",
    "<![CDATA[ x",
    "<!doctype html",
];

/// Contents that are understood only where the iframe ends its figure.
const IN_FIGURES: &[&str] = &["<script>w(\"</iframe>\")", "<script>w('<iframe src=\"x\">')"];

/// What stands around the first embed: a figure that ends right behind it, or something else.
const FIGURES: &[(&str, &str)] = &[
    ("<figure class=\"op-interactive\">", "</figure>"),
    ("<section class='op-ad-template'><figure class=op-ad>", "\n</figure></section>"),
];
const OTHERS: &[(&str, &str)] = &[
    ("", ""),
    ("<p>It's <b>", "</b> \"it\"</p>"),
    ("<aside><div>", "</div></aside>"),
    ("<figure class=op-tracker>", "<iframe><script>'a'</script></iframe></figure>"),
    ("<figure>", "text<figcaption>c</figcaption></figure>"),
];

/// The article around two embeds, with everything that could seem to close what was left open in them.
fn article((open, close): (&str, &str), first: &str, second: &str) -> String {
    format!(
        "<!doctype html><html><head><title>It's \"on\"</title></head><body><article>\
         <header><h1>It's</h1></header><p>Say \"yes\" to the boys' toys, don't say no = \"no\".</p>\
         {open}<iframe class='no-margin'>{first}</iframe>{close}\
         <!-- more --><p class=\"a\">He said \"hello\" and it's \" fine.</p>\
         <figure class='op-social'>\n<iframe width=\"320\">{second}</iframe>\n<figcaption>It's</figcaption></figure>\
         <p>\"Last\" <a href='https://example.com/'>don't</a></p><!-- b -->\
         <figure class=\"op-tracker\"><iframe><script>let a = \"b\";</script><style></style><!-- c --></iframe></figure>\
         <footer><small>It's \"over\"</small></footer></article></body></html>"
    )
}

fn outline(text: &str) -> Vec<String> {
    let mut tree = Tree::default();
    build(text, &mut tree);
    let own = |node: &NodeRef<'_>| !node.is_in_iframe();
    let mut lines: Vec<String> = tree
        .node(text, 0)
        .descendants()
        .filter(own)
        .map(|node| {
            let depth = std::iter::successors(Some(node), |node| node.parent()).count();
            let end = if node.kind() == NodeKind::Element && node.is_unclosed() { "!" } else { "" };
            format!("{depth} {}{end}", node.span().of(text))
        })
        .collect();
    lines.extend(tree.stray_end_tags().iter().map(|stray| format!("stray {}", stray.name.of(text))));
    lines
}

#[test]
fn whatever_stands_in_iframes_the_article_is_read_the_same() {
    for &around in FIGURES.iter().chain(OTHERS) {
        let expected = outline(&article(around, "", ""));
        let more = if FIGURES.contains(&around) { IN_FIGURES } else { &[] };
        for first in CONTENTS.iter().chain(more) {
            for second in CONTENTS.iter().chain(IN_FIGURES) {
                let text = article(around, first, second);
                assert_eq!(outline(&text), expected, "{first:?} in {around:?}, {second:?} behind");
            }
        }
    }
}
