//! What helps while an article is written, from the library's vocabulary: completion, and what a word means. Editors and
//! pages show it; nothing here is about findings.

mod completion;
mod hover;
mod meant;
mod page;

pub use completion::{Completion, Completions, Sort, complete, without_places};
pub use hover::hover;
pub use meant::{is_blank, may_become};
