//! Benchmarks of ia-validate: documents, contenders and fair measuring. See `README.md`.

pub mod articles;
pub mod binary;
pub mod contenders;
pub mod corpus;
pub mod documents;
pub mod extremes;
pub mod feeds;
pub mod measure;
mod prose;
