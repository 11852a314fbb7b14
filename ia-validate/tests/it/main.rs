//! What the library does, seen from outside.
#![allow(clippy::panic, clippy::unwrap_used)] // a helper that panics fails its test, as it should

mod advice;
mod broken_feeds;
mod catalogue;
mod corpus;
mod encodings;
mod extremes;
mod feeds;
mod fingerprints;
mod fixes;
mod fragments;
mod limits;
mod mixtures;
mod mutants;
mod options;
mod properties;
mod readings;
mod rows;
mod scripts;
mod suppressing;
mod test_articles;
mod transfers;
mod updates;
mod valid_documents;
mod wrappings;
