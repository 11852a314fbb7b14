//! From byte offsets to code units of UTF-16 and back, for consumers whose strings are made of them.

/// Distance of the places at which the number of code units so far is remembered, in bytes.
const BLOCK: usize = 4096;

/// Counts code units of UTF-16 in a text, in time independent of its length.
#[derive(Clone, Debug)]
pub struct Utf16Index<'t> {
    text: &'t str,
    /// Code units in front of byte `n * BLOCK`; empty where they are as many as bytes.
    units_before: Vec<u32>,
}

impl<'t> Utf16Index<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut units_before = Vec::new();
        if !text.is_ascii() {
            let mut so_far = 0;
            for block in text.as_bytes().chunks(BLOCK) {
                units_before.push(so_far);
                so_far += units(block);
            }
        }
        Self { text, units_before }
    }

    /// The text that this index answers for.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The offset in code units of a byte offset; one behind the end is taken as the end, one inside a character as
    /// that character's end.
    #[must_use]
    pub fn units(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let block = (offset / BLOCK).min(self.units_before.len().saturating_sub(1));
        let from = block * BLOCK;
        let counted = || self.text.as_bytes().get(from..offset).map_or(0, units);
        self.units_before.get(block).map_or_else(|| to_u32(offset), |before| before + counted())
    }

    /// The byte offset of an offset in code units: of a character's start for one in its middle, of the text's end for
    /// one behind that.
    #[must_use]
    pub fn offset(&self, wanted: u32) -> u32 {
        if self.units_before.is_empty() {
            return wanted.min(to_u32(self.text.len()));
        }
        // The last block that begins in front of it.
        let block = self.units_before.partition_point(|&units| units <= wanted).saturating_sub(1);
        let mut from = block * BLOCK;
        while !self.text.is_char_boundary(from) {
            from -= 1;
        }
        let rest = self.text.get(from..).unwrap_or_default();
        let mut units = self.units(to_u32(from));
        let is_reached = |&(_, character): &(usize, char)| {
            units += to_u32(character.len_utf16());
            units > wanted
        };
        let into = rest.char_indices().find(is_reached).map_or(rest.len(), |(at, _)| at);
        to_u32(from + into)
    }
}

/// Code units of UTF-16 that these bytes of UTF-8 begin.
fn units(bytes: &[u8]) -> u32 {
    // In sums of at most 127 the compiler counts with vector instructions.
    let begun = |&byte: &u8| u8::from(byte & 0xC0 != 0x80) + u8::from(byte >= 0xF0);
    bytes.chunks(127).map(|chunk| u32::from(chunk.iter().map(begun).sum::<u8>())).sum()
}

#[allow(clippy::cast_possible_truncation)] // every text is limited to MAX_LEN before it is read
const fn to_u32(offset: usize) -> u32 {
    offset as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_those_of_the_standard_library() {
        let long = "aé日😀".repeat(3000);
        for text in ["", "plain", "é", "😀", "a😀é", "\u{feff}x", &long] {
            let index = Utf16Index::new(text);
            let mut units = 0;
            for (at, c) in text.char_indices() {
                assert_eq!(index.units(to_u32(at)), units);
                assert_eq!(index.offset(units), to_u32(at));
                if c.len_utf16() == 2 {
                    assert_eq!(index.offset(units + 1), to_u32(at), "in the middle of {c}");
                }
                units += to_u32(c.len_utf16());
            }
            assert_eq!(index.units(to_u32(text.len())), to_u32(text.encode_utf16().count()));
            assert_eq!(index.offset(units), to_u32(text.len()));
            assert_eq!(index.offset(u32::MAX), to_u32(text.len()));
            assert_eq!(index.units(u32::MAX), units);
        }
    }
}
