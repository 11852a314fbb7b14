//! The formats: one file each.

pub(crate) mod checkstyle;
pub(crate) mod compact;
#[cfg(feature = "full")]
pub(crate) mod full;
pub(crate) mod github;
pub(crate) mod gitlab;
#[cfg(feature = "html")]
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod jsonl;
#[cfg(feature = "junit")]
pub(crate) mod junit;
pub(crate) mod markdown;
pub(crate) mod rdjson;
pub(crate) mod sarif;
pub(crate) mod statistics;
