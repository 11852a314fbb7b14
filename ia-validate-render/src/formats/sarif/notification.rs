//! What the run itself has to say: what limits left out.

use ia_validate::source::Position;
use serde::Serialize;

use super::result::{ArtifactLocation, Location, Message};

/// Something to tell, before all files are known.
pub(super) struct Note {
    pub(super) option: &'static str,
    pub(super) text: String,
    pub(super) at: Position,
    /// The file, by its place in the list of artifacts.
    pub(super) artifact: usize,
}

#[derive(Serialize)]
pub(super) struct Notification<'a> {
    descriptor: Descriptor,
    level: &'static str,
    message: Message,
    locations: [Location<'a>; 1],
}

#[derive(Serialize)]
struct Descriptor {
    id: &'static str,
}

impl<'a> Notification<'a> {
    pub(super) fn new(note: &Note, artifact_location: &'a ArtifactLocation) -> Self {
        Self {
            descriptor: Descriptor { id: note.option },
            level: "warning",
            message: Message::new(&note.text),
            locations: [Location::at(artifact_location, note.at)],
        }
    }
}
