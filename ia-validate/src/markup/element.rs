//! What HTML itself says about elements, as one table.

/// How far an end tag reaches: through anything whose priority is not higher than that of the element it names
/// (see [`super::builder`]). libxml2 has such a table, `htmlEndPriority`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub(crate) enum EndPriority {
    Inline,
    Line,
    Block,
    Region,
    Article,
    Body,
    Html,
    /// An iframe: no end tag inside reaches anything outside.
    Scope,
}

/// Number of priorities.
pub(crate) const END_PRIORITIES: usize = EndPriority::Scope as usize + 1;

/// Facts of the HTML syntax that decide how tags become a tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Syntax(u8);

const NONE: Syntax = Syntax(0);
/// Never has children or an end tag.
const VOID: Syntax = Syntax(1);
/// The content is text up to the end tag.
const RAW: Syntax = Syntax(2);
/// The end tag may be left out.
const OPTIONAL: Syntax = Syntax(4);
/// A block of HTML 4, before which an open paragraph ends.
const BLOCK4: Syntax = Syntax(8);
/// Metadata, which does not end an open `head`.
const META: Syntax = Syntax(16);

/// Marks up a stretch of text within a block.
const TEXT: Syntax = Syntax(32);

impl Syntax {
    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Declares the names, their text and their facts together.
macro_rules! elements {
    ($($variant:ident $text:literal $priority:ident $syntax:expr;)*) => {
        /// The name of an element, as far as it matters to this crate; all others are `Other`.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub(crate) enum Name { $($variant,)* Other }

        const TABLE: &[(&str, EndPriority, Syntax)] =
            &[$(($text, EndPriority::$priority, $syntax),)* ("", EndPriority::Inline, NONE)];

        impl Name {
            /// All names but `Other`, as the table has them.
            pub(crate) const ALL: &[Self] = &[$(Self::$variant),*];
        }
    };
}

elements! {
    A "a" Inline TEXT;
    Address "address" Line BLOCK4;
    Area "area" Inline VOID;
    Article "article" Article NONE;
    Aside "aside" Block NONE;
    Audio "audio" Inline NONE;
    B "b" Inline TEXT;
    Base "base" Inline VOID.and(META);
    Basefont "basefont" Inline VOID.and(META);
    Bgsound "bgsound" Inline VOID.and(META);
    Big "big" Inline TEXT;
    Blockquote "blockquote" Block BLOCK4;
    Body "body" Body OPTIONAL;
    Br "br" Inline VOID.and(TEXT);
    Button "button" Inline NONE;
    Canvas "canvas" Inline NONE;
    Caption "caption" Line OPTIONAL;
    Center "center" Block BLOCK4;
    Cite "cite" Line NONE;
    Code "code" Inline TEXT;
    Col "col" Inline VOID;
    Colgroup "colgroup" Line OPTIONAL;
    Dd "dd" Line OPTIONAL;
    Del "del" Inline TEXT;
    Details "details" Block NONE;
    Dialog "dialog" Block NONE;
    Dir "dir" Block BLOCK4;
    Div "div" Block BLOCK4;
    Dl "dl" Block BLOCK4;
    Dt "dt" Line OPTIONAL;
    Em "em" Inline TEXT;
    Embed "embed" Inline VOID;
    Fieldset "fieldset" Block BLOCK4;
    Figcaption "figcaption" Line NONE;
    Figure "figure" Block NONE;
    Font "font" Inline TEXT;
    Footer "footer" Region NONE;
    Form "form" Block BLOCK4;
    Frame "frame" Inline VOID;
    H1 "h1" Line BLOCK4;
    H2 "h2" Line BLOCK4;
    H3 "h3" Line BLOCK4;
    H4 "h4" Line BLOCK4;
    H5 "h5" Line BLOCK4;
    H6 "h6" Line BLOCK4;
    Head "head" Body OPTIONAL;
    Header "header" Region NONE;
    Hgroup "hgroup" Block NONE;
    Hr "hr" Inline VOID.and(BLOCK4);
    Html "html" Html OPTIONAL;
    I "i" Inline TEXT;
    Iframe "iframe" Scope NONE;
    Img "img" Inline VOID;
    Input "input" Inline VOID;
    Ins "ins" Inline TEXT;
    Kbd "kbd" Inline TEXT;
    Keygen "keygen" Inline VOID;
    Label "label" Inline TEXT;
    Li "li" Line OPTIONAL;
    Link "link" Inline VOID.and(META);
    Main "main" Block NONE;
    Mark "mark" Inline TEXT;
    Menu "menu" Block BLOCK4;
    Meta "meta" Inline VOID.and(META);
    Nav "nav" Block NONE;
    Noframes "noframes" Inline BLOCK4;
    Noscript "noscript" Inline BLOCK4.and(META);
    Object "object" Line NONE;
    Ol "ol" Block BLOCK4;
    Optgroup "optgroup" Inline OPTIONAL;
    Option "option" Inline OPTIONAL;
    P "p" Line OPTIONAL.and(BLOCK4);
    Param "param" Inline VOID;
    Picture "picture" Inline NONE;
    Pre "pre" Block BLOCK4;
    Q "q" Inline TEXT;
    Rp "rp" Inline OPTIONAL;
    Rt "rt" Inline OPTIONAL;
    S "s" Inline TEXT;
    Script "script" Inline RAW.and(META);
    Search "search" Block NONE;
    Section "section" Block NONE;
    Select "select" Inline NONE;
    Small "small" Inline TEXT;
    Source "source" Inline VOID;
    Span "span" Inline TEXT;
    Strike "strike" Inline TEXT;
    Strong "strong" Inline TEXT;
    Style "style" Inline RAW.and(META);
    Sub "sub" Inline TEXT;
    Summary "summary" Line NONE;
    Sup "sup" Inline TEXT;
    Svg "svg" Inline NONE;
    Table "table" Block BLOCK4;
    Tbody "tbody" Line OPTIONAL;
    Td "td" Line OPTIONAL;
    Template "template" Line META;
    Textarea "textarea" Inline RAW;
    Tfoot "tfoot" Line OPTIONAL;
    Th "th" Line OPTIONAL;
    Thead "thead" Line OPTIONAL;
    Time "time" Inline NONE;
    Title "title" Inline RAW.and(META);
    Tr "tr" Line OPTIONAL;
    Track "track" Inline VOID;
    Tt "tt" Inline TEXT;
    U "u" Inline TEXT;
    Ul "ul" Block BLOCK4;
    Video "video" Inline NONE;
    Wbr "wbr" Inline VOID.and(TEXT);
}

/// Number of names.
pub(crate) const NAMES: usize = Name::Other as usize + 1;

/// A set of names, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Names(u128);

impl Names {
    pub(crate) fn add(&mut self, name: Name) {
        const { assert!(NAMES <= u128::BITS as usize) }
        self.0 |= 1 << name as u8;
    }

    /// Whether the two sets share a name.
    pub(crate) fn has(self, any_of: Self) -> bool {
        self.0 & any_of.0 != 0
    }
}

impl From<&[Name]> for Names {
    fn from(list: &[Name]) -> Self {
        let mut names = Self::default();
        list.iter().for_each(|&name| names.add(name));
        names
    }
}

impl Name {
    /// The name in lower case; empty for `Other`.
    pub(crate) const fn text(self) -> &'static str {
        TABLE[self as usize].0
    }

    pub(crate) const fn end_priority(self) -> EndPriority {
        TABLE[self as usize].1
    }

    const fn syntax(self) -> Syntax {
        TABLE[self as usize].2
    }

    /// Whether it never has children or an end tag.
    pub(crate) const fn is_void(self) -> bool {
        self.syntax().has(VOID)
    }

    /// Whether its content is text up to its end tag.
    pub(crate) const fn is_raw_text(self) -> bool {
        self.syntax().has(RAW)
    }

    /// Whether character references count in its raw text (RCDATA).
    pub(crate) const fn is_rcdata(self) -> bool {
        matches!(self, Self::Title | Self::Textarea)
    }

    /// Whether its end tag may be left out.
    pub(crate) const fn end_tag_is_optional(self) -> bool {
        self.syntax().has(OPTIONAL)
    }

    /// Whether an open paragraph without end tag ends before it, as in HTML 4.
    pub(crate) const fn is_html4_block(self) -> bool {
        self.syntax().has(BLOCK4)
    }

    /// Whether it marks up a stretch of text and nothing else.
    pub(crate) const fn is_inline_text(self) -> bool {
        self.syntax().has(TEXT)
    }

    /// Whether it may stand in `head`.
    pub(crate) const fn is_metadata(self) -> bool {
        self.syntax().has(META)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_finds_itself_in_any_case() {
        for (text, ..) in &TABLE[..NAMES - 1] {
            let name = Name::of(text.as_bytes());
            assert_eq!(name.text(), *text);
            assert_eq!(Name::of(text.to_ascii_uppercase().as_bytes()), name);
        }
        for text in ["", "x", "figures", "fi\0gure", "h\u{11}", "a-very-long-name-indeed"] {
            assert_eq!(Name::of(text.as_bytes()), Name::Other, "{text}");
        }
    }

    #[test]
    fn end_tags_are_known_as_most_are_written() {
        for &name in Name::ALL {
            let text = name.text();
            let is_ended = |tag: &str| name.is_ended_at(tag.as_bytes(), 2);
            assert_eq!(is_ended(&format!("</{text}> and more")), text.len() < 8, "{text}");
            for other in ["x", "\u{1e}", " >", "/>", "\u{1e}>"] {
                assert!(!is_ended(&format!("</{text}{other} and more")), "{text}{other}");
            }
            assert!(!is_ended(&format!("</{}> and more", text.to_ascii_uppercase())), "{text}");
            assert!(!is_ended(&format!("</x{text}> and more")), "{text}");
            let others = Name::ALL.iter().filter(|&&other| other != name);
            others.for_each(|other| assert!(!is_ended(&format!("</{}> and more", other.text())), "{text}"));
        }
        assert!(!Name::Other.is_ended_at(b"</> and more", 2));
    }

    #[test]
    fn a_name_in_a_text_is_what_it_is_by_itself() {
        let others = [
            "x",
            "figures",
            "fi\0gure",
            "h\u{11}",
            "a-very-long-name-indeed",
            "figcaptions",
            "blockquot\u{1}",
        ];
        for text in TABLE.iter().map(|(text, ..)| *text).chain(others).filter(|text| !text.is_empty()) {
            for written in [text.to_owned(), text.to_ascii_uppercase()] {
                for behind in [
                    "",
                    ">",
                    "/>",
                    " >",
                    "\n",
                    "\t>",
                    "> and what comes behind a tag",
                    " id=a and more of it",
                ] {
                    let expected = (Name::of(written.as_bytes()), 1 + text.len());
                    assert_eq!(
                        Name::at(format!("<{written}{behind}").as_bytes(), 1),
                        expected,
                        "{written}{behind}"
                    );
                }
            }
        }
    }
}
