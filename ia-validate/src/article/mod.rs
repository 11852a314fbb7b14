//! What an article means: the typed view of its tree, and the format's tables as data.

mod domain;

pub use domain::{Domain, DomainError};
