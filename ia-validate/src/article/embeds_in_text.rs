//! The code for embedding that stands in an article as part of its text.

use super::document::Article;
use super::embed_codes::{EmbedCodes, NAMES};
use super::{Attributes, Classes, Inside};
use crate::markup::Name;

impl<'t> Article<'t> {
    /// The code of networks that stands in the text, or in a figure that is no embed.
    pub(crate) fn embed_codes(&'t self) -> &'t EmbedCodes {
        self.embed_codes.get_or_init(|| {
            // By a class, data or the script in it the outermost element is known.
            let known = Attributes::CLASS | Attributes::DATA;
            let scripts = self.index.named(Name::Script).iter().filter_map(|&id| self.tree.parent_of(id));
            let ids = self.index.with_attributes(known).chain(scripts);
            let elements = ids.map(|id| self.node(id)).filter(|element| {
                let is_embed = || element.figure().is_some_and(|it| it.has_class(Classes::HOLDS_IFRAME));
                NAMES.contains(&element.name()) && element.is_inside(Inside::ARTICLE) && !is_embed()
            });
            EmbedCodes::among(elements.map(|element| element.node()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Buffers;
    use super::*;

    #[test]
    fn codes_by_class_attribute_and_script() {
        let text = "<article><blockquote class='a twitter-tweet'><div class=fb-post></div></blockquote>\
                    <div DATA-instgrm-permalink=x></div><div class=Twitter-tweet></div>\
                    <figure class=op-social><blockquote class=instagram-media></blockquote></figure>\
                    <figure><blockquote class=instagram-media></blockquote></figure>\
                    <script src=//platform.twitter.com/widgets.js></script><script>'connect.facebook.net'</script>\
                    <div id=datawrapper-vis-1><script src=https://datawrapper.dwcdn.net/1/embed.js></script>\
                    <noscript><img src=a.png></noscript></div><div><p>x</p><script src=//imgur.com/x.js></script></div>\
                    <div><script src=https://example.com/embed.js></script></div></article>\
                    <div class=tiktok-embed></div>";
        let mut buffers = Buffers::default();
        let article = buffers.read(text);
        let codes = article.embed_codes();
        let found: Vec<&str> = codes.iter().map(|(_, code)| code.what).collect();
        assert_eq!(
            found,
            ["a post on Twitter", "a post on Instagram", "a post on Instagram", "a chart of Datawrapper"]
        );
        let scripts =
            article.index.named(Name::Script).iter().map(|&id| codes.have_script(article.node(id).node()));
        assert_eq!(scripts.collect::<Vec<_>>(), [true, false, true, false, false]);
    }
}
