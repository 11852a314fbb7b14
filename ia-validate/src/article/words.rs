//! How much there is to read, and where in it the ads stand.

use super::word_count::WordCount;
use super::{Article, Classes, Element, Inside};
use crate::markup::{Name, NodeId, NodeKind};

/// As many words an image, a video, a slideshow or an embed counts as (MSG 14).
pub(crate) const MEDIA_WORDS: usize = 70;

/// The fewest words before the first ad in the body (MSG 14).
pub(crate) const BEFORE_FIRST_AD: usize = 50;

/// The fewest words between two ads in the body (MSG 14).
pub(crate) const BETWEEN_ADS: usize = 200;

/// An ad in the body of an article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ad<'t> {
    pub(crate) figure: Element<'t>,
    /// How many words stand before it, behind the ad before or from the beginning of the body; some may not
    /// be counted if there are enough, and if nobody can count them there are enough.
    pub(crate) words: usize,
    /// Whether that is an estimate.
    pub(crate) is_estimate: bool,
}

impl Ad<'_> {
    /// The words before it, for a message.
    pub(crate) fn words_text(&self) -> String {
        let about = if self.is_estimate { "about " } else { "" };
        format!("{about}{}", self.words)
    }
}

impl<'t> Article<'t> {
    /// The first ad in the body, neither in the header nor in the footer, if fewer words stand before it than this.
    pub(crate) fn early_ad(&'t self, enough: usize) -> Option<Ad<'t>> {
        let mut ads = BodyAds::new(self, enough);
        while !ads.words.count.has(enough) && ads.next < ads.end {
            if let Some(ad) = ads.step(0) {
                return Some(ad).filter(|ad| ad.words < enough);
            }
        }
        None
    }

    /// The ads in the body, neither in the header nor in the footer, in the order of the text. Before the first
    /// one no words are counted, between two no more than asked for.
    pub(crate) fn body_ads(&'t self, between: usize) -> impl Iterator<Item = Ad<'t>> {
        let mut ads = BodyAds::new(self, 0);
        std::iter::from_fn(move || {
            while ads.next < ads.end {
                if let Some(ad) = ads.step(between) {
                    return Some(ad);
                }
            }
            None
        })
    }

    /// Whether the body, without header and footer, has fewer words than this.
    pub(crate) fn body_is_shorter_than(&'t self, enough: usize) -> bool {
        let Some(root) = self.root() else { return true };
        let mut words = Words::new(enough);
        let mut next = root.id() + 1;
        while next < root.node().end() && !words.count.has(enough) {
            next = words.read(self.node(next));
        }
        words.count.total(enough).is_some_and(|(words, _)| words < enough)
    }
}

/// A walk through the body up to its last ad.
struct BodyAds<'t> {
    article: &'t Article<'t>,
    /// Those that may come next.
    ads: &'t [NodeId],
    next: NodeId,
    end: NodeId,
    words: Words,
}

impl<'t> BodyAds<'t> {
    /// `before` words are counted before the first ad at most.
    fn new(article: &'t Article<'t>, before: usize) -> Self {
        Self {
            article,
            next: article.root().map_or(0, |root| root.id() + 1),
            end: article.body_ads.last().map_or(0, |last| last + 1),
            ads: &article.body_ads,
            words: Words::new(before),
        }
    }

    /// Goes on by a node, or over one with all that is in it. If that is an ad, up to `between` words are
    /// counted behind it.
    fn step(&mut self, between: usize) -> Option<Ad<'t>> {
        if self.words.count.has(self.words.enough) {
            self.go_to_ad();
        }
        let node = self.article.node(self.next);
        self.next = self.words.read(node);
        is_ad(node).then(|| {
            let counted = std::mem::replace(&mut self.words, Words::new(between));
            let (words, is_estimate) = counted.count.total(counted.enough).unwrap_or((counted.enough, true));
            Ad { figure: node, words, is_estimate }
        })
    }

    /// Goes to the next ad at once, where no more words are counted.
    fn go_to_ad(&mut self) {
        /// What is passed over with all that is in it.
        const PASSED_OVER: Inside =
            Inside::HEADER.or(Inside::FOOTER).or(Inside::FIGURE).or(Inside::VIDEO).or(Inside::AUDIO);
        let passed = self.ads.iter().take_while(|&&ad| ad < self.next).count();
        self.ads = &self.ads[passed..];
        if let Some(&ad) = self.ads.first()
            && !self.article.node(ad).is_inside(PASSED_OVER)
        {
            self.next = ad;
        }
    }
}

fn is_ad(element: Element<'_>) -> bool {
    element.name() == Name::Figure && element.has_class(Classes::AD)
}

/// Counts the words of a body, node by node. What stands in blocks of their own is no one word.
struct Words {
    count: WordCount,
    /// When to stop counting.
    enough: usize,
    /// The block of the last text, if a word may go on behind it.
    open: Option<NodeId>,
}

impl Words {
    fn new(enough: usize) -> Self {
        Self { count: WordCount::default(), enough, open: None }
    }

    /// Counts a node; the answer is the node to go on with.
    #[inline(always)]
    fn read(&mut self, node: Element<'_>) -> NodeId {
        let inside = node.id() + 1;
        let behind = node.node().end();
        match node.node().kind() {
            NodeKind::Text => self.read_text(node),
            NodeKind::Element => match node.name() {
                Name::Header | Name::Footer | Name::Script | Name::Style | Name::Audio => {
                    self.open = None;
                    return behind;
                }
                Name::Figure if node.has_class(Classes::NOT_CONTENT) => {
                    self.open = None;
                    return behind;
                }
                Name::Figure | Name::Img | Name::Video | Name::Iframe if node.has_media() => {
                    self.open = None;
                    self.count.add(MEDIA_WORDS);
                    return behind;
                }
                Name::Br => self.open = None,
                name if !name.is_inline_text() => self.open = None,
                _ => {}
            },
            _ => {}
        }
        inside
    }

    fn read_text(&mut self, node: Element<'_>) {
        if self.count.has(self.enough) {
            return;
        }
        let block = node.block().map_or(0, Element::id);
        let text = node.node().decoded_text();
        let ends_in_word = self.count.read(&text, self.open == Some(block), self.enough);
        self.open = ends_in_word.then_some(block);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Buffers;

    const AD: &str = "<figure class=op-ad><iframe>not counted</iframe></figure>";

    /// The words before each ad in an article with this content.
    fn words(content: &str) -> Vec<usize> {
        let text = format!("<body>no body<article>{content}</article>{AD}");
        let mut buffers = Buffers::default();
        let article = buffers.read(&text);
        let first = article.early_ad(1000);
        first.into_iter().chain(article.body_ads(1000).skip(1)).map(|ad| ad.words).collect()
    }

    #[test]
    fn words_before_an_ad() {
        for (content, expected) in [
            ("", 0),
            ("<p> one\ttwo\r\nthree&nbsp;four\u{a0}five </p>", 5),
            ("<p>o<b>n</b><i>e</i> t&#119;o<br>three</p>", 3),
            ("<p>one</p><p>two</p>three<h2>four</h2>", 4),
            ("<ul><li>one<li>two</ul>", 2),
            ("<div>one<p></p>two</div>", 2),
            ("<p>one<!-- x -->one</p>", 1),
            ("<header>x<figure class=op-ad></figure></header>one<script>x y</script><style>x</style>", 1),
            ("<p>one\u{2003}two</p>", 2),
            ("<p>&nbsp;</p>", 0),
            ("<figure><img><figcaption>x y</figcaption></figure>", 70),
            ("<figure><video></video></figure>one", 71),
            ("<figure class=op-slideshow><figure><img></figure><figure><img></figure></figure>", 70),
            ("<figure class=op-interactive><iframe>x y</iframe></figure>", 70),
            ("<figure class=op-tracker><iframe></iframe></figure>", 0),
            ("<figure>one two</figure>", 2),
            ("<div><figure><img></figure>one</div>", 71),
            ("<p>one <img> two</p>", 72),
        ] {
            assert_eq!(words(&[content, AD].concat()), [expected], "{content}");
        }
    }

    #[test]
    fn each_ad_counts_from_the_one_before() {
        let text = ["one", AD, "<div>two three", AD, "</div><footer>x", AD, "</footer>four"].concat();
        assert_eq!(words(&text), [1, 2]);
        assert_eq!(words(&text.replace("</div>", AD)), [1, 2, 0]);
        assert!(words("one two").is_empty());
        assert!(words(&format!("<header>{AD}</header>one")).is_empty());
        // An ad in an ad is part of it.
        assert_eq!(words(&format!("one<figure class=op-ad>{AD}</figure>two{AD}")), [1, 1]);
    }

    #[test]
    fn enough_is_enough() {
        let text = format!("<article><p>one two three</p><p>four</p>{AD}one{AD}</article>");
        let mut buffers = Buffers::default();
        let article = buffers.read(&text);
        for (enough, expected) in [(3, None), (4, None), (5, Some(4))] {
            assert_eq!(article.early_ad(enough).map(|ad| ad.words), expected, "{enough}");
        }
        for (between, expected) in [(0, [0, 0]), (1, [0, 1]), (9, [0, 1])] {
            let words: Vec<usize> = article.body_ads(between).map(|ad| ad.words).collect();
            assert_eq!(words, expected, "{between}");
        }
    }

    #[test]
    fn where_no_words_are_counted_the_same_ads_come() {
        let holders = [
            "",
            "div",
            "header",
            "footer",
            "figure",
            "figure class=op-ad",
            "aside",
            "audio",
            "video",
            "li",
            "p",
        ];
        for outer in holders {
            for inner in holders {
                let open =
                    |holder: &str| if holder.is_empty() { String::new() } else { format!("<{holder}>") };
                let close = |holder: &str| format!("</{}>", holder.split(' ').next().unwrap_or_default());
                let held = format!("{}{}{AD}{}{}", open(outer), open(inner), close(inner), close(outer));
                let empty = "<figure class=op-ad></figure>";
                let text = format!("<article>{held}one{held}{}{AD}", held.replace(AD, empty));
                let mut buffers = Buffers::default();
                let article = buffers.read(&text);
                let ids = |between| article.body_ads(between).map(|ad| ad.figure.id()).collect::<Vec<_>>();
                assert_eq!(ids(0), ids(1000), "{text}");
            }
        }
    }

    #[test]
    fn short_bodies() {
        let is_shorter = |content: &str, most| {
            let text = format!("<article><header>x y z</header>{content}<footer>x y z</footer></article>");
            let mut buffers = Buffers::default();
            buffers.read(&text).body_is_shorter_than(most)
        };
        assert!(is_shorter("<p>one two</p>", 3));
        assert!(!is_shorter("<p>one two <b>three</b></p>", 3));
        assert!(is_shorter("", 1));
    }
}
