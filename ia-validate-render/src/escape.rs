//! Text for programs: exact where the format can say it, and without any character that a terminal or an
//! editor would act on when a person looks at the file.

use std::fmt::{self, Write as _};
use std::io::{self, Write};

use crate::sanitise::shown;

/// Passes JSON on, with escapes for what may stand in it as it is and yet changes how the rest is shown:
/// DEL, C1 and bidi controls. They stand in strings only, where `\u` means the same.
pub(super) struct Harmless<W>(pub(super) W);

impl<W: Write> Write for Harmless<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let acts = |c: char| c >= '\x7f' && shown(c) != c;
        // serde_json writes whole characters.
        match str::from_utf8(bytes) {
            Ok(text) if !text.is_ascii() || text.contains('\x7f') => {
                let mut rest = text;
                while let Some((at, c)) = rest.char_indices().find(|&(_, c)| acts(c)) {
                    let (before, after) = rest.split_at(at);
                    write!(self.0, "{before}\\u{:04x}", c as u32)?;
                    rest = after.get(c.len_utf8()..).unwrap_or_default();
                }
                self.0.write_all(rest.as_bytes())?;
            }
            _ => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A value of an XML attribute, in double quotes. What XML 1.0 cannot hold at all is replaced.
pub(super) struct XmlValue<'a>(pub(super) &'a str);

impl fmt::Display for XmlValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\t' | '\n' | '\r' => write!(f, "&#{};", c as u32)?,
                '\0'..='\x1f' => f.write_char(shown(c))?,
                '\u{fffe}' | '\u{ffff}' => f.write_char(char::REPLACEMENT_CHARACTER)?,
                c if shown(c) != c => write!(f, "&#{};", c as u32)?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// A path as services want it that know the files of a repository: without a leading `./`.
pub(super) fn in_repository(path: &str) -> &str {
    let mut path = path;
    while let Some(rest) = path.strip_prefix("./") {
        path = rest.trim_start_matches('/');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &str = "a\0\x1b\t\r\n\x7f\u{85}\u{9b}é\u{202e}\u{2028}\u{200f}\u{fffe}\u{fffd}日😀&<>\"'z";

    #[test]
    fn json_means_the_same_and_does_no_harm() {
        let mut out = Vec::new();
        serde_json::to_writer_pretty(Harmless(&mut out), &[ALL]).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.chars().all(|c| c == '\n' || shown(c) == c), "{text:?}");
        assert!(text.contains("é") && text.contains(r"\u202e\u2028\u200f"), "{text:?}");
        assert_eq!(serde_json::from_str::<[String; 1]>(&text).unwrap(), [ALL]);
    }

    #[test]
    fn xml_keeps_what_it_can() {
        let text = XmlValue(ALL).to_string();
        assert!(text.chars().all(|c| shown(c) == c), "{text:?}");
        assert_eq!(
            text,
            "a␀␛&#9;&#13;&#10;&#127;&#133;&#155;é&#8238;&#8232;&#8207;\u{fffd}\u{fffd}日😀&amp;&lt;&gt;&quot;'z"
        );
    }

    #[test]
    fn paths_in_a_repository() {
        for (path, expected) in [
            ("./a.xml", "a.xml"),
            (".//./a.xml", "a.xml"),
            ("../a.xml", "../a.xml"),
            (".a", ".a"),
            ("/a", "/a"),
        ] {
            assert_eq!(in_repository(path), expected);
        }
    }
}
