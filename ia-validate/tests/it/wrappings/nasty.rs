//! Articles that are hard on places: line ends, long characters, references, capitals, foreign HTML.

/// An article with defects of its own, to stand in front of another.
pub(crate) const BEFORE: &str = "<!doctype html><html><head><link rel=\"canonical\" \
    href=\"https://example.com/before\"></head>\n<body><article><header><h1>Zuvor – 前</h1>\
    <time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">4 February</time></header>\n\
    <p>Text 😀 &amp; <figure><img src=\"https://example.com/1.jpg\"></figure></p></article></body></html>";

pub(crate) const DOCUMENTS: &[(&str, &str)] = &[
    (
        "long characters in front of a figure",
        "<!doctype html>\n<html>\n<head><link rel=\"canonical\" href=\"https://example.com/1\"></head>\n<body>\n\
         <article>\n<header><h1>日本語</h1></header>\n<p>日本語 😀 <figure><img src=\"https://example.com/1.jpg\">\
         </figure></p>\n<p>Ende</p>\n</article>\n</body>\n</html>\n",
    ),
    (
        "CRLF, and capitals",
        "<!DOCTYPE HTML>\r\n<HTML>\r\n<HEAD>\r\n<LINK REL=CANONICAL HREF=' https://other.example.org/ä?x=1&amp;y=2 '>\r\n\
         </HEAD>\r\n<BODY DIR=RIGHT>\r\n<ARTICLE>\r\n<HEADER>\r\n<H1>Größe\r\n</H1>\r\n<TIME CLASS=op-published \
         DATETIME='gestern früh'>gestern</TIME>\r\n<FIGURE CLASS=op-map></FIGURE>\r\n</HEADER>\r\n\
         Verlorener Text – €\r\n<P>Text<BR>&nbsp;\r\n<BR>\u{a0}<BR>mehr</P>\r\n<P ALIGN=LEFT>x <FONT COLOR=RED>y</FONT>\
         <IMG SRC=1.jpg DATA-FEEDBACK=x></P>\r\n<IFRAME SRC=//example.com HEIGHT='100%'\r\nWIDTH=\"5\u{a0}px\">\
         </IFRAME>\r\n</ARTICLE>\r\n</BODY>\r\n</HTML>\r\n",
    ),
    (
        "lone CR, and tabs",
        "<html>\r<head>\r<link\trel=canonical\rhref=/relativ>\r</head>\r<body>\r<article>\r<header>\r<h1>\tT\u{301}\r</h1>\r\
         </header>\r<ul>\r<li>\t<figure>\r<img\rsrc=a.svg>\r</figure>\r</li>\r</ul>\r</article>\r</body>\r</html>",
    ),
    (
        "a byte order mark, astral characters, and values with references",
        "\u{feff}<html lang='he'><head><link rel='canonical' href='https://example.com/1?a=1&amp;utm_source=&#x1F6A2;#🚢'>\
         </head><body><article><header><figure><video src='https://youtu.be/&#120;'></video><figcaption><p>🚢🚢</p><cite>\
         𝔄𝔅</cite></figcaption></figure><figure><img src='&#104;ttps://example.com/𝔄.SVG'></figure></header>\
         <p>𝕬<blockquote>🏴\u{e0067}\u{e007f}</blockquote></p><figure data-feedback='fb:&#108;ike, 🚢'><img src='1.jpg'></figure>\
         <figure><video muted data-fb-disable-autoplay><source src='a.mp4'><source src='🚢.webm'></video></figure>\
         </article></body></html>",
    ),
    (
        "scripts with tags in strings",
        "<html><head><link rel=\"canonical\" href=\"https://example.com/1\"></head><body><article>\
         <header><h1>A &lt; B &amp;&amp; C</h1></header><figure class=\"op-tracker\"><iframe><script>\n\
         if (a < b && c > d) document.write(\"</p><figure>\" + '</iframe>' + \"&lt;p&gt;\"); // ]]\n</script></iframe></figure>\
         <figure class=\"op-ad\"><script>1</script></figure><figure class=\"op-ad\"><iframe></iframe></figure>\
         <figure class=\"op-ad\"><iframe src=\"a\">&lt;script&gt;</iframe></figure>\
         <figure class=\"op-interactive\"><iframe src=\"https://www.google.com/maps/embed?pb=&quot;\"></iframe></figure>\
         <figure class=\"op-interactive no-margin\"><iframe height=\"961\"><p><figure></p></iframe></figure>\
         <script>x</script></article></body></html>",
    ),
    (
        "a section's end in a script",
        "<html><body><article><header><h1>T</h1></header><figure class=op-tracker><iframe><script>// <![CDATA[\nx[y[0]]>1\n\
         // ]]></script></iframe></figure><p>]]> &gt; ]]&gt;<img></p>]]></article></body></html>",
    ),
    (
        "crossing tags, stray and missing end tags",
        "<html><head></head><body><article><header><h1>T</h1></header><p><b>ä<i>ö</b>ü</i></p></p><div><p>1<p>2</div></span>\
         <section><figure><figcaption>– <cite>x</figcaption></figure></article><article></article>",
    ),
    (
        "a slideshow, captions, lists",
        "<article><header><figure class=\"op-slideshow\"><figure><img src=\"1.jpg\"><figcaption>é</figcaption></figure>\
         <figcaption>1</figcaption>\n<figcaption>2</figcaption></figure><figure class=\"fb-feed-cover\"><img src=\"2.jpg\">\
         <figcaption><cite>x</cite></figcaption></figure><img src=\"3.jpg\"></header><figure><video class=\"fb-feed-cover\">\
         <source src=\"1.mp4\" type=\"audio/mp4\"></video><cite>©</cite></figure><ol><li><p>1</p><p>2</p><ul><li>3</li></ul></li>\
         </ol><p></p><p style=\"color:red\">x</p></article>",
    ),
    (
        "references without semicolons",
        "<article><header><h1>&copy</h1></header>&nbsp &lt<p>&notit; &#8364<img src=?a&copy=1&lt></p>",
    ),
    (
        "cut off in a tag",
        "<html><head><link rel=canonical href=https://example.com/1></head><body><article><p>Text <figure class=\"ä",
    ),
    ("no article", "<html><body><p>Ein Text, 日本語</p></body></html>"),
    ("no document", "<p>Ein Text, 日本語 &amp; mehr</p>"),
    (
        "comments that allow findings",
        "<html><body><article><!-- ia-validate: allow(canonical-missing, published-missing) é --><header><h1>T</h1></header>\
         <!-- ia-validate: allow(figure-in-paragraph) 😀 --><p><figure><img src=1.jpg></figure></p>\
         <!-- ia-validate: allow(figure-in-paragrah, svg-image) --><p>Text</p></article></body></html>",
    ),
];
