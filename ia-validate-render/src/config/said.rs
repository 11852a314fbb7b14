//! What holds when several say something.

use std::collections::BTreeMap;

use super::layer::{Layer, Sourced};
use crate::options::{Merge, Value};

/// Layer upon layer, from the defaults to who calls.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Said {
    /// By the names of keys, what was said and still holds, in the order in which it was said. Of a key that is not
    /// here the default holds.
    said: BTreeMap<&'static str, Vec<Sourced<Value>>>,
}

impl Said {
    /// Puts a layer on top: what it says counts, the rest stays, key by key as the table has it.
    pub fn take(&mut self, layer: &Layer) {
        // A selection on the way out takes with it what was ignored before, not beside it.
        for (key, _) in &layer.0 {
            match key.merge {
                Merge::Add => {}
                Merge::Replace => drop(self.said.remove(key.name)),
                Merge::ReplaceAnd(other) => {
                    self.said.remove(key.name);
                    self.said.remove(other);
                }
            }
        }
        for (key, value) in &layer.0 {
            self.said.entry(key.name).or_default().push(value.clone());
        }
    }

    /// What was said of a key.
    #[must_use]
    pub fn of(&self, key: &str) -> &[Sourced<Value>] {
        self.said.get(key).map_or(&[], Vec::as_slice)
    }
}
