//! What there is to know of a key.

use ia_validate::Options;

use super::value::Value;

/// A key of the configuration.
#[derive(Debug)]
#[non_exhaustive]
pub struct Key {
    /// Its name, with hyphens, such as `max-items`.
    pub name: &'static str,
    /// What a value looks like.
    pub shape: Shape,
    /// What it says, in one or two sentences of Markdown.
    pub text: &'static str,
    /// What holds without it, in a form that JSON and TOML share; `none` where it has no value.
    pub default: &'static str,
    /// An example, as TOML.
    pub example: &'static str,
    /// Whether `[[overrides]]` can have it, too.
    pub per_path: bool,
    /// How what is said later stands to what was said before.
    pub merge: Merge,
    /// Its option on the command line, if it has one.
    pub flag: Option<Flag>,
    /// How a value changes the library's options, where it is theirs.
    pub fill: Option<fn(&Value, &mut Options)>,
}

/// What a value looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Shape {
    /// A list of domains.
    Domains,
    /// A list of rule ids.
    Rules,
    /// A table of rule ids with levels.
    Levels,
    /// A table of rule ids with sentences, or tables of a sentence and a URL.
    Notes,
    /// True or false.
    Flag,
    /// A time zone.
    Timezone,
    /// The path of a file like this one.
    Configuration,
    /// A path.
    Path,
    /// A list of paths.
    Paths,
    /// A list of patterns, which whoever looks at paths reads.
    Patterns,
    /// A [`Severity`](ia_validate::Severity).
    Severity,
    /// A [`FailOn`](super::FailOn).
    FailOn,
    /// `auto`, or a [`Kind`](ia_validate::Kind).
    Kind,
    /// An [`Evidence`](ia_validate::Evidence).
    Evidence,
    /// A [`Format`](crate::Format).
    Format,
    /// A number of bytes, or a string such as `10M`.
    Size,
    /// A number from 1 on, or `none`.
    Most,
    /// Tables with keys of their own.
    Overrides,
}

/// How what is said later stands to what was said before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Merge {
    /// It takes its place.
    Replace,
    /// It takes its place, and what was said of another key before no longer holds.
    ReplaceAnd(&'static str),
    /// It comes to it, rule by rule.
    Add,
}

/// An option of the command line.
#[derive(Debug)]
pub struct Flag {
    /// Its name, without the hyphens in front.
    pub long: &'static str,
    /// What its value is called in the help.
    pub value_name: &'static str,
    /// What the help says: nothing that holds only in a file.
    pub help: &'static str,
    /// Where the help lists it.
    pub heading: Heading,
    /// The commands that have it.
    pub on: &'static [Command],
}

/// A heading of the help.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heading {
    /// How inputs are read.
    Input,
    /// What is checked.
    Checks,
    /// How it is shown.
    Output,
}

/// A command that has options of the configuration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Command {
    /// `check`, and what has all of its options: `config show`, `lsp`.
    Check,
    /// `fix`.
    Fix,
    /// `preview`.
    Preview,
    /// `record`.
    Record,
    /// `show`.
    Show,
}

impl Key {
    /// Whether only a configuration file can have it: it is about files, or a call says it by itself.
    #[must_use]
    pub fn is_of_files(&self) -> bool {
        matches!(self.shape, Shape::Configuration | Shape::Patterns | Shape::Overrides | Shape::Kind)
    }
}

impl Heading {
    /// Its words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Input => "Input",
            Self::Checks => "Checks",
            Self::Output => "Output",
        }
    }
}
