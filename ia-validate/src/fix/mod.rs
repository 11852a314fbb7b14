//! Mending texts: applying the fixes that findings carry.
//!
//! [`apply`] applies as many of some fixes as do not get into each other's way. [`all`] applies those of a
//! whole text until nothing changes, and takes none that would bring a new error or warning. [`allow`] is the
//! fix that leaves a finding as it is, and says so.
//!
//! ```
//! use ia_validate::{Kind, Options, Source, Validator, fix};
//!
//! let validator = Validator::new(Options::default());
//! let source = Source::from_text("<article><p>A <figure><img src=\"https://x.y/a.jpg\"></figure></p></article>");
//! let fixed = fix::all(&validator, &source, Kind::Article, fix::Safety::Safe);
//! assert_eq!(fixed.text, "<article><p>A</p> <figure><img src=\"https://x.y/a.jpg\"></figure></article>");
//! ```

mod account;
mod all;
mod allow;
mod apply;
mod items;
mod keeps;
mod origins;
mod taken;
#[cfg(test)]
mod tests;
mod unit;
mod verdict;

use crate::source::{Kind, Source};
use crate::validator::Validator;

pub use crate::report::{Edit, Fix, Safety};
pub use account::Change;
pub use all::{Fixed, Refusal, all};
pub use allow::allow;
pub use apply::{Applied, apply};
pub use keeps::Loss;
pub use verdict::{Because, Refused};

impl Validator {
    /// Applies the safe fixes of one article, as [`all`] does. Spans are byte offsets into the text afterwards.
    #[must_use]
    pub fn fix_article(&self, text: &str) -> Fixed {
        all(self, &Source::from_text(text), Kind::Article, Safety::Safe)
    }
}
