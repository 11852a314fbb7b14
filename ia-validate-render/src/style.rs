//! How the medium wants the formats for people: colours, columns, links.

use crate::grouping::Grouping;
use ia_validate::Severity;
use owo_colors::Style;

/// How the medium wants the formats for people; the others care about threads alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    /// Whether to write ANSI colours.
    pub colour: bool,
    /// Columns of the terminal; none where lines may be of any length.
    pub columns: Option<u16>,
    /// Whether text can be a link (OSC 8).
    pub links: bool,
    /// How findings are grouped.
    pub grouping: Grouping,
    /// On how many threads a format may render what there is much of. The report does not depend on it.
    pub threads: usize,
    /// Whether the report is of one file, so that nothing has to wait for what is found in others. The report does not depend on
    /// it.
    pub is_only: bool,
}

/// The colours, or none.
#[derive(Clone, Copy)]
pub struct Paint(pub bool);

impl Paint {
    /// Of a severity's name.
    #[must_use]
    pub fn severity(self, severity: Severity) -> Style {
        self.style(match severity {
            Severity::Error => Style::new().red().bold(),
            Severity::Warning => Style::new().yellow().bold(),
            Severity::Info => Style::new().cyan().bold(),
        })
    }

    /// Of what is well.
    #[must_use]
    pub fn good(self) -> Style {
        self.style(Style::new().green().bold())
    }

    /// Of code.
    #[must_use]
    pub fn code(self) -> Style {
        self.style(Style::new().cyan())
    }

    /// Of a line that is added.
    #[must_use]
    pub fn added(self) -> Style {
        self.style(Style::new().green())
    }

    /// Of a line that is taken out.
    #[must_use]
    pub fn removed(self) -> Style {
        self.style(Style::new().red())
    }

    /// Of what matters less.
    #[must_use]
    pub fn dim(self) -> Style {
        self.style(Style::new().dimmed())
    }

    /// Of what goes with a finding: notes, line numbers.
    #[must_use]
    pub fn note(self) -> Style {
        self.style(Style::new().blue().bold())
    }

    /// Of a message.
    #[must_use]
    pub fn bold(self) -> Style {
        self.style(Style::new().bold())
    }

    fn style(self, style: Style) -> Style {
        if self.0 { style } else { Style::new() }
    }
}
