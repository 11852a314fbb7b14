//! What rules of several families share.

pub(super) mod escaped;
pub(super) mod one_iframe;
pub(super) mod printed_markup;
pub(crate) mod wording;
