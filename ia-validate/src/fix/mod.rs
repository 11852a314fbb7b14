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

use crate::report::Diagnostic;
use crate::rules;
use crate::source::{Kind, Source};
use crate::validator::Validator;

pub use crate::report::{Edit, Fix, Safety};
pub use account::Change;
pub use all::{Fixed, Refusal, all};
pub use allow::allow;
pub use apply::{Applied, apply};
pub use keeps::Loss;
pub use verdict::{Because, Refused};

/// What the fix of a finding would lose of its article though it is called safe, if it were applied by itself. [`all`]
/// takes no such fix; there should be none, so it is a fault of ours.
///
/// The finding must be one in this text.
#[must_use]
pub fn loss(text: &str, kind: Kind, finding: &Diagnostic) -> Option<Loss> {
    let fix = finding.fix.as_ref().filter(|fix| fix.safety == Safety::Safe)?;
    let exception = rules::find(finding.rule).and_then(|rule| rule.loses);
    let after = apply(text, [fix]).text;
    match (kind, finding.article) {
        (Kind::Article | Kind::Fragment | Kind::Other, _) => keeps::loss(text, &after, exception),
        (Kind::Feed, Some(index)) => {
            let content = |text| items::content(&items::Items::of(text).alone(index).0);
            keeps::loss(&content(text), &content(&after), exception)
        }
        _ => None,
    }
}

/// The fix of one finding, as an editor or a page offers it, and none if there is none. An error says what it would lose
/// though it is called safe: then it is not to be offered. It is the check that [`all`] makes.
///
/// The finding must be one in this text.
///
/// # Errors
///
/// [`Because::Loses`].
pub fn one<'d>(text: &str, kind: Kind, finding: &'d Diagnostic) -> Result<Option<&'d Fix>, Because> {
    match loss(text, kind, finding) {
        Some(loss) => Err(Because::Loses(loss)),
        None => Ok(finding.fix.as_ref()),
    }
}

impl Validator {
    /// Applies the safe fixes of one article, as [`all`] does. Spans are byte offsets into the text afterwards.
    #[must_use]
    pub fn fix_article(&self, text: &str) -> Fixed {
        all(self, &Source::from_text(text), Kind::Article, Safety::Safe)
    }
}
