//! Inputs through the validator, one after the other or several at once.

pub(crate) mod lint;
pub(crate) mod threads;
pub(crate) mod validators;
