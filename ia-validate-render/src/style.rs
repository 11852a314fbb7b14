//! The colours of the formats for people.

use ia_validate::Severity;
use owo_colors::Style;

/// The colours, or none.
#[derive(Clone, Copy)]
pub(crate) struct Paint(pub(crate) bool);

impl Paint {
    pub(crate) fn severity(self, severity: Severity) -> Style {
        self.style(match severity {
            Severity::Error => Style::new().red().bold(),
            Severity::Warning => Style::new().yellow().bold(),
            Severity::Info => Style::new().cyan().bold(),
        })
    }

    pub(crate) fn good(self) -> Style {
        self.style(Style::new().green().bold())
    }

    pub(crate) fn code(self) -> Style {
        self.style(Style::new().cyan())
    }

    pub(crate) fn added(self) -> Style {
        self.style(Style::new().green())
    }

    pub(crate) fn removed(self) -> Style {
        self.style(Style::new().red())
    }

    pub(crate) fn dim(self) -> Style {
        self.style(Style::new().dimmed())
    }

    pub(crate) fn note(self) -> Style {
        self.style(Style::new().blue().bold())
    }

    pub(crate) fn bold(self) -> Style {
        self.style(Style::new().bold())
    }

    fn style(self, style: Style) -> Style {
        if self.0 { style } else { Style::new() }
    }
}
