//! A text and options by name, as another language or another machine passes them, and what is answered.
//!
//! Bindings and the service differ in how a text comes and in what they call options ([`Caller`]); what an option means,
//! what is said of a wrong one and what the answers are is the same for all.

mod answers;
mod error;
mod options;
mod text;

pub use answers::{MendedOne, Which, check, fix, fix_one, inventory, preview, report, show};
pub use error::CallError;
pub use options::{Call, Caller, OWN, none};
pub use text::Text;
