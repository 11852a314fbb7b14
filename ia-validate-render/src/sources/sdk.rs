//! Meta's PHP SDK, by its classes: `SDK Class`; and what was said in its issues: `SDK n`.

use super::source::Source;

#[rustfmt::skip]
pub(super) static SDK: &[Source] = &[
    class("SDK InstantArticle", "Writes and reads whole documents: the head with `meta[charset]`, the \
        canonical link and the metas (the first of several counts), `dir=\"rtl\"` on `html`, and one \
        `article`, which needs content."),
    class("SDK Header", "The header needs a title or an ad. It has one title, one subtitle, one kicker, one \
        cover (image, video or slideshow); of several ads one may be `op-ad-default`, and they stand in \
        `section.op-ad-template`."),
    class("SDK HeaderKickerRule", "The kicker is the `h3` of class `op-kicker` in the header."),
    class("SDK Author", "An author needs a name. `rel=\"facebook\"` says that the link is a profile on \
        Facebook; `title` holds the role."),
    class("SDK AuthorRule", "An `address` is one author: the first link in it is taken."),
    class("SDK Sponsor", "Sponsors are a list of class `op-sponsors` in the header, of links with \
        `rel=\"facebook\"` to pages on Facebook."),
    class("SDK Footer", "A footer holds credits (`aside`), copyright (`small`) and related articles. It \
        needs one of the three, and it comes last."),
    class("SDK Small", "The copyright is text in `small`."),
    class("SDK Caption", "A caption has a title (`h1`), a subtitle (`h2`) and a credit (`cite`), and one \
        class each for size, alignment and position; it may hold formatted text."),
    class("SDK Cite", "A credit has one class each for alignment and position."),
    class("SDK Image", "An image is a figure around one `img` with a URL; it may have a caption, audio, a \
        geotag, `data-mode` and `data-feedback`. Nothing else in the figure is read."),
    class("SDK ImageRule", "Of a figure with images, one `img` is read."),
    class("SDK Video", "A video is a figure around one `video` with a source; `fb-feed-cover` stands on the \
        figure. Old versions wrote the `cite` outside the caption."),
    class("SDK Audio", "Audio needs a source; unlike a video it may have `muted`."),
    class("SDK Audible", "Audio stands in the figure of an image, a slideshow or a map."),
    class("SDK Slideshow", "A slideshow is a figure of figures with images, and may have a caption, audio \
        and a geotag. One without images is not written."),
    class("SDK SlideshowImageRule", "Reads a title and a credit for each image of a slideshow."),
    class("SDK Interactive", "An interactive embed needs a URL or HTML in its `iframe`; with a URL, width \
        and height too. Classes for the margin stand on the `iframe`."),
    class("SDK SocialEmbed", "A social embed needs a URL or HTML. The class is marked as deprecated in \
        favour of the interactive embed."),
    class("SDK SocialEmbedRule", "The `iframe` of a social embed is what is read."),
    class("SDK Ad", "An ad needs a URL or HTML in its `iframe`."),
    class("SDK Analytics", "A tracker needs a URL or HTML in its `iframe`."),
    class("SDK Map", "A map needs a geotag."),
    class("SDK GeoTag", "A geotag is a script of type `application/json` and class `op-geotag` with a \
        GeoJSON feature: its coordinates, and perhaps a title, a radius, a pivot and a style."),
    class("SDK ListElement", "A list needs items; nothing else is read in it."),
    class("SDK ListItem", "An item of a list is text with inline tags."),
    class("SDK Paragraph", "A paragraph is text with inline tags; one with white space alone (or `&nbsp;`) \
        counts as empty and is left out."),
    class("SDK H1", "A heading is text with inline tags; in a caption it may have classes for its place."),
    class("SDK Bold", "Bold text needs text."),
    class("SDK Italic", "Italic text needs text."),
    class("SDK Anchor", "A link needs a URL; a warning is given for one without."),
    class("SDK Blockquote", "A block quote is text; `p` in it is stripped."),
    class("SDK Pullquote", "A pull quote is an `aside` with text and perhaps a `cite`."),
    class("SDK RelatedArticles", "Related articles are a list of class `op-related-articles` in the article \
        or its footer."),
    class("SDK RelatedItem", "A related article is a list item with one link, and `data-sponsored=\"true\"` \
        if it is paid for."),
    class("SDK Transformer", "Reads web pages into articles. A time without a zone is taken for Los \
        Angeles; times that PHP can read are read."),
    class("SDK UnrecognizedElement", "Warns of an element that no rule knows; it is left out."),
    class("SDK NoRootInstantArticleFoundWarning", "Warns of a document without an article."),
];

#[rustfmt::skip]
pub(super) static SDK_ISSUES: &[Source] = &[
    issue("SDK 81", "Images in paragraphs were lost.", "2016"),
    issue("SDK 217", "Authors stand in the header, and plain text in `address` is a name.", "2017 at the \
        latest"),
    issue("SDK 232", "An engineer of Meta: lists are not supported in block quotes.", "2017 at the latest"),
    issue("SDK 234", "Headings from `h3` to `h6` are lost, and the editor of Instant Articles does not \
        allow them.", "2017"),
    issue("SDK 329", "An engineer of Meta saw paragraphs in a block quote shown as such.", "2018"),
    issue("SDK 354", "An engineer of Meta: an article has the headings `h1` and `h2` alone.", "2020"),
];

const fn class(cite: &'static str, statement: &'static str) -> Source {
    Source {
        cite,
        statement,
        origin: "Meta's PHP SDK, facebookarchive/facebook-instant-articles-sdk-php",
        date: "version 1.10.2; as found on 23 November 2026",
    }
}

const fn issue(cite: &'static str, statement: &'static str, date: &'static str) -> Source {
    Source { cite, statement, origin: "issue or pull request of the SDK", date }
}
