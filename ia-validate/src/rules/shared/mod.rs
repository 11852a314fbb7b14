//! What rules of several families share.

pub(super) mod escaped;
pub(super) mod one_iframe;
pub(super) mod printed_markup;
pub(super) mod quotes;
pub(super) mod urls;
pub(crate) mod wording;
