//! The options: each key once, with all that anyone has to know of it.
//!
//! What `ia-validate.toml`, the command line and a caller in another language can say has the same keys, the same
//! values and the same words about mistakes, from one table: [`KEYS`]. To add a key is to add an entry there.

mod fail_on;
mod key;
mod keys;
mod nearest;
mod parse;
mod problem;
mod raw;
mod read;
mod schema;
mod value;
mod written;

pub use fail_on::FailOn;
pub use key::{Command, Flag, Heading, Key, Merge, Shape};
pub use keys::{KEYS, PATHS, keys};
pub use nearest::nearest;
pub use parse::{
    AUTO, BadMost, BadSize, NO_LIMIT, NamedRule, NamedRules, most, nearest_selector, rule, selected, size,
};
pub use problem::{Problem, unknown};
pub use raw::{Entry, Raw, RawValue};
pub use read::{Filled, Naming, fill};
pub use schema::schema;
pub use value::Value;
pub use written::{add, written_flag};
