//! From the name of a tag to the element: a table in which every known name has a slot of its own.

use super::bytes::{WORD, ends_name, first_word, first_word_at, tag_name_len};
use super::element::{NAMES, Name};
use crate::source::vectors::chunk_at;

impl Name {
    /// The name of a tag; letters in any case.
    pub(crate) fn of(text: &[u8]) -> Self {
        // What ends a name is no part of one, and control characters are in none that is known.
        if text.iter().any(|&byte| byte <= b' ') { Self::Other } else { Self::of_plain(text) }
    }

    /// The same, if there is no control character in it.
    fn of_plain(text: &[u8]) -> Self {
        let name = look_up(first_word_at(text, 0, text.len()), text.len());
        match text.get(WORD..) {
            None | Some([]) => name,
            Some(rest) => match name.text().as_bytes().get(WORD..) {
                Some(known) if known.eq_ignore_ascii_case(rest) => name,
                _ => Self::Other,
            },
        }
    }

    /// The name of a tag that begins at `start`, and its end.
    #[inline(always)]
    pub(super) fn at(text: &[u8], start: usize) -> (Self, usize) {
        if let Some(chunk) = chunk_at(text, start) {
            let len = tag_name_len(chunk);
            if len <= WORD && ends_name(chunk[len]) {
                return (look_up(first_word_at(chunk, 0, len), len), start + len);
            }
        }
        Self::at_with_more(text, start)
    }

    /// The same of long names, and at the end of a text.
    #[inline(never)]
    fn at_with_more(text: &[u8], start: usize) -> (Self, usize) {
        let rest = text.get(start..).unwrap_or_default();
        if let Some(chunk) = rest.first_chunk() {
            let len = tag_name_len(chunk);
            if chunk.get(len).is_some_and(|&byte| ends_name(byte)) {
                return (Self::of_plain(&chunk[..len]), start + len);
            }
        }
        let len = rest.iter().position(|&byte| ends_name(byte)).unwrap_or(rest.len());
        (Self::of(&rest[..len]), start + len)
    }
}

impl Name {
    /// Whether the end tag of the element stands in a text, its name at `start`, as most are written: in lower case, and
    /// with nothing else in it.
    #[inline(always)]
    pub(super) fn is_ended_at(self, text: &[u8], start: usize) -> bool {
        let (word, mask) = ENDS[self as usize];
        let rest = text.get(start..).and_then(<[u8]>::first_chunk);
        rest.is_some_and(|rest| u64::from_le_bytes(*rest) & mask == word)
    }
}

/// Each name with the `>` behind it as a number, and which bits of a number it has; nothing is like those that are too long.
static ENDS: [(u64, u64); NAMES] = {
    let mut ends = [(1, 0); NAMES];
    let mut index = 0;
    while index < Name::ALL.len() {
        let text = Name::ALL[index].text().as_bytes();
        if text.len() < WORD {
            let word = first_word(text) | (b'>' as u64) << (8 * text.len());
            ends[Name::ALL[index] as usize] = (word, u64::MAX >> (8 * (WORD - 1 - text.len())));
        }
        index += 1;
    }
    ends
};

/// The first bytes of a name as a number, [alike](in_one_case), the length of the name, and which it is.
#[derive(Clone, Copy)]
struct Slot {
    word: u64,
    len: u8,
    name: Name,
}

const SLOTS: usize = 512;

/// Sends every name to a slot of its own; one that needs a slot that is taken does not compile. Any odd number may do.
const MULTIPLIER: u64 = 0x1680_76e3_9a44_de2d;

/// The first bytes of a name, the same for capitals as for other letters. Names have nothing but letters and digits, with
/// which only control characters are mixed up then.
const fn in_one_case(word: u64) -> u64 {
    word | (u64::MAX / 0xFF * 0x20)
}

const fn slot_of(word: u64) -> usize {
    (word.wrapping_mul(MULTIPLIER) >> (u64::BITS - SLOTS.ilog2())) as usize
}

static BY_WORD: [Slot; SLOTS] = {
    let mut slots = [Slot { word: 0, len: 0, name: Name::Other }; SLOTS];
    let mut index = 0;
    while index < Name::ALL.len() {
        let name = Name::ALL[index];
        let text = name.text().as_bytes();
        let word = in_one_case(first_word(text));
        let slot = slot_of(word);
        assert!(slots[slot].len == 0, "two names in one slot: choose another multiplier");
        slots[slot] = Slot { word, len: text.len() as u8, name };
        index += 1;
    }
    slots
};

/// The name that begins with these bytes, none of which is a control character, and is so long, whatever comes behind them.
#[inline(always)]
fn look_up(word: u64, len: usize) -> Name {
    let word = in_one_case(word);
    let slot = &BY_WORD[slot_of(word)];
    if slot.word == word && slot.len as usize == len { slot.name } else { Name::Other }
}
