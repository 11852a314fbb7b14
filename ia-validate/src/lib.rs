#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod article;
mod builder;
mod check;
mod feed;
#[cfg(test)]
mod layers;
mod markup;
#[cfg(feature = "miette")]
mod miette;
mod options;
mod validator;

pub mod fix;
pub mod history;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals;
pub mod ordered;
pub mod outline;
pub mod reading;
pub mod report;
pub mod rules;
pub mod source;
pub mod vocabulary;
/// The models that find the words of Burmese, Khmer, Lao and Thai, for programs that load them while they run: until they
/// are given, no rule says anything that depends on words of these scripts. With the feature `word-models`, they are there.
#[cfg(feature = "given-word-models")]
pub mod word_models {
    pub use crate::article::word_models::{NoModels, are_missed, give};
}

pub use article::{Domain, DomainError, Timezone, TimezoneError};
pub use builder::{OptionsBuilder, UnknownRule};
pub use chrono;
pub use options::Options;
pub use report::{Diagnostic, Evidence, Level, Report, Severity};
pub use source::{Kind, Source, Span};
pub use validator::Validator;
