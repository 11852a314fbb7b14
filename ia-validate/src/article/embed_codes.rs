//! The code that networks give for embedding, as one table. It belongs into an iframe.

use memchr::memmem;

use super::classes;
use super::text::is_space_or_nbsp;
use crate::markup::{Name, NodeId, NodeKind, NodeRef};

/// The code for embedding something of a network.
#[derive(Debug)]
pub(crate) struct EmbedCode {
    /// What is embedded, for messages.
    pub(crate) what: &'static str,
    /// How its outermost element is known: by one of these classes,
    classes: &'static [&'static str],
    /// or by one of these attributes.
    attributes: &'static [&'static str],
    /// What the URL or the code of its script holds. An element that holds nothing but that script is known by it, too.
    script: &'static str,
}

const fn code(
    what: &'static str,
    classes: &'static [&'static str],
    attributes: &'static [&'static str],
    script: &'static str,
) -> EmbedCode {
    EmbedCode { what, classes, attributes, script }
}

/// As the networks' own pages about embedding give it (seen on 28 November 2026), and Automattic's plugin for WordPress
/// looks for it (Automattic/fb-instant-articles).
#[rustfmt::skip]
static CODES: &[EmbedCode] = &[
    code("a post on Twitter", &["twitter-tweet", "twitter-video", "twitter-moment", "twitter-timeline"],
        &["data-tweet-id"], "platform.twitter.com/widgets"),
    code("a post on Instagram", &["instagram-media"], &["data-instgrm-permalink", "data-instgrm-version"],
        "instagram.com/embed"),
    code("a post or a video on Facebook", &["fb-post", "fb-video", "fb-comment-embed", "fb-page", "fb-group"],
        &[], "connect.facebook.net"),
    code("a video on TikTok", &["tiktok-embed"], &[], "tiktok.com/embed"),
    code("a post on Threads", &["text-post-media"], &["data-text-post-permalink"], "threads.net/embed"),
    code("a post on Bluesky", &["bluesky-embed"], &["data-bluesky-uri"], "embed.bsky.app"),
    code("a post on Mastodon", &["mastodon-embed"], &["data-embed-url"], "/embed.js"),
    code("a post on Reddit", &["reddit-embed", "reddit-card", "reddit-embed-bq"], &[], "embed.reddit.com"),
    code("a pin on Pinterest", &[], &["data-pin-do", "data-pin-id"], "assets.pinterest.com"),
    code("a post on Tumblr", &["tumblr-post"], &[], "assets.tumblr.com"),
    code("a post on VK", &["vk_post_embed"], &[], "vk.com/js"),
    code("a picture of Imgur", &["imgur-embed-pub"], &[], "imgur.com"),
    code("a picture of Getty Images", &["gie-single"], &[], "embed-cdn.gettyimages.com"),
    code("a picture of Flickr", &[], &["data-flickr-embed"], "embedr.flickr.com"),
    code("a chart of Infogram", &["infogram-embed"], &[], "infogram.com"),
    code("a chart of Flourish", &["flourish-embed"], &[], "flourish.studio"),
    code("a chart of Datawrapper", &["datawrapper-script-embed"], &[], "datawrapper"),
    code("an embed of Embedly", &["embedly-card"], &[], "embedly.com"),
    code("a quiz of Playbuzz", &["pb_feed", "playbuzz"], &[], "playbuzz.com"),
    code("a poll of Apester", &["apester-media"], &[], "apester.com"),
    code("a form of Typeform", &["typeform-widget"], &["data-tf-widget", "data-tf-live"], "embed.typeform.com"),
    code("a picture of ThingLink", &["thinglink"], &[], "thinglink.me"),
    code("a track on Strava", &["strava-embed-placeholder"], &[], "strava-embeds.com"),
    code("a document of DocumentCloud", &["DC-embed", "DV-container"], &[], "documentcloud.org"),
    code("a video of Wistia", &["wistia_embed", "wistia_responsive_padding"], &[], "fast.wistia"),
    code("a visualization of Tableau", &["tableauPlaceholder"], &[], "public.tableau.com"),
    code("a comparison of pictures of Juxtapose", &["juxtapose"], &[], "cdn.knightlab.com/libs/juxtapose"),
    code("a quiz of Riddle", &["riddle2-wrapper", "riddle_target"], &["data-rid-id"], "riddle.com"),
    code("a poll of Opinary", &["opinary-widget-embed"], &[], "widgets.opinary.com"),
    code("a podcast of Podigee", &["podigee-podcast-player"], &[], "podigee-cdn.net"),
    code("a file of GitHub", &[], &[], "gist.github.com"),
    code("a calendar of Calendly", &["calendly-inline-widget"], &[], "calendly.com"),
];

/// What can be the outermost element of such code.
pub(super) const NAMES: [Name; 5] = [Name::Blockquote, Name::Div, Name::A, Name::Section, Name::Span];

impl EmbedCode {
    /// Which of the table has this outermost element, if any: by what it is called, or by the script in it.
    fn of(node: NodeRef<'_>) -> Option<usize> {
        Self::by_attributes(node).or_else(|| Self::by_script(node))
    }

    /// By the URL of a script in it, if nothing is shown there without that.
    fn by_script(node: NodeRef<'_>) -> Option<usize> {
        /// The most children that are looked at.
        const MOST: usize = 20;
        let shows_nothing = |child: NodeRef<'_>| match child.kind() {
            NodeKind::Text => child.decoded_text().chars().all(is_space_or_nbsp),
            NodeKind::Element => {
                let is_empty = child.name() == Name::Div && child.end() == child.id + 1;
                is_empty || matches!(child.name(), Name::Script | Name::Noscript)
            }
            _ => true,
        };
        let is_code =
            node.children().enumerate().all(|(number, child)| number < MOST && shows_nothing(child));
        let scripts = node.children().take(MOST).filter(|child| child.name() == Name::Script);
        scripts.filter(|_| is_code).find_map(|script| {
            let url = script.value("src")?;
            // A path that any server may have says nothing.
            let is_its = |it: &Self| !it.script.starts_with('/') && url.contains(it.script);
            CODES.iter().position(is_its)
        })
    }

    fn by_attributes(node: NodeRef<'_>) -> Option<usize> {
        node.attributes().iter().find_map(|&attribute| {
            let name = attribute.name.of(node.text);
            match name.as_bytes().first() {
                Some(b'c' | b'C') if attribute.is("class", node.text) => {
                    let has = |class: &str| CODES.iter().position(|it| it.classes.contains(&class));
                    classes::tokens(&node.decoded(attribute)).find_map(has)
                }
                Some(b'd' | b'D') if name.len() > 5 => {
                    let has = |it: &Self| it.attributes.iter().any(|known| name.eq_ignore_ascii_case(known));
                    CODES.iter().position(has)
                }
                _ => None,
            }
        })
    }
}

/// Embed codes that stand in an article.
#[derive(Debug, Default)]
pub(crate) struct EmbedCodes {
    /// The outermost elements, in document order, and which of the table they are.
    list: Vec<(NodeId, usize)>,
    /// Which of the table there are, one bit each.
    kinds: u64,
}

impl EmbedCodes {
    /// Those among some elements, but for what stands in one of them.
    pub(super) fn among<'t>(nodes: impl Iterator<Item = NodeRef<'t>>) -> Self {
        let mut list: Vec<(NodeRef<'t>, usize)> =
            nodes.filter_map(|node| Some((node, EmbedCode::of(node)?))).collect();
        list.sort_unstable_by_key(|(node, _)| node.id);
        list.dedup_by_key(|(node, _)| node.id);
        let mut end = 0;
        list.retain(|(node, _)| {
            let is_outermost = node.id >= end;
            end = if is_outermost { node.end() } else { end };
            is_outermost
        });
        let kinds = list.iter().fold(0, |kinds, (_, number)| kinds | 1 << number);
        Self { list: list.iter().map(|(node, number)| (node.id, *number)).collect(), kinds }
    }

    /// The outermost elements, and what they embed.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (NodeId, &'static EmbedCode)> {
        self.list.iter().map(|&(id, number)| (id, &CODES[number]))
    }

    /// Whether a script belongs to one of them.
    pub(crate) fn have_script(&self, script: NodeRef<'_>) -> bool {
        /// As much of a script as is looked at, in bytes.
        const LOOK: usize = 2000;
        if self.kinds == 0 || script.name() != Name::Script {
            return false;
        }
        let src = script.value("src");
        let inner = script.inner().of(script.text).as_bytes();
        let code = src.as_deref().map_or(&inner[..inner.len().min(LOOK)], str::as_bytes);
        let is_there = |number: usize| self.kinds & 1 << number != 0;
        let mut scripts = CODES.iter().enumerate().filter(|(number, _)| is_there(*number));
        scripts.any(|(_, it)| memmem::find(code, it.script.as_bytes()).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_bit() {
        assert!(CODES.len() <= 64);
    }
}
