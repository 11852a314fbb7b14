//! The open elements, answered in constant time at any depth.

use std::borrow::Cow;
use std::collections::HashMap;

use super::element::{END_PRIORITIES, EndPriority, NAMES, Name};
use super::tree::NodeId;

/// "None" for places in the stack and for nodes.
pub(super) const NOWHERE: u32 = u32::MAX;

/// A name, the unknown ones of a document included: known names by their number, others as they come.
pub(super) type Slot = u32;

/// An open element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) node: NodeId,
    pub(super) name: Name,
    pub(super) slot: Slot,
    /// The place of the next outer open element of the same name, and of the same priority.
    outer_same: u32,
    outer_end_priority: u32,
}

/// The document, as if it were open.
const DOCUMENT: Open =
    Open { node: 0, name: Name::Other, slot: 0, outer_same: NOWHERE, outer_end_priority: NOWHERE };

/// What is known of one name.
#[derive(Clone, Copy, Debug)]
struct NameState {
    /// The place of the innermost open element.
    open: u32,
    /// The latest element that was left without its end tag, in `waiting`.
    waiting: u32,
}

const CLOSED: NameState = NameState { open: NOWHERE, waiting: NOWHERE };

/// The stack of open elements. Instead of searching it, every name knows where its innermost element is
/// open, and every priority likewise.
#[derive(Debug)]
pub(super) struct OpenElements<'t> {
    /// The innermost one; the document if none is open.
    top: Open,
    /// What stands around it, the document first.
    around: Vec<Open>,
    names: Vec<NameState>,
    priorities: [u32; END_PRIORITIES],
    unknown: HashMap<Cow<'t, [u8]>, Slot>,
    /// Elements without their end tag, in lists by name: (node, earlier one of the name).
    waiting: Vec<(NodeId, u32)>,
}

impl<'t> OpenElements<'t> {
    pub(super) fn new() -> Self {
        Self {
            top: DOCUMENT,
            around: Vec::with_capacity(16),
            names: vec![CLOSED; NAMES],
            priorities: [NOWHERE; END_PRIORITIES],
            unknown: HashMap::new(),
            waiting: Vec::new(),
        }
    }

    /// The slot of a name that is none of the known ones.
    #[cold]
    pub(super) fn slot_of_unknown(&mut self, written: &'t [u8]) -> Slot {
        let key = if written.iter().any(u8::is_ascii_uppercase) {
            Cow::Owned(written.to_ascii_lowercase())
        } else {
            Cow::Borrowed(written)
        };
        let names = &mut self.names;
        *self.unknown.entry(key).or_insert_with(|| {
            names.push(CLOSED);
            names.len() as Slot - 1
        })
    }

    pub(super) fn push(&mut self, node: NodeId, name: Name, slot: Slot) {
        let place = self.len();
        let priority = &mut self.priorities[name.end_priority() as usize];
        let state = &mut self.names[slot as usize];
        let open = Open { node, name, slot, outer_same: state.open, outer_end_priority: *priority };
        self.around.push(std::mem::replace(&mut self.top, open));
        state.open = place;
        *priority = place;
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        let open = std::mem::replace(&mut self.top, self.around.pop()?);
        self.names[open.slot as usize].open = open.outer_same;
        self.priorities[open.name.end_priority() as usize] = open.outer_end_priority;
        Some(open)
    }

    pub(super) fn len(&self) -> u32 {
        self.around.len() as u32
    }

    /// The innermost open element, else the document.
    #[inline(always)]
    pub(super) fn top(&self) -> &Open {
        &self.top
    }

    /// The element at a place, else the innermost one.
    pub(super) fn at(&self, place: u32) -> Open {
        self.around.get(place as usize + 1).copied().unwrap_or(self.top)
    }

    /// The place of the innermost open element of a name.
    pub(super) fn innermost(&self, slot: Slot) -> Option<u32> {
        Some(self.names[slot as usize].open).filter(|&place| place != NOWHERE)
    }

    /// Whether something of at least this priority is open inside the element at `place`.
    pub(super) fn is_blocked(&self, place: u32, by: EndPriority) -> bool {
        // Mostly, nothing is open inside it at all.
        place + 1 < self.len()
            && self.priorities[by as usize..].iter().any(|&inner| inner != NOWHERE && inner > place)
    }

    /// Whether an iframe is open.
    pub(super) fn in_iframe(&self) -> bool {
        self.priorities[EndPriority::Scope as usize] != NOWHERE
    }

    /// Notes an element that was left without its end tag: the tag may still come.
    pub(super) fn wait_for_end_tag(&mut self, slot: Slot, node: NodeId) {
        let state = &mut self.names[slot as usize];
        self.waiting.push((node, state.waiting));
        state.waiting = self.waiting.len() as u32 - 1;
    }

    /// The latest element of the name that lacks its end tag; it lacks it no more.
    pub(super) fn late_end_tag(&mut self, slot: Slot) -> Option<NodeId> {
        let state = &mut self.names[slot as usize];
        let &(node, earlier) = self.waiting.get(state.waiting as usize)?;
        state.waiting = earlier;
        Some(node)
    }
}
