//! Geotags: the JSON in `script.op-geotag`, with the place of each value.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::{Classes, Element};
use crate::markup::Name;
use crate::source::Span;

/// What a geotag's `type` says.
pub(crate) const TYPE: &str = "Feature";

pub(crate) use crate::vocabulary::MAP_STYLES as STYLES;

/// The greatest latitude and longitude, in degrees.
const MOST: [u8; 2] = [90, 180];

impl Element<'_> {
    /// Whether it is a script of class `op-geotag`, whatever its type.
    pub(crate) fn is_geotag(self) -> bool {
        self.name() == Name::Script && self.has_class(Classes::GEOTAG)
    }

    /// Whether its `type` is `application/json`, as that of a geotag must be.
    pub(crate) fn is_json(self) -> bool {
        self.value("type").is_some_and(|kind| kind.trim_ascii().eq_ignore_ascii_case("application/json"))
    }
}

/// A geotag whose script holds JSON.
#[derive(Debug)]
pub(crate) struct Geotag<'t> {
    /// The script's text, with blanks for the stray commas.
    json: Cow<'t, str>,
    /// Where it stands.
    span: Span,
    /// Commas with nothing but an end behind them, which strict JSON has no place for.
    pub(crate) stray_commas: Vec<Span>,
}

/// What is wrong with a geotag that is no JSON.
#[derive(Debug)]
pub(crate) struct NotJson {
    /// The first character that does not fit.
    pub(crate) span: Span,
    /// Why.
    pub(crate) why: String,
}

impl<'t> Geotag<'t> {
    /// Reads the text of a script.
    pub(crate) fn read(script: Element<'t>) -> Result<Self, NotJson> {
        let span = script.inner().trimmed(script.article.text);
        let json = span.of(script.article.text);
        let Some(error) = error_in(json) else {
            return Ok(Self { json: Cow::Borrowed(json), span, stray_commas: Vec::new() });
        };
        let at = |place: usize, len| {
            let start = span.start as usize + place;
            Span::at(start, start + len)
        };
        let commas = trailing_commas(json);
        let repaired = blanked(json, &commas);
        if !commas.is_empty() && error_in(&repaired).is_none() {
            let stray_commas = commas.into_iter().map(|comma| at(comma, 1)).collect();
            return Ok(Self { json: Cow::Owned(repaired), span, stray_commas });
        }
        let (place, len) = place_of(&error, json);
        Err(NotJson { span: at(place, len), why: reason(&error) })
    }

    /// The geotag of an element, if it is one and holds JSON.
    pub(crate) fn of(element: Element<'t>) -> Option<Self> {
        if element.is_geotag() { Self::read(element).ok() } else { None }
    }

    /// All of it.
    pub(crate) fn value(&self) -> Value<'_> {
        Value { text: &self.json, start: self.span.start }
    }

    /// `geometry.coordinates`.
    pub(crate) fn coordinates(&self) -> Option<Value<'_>> {
        self.value().member("geometry")?.member("coordinates")
    }
}

/// A value in a geotag.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'j> {
    pub(crate) text: &'j str,
    start: u32,
}

impl<'j> Value<'j> {
    /// Where it stands.
    pub(crate) fn span(self) -> Span {
        Span::new(self.start, self.start + Span::at(0, self.text.len()).end)
    }

    pub(crate) fn is_object(self) -> bool {
        self.text.starts_with('{')
    }

    /// The member of an object with this name; the last one counts.
    pub(crate) fn member(self, name: &str) -> Option<Self> {
        let members = if self.is_object() { self.parts() } else { Vec::new() };
        let is_it = |its: &Option<Self>| its.and_then(Self::string).is_some_and(|its| its == name);
        members.into_iter().rev().find(|(its, _)| is_it(its)).map(|(_, value)| value)
    }

    /// The values in a list.
    fn items(self) -> Option<Vec<Self>> {
        self.text.starts_with('[').then(|| self.parts().into_iter().map(|(_, value)| value).collect())
    }

    /// What stands directly in it: values, each with its name. That all of it is JSON is known.
    fn parts(self) -> Vec<(Option<Self>, Self)> {
        let (mut parts, mut depth, mut from, mut name) = (Vec::new(), 0_u32, 1, None);
        let mut bytes = self.text.bytes().enumerate();
        while let Some((at, byte)) = bytes.next() {
            match byte {
                b'"' => pass_string(&mut bytes),
                b'{' | b'[' => depth += 1,
                b':' if depth == 1 => {
                    name = Some(self.part(from, at));
                    from = at + 1;
                }
                b',' | b'}' | b']' => {
                    let part = self.part(from.min(at), at);
                    if depth == 1 && !part.text.is_empty() {
                        parts.push((name.take(), part));
                        from = at + 1;
                    }
                    depth = depth.saturating_sub(u32::from(byte != b','));
                }
                _ => {}
            }
        }
        parts
    }

    /// A part of its text without the white space around it, as a value.
    fn part(self, from: usize, to: usize) -> Self {
        let span = Span::at(from, to).trimmed(self.text);
        Self { text: span.of(self.text), start: self.start + span.start }
    }

    fn read(self) -> Option<serde_json::Value> {
        serde_json::from_str(self.text).ok()
    }

    pub(crate) fn string(self) -> Option<String> {
        match self.read()? {
            serde_json::Value::String(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn number(self) -> Option<f64> {
        self.read()?.as_f64()
    }

    pub(crate) fn is_boolean(self) -> bool {
        matches!(self.text, "true" | "false")
    }

    /// The pairs of numbers that it consists of, as coordinates: one pair, or a list of them.
    pub(crate) fn pairs(self) -> Option<Vec<Pair<'j>>> {
        let items = self.items().filter(|items| !items.is_empty())?;
        match self.pair() {
            Some(pair) => Some(vec![pair]),
            None => items.into_iter().map(Self::pair).collect(),
        }
    }

    fn pair(self) -> Option<Pair<'j>> {
        let values: [Self; 2] = self.items()?.try_into().ok()?;
        Some(Pair { value: self, values, numbers: [values[0].number()?, values[1].number()?] })
    }
}

/// Latitude and longitude of a place, in this order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair<'j> {
    /// The pair as a whole.
    pub(crate) value: Value<'j>,
    values: [Value<'j>; 2],
    numbers: [f64; 2],
}

impl<'j> Pair<'j> {
    /// Whether it is a place on earth only in the other order, which is that of `GeoJSON`.
    pub(crate) fn is_reversed(&self) -> bool {
        let [first, second] = self.numbers.map(f64::abs);
        let [latitude, longitude] = MOST.map(f64::from);
        first > latitude && first <= longitude && second <= latitude
    }

    /// The first number that is too great, and the greatest that may stand there.
    pub(crate) fn too_great(&self) -> Option<(Value<'j>, u8)> {
        let index = (0..2).find(|&index| self.numbers[index].abs() > f64::from(MOST[index]))?;
        Some((self.values[index], MOST[index]))
    }
}

/// What serde_json has to say about a text. A nesting too deep for it is an error as well.
fn error_in(json: &str) -> Option<serde_json::Error> {
    serde_json::from_str::<serde_json::Value>(json).err()
}

/// The character that an error is about, as offset and length in bytes: the last visible one up to there.
fn place_of(error: &serde_json::Error, json: &str) -> (usize, usize) {
    let line = error.line().saturating_sub(2);
    let line_start = if error.line() < 2 {
        0
    } else {
        memchr_iter(b'\n', json.as_bytes()).nth(line).map_or(0, |at| at + 1)
    };
    let at = (line_start + error.column()).saturating_sub(1);
    let up_to_there = json.char_indices().take_while(|&(place, _)| place <= at);
    let visible = up_to_there.filter(|(_, c)| !c.is_ascii_whitespace()).last();
    visible.map_or((0, 0), |(place, c)| (place, c.len_utf8()))
}

/// What an error says, without the line and column, which count from the beginning of the script.
fn reason(error: &serde_json::Error) -> String {
    if error.is_eof() {
        return "it ends too early".to_owned();
    }
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason).to_owned()
}

/// Goes behind a string whose first quotation mark has been read.
fn pass_string(bytes: &mut impl Iterator<Item = (usize, u8)>) {
    while let Some((_, byte)) = bytes.next().filter(|&(_, byte)| byte != b'"') {
        if byte == b'\\' {
            bytes.next();
        }
    }
}

/// The commas outside strings with only white space between them and a `}` or `]`.
fn trailing_commas(json: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut comma = None;
    let mut bytes = json.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => {
                comma = None;
                pass_string(&mut bytes);
            }
            b',' => comma = Some(at),
            b'}' | b']' => found.extend(comma.take()),
            _ if byte.is_ascii_whitespace() => {}
            _ => comma = None,
        }
    }
    found
}

/// The text with blanks in place of these commas, so that everything else stays where it is.
fn blanked(json: &str, commas: &[usize]) -> String {
    let mut text = String::with_capacity(json.len());
    let mut from = 0;
    for &comma in commas {
        text.push_str(&json[from..comma]);
        text.push(' ');
        from = comma + 1;
    }
    text.push_str(&json[from..]);
    text
}

#[cfg(test)]
mod tests {
    use super::super::Buffers;
    use super::*;

    /// What the reader of a script finds, with the text in front of which it stands.
    fn read<R>(json: &str, then: impl FnOnce(Result<Geotag<'_>, NotJson>, &str) -> R) -> R {
        let text = format!("é<script class=op-geotag>\r\n {json}\n</script>");
        let mut buffers = Buffers::default();
        let article = buffers.read(&text);
        let script = article.document().find_all(Name::Script).next().unwrap();
        then(Geotag::read(script), &text)
    }

    #[test]
    fn errors_have_their_exact_places() {
        for (json, expected) in [
            ("{type: 1}", ("t", "key must be a string")),
            ("{\"a\":\n\n 'b'}", ("'", "expected value")),
            ("{\"é\" \"b\"}", ("\"", "expected `:`")),
            ("[1, é]", ("é", "expected value")),
            ("[1 2]", ("2", "expected `,` or `]`")),
            ("{\"a\": 1", ("1", "it ends too early")),
            (
                "{\"a\": \"b\r\nc\"}",
                ("b", "control character (\\u0000-\\u001F) found while parsing a string"),
            ),
            ("{} x", ("x", "trailing characters")),
            ("[1,,]", (",", "expected value")),
            ("", ("", "it ends too early")),
            ("[\"\\ud800\"]", ("\"", "unexpected end of hex escape")),
            ("{,,}", (",", "key must be a string")),
        ] {
            read(json, |read, text| {
                let error = read.unwrap_err();
                assert_eq!((error.span.of(text), &*error.why), expected, "{json}");
            });
        }
        read("{\"a\": x, \"b\": x}", |read, text| {
            assert_eq!(read.unwrap_err().span.start as usize, text.find('x').unwrap());
        });
        let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
        read(&deep, |read, _| assert_eq!(read.unwrap_err().why, "recursion limit exceeded"));
    }

    #[test]
    fn stray_commas_move_nothing() {
        let json = "{\"a\": [\"x,}\", \"\\\",]\", 1, ], \"b\": {\"c\": \"é\" , } }";
        read(json, |read, text| {
            let geotag = read.unwrap();
            let after = |comma: &Span| &text[comma.start as usize..][..3];
            assert_eq!(geotag.stray_commas.iter().map(after).collect::<Vec<_>>(), [", ]", ", }"]);
            let c = geotag.value().member("b").unwrap().member("c").unwrap();
            assert_eq!(c.span().of(text), "\"é\"");
            assert_eq!(c.string().as_deref(), Some("é"));
        });
        read("{\"a\": 1}", |read, _| assert!(read.unwrap().stray_commas.is_empty()));
    }

    #[test]
    fn members_are_found_by_their_names() {
        let json = r#"{"a" : 1, "b":{"a":2,"c":[3,{"a":4}]}, "\u0063\"\\" : "x:\"a\",}", "a":[ ] ,"e":{}}"#;
        read(json, |read, text| {
            let geotag = read.unwrap();
            let all = geotag.value();
            let of = |value: Option<Value<'_>>| value.map(|value| value.span().of(text).to_owned());
            // The last of this name counts, and none inside another.
            assert_eq!(of(all.member("a")).as_deref(), Some("[ ]"));
            assert_eq!(of(all.member("b").unwrap().member("a")).as_deref(), Some("2"));
            assert_eq!(of(all.member("c\"\\")).as_deref(), Some(r#""x:\"a\",}""#));
            assert_eq!(of(all.member("e")).as_deref(), Some("{}"));
            assert_eq!(of(all.member("c")), None);
            assert_eq!(of(all.member("a").unwrap().member("a")), None);
            assert_eq!(all.member("a").unwrap().items().unwrap().len(), 0);
            let items = all.member("b").unwrap().member("c").unwrap().items().unwrap();
            assert_eq!(items.iter().map(|it| it.text).collect::<Vec<_>>(), ["3", r#"{"a":4}"#]);
        });
    }

    #[test]
    fn pairs_of_coordinates() {
        let kind = |coordinates: &str| {
            let json = format!("{{\"geometry\": {{ \"coordinates\":{coordinates}}}}}");
            read(&json, |read, text| {
                let geotag = read.unwrap();
                let value = geotag.coordinates().unwrap();
                assert_eq!(value.span().of(text), coordinates.trim_ascii());
                let pairs = value.pairs()?;
                Some(
                    pairs
                        .iter()
                        .map(|pair| (pair.is_reversed(), pair.too_great().is_some()))
                        .collect::<Vec<_>>(),
                )
            })
        };
        let fine = (false, false);
        for (coordinates, expected) in [
            ("[40.7, -73.9]", Some(vec![fine])),
            ("[ 40.7 ,\n-73.9\t]", Some(vec![fine])),
            (" [ [40.7,-73.9],[1e1,2] ]", Some(vec![fine, fine])),
            ("[90, 180]", Some(vec![fine])),
            ("[-90, -180]", Some(vec![fine])),
            ("[-106.7, 37.6]", Some(vec![(true, true)])),
            ("[180, 90]", Some(vec![(true, true)])),
            ("[180.1, 90]", Some(vec![(false, true)])),
            ("[91, 91]", Some(vec![(false, true)])),
            ("[1, 181]", Some(vec![(false, true)])),
            ("[]", None),
            ("[[]]", None),
            ("[40.7]", None),
            ("[40.7, -73.9, 12]", None),
            ("[\"40.7\", \"-73.9\"]", None),
            ("[[1, 2], 3]", None),
            ("[[[1, 2]]]", None),
            ("[null, 1]", None),
            ("{}", None),
            ("\"x\"", None),
        ] {
            assert_eq!(kind(coordinates), expected, "{coordinates}");
        }
    }
}
