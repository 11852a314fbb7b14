//! How findings are grouped in a report for people.

/// What findings stand together in a report for people.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[non_exhaustive]
pub enum GroupBy {
    /// Those of one rule: what is wrong in a template is told once.
    #[default]
    Rule,
    /// Those of one article, in the order of the text.
    Article,
    /// All, in the order of the text.
    None,
}

/// How findings are grouped in a report for people.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Grouping {
    /// What stands together.
    pub by: GroupBy,
    /// How many of a group are shown; of the others it is said where they are. All where there is none.
    pub most: Option<usize>,
}

/// How many findings of a rule are shown in a file, unless the caller wants more or fewer.
const MOST: usize = 3;

impl Grouping {
    /// Groups with so many shown as are usual.
    #[must_use]
    pub fn by(by: GroupBy) -> Self {
        Self { by, most: (by == GroupBy::Rule).then_some(MOST) }
    }
}

impl Default for Grouping {
    fn default() -> Self {
        Self::by(GroupBy::default())
    }
}
