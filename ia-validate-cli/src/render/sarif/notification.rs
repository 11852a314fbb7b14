//! What the run itself has to say: what limits left out.

use ia_validate::source::Position;
use serde::Serialize;

use super::result::{ArtifactLocation, Message};

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

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: &'a ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
}

impl<'a> Notification<'a> {
    pub(super) fn new(note: &Note, artifact_location: &'a ArtifactLocation) -> Self {
        let region = Region { start_line: note.at.line, start_column: note.at.column };
        Self {
            descriptor: Descriptor { id: note.option },
            level: "warning",
            message: Message::new(&note.text),
            locations: [Location { physical_location: PhysicalLocation { artifact_location, region } }],
        }
    }
}
