//! Meta's FAQ for publishers: `FAQ Lnn` is line nn of the copy that we keep. Lines that only point to other pages are
//! left out.

use super::source::Source;

#[rustfmt::skip]
pub(super) static FAQ: &[Source] = &[
    line("FAQ L3", "An animated GIF is added like any image: an `img` in a `figure`, which may have a \
        caption."),
    line("FAQ L7", "Several pages may read the same feed. A page takes only the articles whose canonical \
        URL is on a domain that it has claimed."),
    line("FAQ L9", "A feed for each page, with the articles of that page alone, is the recommended way."),
    line("FAQ L11", "Social embeds are there for the networks that Facebook supports, their videos \
        included. Any other video player goes into an interactive embed."),
    line("FAQ L13", "Interactive content is a `figure` of class `op-interactive` around an `iframe`, which \
        holds the content."),
    line("FAQ L17", "A caption is a `figcaption`, and the credit in it is a `cite`."),
    line("FAQ L21", "Only a page's admins see a draft. What is live shows to everyone as an Instant \
        Article."),
    line("FAQ L23", "An app needs the permission `pages_manage_instant_articles` to read or change a page's \
        articles through the API."),
    line("FAQ L27", "An app that is too old does not show articles from right to left."),
    line("FAQ L31", "Facebook for iOS showed right-to-left articles from version 52 on."),
    line("FAQ L32", "Facebook for Android showed right-to-left articles from version 69 on."),
    line("FAQ L33", "Pages Manager for iOS showed right-to-left articles from version 44 on."),
    line("FAQ L34", "Pages Manager for Android did not show right-to-left articles."),
    line("FAQ L36", "The `body` of a right-to-left article has `dir=\"rtl\"`; that of any other article has \
        not."),
    line("FAQ L38", "The direction of an article is set by `dir` on `body`, with the value `rtl` for \
        right-to-left languages."),
    line("FAQ L40", "The preview in the News Feed shows the `og:image` of the web page, or instead a video \
        of the article that has the class `fb-feed-cover`."),
    line("FAQ L42", "A link that was shared before the article was published opens the web page, and opens \
        the Instant Article from then on."),
    line("FAQ L44", "Views on Android are counted apart from those on iOS."),
    line("FAQ L48", "Pages Manager for Android had no development feed; drafts in the production feed stood \
        in for it."),
    line("FAQ L50", "Articles can be edited in the publishing tools of the page."),
    line("FAQ L52", "Downloading the feed may take 30 seconds at most."),
    line("FAQ L54", "What is shared has to be the canonical URL itself. With parameters added, or changed \
        in any other way, it is another URL."),
    line("FAQ L56", "The settings and the publishing tools of the page show what went wrong while a feed \
        was read."),
    line("FAQ L58", "The feed has to follow the documented format."),
    line("FAQ L60", "Canonical URLs are on the page's domain or on a sub-domain of it. Where new articles \
        come in and updates do not, `op-modified` was not moved forward."),
    line("FAQ L64", "An update is taken only if its `op-modified` is later than that of the version which \
        Facebook holds."),
    line("FAQ L66", "An update keeps the article's canonical URL."),
    line("FAQ L70", "Facebook gives itself 10 seconds to load and parse a feed; if they do not suffice, \
        that is an error."),
    line("FAQ L72", "Facebook reads the feed every 3 minutes, so what is new or changed in the last 10 \
        minutes or so is enough. Fewer items make a slow feed faster."),
    line("FAQ L74", "The crawler has no fixed addresses. Its user agent is `facebookexternalhit/1.1`."),
    line("FAQ L76", "An update is ignored if its `op-modified` is more than 24 hours after that of the \
        stored version; the time of day when it is read does not matter. Such a change has to be made in \
        the web editor."),
    line("FAQ L80", "The canonical URL is an article's unique key. Under two URLs it is two articles."),
    line("FAQ L82", "A publishing system that gives an updated article another URL makes a second article \
        of it."),
    line("FAQ L84", "A page has one domain, and all canonical URLs of its articles are on that domain or a \
        sub-domain of it."),
    line("FAQ L86", "The feed itself may stand on any domain."),
    line("FAQ L88", "Pages that differ by language need a feed for each language."),
    line("FAQ L90", "An article that was ingested stays until it is deleted in the publishing tools. Taking \
        it out of the feed deletes nothing, and makes the feed faster to read."),
    line("FAQ L92", "Articles could not be published or deleted through an API yet."),
    line("FAQ L94", "The Like button has the accent colour of the page's style, which must stand out from \
        the header."),
    line("FAQ L96", "Who likes the page already does not see the Like button."),
    line("FAQ L98", "Several `br` in a row are no way to divide a text. Paragraphs are."),
    line("FAQ L100", "The figure around a tracking pixel needs the class `op-tracker`; otherwise it is \
        taken for an image."),
    line("FAQ L102", "A video file has to be of a format that Facebook supports."),
    line("FAQ L104", "A video stands in a `figure`, and not in a paragraph."),
    line("FAQ L106", "A paragraph holds body text alone. Images, embeds and all else that is no text go \
        into a `figure` or another suitable container."),
    line("FAQ L108", "A `figcaption` supports `h1`, `h2` and `cite`; it does not support `p`."),
    line("FAQ L110", "`muted` is not supported on `video`."),
    line("FAQ L112", "An ad is a `figure` of class `op-ad` around an `iframe`, which either names the ad's \
        URL in `src` or holds its HTML and scripts, unescaped."),
    line("FAQ L116", "An image element cannot show SVG. The way round is an interactive embed with the \
        `img` in its `iframe`."),
    line("FAQ L118", "A map is best added as the map element of the format."),
    line("FAQ L120", "Google's map may stay empty in an interactive embed, unless the `iframe` that loads \
        it stands in another `iframe`."),
    line("FAQ L122", "Interactive modules are embedded by a figure of class `op-interactive`."),
    line("FAQ L124", "The `height` of embedded content is a whole number of pixels, 960 at most, on the \
        `iframe`."),
    line("FAQ L126", "A cover is a `figure` in the header with an `img` or a `video` in it."),
    line("FAQ L130", "Empty paragraphs such as `<p>&nbsp;</p>` may be added to make room between images."),
    line("FAQ L132", "A credit is a `cite` in the `figcaption`."),
    line("FAQ L134", "The credit of a cover shows at once only if its `cite` has one of the classes for \
        vertical alignment; else it shows when the image is opened."),
    line("FAQ L136", "Social content is a `figure` of class `op-social` around an `iframe`, which holds the \
        content."),
    line("FAQ L140", "The video of a cover needs a direct link to its file. Videos hosted on Facebook have \
        none, so they have to be hosted elsewhere."),
    line("FAQ L142", "Some tags are fine in list items, such as those for bold text and links. Colours and \
        fonts are set in the style editor of the page."),
    line("FAQ L144", "A `video` cannot play several videos one after the other."),
    line("FAQ L146", "A video player in a social embed may play several videos, if it can do so by itself."),
    line("FAQ L148", "A block quote is not supported in a paragraph; it stands outside."),
    line("FAQ L150", "A title of two lines leaves no room for the article's text in the News Feed."),
    line("FAQ L152", "Videos play by themselves unless they have the attribute `data-fb-disable-autoplay`."),
    line("FAQ L154", "A reader can switch off in the app that videos play by themselves."),
    line("FAQ L156", "The class `fb-feed-cover` on a video of the article makes it the preview in the News \
        Feed."),
    line("FAQ L158", "Every article needs a `time` of class `op-published`, which says when it was first \
        published."),
    line("FAQ L160", "`op-modified` is needed only where the content has changed and the stored version is \
        to be replaced."),
    line("FAQ L162", "Text stands in paragraphs."),
    line("FAQ L164", "Images stand in figures directly under the article; a figure does not stand in a \
        paragraph."),
    line("FAQ L166", "The images of a slideshow have no captions of their own; the slideshow as a whole may \
        have one."),
    line("FAQ L170", "Likes and comments for an image are asked for by `data-feedback` on its `figure`, \
        with `fb:likes`, `fb:comments` or both."),
    line("FAQ L174", "A width is a whole number of pixels. Without one, an item has the full width."),
    line("FAQ L176", "The class `no-margin` on the `iframe` shows an interactive embed without margins."),
    line("FAQ L178", "A feed that was approved may move to another URL without being approved again."),
    line("FAQ L180", "A page belongs to one domain. Canonical URLs have to be on it or on a sub-domain; the \
        feed's own URL need not."),
    line("FAQ L182", "Facebook has to be asked before canonical URLs move to another domain."),
];

const fn line(cite: &'static str, statement: &'static str) -> Source {
    Source {
        cite,
        statement,
        origin: "Meta's FAQ for publishers of Instant Articles",
        date: "undated; as found on 23 November 2026",
    }
}
