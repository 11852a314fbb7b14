//! The invariant of safe fixes: nothing that is seen, embedded or said is lost, and its order stays.
//!
//! An article is read as one stream: the characters of visible text (white space aside), pictures (those of a `style`, too), films,
//! embeds and links by their URLs, `data-*` attributes (but for the format's own, `data-feedback` and `data-mode`), those of microdata
//! and RDFa, comments, elements that are unknown to us, and places that scripts fill. A link around a picture that leads to it says nothing more. What an iframe holds counts only where something has moved into it. After a safe fix the stream
//! still holds all of it, in the same order; more may have come.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::article::microdata::is_microdata;
use crate::article::picture_links::leads_to_its_picture;
use crate::article::script_places::{is_place_of_script, key_of_place};
use crate::article::style_pictures::pictures_of_style;
use crate::article::text::is_space_or_nbsp;
use crate::markup::{Name, NodeKind, NodeRef, Tree, build};
use crate::rules::Exception;

/// What an article would lose.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Loss {
    /// Text, from this character on.
    Text(char),
    /// A picture, a film, a sound or an embed, by its URL.
    Media(String),
    /// A link, by its URL.
    Link(String),
    /// A `data-*` attribute, or one of microdata or RDFa, by its name.
    Data(String),
    /// A comment.
    Comment(String),
    /// An element that is unknown to us, by its name.
    Unknown(String),
    /// An empty element that a script may fill, by its `id` or its classes.
    Place(String),
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(c) => write!(f, "text (from `{c}` on)"),
            Self::Media(url) => write!(f, "media (`{url}`)"),
            Self::Link(url) => write!(f, "a link (`{url}`)"),
            Self::Data(name) => write!(f, "the attribute `{name}`"),
            Self::Comment(_) => f.write_str("a comment"),
            Self::Unknown(name) => write!(f, "the element `{name}`"),
            Self::Place(id) => write!(f, "the place `{id}`, which a script may fill"),
        }
    }
}

/// What of an old text a new one does not hold in its place, if anything; but for what an exception lets go.
pub(super) fn loss(old: &str, new: &str, exception: Option<Exception>) -> Option<Loss> {
    let (mut old, new) = (stream(old, false), stream(new, true));
    old.retain(|part| !exception.is_some_and(|it| part.may_go(it)));
    let mut of_old = units(&old);
    let lost = match exception {
        Some(Exception::Moves) => {
            let mut left = BTreeMap::<Unit<'_>, usize>::new();
            units(&new).for_each(|unit| *left.entry(unit).or_default() += 1);
            of_old.find(|unit| match left.get_mut(unit) {
                Some(count @ 1..) => {
                    *count -= 1;
                    false
                }
                _ => true,
            })
        }
        Some(Exception::Repeats) => {
            let there: BTreeSet<Unit<'_>> = units(&new).map(Unit::in_any_case).collect();
            of_old.find(|unit| !there.contains(&unit.in_any_case()))
        }
        _ => {
            let mut left = units(&new);
            of_old.find(|unit| !left.any(|other| unit.is_kept_by(&other)))
        }
    };
    lost.map(Unit::loss)
}

/// A part of the stream.
enum Part {
    Text(String),
    Mark(Loss),
}

impl Part {
    /// Whether an exception lets it go, and not only from its place.
    fn may_go(&self, exception: Exception) -> bool {
        match (exception, self) {
            (Exception::Separators, Self::Text(_))
            | (Exception::EmojiPictures, Self::Mark(Loss::Media(_) | Loss::Data(_)))
            | (Exception::Comments, Self::Mark(Loss::Comment(_)))
            | (Exception::NeverShown, Self::Mark(Loss::Data(_))) => true,
            (Exception::HashLinks, Self::Mark(Loss::Link(url))) => url.starts_with('#'),
            _ => false,
        }
    }
}

/// One thing that is lost or kept.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit<'p> {
    Character(char),
    Mark(&'p Loss),
}

impl Unit<'_> {
    /// Whether the other is the same. A URL that was completed is.
    fn is_kept_by(&self, other: &Unit<'_>) -> bool {
        match (self, other) {
            (Self::Character(one), Unit::Character(other)) => one == other,
            (Self::Mark(one), Unit::Mark(other)) => match (one, other) {
                (Loss::Media(one), Loss::Media(other)) | (Loss::Link(one), Loss::Link(other)) => {
                    other.ends_with(written_out(one))
                }
                (one, other) => one == other,
            },
            _ => false,
        }
    }

    /// The same for letters large and small.
    fn in_any_case(self) -> Self {
        match self {
            Self::Character(c) => Self::Character(c.to_lowercase().next().unwrap_or(c)),
            mark @ Self::Mark(_) => mark,
        }
    }

    fn loss(self) -> Loss {
        match self {
            Self::Character(c) => Loss::Text(c),
            Self::Mark(mark) => mark.clone(),
        }
    }
}

/// What of a URL is still there when it is completed.
fn written_out(url: &str) -> &str {
    let mut rest = url.trim_ascii().trim_start_matches("//");
    while let Some(inner) = rest.strip_prefix("../").or_else(|| rest.strip_prefix("./")) {
        rest = inner;
    }
    rest
}

fn units(parts: &[Part]) -> impl Iterator<Item = Unit<'_>> {
    parts.iter().flat_map(|part| {
        let (text, mark) = match part {
            Part::Text(text) => (text.as_str(), None),
            Part::Mark(mark) => ("", Some(Unit::Mark(mark))),
        };
        text.chars().map(Unit::Character).chain(mark)
    })
}

/// The stream of an article: of a new one with what its iframes hold, too.
fn stream(text: &str, is_new: bool) -> Vec<Part> {
    let mut tree = Tree::default();
    build(text, &mut tree);
    let mut parts = Vec::new();
    // What is not shown is passed over with all that is in it.
    let mut from = 0;
    for id in 0..tree.len() {
        let node = tree.node(text, id);
        if id < from {
            continue;
        }
        if node.is_in_iframe() && !is_new {
            if node.name() == Name::Iframe {
                element(node, is_new, &mut parts);
            }
            continue;
        }
        match node.kind() {
            NodeKind::Text => {
                let visible: String = node.decoded_text().chars().filter(|c| !is_space_or_nbsp(*c)).collect();
                if !visible.is_empty() {
                    parts.push(Part::Text(visible));
                }
            }
            NodeKind::Comment => parts.push(Part::Mark(Loss::Comment(node.span().of(text).to_owned()))),
            NodeKind::Element => {
                element(node, is_new, &mut parts);
                if matches!(node.name(), Name::Head | Name::Script | Name::Style | Name::Title) {
                    from = node.end();
                }
            }
            NodeKind::Document | NodeKind::Doctype => {}
        }
    }
    parts
}

/// Attributes of the format, which say nothing that is shown.
const OWN_DATA: [&str; 2] = ["data-feedback", "data-mode"];

fn element(node: NodeRef<'_>, is_new: bool, parts: &mut Vec<Part>) {
    let mut mark = |loss| parts.push(Part::Mark(loss));
    for &attribute in node.attributes() {
        let name = attribute.name.of(node.text).to_ascii_lowercase();
        pictures_of_style(node, attribute).into_iter().for_each(|url| mark(Loss::Media(url)));
        if name.starts_with("data-") && !OWN_DATA.contains(&&*name)
            || is_microdata(&name, &node.decoded(attribute))
        {
            mark(Loss::Data(format!("{name}={}", node.decoded(attribute))));
        }
    }
    // What was one may have been moved away from its script.
    if is_new || is_place_of_script(node) {
        key_of_place(node).into_iter().for_each(|key| mark(Loss::Place(key)));
    }
    let value = |name: &str| {
        node.value(name).map(|value| value.trim_ascii().to_owned()).filter(|url| !url.is_empty())
    };
    match node.name() {
        Name::Img | Name::Video | Name::Audio | Name::Source | Name::Iframe | Name::Script | Name::Embed => {
            if let Some(url) = value("src") {
                mark(Loss::Media(url));
            }
        }
        Name::A if leads_to_its_picture(node) => {}
        Name::A => {
            if let Some(url) = value("href") {
                mark(Loss::Link(url));
            }
        }
        Name::Other => mark(Loss::Unknown(node.name_span().of(node.text).to_ascii_lowercase())),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_is_named() {
        for (old, new, lost) in [
            ("<p>a b</p>", "<p>a</p><p>b</p>", None),
            ("<p>a b</p>", "<p>b a</p>", Some(Loss::Text('b'))),
            ("<p>a<img src=x.jpg>b</p>", "<p>a</p><figure><img src=x.jpg></figure><p>b</p>", None),
            ("<p>a<img src=x.jpg>b</p>", "<p>ab</p><figure><img src=x.jpg></figure>", Some(Loss::Text('b'))),
            ("<p><img src=//x.y/a.jpg></p>", "<p><img src=https://x.y/a.jpg></p>", None),
            ("<p><img src=../a.jpg></p>", "<p><img src=https://x.y/a.jpg></p>", None),
            (
                "<p><img src=../a.jpg></p>",
                "<p><img src=https://x.y/b.jpg></p>",
                Some(Loss::Media("../a.jpg".to_owned())),
            ),
            ("<p><img src=a.jpg></p>", "<p></p>", Some(Loss::Media("a.jpg".to_owned()))),
            ("<a href=x>a</a>", "a", Some(Loss::Link("x".to_owned()))),
            ("<div data-href=x></div>", "", Some(Loss::Data("data-href=x".to_owned()))),
            ("<amp-img></amp-img>", "", Some(Loss::Unknown("amp-img".to_owned()))),
            ("<div id=x> </div>", "", Some(Loss::Place("x".to_owned()))),
            ("<div id=x><p>a</p></div><p class=y></p>", "<p>a</p>", None),
            (
                "<p>a</p><p id=y></p><span id=z>&nbsp;</span>",
                "<p>a</p><p id=y></p>",
                Some(Loss::Place("z".to_owned())),
            ),
            (
                "<div class=x></div> <script>a()</script>",
                "<script>a()</script>",
                Some(Loss::Place("x".to_owned())),
            ),
            (
                "<i><div class=x></div></i><script>a()</script>",
                "<i><div class=x></div></i><p>b</p><script>a()</script>",
                None,
            ),
            ("<div class=x></div><p>a</p><script>a()</script>", "<p>a</p><script>a()</script>", None),
            (
                "<div itemscope itemtype=x><p>a</p></div>",
                "<p>a</p>",
                Some(Loss::Data("itemscope=".to_owned())),
            ),
            ("<p property=x>a</p>", "<h2 property=x>a</h2>", None),
            ("<p style='background:url(a.jpg)'>a</p>", "<p>a</p>", Some(Loss::Media("a.jpg".to_owned()))),
            ("<script src=a.js></script>", "", Some(Loss::Media("a.js".to_owned()))),
            ("<p>a<!-- b --></p>", "<p>a</p>", Some(Loss::Comment("<!-- b -->".to_owned()))),
            ("<head><title>a</title></head><p>b</p>", "<p>b</p>", None),
            ("<p>a&nbsp; b &amp;</p>", "<h1>ab&#38;</h1>", None),
            ("<figure><iframe>x</iframe></figure>", "<figure><iframe>y</iframe></figure>", None),
        ] {
            assert_eq!(loss(old, new, None), lost, "{old} → {new}");
        }
    }

    #[test]
    fn an_exception_excuses_nothing_else() {
        use Exception::{Comments, EmojiPictures, HashLinks, Moves, NeverShown, Repeats, Separators};
        let link = |url: &str| Some(Loss::Link(url.to_owned()));
        for (exception, old, new, lost) in [
            (Moves, "<p>a<a href=x>b</a></p><p>c</p>", "<p>c</p><p>a<a href=x>b</a></p>", None),
            (Moves, "<p>ab</p><p>a</p>", "<p>a</p><p>b</p>", Some(Loss::Text('a'))),
            (Moves, "<a href=x>a</a>", "<p>a</p>", link("x")),
            (Repeats, "<h1>Ab</h1><h2>AB</h2>", "<h1>Ab</h1>", None),
            (Repeats, "<h1>a</h1><h1><a href=x>a</a></h1>", "<h1>a</h1>", link("x")),
            (Repeats, "<a href=x>a</a><h1><a href=x>a</a></h1>", "<a href=x>a</a>", None),
            (Separators, "a and <a href=x>b</a>", "a<a href=x>b</a>", None),
            (Separators, "a and <a href=x>b</a>", "a b", link("x")),
            (EmojiPictures, "<img src=x data-y=z>a", "☺a", None),
            (EmojiPictures, "<img src=x>a", "☺", Some(Loss::Text('a'))),
            (HashLinks, "<a href='#x'>a</a>", "a", None),
            (HashLinks, "<a href='#x' data-y=z>a</a>", "a", Some(Loss::Data("data-y=z".to_owned()))),
            (HashLinks, "<a href='x'>a</a>", "a", link("x")),
            (Comments, "a<!-- b -->", "a", None),
            (Comments, "a<!-- b -->", "", Some(Loss::Text('a'))),
            (NeverShown, "<link rel=stylesheet data-x=y>a", "a", None),
            (NeverShown, "<!-- a --><style>b</style>", "", Some(Loss::Comment("<!-- a -->".to_owned()))),
        ] {
            assert_eq!(loss(old, new, Some(exception)), lost, "{exception:?}: {old} → {new}");
        }
    }
}
