//! The shortcodes of WordPress, SilverStripe and Joomla, as tables.

use super::Element;
use crate::markup::Name;

/// Those of WordPress itself and of plugins, by their names (developer.wordpress.org and the plugins' own pages, seen on
/// 28 November 2026).
#[rustfmt::skip]
static NAMES: &[&str] = &[
    "caption", "wp_caption", "gallery", "embed", "video", "audio", "playlist", "youtube", "vimeo", "soundcloud", "tweet",
    "twitter", "instagram", "facebook", "googlemaps", "wpvideo", "slideshow", "slideshare", "polldaddy", "contact-form",
    "contact-form-7", "gravityform", "ninja_form", "wpforms", "recipe", "rev_slider", "layerslider", "nggallery",
    "ngg_images", "foogallery", "metaslider", "tablepress", "table", "adrotate", "quads", "button", "quote", "pullquote",
    "blockquote", "dropcap", "column", "columns", "one_half", "one_third", "two_third", "row", "col", "tabs", "tab",
    "accordion", "toggle", "spoiler", "related_posts", "sc_embed_player", "iframe", "ad", "amazon",
    // SilverStripe's.
    "image", "sitetree_link", "file_link", "dms_document_link",
    // BBCode's that stand around a URL, of boards and of old comments.
    "url", "img",
];

/// Those of Joomla's plugins, in braces.
#[rustfmt::skip]
static PLUGINS: &[&str] = &[
    "loadposition", "loadmodule", "loadmoduleid", "youtube", "vimeo", "dailymotion", "gallery", "audio", "mp3", "mp4", "pdf", "tab",
    "tabs", "slider", "sliders", "source", "modal", "tip", "article", "module", "phocagallery", "rsform",
];

/// What begins the names of those of page builders: Visual Composer, Fusion, Divi, Shortcodes Ultimate, Enfold, Cornerstone,
/// Themify, Thrive, Newspaper.
#[rustfmt::skip]
static STARTS: &[&str] = &[
    "vc_", "fusion_", "et_pb_", "su_", "av_", "cs_", "themify_", "thrive_", "td_block", "tdc_", "mk_", "ultimate_", "elementor-",
];

/// The longest one that is looked at, in bytes.
const MOST: usize = 1000;

/// A shortcode in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Shortcode<'t> {
    /// As it is written.
    pub(crate) written: &'t str,
    pub(crate) name: &'t str,
    /// Whether it is an end tag.
    pub(crate) is_end: bool,
}

/// The shortcodes of a text that have attributes or are end tags; those of page builders in any case. Other words in
/// brackets, such as `[sic]` and `[Video]`, are none.
pub(crate) fn in_text(text: &str) -> impl Iterator<Item = Shortcode<'_>> {
    memchr::memchr2_iter(b'[', b'{', text.as_bytes()).filter_map(|at| {
        let is_plugin = text.as_bytes()[at] == b'{';
        // A placeholder of a template.
        if is_plugin && text[..at].ends_with('{') {
            return None;
        }
        let (open, close) = if is_plugin { (b'{', b'}') } else { (b'[', b']') };
        let rest = text.get(at + 1..)?;
        let len = memchr::memchr2(close, open, &rest.as_bytes()[..rest.len().min(MOST)])?;
        if rest.as_bytes()[len] != close {
            return None;
        }
        let inside = &rest[..len];
        let (inside, is_end) = inside.strip_prefix('/').map_or((inside, false), |inside| (inside, true));
        let name_end =
            inside.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        let (name, attributes) = inside.split_at(name_end.unwrap_or(inside.len()));
        if is_plugin {
            let has_more =
                name.starts_with("load") && attributes.trim_start().len() > 1 && attributes.starts_with(' ');
            let is_meant = PLUGINS.contains(&name) && (has_more || is_end && attributes.is_empty());
            let written = &text[at..at + len + 2];
            return is_meant.then_some(Shortcode { written, name, is_end });
        }
        let is_builders = STARTS.iter().any(|start| name.len() > start.len() && name.starts_with(start));
        let has_attributes = attributes.starts_with(|c: char| c.is_whitespace() || c == '\u{a0}' || c == ',')
            && attributes.contains('=');
        let is_known = || NAMES.contains(&name) && (has_attributes || is_end && attributes.is_empty());
        let is_meant = is_builders || is_known() || !is_end && is_name(name) && are_attributes(attributes);
        let written = &text[at..at + len + 2];
        is_meant.then_some(Shortcode { written, name, is_end })
    })
}

/// Whether a plugin may have called its shortcode so: in small letters.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Whether this is nothing but attributes with values in quotes, which no prose is: those of any plugin's shortcode. `WordPress`
/// makes typographic quotes of them.
fn are_attributes(text: &str) -> bool {
    let mut rest = text.trim_end_matches('/').trim();
    let mut is_any = false;
    while !rest.is_empty() {
        let Some((name, value)) = rest.split_once('=') else { return false };
        let is_part = |c: char| c.is_ascii_alphanumeric() || "-_:".contains(c);
        let Some(quote) = value.chars().next().filter(|c| QUOTES.contains(c)) else { return false };
        let behind = &value[quote.len_utf8()..];
        let Some(end) = behind.find(QUOTES) else { return false };
        if name.is_empty() || !name.chars().all(is_part) {
            return false;
        }
        let behind = behind[end..].strip_prefix(QUOTES).unwrap_or_default();
        if !behind.is_empty() && !behind.starts_with(char::is_whitespace) {
            return false;
        }
        rest = behind.trim_start();
        is_any = true;
    }
    is_any && text.starts_with(char::is_whitespace)
}

/// What stands around values, typographic or not.
const QUOTES: &[char] = &['"', '\'', '”', '“', '„', '″', '’', '‘', '′', '»', '«'];

/// Whether an element stands in a `[caption …]` that was not run: WordPress writes a picture's caption so, and what becomes
/// of the picture is a matter of the shortcode.
pub(crate) fn is_captioned(element: Element<'_>) -> bool {
    let holder = element.parent().filter(|parent| parent.name() == Name::A);
    let Some(parent) = holder.unwrap_or(element).parent() else { return false };
    let before = parent.node().inner().start as usize..holder.unwrap_or(element).span().start as usize;
    let text = element.article.text.get(before).unwrap_or_default().trim_ascii_end();
    // The start tag stands directly before it.
    let start = text.strip_suffix(']').and_then(|text| {
        text.as_bytes()
            .iter()
            .rev()
            .take(MOST)
            .position(|&byte| byte == b'[')
            .map(|at| &text[text.len() - at..])
    });
    start.is_some_and(|start| start.starts_with("caption ") || start.starts_with("wp_caption "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcodes_in_text() {
        let found = |text: &str| in_text(text).map(|it| it.written.to_owned()).collect::<Vec<_>>().join(" ");
        for (text, expected) in [
            ("[gallery ids=\"1,2\"]", "[gallery ids=\"1,2\"]"),
            ("a [caption id=x width=1]b[/caption] c", "[caption id=x width=1] [/caption]"),
            (
                "[vc_row][vc_column width='1/2']a[/vc_column][/vc_row]",
                "[vc_row] [vc_column width='1/2'] [/vc_column] [/vc_row]",
            ),
            ("[embed]https://youtu.be/x[/embed]", "[/embed]"),
            ("[sic] [Video] [video] [1] [gallery] [Caption id=1] [a href=x]", ""),
            ("[su_] [/i] [/b] [quote of the day]", ""),
            ("[gallery ids=1", ""),
            (
                "[image src=\"/a.jpg\" id=\"5\"] [sitetree_link,id=42]",
                "[image src=\"/a.jpg\" id=\"5\"] [sitetree_link,id=42]",
            ),
            ("{loadposition banner} {youtube}x0{/youtube}", "{loadposition banner} {/youtube}"),
            ("{load} {loading data} {/a} {youtube} {image src=a} [loadposition a] {{/tab}", ""),
            ("[[gallery ids=1]]", "[gallery ids=1]"),
            // Of plugins that are not in the table.
            ("a [smartslider3 slider=\"2\"] b", "[smartslider3 slider=\"2\"]"),
            ("[mc4wp_form id='6' /]", "[mc4wp_form id='6' /]"),
            ("[my-map lat=”54.1″ zoom=“8”]", "[my-map lat=”54.1″ zoom=“8”]"),
            ("[url=https://example.com/a]a[/url]", "[/url]"),
            ("[Route name=\"a\"] [sic=\"a\"] [he said=\"no\", x] [a=\"b\"] [see a=\"b] [@id=\"x\"]", ""),
            ("[the sign read \"a=b\"] [note: x=\"y\"]", ""),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
