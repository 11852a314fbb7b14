//! What is stored of Meta's documentation for developers, `DOC page`, and its own sample articles, `SAMPLE`.

use super::source::Source;

#[rustfmt::skip]
pub(super) static DOCUMENTATION: &[Source] = &[
    page("DOC reference/article", "The reference of the article: its head, its header and its ads. The \
        canonical URL has neither query nor fragment, the markup version is `v1.0`, there is one \
        `op-published`, and the ads to be placed are in the header, several of them in \
        `section.op-ad-template`."),
    page("DOC reference/video", "A video may be of any format that can be uploaded to Facebook. Playing by \
        itself should not be switched off for videos smaller than 640 by 480."),
    page("DOC reference/ad", "An ad's width and height may not go beyond a ratio of 2:3; what does is cut \
        off at the bottom."),
    page("DOC reference/author", "Authors stand in the header, an `address` each; the name is the text of \
        the `a` in it."),
    page("DOC analytics", "A tracker is a figure of class `op-tracker` in the body, around one `iframe`. \
        Several trackers have a figure each, or share one `iframe`; their code is not escaped."),
    page("DOC monetization/ad-placement", "Ads are placed automatically where the meta \
        `fb:use_automatic_ad_placement` says so: `true`, or `enable=true` with a density of `default`, \
        `medium` or `low`."),
    page("DOC publishing/setup-rss-feed", "The feed is RSS 2.0, and each item carries the whole document in \
        `content:encoded`. An item needs `title`, `link` (the canonical URL) and content; `guid` (unique), \
        `pubDate` (ISO 8601), `author` and `description` are recommended; a feed lists what changed in the \
        last hour."),
    page("DOC crawler-ingestion", "How Facebook's crawler finds the Instant Article of a web page by metas \
        of that page; they do not belong in the article itself."),
    page("DOC guides/articlecreate", "How an article is written: its canonical URL is that of the web page, \
        its content stands in `article`, and stylesheets have no effect, since its looks come from a style \
        in the settings of the page. (Partly known from reprints.)"),
    page("DOC design/design-guidelines", "How an article should look: among other things, the cover does \
        not appear in the body again."),
    page("DOC faq", "The FAQ's page in the documentation, with the notice that Instant Articles are closed."),
];

#[rustfmt::skip]
pub(super) static SAMPLES: &[Source] = &[
    Source {
        cite: "SAMPLE",
        statement: "Meta's own sample articles: what they all have, and how it is written there.",
        origin: "copies in public repositories: gist muiton/4fba6ab0, jkiss/Instant-Article-Dev-Help-Doc, \
                 mileusna/facebook-instant-articles, and Meta's \"Style Your Instant Articles\"",
        date: "several generations, 2015 to 2017",
    },
];

const fn page(cite: &'static str, statement: &'static str) -> Source {
    Source {
        cite,
        statement,
        origin: "Meta's documentation, developers.facebook.com/docs/instant-articles, in stored copies of which \
                 only the beginning is readable",
        date: "undated; as found on 23 November 2026",
    }
}
