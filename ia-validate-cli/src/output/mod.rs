//! Where reports go.

mod destination;
mod error;
mod precious;
mod reports;

pub(crate) use destination::open;
pub(crate) use error::OutputError;
pub(crate) use reports::{Reports, wanted};
