//! What keeps a call from being answered.

use std::{fmt, io};

use crate::options::Problem;

/// What keeps a call from being answered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// Options are wrong: the caller's mistake. Each says by its name which one.
    #[error("{}", Lines(.0))]
    Options(Vec<Problem<String>>),
    /// The text is larger than the caller allows.
    #[error("`{name}` is larger than {limit} bytes; raise the limit with `{option}` if that is right")]
    TooLarge {
        /// What the text is called.
        name: String,
        /// The limit, in bytes.
        limit: u64,
        /// The option that sets it, as the caller writes it.
        option: String,
    },
    /// The text, of this name, is longer than the library takes once it is decoded.
    #[error("`{0}` is too long once it is decoded to UTF-8; split it")]
    TooLong(String),
    /// An article is asked for that is not there.
    #[error("`{name}` has no article {item}, but {articles}")]
    NoArticle {
        /// What the text is called.
        name: String,
        /// The article's number, from 1.
        item: usize,
        /// How many there are.
        articles: usize,
    },
    /// A finding is to be mended that is not there, or has no fix.
    #[error("`{name}` has no finding of `{rule}` with a fix at byte {offset}")]
    NoFix {
        /// What the text is called.
        name: String,
        /// The rule.
        rule: String,
        /// Where it should begin, in bytes from 0.
        offset: u32,
    },
    /// A report could not be written, which memory always lets us.
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// Each problem on a line of its own.
struct Lines<'p>(&'p [Problem<String>]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, Problem { message, help, at, .. }) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            if !at.is_empty() {
                write!(f, "`{at}`: ")?;
            }
            f.write_str(message)?;
            if let Some(help) = help {
                write!(f, "; {help}")?;
            }
        }
        Ok(())
    }
}
