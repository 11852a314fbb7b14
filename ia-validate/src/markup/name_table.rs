//! From the name of a tag to the element: a table in which every known name has a slot of its own.

use super::bytes::{WORD, ends_name, first_word, first_word_at, tag_name_len};
use super::element::Name;
use crate::source::vectors::{CHUNK, chunk_at};

impl Name {
    /// The name of a tag; letters in any case.
    pub(crate) fn of(text: &[u8]) -> Self {
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
        let len = match rest.first_chunk::<CHUNK>().map(tag_name_len) {
            Some(len) if len < CHUNK && ends_name(rest[len]) => len,
            _ => rest.iter().position(|&byte| ends_name(byte)).unwrap_or(rest.len()),
        };
        (Self::of(&rest[..len]), start + len)
    }
}

/// The first bytes of a name as a number, the length of the name, and which it is.
#[derive(Clone, Copy)]
struct Slot {
    word: u64,
    len: u8,
    name: Name,
}

const SLOTS: usize = 512;

/// Sends every name to a slot of its own; one that needs a slot that is taken does not compile. Any odd number may do.
const MULTIPLIER: u64 = 0x1680_76e3_9a44_de2d;

const fn slot_of(word: u64) -> usize {
    // The same for capitals.
    const CASE: u64 = u64::MAX / 0xFF * 0x20;
    ((word | CASE).wrapping_mul(MULTIPLIER) >> (u64::BITS - SLOTS.ilog2())) as usize
}

static BY_WORD: [Slot; SLOTS] = {
    let mut slots = [Slot { word: 0, len: 0, name: Name::Other }; SLOTS];
    let mut index = 0;
    while index < Name::ALL.len() {
        let name = Name::ALL[index];
        let text = name.text().as_bytes();
        let word = first_word(text);
        let slot = slot_of(word);
        assert!(slots[slot].len == 0, "two names in one slot: choose another multiplier");
        slots[slot] = Slot { word, len: text.len() as u8, name };
        index += 1;
    }
    slots
};

/// The name that begins with these bytes and is so long, whatever comes behind them.
#[inline(always)]
fn look_up(word: u64, len: usize) -> Name {
    let slot = &BY_WORD[slot_of(word)];
    // Capitals differ from letters in this bit; digits have no capitals.
    let case = (slot.word & (u64::MAX / 0xFF * 0x40)) >> 1;
    let is_it = (word ^ slot.word) & !case == 0 && slot.len as usize == len;
    if is_it { slot.name } else { Name::Other }
}
