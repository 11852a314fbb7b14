//! Where reports go.

mod destination;
mod error;
mod reports;

pub(crate) use destination::open;
pub(crate) use error::OutputError;
pub(crate) use reports::{Reports, Wanted, wanted};
