//! What people see beside the report, and how text is laid out on a screen.

pub(crate) mod console;
pub(crate) mod markdown;
pub(crate) mod pager;
pub(crate) mod progress;
pub(crate) mod width;
pub(crate) mod wrap;
