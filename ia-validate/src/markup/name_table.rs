//! From the name of a tag to the element: a table in which every known name has a slot of its own.

use super::bytes::first_in_word;
use super::element::Name;

impl Name {
    /// The name of a tag; letters in any case.
    pub(crate) fn of(text: &[u8]) -> Self {
        let name = look_up(first_word(text), text.len());
        match text.get(WORD..) {
            None | Some([]) => name,
            Some(rest) => match name.text().as_bytes().get(WORD..) {
                Some(known) if known.eq_ignore_ascii_case(rest) => name,
                _ => Self::Other,
            },
        }
    }

    /// The known name that stands at `start`, and its end, if a `>` comes right behind it: most tags are nothing else,
    /// and need not be read byte by byte. Only short names, and not at the very end of a text.
    #[inline]
    pub(super) fn alone(text: &[u8], start: usize) -> Option<(Self, usize)> {
        let word = u64::from_le_bytes(*text.get(start..)?.first_chunk()?);
        let end = first_in_word(word, b'>')?;
        let len = end as usize / 8;
        let name = look_up(word & ((1 << end) - 1), len);
        (name != Self::Other).then_some((name, start + len))
    }
}

/// As many bytes of a name are looked at together.
const WORD: usize = 8;

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

const fn first_word(text: &[u8]) -> u64 {
    let mut word = 0;
    let mut index = 0;
    while index < text.len() && index < WORD {
        word |= (text[index] as u64) << (8 * index);
        index += 1;
    }
    word
}

/// The name that begins with these bytes and is so long, whatever comes behind them.
#[inline]
fn look_up(word: u64, len: usize) -> Name {
    let slot = &BY_WORD[slot_of(word)];
    // Capitals differ from letters in this bit; digits have no capitals.
    let case = (slot.word & (u64::MAX / 0xFF * 0x40)) >> 1;
    let is_it = (word ^ slot.word) & !case == 0 && slot.len as usize == len;
    if is_it { slot.name } else { Name::Other }
}
