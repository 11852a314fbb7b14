//! What an article means: the typed view of its tree, and the format's tables as data.

pub(crate) mod attributes;
pub(crate) mod children;
pub(crate) mod classes;
mod collect;
mod content_hash;
mod digits;
pub(crate) mod direction;
mod document;
mod domain;
mod element;
mod embed;
mod facts;
pub(crate) mod geotag;
pub(crate) mod hosts;
mod index;
mod lazy;
pub(crate) mod maps;
pub(crate) mod media_type;
pub(crate) mod metas;
pub(crate) mod miswritten;
pub(crate) mod not_text;
mod parts;
mod php_time;
pub(crate) mod pixels;
mod src;
pub(crate) mod text;
pub(crate) mod time;
mod timezone;
pub(crate) mod trackers;
pub(crate) mod url;
mod word_count;
pub(crate) mod words;

pub use domain::{Domain, DomainError};
pub use timezone::{Timezone, TimezoneError};

pub(crate) use attributes::Attributes;
pub(crate) use classes::Classes;
pub(crate) use content_hash::ContentHash;
pub(crate) use document::{Article, Buffers};
pub(crate) use element::Element;
pub(crate) use facts::Inside;
pub(crate) use src::Src;
pub(crate) use time::DateTime;
