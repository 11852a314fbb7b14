//! What rules of several families share.

pub(super) mod one_iframe;
pub(crate) mod wording;
