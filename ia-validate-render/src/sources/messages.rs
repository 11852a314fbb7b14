//! Messages of Facebook, as people quoted them in public: `MSG n`.

use super::source::Source;

#[rustfmt::skip]
pub(super) static MESSAGES: &[Source] = &[
    message("MSG 1", "Error \"Incorrect Header Media\": a header may hold a single figure, and that has to \
        be a photo, a video or a slideshow.", "AMP 1157, AMP 1127", "2017"),
    message("MSG 2", "Error \"Empty Articles\" or \"Empty Instant Article\": an article has no content.", "\
        WP 131, WP 226, WP 352, WP 885, AMP 1157", "2016 to 2018"),
    message("MSG 3", "In reviews and in articles as they were shown: an image must not stand in `p`, and a \
        figure in `p`, `span` or `div` was thrown away.", "SDK 81, WP 28, WP 51, VENDOR \
        wp-native-articles", "2016 and later"),
    message("MSG 4", "Warning: an HTML element has no text, and empty elements should be avoided. Seen for \
        `figcaption`, for `p` around a figure, and for `p` around an empty `a`.", "AMP 949, WP 848, afb 4",
        "2016 to 2018"),
    message("MSG 5", "Warning \"Too Many Line Breaks\": the text block should be split into paragraphs, or \
        have 5 breaks at most.", "WP 923", "2018"),
    message("MSG 6", "Error \"Incorrect URL\": outbound links have to be valid. Seen for links to `#…`.", "\
        WP 285, WP 434", "2016"),
    message("MSG 7", "Error \"Unsupported Class\": a figure has a class that begins with `op-` and is not \
        supported.", "WP 352, afb 83, afb 84", "2016 and later"),
    message("MSG 8", "Warning \"URL is Incomplete\": the URL of a medium lacked parts and was completed by \
        guess.", "WP 163", "2016"),
    message("MSG 9", "Warning \"HTML Embeds Require Valid Width\" or \"Height\": at first a valid integer \
        was asked for, later both were recommended for embeds without inner HTML.", "SDK 100, SDK 115, \
        WP 256, WP 304", "from May 2016 on"),
    message("MSG 10", "Warning: a social embed holds nothing that is supported as one, such as Instagram, \
        Twitter, Facebook or YouTube. Seen for SoundCloud and for youtube-nocookie.com.", "WP 109, \
        SDK 114", "2016"),
    message("MSG 11", "Warning: the class `op-social` is deprecated.", "pull request 6 of \
        micnews/article-json-to-fbia", "2016"),
    message("MSG 12", "Error \"Ad default template set not in header/section\": the template of ads stood \
        elsewhere. Seen for a document with one `article` in another.", "afb 82", "2017"),
    message("MSG 13", "Warning \"Invalid Ad Spacing\": an ad stood too early, and Facebook placed the ads \
        by itself.", "AMP 944", "2017"),
    message("MSG 14", "Warning \"Ads are too close\": there should be 200 words or more between ads and 50 \
        before the first; an image, video, slideshow or embed counts as 70.", "WP 1032", "2019"),
    message("MSG 15", "Error \"Unclaimed URL\": the article's URL is on no domain that the page has \
        claimed.", "WP 691, WP 1038", "2017 and later"),
    message("MSG 16", "Error \"Read Timeout\": the feed could not be read in time; it should hold fewer \
        articles.", "WP 56", "2016"),
    message("MSG 17", "Error \"Unexpected end tag : p\", which is how libxml2's HTML parser words it.", "\
        WP 131", "2017"),
    message("MSG 18", "Error: a list item mixed plain text with HTML, or held more than one text element. \
        The import stopped.", "afb 6, VENDOR naytev", "2016"),
    message("MSG 19", "Error \"General Fatals\": the article could not be parsed, and one should try again \
        later.", "WP 170, WP 184", "2016"),
    message("MSG 20", "Warning: headings `h3` to `h6` are not supported, nor allowed in the editor.", "\
        afb 5, SDK 234", "2016 and 2017"),
    message("MSG 21", "Review, \"Duplicate content\": what the header shows must not appear in the body \
        again, nor the text of a caption.", "WP 674", "2017"),
    message("MSG 22", "Review: text has to be aligned as on the web, by `dir=\"rtl\"` in the `html` tag.", "\
        WP 916", "2018"),
    message("MSG 23", "Review and warning: images of low resolution should be removed; an image is too \
        small.", "afb 42, afb 11", "2016"),
    message("MSG 24", "Review: an image or video that is the only one belongs in the body, and the cover \
        has none.", "WP 18", "2016"),
    message("MSG 25", "Review, \"Update Your Style Formatting\": elements should be used for their purpose, \
        and slideshows may have captions for all images and for each.", "WP 828", "2017"),
    message("MSG 26", "Review, \"Missing logo\": the page's settings hold no logo.", "WP 584", "2016 or \
        2017"),
    message("MSG 27", "Warning: ads are to be placed automatically, but the article has none. (The text is \
        known from a picture only.)", "WP 132", "2016"),
    message("MSG 28", "Review, \"Missing content\": text, embeds or the author are on the web page and not \
        in the article.", "WP 144, WP 811", "2016 and 2017"),
    message("MSG 29", "\"No rules defined for … in the context of …\" and \"Invalid selector\" come from \
        Facebook's PHP SDK, not from Facebook itself.", "many issues of Automattic/fb-instant-articles", "2016 \
        and later"),
];

const fn message(
    cite: &'static str,
    statement: &'static str,
    origin: &'static str,
    date: &'static str,
) -> Source {
    Source { cite, statement, origin, date }
}
