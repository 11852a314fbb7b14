//! Attributes, and the values that they can have.

/// How an image or a video is presented.
pub(crate) const DATA_MODES: [&str; 4] = ["aspect-fit", "aspect-fit-only", "fullscreen", "non-interactive"];

/// What readers can do with an image or a video.
pub(crate) const FEEDBACK: [&str; 2] = ["fb:likes", "fb:comments"];

/// The styles of a map.
pub(crate) const MAP_STYLES: [&str; 3] = ["satellite", "hybrid", "standard"];

/// An attribute that means something in the format.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Attribute {
    /// The name, in lower case.
    pub name: &'static str,
    /// The elements that it stands on, or the forms (`figure.op-ad`).
    pub on: &'static [&'static str],
    /// The values that it can have; none if it can have many, or needs none.
    pub values: &'static [&'static str],
    /// Whether it is given by its name alone.
    pub is_flag: bool,
    /// What it says, in a sentence of Markdown.
    pub about: &'static str,
    /// The ids of rules that concern it.
    pub rules: &'static [&'static str],
    /// Where this is said.
    pub source: &'static str,
}

const fn attribute(
    name: &'static str,
    on: &'static [&'static str],
    about: &'static str,
    rules: &'static [&'static str],
    source: &'static str,
) -> Attribute {
    Attribute { name, on, values: &[], is_flag: false, about, rules, source }
}

const fn one_of(values: &'static [&'static str], attribute: Attribute) -> Attribute {
    Attribute { values, ..attribute }
}

const fn flag(attribute: Attribute) -> Attribute {
    Attribute { is_flag: true, ..attribute }
}

/// All attributes.
#[rustfmt::skip]
pub static ATTRIBUTES: &[Attribute] = &[
    attribute("class", &["figure", "figure with video", "ul", "section", "h3", "time", "script", "iframe", "figcaption", "h1", "h2", "cite"], "What the element is, or how it looks: see the classes of the format.", &["figure-class-unknown", "caption-class-unknown"], "SDK Caption"),
    attribute("lang", &["html"], "The language of the article.", &[], "SAMPLE"),
    one_of(&["op: http://media.facebook.com/op#"], attribute("prefix", &["html"], "The namespace of `op:`. Samples have it; it changes nothing.", &[], "SAMPLE")),
    one_of(&["rtl"], attribute("dir", &["body"], "`rtl` for text that runs from right to left. Left out otherwise.", &["rtl-missing", "rtl-not-on-body", "rtl-unexpected", "dir-value-invalid"], "FAQ L36")),
    one_of(&["utf-8"], attribute("charset", &["meta"], "The encoding of the document.", &["charset-missing"], "SDK InstantArticle")),
    attribute("property", &["meta"], "Which setting the `meta` gives.", &["meta-uses-name"], "DOC reference/article"),
    attribute("content", &["meta"], "The value of the setting.", &[], "DOC reference/article"),
    one_of(&["canonical"], attribute("rel", &["link"], "`canonical`: the link to the web page of the article.", &["canonical-missing", "canonical-multiple"], "FAQ L80")),
    attribute("href", &["link"], "The address of the web page: absolute, without a query or a fragment. It is the article's key.", &["canonical-not-absolute", "canonical-query-or-fragment"], "FAQ L80"),
    attribute("href", &["a"], "An absolute address.", &["link-url-invalid"], "FAQ L130"),
    attribute("datetime", &["time"], "The time by ISO 8601, with an offset from UTC: `2016-02-04T09:00:00Z`.", &["published-datetime-invalid", "modified-datetime-invalid", "time-without-timezone"], "FAQ L158"),
    one_of(&["facebook"], attribute("rel", &["a"], "`facebook` for the link of an author or a sponsor to facebook.com.", &["author-rel-invalid", "sponsor-invalid"], "DOC reference/author")),
    attribute("title", &["a"], "In `address`: the role of the author.", &[], "SDK Author"),
    attribute("title", &["ul.op-related-articles"], "The heading of the list.", &[], "SDK RelatedArticles"),
    attribute("title", &["audio"], "The title of the recording.", &[], "SDK Audio"),
    one_of(&FEEDBACK, attribute("data-feedback", &["figure", "figure with video"], "Lets readers like an image or a video, or comment on it; both with a comma between.", &["feedback-value-invalid", "feedback-on-wrong-element"], "FAQ L170")),
    one_of(&DATA_MODES, attribute("data-mode", &["figure", "figure with video"], "How an image or a video is presented.", &["data-mode-invalid"], "SDK Image")),
    attribute("src", &["img"], "The absolute address of the image. `alt`, `width` and `height` are tolerated, and not used.", &["image-src-missing", "media-url-not-absolute"], "SDK Image"),
    attribute("src", &["video", "source"], "The absolute address of the file.", &["video-source-missing", "media-url-not-absolute"], "SDK Video"),
    attribute("src", &["iframe"], "The absolute address of what is embedded. Left out where its HTML stands in the `iframe`.", &["media-url-not-absolute", "ad-src-and-inline"], "FAQ L124"),
    one_of(&["video/mp4", "audio/mp3"], attribute("type", &["source"], "The type of the file.", &["video-format-unsupported"], "SDK Video")),
    one_of(&["application/json"], attribute("type", &["script"], "`application/json`: a geotag is JSON.", &["geotag-json-invalid"], "SDK Map")),
    attribute("width", &["iframe"], "The width in whole pixels. May be left out: then an embed is as wide as the screen.", &["iframe-width-not-integer", "embed-dimensions-missing"], "FAQ L174"),
    attribute("height", &["iframe"], "The height in whole pixels; that of an embed is 960 at most. An embed needs one, also with HTML in it; a tracker needs none.", &["iframe-height-not-integer", "iframe-height-too-large", "ad-ratio-too-tall"], "FAQ L124"),
    flag(attribute("data-fb-disable-autoplay", &["video"], "The video waits for a tap instead of playing by itself. Not for videos smaller than 640x480; each use is noted.", &["video-autoplay-disabled"], "FAQ L152")),
    flag(attribute("data-fb-disable-controls", &["video"], "Hides the controls.", &[], "DOC reference/video")),
    flag(attribute("data-fb-parse-360", &["video"], "The video is a panorama of 360 degrees.", &[], "DOC reference/video")),
    flag(attribute("controls", &["video"], "Shows the controls.", &[], "SDK Video")),
    flag(attribute("loop", &["video"], "Starts again at its end.", &[], "SDK Video")),
    flag(attribute("data-fade", &["video"], "The video fades in.", &[], "SDK Video")),
    flag(attribute("autoplay", &["audio"], "Plays by itself.", &[], "SDK Audio")),
    flag(attribute("muted", &["audio"], "Begins without a sound. On a `video` it is not supported.", &["video-muted-attribute"], "FAQ L110")),
    one_of(&["true"], attribute("data-sponsored", &["li"], "The related article is sponsored.", &[], "SDK RelatedArticles")),
];
