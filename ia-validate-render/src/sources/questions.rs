//! What the sources leave open, and how `ia-validate` decides: `OQ n`.

use super::source::Source;

#[rustfmt::skip]
pub(super) static QUESTIONS: &[Source] = &[
    question("OQ 1", "What may stand in a caption? FAQ L108 allows `h1`, `h2` and `cite`, and SDK Caption \
        wrote inline formatting too. The FAQ is stricter and wins; `--lenient-captions` makes inline tags a \
        warning.", "FAQ L108 against SDK Caption and pull request 177 of Automattic's plugin"),
    question("OQ 2", "Does `dir=\"rtl\"` stand on `body` or on `html`? The FAQ says `body`; the SDK, and a \
        reviewer of Facebook, said `html`. `body` is asked for, both is fine, and `html` alone is a \
        warning.", "FAQ L36, L38 against SDK InstantArticle and MSG 22"),
    question("OQ 3", "May the images of a slideshow have captions? The FAQ says no; the SDK wrote them, and \
        a review text spoke of them. The FAQ wins; the rule's severity can be changed.", "FAQ L166 against \
        SDK SlideshowImageRule and MSG 25"),
    question("OQ 4", "May paragraphs be empty? The FAQ recommends `<p>&nbsp;</p>` to make room; the SDK \
        drops it. It is never reported; a paragraph without even that is a hint.", "FAQ L130 against SDK \
        Paragraph and MSG 4"),
    question("OQ 5", "Within 24 hours of what must an update be? The FAQ counts from the stored version, a \
        plugin counted from now. The stored version counts, and exactly 24 hours is inside; without a \
        stored `op-modified` its `op-published` counts.", "FAQ L76 against Automattic's plugin"),
    question("OQ 6", "What may stand in a list item? Early messages refused any mix of text and HTML; the \
        FAQ allows inline tags, and so did the SDK from April 2016 on. Inline tags are fine, blocks are an \
        error.", "FAQ L142 against MSG 18"),
    question("OQ 7", "Is `op-social` still right? The FAQ describes it; the SDK and Facebook's console \
        called it deprecated. It is a hint.", "FAQ L11, L136 against SDK SocialEmbed and MSG 11"),
    question("OQ 8", "May `p` stand in `blockquote`? The SDK strips it; an engineer of Meta tried it and \
        saw it shown. It is not reported.", "SDK Blockquote against SDK 329"),
    question("OQ 9", "What is the \"2:3 ratio\" of ads? Read as height to width it would forbid 300 by 250, \
        which is Meta's own example. So it is read as width to height: an ad is one and a half times as \
        high as wide at most.", "DOC reference/ad"),
    question("OQ 10", "Is a query in the canonical URL an error? The documentation forbids it, but some \
        sites have no other URL. It is a warning.", "DOC reference/article; FAQ L54"),
    question("OQ 11", "How many related articles may there be? One vendor says four at the bottom, an older \
        plugin three. More than four in the footer or three in the text is a warning.", "VENDOR \
        wp-native-articles against an older plugin"),
    question("OQ 12", "Which iframes may be 960 pixels high at most? The FAQ says so of embedded content, \
        and not what happens beyond. The limit counts for interactive and social embeds, not for ads, \
        trackers and nested iframes.", "FAQ L124"),
    question("OQ 13", "In which format is `pubDate`? The documentation asks for ISO 8601, RSS 2.0 for RFC \
        822; feeds with either were taken.", "DOC publishing/setup-rss-feed against RSS 2.0"),
    question("OQ 14", "How fresh should a feed's items be? The FAQ says about 10 minutes, the documentation \
        an hour. From an hour on it is a hint.", "FAQ L72 against DOC publishing/setup-rss-feed"),
    question("OQ 15", "May `div` and `section` wrap content? The FAQ wants figures directly under the \
        article, and vendors saw wrapped content vanish; the SDK looks into wrappers. A figure in one is an \
        error; a wrapper with text alone is a warning.", "FAQ L164 against the SDK; WP 28, WP 267"),
    question("OQ 16", "What is a time without a zone? Meta's samples have such times, and the SDK takes \
        them for Los Angeles. They are accepted with a warning, and compared as times in one zone (UTC \
        unless said otherwise).", "SAMPLE; SDK Transformer"),
    question("OQ 17", "Does `fb-feed-cover` stand on the `video` or on its `figure`? The FAQ says the \
        video; the SDK and the samples have it on the figure. Both are accepted.", "FAQ L156 against SDK \
        Video and SAMPLE"),
    question("OQ 18", "Is `muted` on a video an error? The FAQ calls it unsupported, and no message about \
        it is known. It is a warning.", "FAQ L110"),
    question("OQ 19", "Does an article need a title? The SDK takes a header with an ad instead; the \
        documentation demands one, and all samples have one. Without a title it is an error.", "DOC \
        publishing/setup-rss-feed against SDK Header"),
    question("OQ 20", "May a slideshow be the cover? The FAQ names images and videos, Facebook's message \
        slideshows too. It is not reported.", "FAQ L126 against MSG 1"),
    question("OQ 21", "How small may an image be? Meta's page on images could not be found; 2048 by 2048 \
        pixels were recommended. Small images are a hint, by a measure of our own.", "MSG 23"),
];

const fn question(cite: &'static str, statement: &'static str, origin: &'static str) -> Source {
    Source { cite, statement, origin, date: "our reading, of 23 November 2026" }
}
