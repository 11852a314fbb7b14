//! Where reports go.

mod destination;
mod error;
mod precious;
mod reports;

pub(crate) use destination::{Destination, open};
pub(crate) use error::OutputError;
pub(crate) use reports::{Reports, Wanted, wanted};
