//! `ia-validate.toml`: what files say, and what holds for a text when several say something. Nothing is read here: whoever
//! has files passes their texts.

mod layer;
mod reader;
mod said;
mod settled;

pub use layer::{Layer, Origin, Sourced};
pub use reader::{Choice, ConfigDiagnostic, ConfigFile, Override, read};
pub use said::Said;
pub use settled::{Given, Settled, Unsettled, settle};

/// The file's name.
pub const NAME: &str = "ia-validate.toml";
