//! The document, its header, body and footer.

use super::form::{FORM, Form, Place};

/// A whole article, as a snippet.
const ARTICLE: &str = r#"html lang="${1:en}">
<head>
  <meta charset="utf-8">
  <link rel="canonical" href="${2:https://example.com/article}">
  <meta property="op:markup_version" content="v1.0">
</head>
<body>
  <article>
    <header>
      <h1>${3:Title}</h1>
      <time class="op-published" datetime="${4:2026-01-31T09:00:00Z}">${5:31 January 2026}</time>
    </header>
    <p>${0:Text}</p>
  </article>
</body>
</html>"#;

const DOCUMENT: &str = r#"<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <link rel="canonical" href="https://example.com/ferry">
  <meta property="op:markup_version" content="v1.0">
</head>
<body>
  <article>
    <header>
      <h1>Ferry resumes</h1>
      <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February 2016</time>
      <address><a>Ann Ferryman</a></address>
    </header>
    <p>The ferry is back after a week in the yard.</p>
    <footer><small>© 2016 Example</small></footer>
  </article>
</body>
</html>"#;

#[rustfmt::skip]
pub(super) static FORMS: &[Form] = &[
    Form { name: "html", element: "html", snippet: ARTICLE, example: DOCUMENT, place: Place::Document,
        required: "`head` and `body`", about: "The document. It holds one article, and nothing of the web page around it. Needed are the canonical link, `h1`, `time.op-published` with its `datetime`, and something to read; the encoding and the markup version should be there; the rest of the example is optional.",
        source: "SAMPLE; SDK InstantArticle", ..FORM },
    Form { name: "head", element: "head", within: &["html"], required: "the canonical link and `meta charset`; should have the markup version",
        snippet: "head>\n  <meta charset=\"utf-8\">\n  <link rel=\"canonical\" href=\"${1:https://example.com/article}\">\n  <meta property=\"op:markup_version\" content=\"v1.0\">\n</head>",
        about: "What is known of the article: its web page, its encoding, its settings. Styles have no effect.",
        rules: &["head-child-invalid", "canonical-missing", "charset-missing", "stylesheet-ignored"], source: "DOC reference/article", ..FORM },
    Form { name: "title", element: "title", within: &["head"], snippet: "title>${1:Title}</title>",
        about: "Tolerated and not used: the title is the `h1` of the header.", source: "SAMPLE", ..FORM },
    Form { name: "meta", element: "meta", within: &["head"], required: "`charset`, or `property` and `content`",
        snippet: "meta property=\"$1\" content=\"$2\">", place: Place::Head,
        example: "<meta charset=\"utf-8\">\n<meta property=\"op:markup_version\" content=\"v1.0\">\n<meta property=\"fb:article_style\" content=\"default\">",
        about: "A setting of the article. Of several for one property the first counts. Others, such as those for web browsers, are tolerated and not used; a setting of the format that is given in `name` has no effect.",
        rules: &["charset-missing", "markup-version-invalid", "meta-uses-name"], source: "DOC reference/article", ..FORM },
    Form { name: "link", element: "link", within: &["head"], required: "`rel=\"canonical\"` and `href`",
        snippet: "link rel=\"canonical\" href=\"${1:https://example.com/article}\">", place: Place::Head,
        example: "<link rel=\"canonical\" href=\"https://example.com/ferry\">",
        about: "The web page of the article. Its address is the key by which the article is known: the same for every update, absolute, without query and fragment, on a domain that the publisher has claimed.",
        rules: &["canonical-missing", "canonical-multiple", "canonical-not-absolute", "canonical-query-or-fragment", "canonical-domain-mismatch"], source: "FAQ L80; DOC reference/article", ..FORM },
    Form { name: "body", element: "body", within: &["html"], required: "one `article`", snippet: "body>\n  $0\n</body>",
        about: "Holds the article and nothing beside it. `dir=\"rtl\"` for text from right to left stands here.",
        rules: &["content-outside-article", "rtl-not-on-body"], source: "FAQ L36; SAMPLE", ..FORM },
    Form { name: "article", element: "article", within: &["body"], required: "`header`, and something to read",
        snippet: "article>\n  <header>\n    <h1>${1:Title}</h1>\n    <time class=\"op-published\" datetime=\"${2:2026-01-31T09:00:00Z}\">${3:31 January 2026}</time>\n  </header>\n  <p>$0</p>\n</article>",
        about: "The article: first the `header`, then text and figures one after the other, finally a `footer`. What is in the body stands directly in it, never in a `div`.",
        rules: &["article-multiple", "article-empty", "body-element-unsupported", "text-outside-paragraph"], source: "FAQ L164; SAMPLE", ..FORM },
    Form { name: "header", element: "header", within: &["article"], required: "`h1` and `time.op-published`", place: Place::Body,
        snippet: "header>\n  <h1>${1:Title}</h1>\n  <time class=\"op-published\" datetime=\"${2:2026-01-31T09:00:00Z}\">${3:31 January 2026}</time>\n  $0\n</header>",
        about: "Title, dates, authors and perhaps a cover (one image, video or slideshow), in any order. Ads that are to be placed automatically stand here as well; trackers, maps and embeds do not.",
        rules: &["header-missing", "header-misplaced", "header-child-invalid", "cover-media-invalid", "cover-multiple-figures"], source: "FAQ L140; SDK Header", ..FORM },
    Form { name: "h1", element: "h1", within: &["header", "article", "figcaption"], snippet: "h1>$0</h1>", required: "text", place: Place::Header,
        example: "<h1>Ferry <em>resumes</em></h1>",
        about: "In the header the title, which is needed once. In the body a heading, in a caption its title.",
        rules: &["title-missing", "title-multiple", "heading-level-unsupported"], source: "SDK H1; FAQ L108", ..FORM },
    Form { name: "h2", element: "h2", within: &["header", "article", "figcaption"], snippet: "h2>$0</h2>", required: "text", place: Place::Header,
        example: "<h2>After a week in the yard</h2>",
        about: "In the header the subtitle, in the body a smaller heading, in a caption its second line. There is no third level.",
        rules: &["heading-level-unsupported"], source: "SDK H1", ..FORM },
    Form { name: "h3.op-kicker", element: "h3", class: Some("op-kicker"), within: &["header"], required: "text", place: Place::Header,
        snippet: "h3 class=\"op-kicker\">$0</h3>", example: "<h3 class=\"op-kicker\">Harbour</h3>",
        about: "The kicker, a short line above the title. No other `h3` belongs to the format.",
        rules: &["kicker-class-missing", "kicker-element-invalid"], source: "SDK Header; SAMPLE", ..FORM },
    Form { name: "time.op-published", element: "time", class: Some("op-published"), within: &["header"], required: "`datetime`", place: Place::Header,
        snippet: "time class=\"op-published\" datetime=\"${1:2026-01-31T09:00:00Z}\">${2:31 January 2026}</time>",
        example: "<time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">4 February 2016</time>",
        about: "When the article was published. Needed once.",
        rules: &["published-missing", "published-datetime-invalid", "time-multiple", "time-without-timezone"], source: "FAQ L158", ..FORM },
    Form { name: "time.op-modified", element: "time", class: Some("op-modified"), within: &["header"], required: "`datetime`", place: Place::Header,
        snippet: "time class=\"op-modified\" datetime=\"${1:2026-01-31T09:00:00Z}\">${2:31 January 2026}</time>",
        example: "<time class=\"op-modified\" datetime=\"2016-02-04T12:00:00Z\">4 February 2016</time>",
        about: "When it was changed last. An update is taken only if this time is later than that of the version before, and at most 24 hours later. A new article needs none.",
        rules: &["modified-datetime-invalid", "modified-before-published", "modified-not-incremented", "modified-outside-24h-window", "modified-window-unknown"], source: "FAQ L160, L76", ..FORM },
    Form { name: "address", element: "address", within: &["header"], required: "the author's name", place: Place::Header,
        snippet: "address>\n  <a>${1:Name}</a>\n  $0\n</address>",
        example: "<address><a title=\"Reporter\">Ann Ferryman</a> Ann writes about the harbour.</address>",
        about: "One author: the name in an `a`, its `title` the role, and after it, if you like, a short description. The name may be a link, with `rel=\"facebook\"` if it leads to facebook.com. Each author has an `address` of their own.",
        rules: &["author-name-missing", "author-multiple-in-address", "author-outside-header", "author-rel-invalid"], source: "DOC reference/author; SDK Author", ..FORM },
    Form { name: "ul.op-sponsors", element: "ul", class: Some("op-sponsors"), within: &["header"], required: "`li` with `a[rel=facebook][href]`", place: Place::Header,
        snippet: "ul class=\"op-sponsors\">\n  <li><a href=\"${1:https://www.facebook.com/page}\" rel=\"facebook\">${2:Name}</a></li>\n</ul>",
        example: "<ul class=\"op-sponsors\"><li><a href=\"https://www.facebook.com/exampleferries\" rel=\"facebook\">Example Ferries</a></li></ul>",
        about: "The sponsors of branded content, by their pages on Facebook.", rules: &["sponsor-invalid"], source: "SDK Sponsor", ..FORM },
    Form { name: "section.op-ad-template", element: "section", class: Some("op-ad-template"), within: &["header"], required: "`figure.op-ad`", place: Place::Header,
        snippet: "section class=\"op-ad-template\">\n  <figure class=\"op-ad op-ad-default\"><iframe src=\"${1:https://ads.example.com/1}\" width=\"300\" height=\"250\"></iframe></figure>\n  $0\n</section>",
        example: "<section class=\"op-ad-template\">\n  <figure class=\"op-ad\"><iframe src=\"https://ads.example.com/1\" width=\"300\" height=\"250\"></iframe></figure>\n  <figure class=\"op-ad op-ad-default\"><iframe src=\"https://ads.example.com/2\" width=\"300\" height=\"250\"></iframe></figure>\n</section>",
        about: "Two or more ads that are to be placed automatically; a single one stands in the header directly. The one of class `op-ad-default` is used again when all have been placed.",
        rules: &["ad-template-needed", "ad-template-misplaced", "ad-default-multiple"], source: "DOC reference/article; SDK Header", ..FORM },
    Form { name: "p", element: "p", within: &["article", "aside"], required: "text", snippet: "p>$0</p>", example: "<p>The ferry is <em>back</em>; see <a href=\"https://example.com/times\">its times</a>.</p>",
        about: "A paragraph: text with links, bold and italic, and nothing else. Images, lists, quotes and embeds stand beside it.",
        rules: &["non-text-in-paragraph", "figure-in-paragraph", "blockquote-in-paragraph", "empty-text-element"], source: "FAQ L130, L162", ..FORM },
    Form { name: "ul", element: "ul", within: &["article"], required: "`li`", snippet: "ul>\n  <li>$0</li>\n</ul>", example: "<ul>\n  <li>Monday</li>\n  <li>Tuesday</li>\n</ul>",
        about: "A list. Its items hold text with inline tags: no list in a list, no image.", rules: &["list-empty", "list-item-block-content"], source: "FAQ L142; SDK ListItem", ..FORM },
    Form { name: "ol", element: "ol", within: &["article"], required: "`li`", snippet: "ol>\n  <li>$0</li>\n</ol>", example: "<ol>\n  <li>Buy a ticket.</li>\n  <li>Board.</li>\n</ol>",
        about: "A list with numbers. Its items hold text with inline tags, no list and no image.", rules: &["list-empty", "list-item-block-content"], source: "FAQ L142; SDK ListItem", ..FORM },
    Form { name: "blockquote", element: "blockquote", within: &["article"], required: "text", snippet: "blockquote>$0</blockquote>", example: "<blockquote>All aboard!</blockquote>",
        about: "A quotation: text with inline tags.", rules: &["blockquote-content-invalid", "blockquote-in-paragraph"], source: "FAQ L148; SDK Blockquote", ..FORM },
    Form { name: "aside", element: "aside", within: &["article", "footer"], required: "text", snippet: "aside>$0</aside>", example: "<aside>All aboard! <cite>The captain</cite></aside>",
        about: "In the body a pull quote, with its author in `cite`; in the footer the credits.", rules: &["block-in-text-element"], source: "SDK Pullquote, Footer", ..FORM },
    Form { name: "footer", element: "footer", within: &["article"], required: "`aside`, `small` or `ul.op-related-articles`", place: Place::Body,
        snippet: "footer>\n  <small>${0:© Name}</small>\n</footer>",
        about: "Ends the article: credits, copyright, related articles. It may be left out.", rules: &["footer-misplaced", "footer-child-invalid"], source: "SDK Footer", ..FORM },
    Form { name: "small", element: "small", within: &["footer"], required: "text", snippet: "small>$0</small>",
        about: "The copyright.", rules: &["footer-child-invalid"], source: "SDK Small", ..FORM },
    Form { name: "ul.op-related-articles", element: "ul", class: Some("op-related-articles"), within: &["article", "footer"], required: "`li > a[href]`", place: Place::Footer,
        snippet: "ul class=\"op-related-articles\" title=\"${1:Read on}\">\n  <li><a href=\"${2:https://example.com/other}\"></a></li>\n</ul>",
        example: "<ul class=\"op-related-articles\" title=\"Read on\">\n  <li><a href=\"https://example.com/timetable\"></a></li>\n  <li><a href=\"https://example.com/harbour\"></a></li>\n</ul>",
        about: "Articles of the same publisher that are offered to read next: up to four in the footer, up to three in the body. The text of a link may be left out.",
        rules: &["related-articles-invalid", "related-articles-too-many", "related-articles-foreign-domain"], source: "SDK RelatedArticles; VENDOR wp-native-articles", ..FORM },
];
