//! All sources.

use super::source::Source;
use super::{documentation, faq, messages, questions, sdk, vendors};

/// Sources of one kind, under the heading that they have on the page.
pub(super) struct Kind {
    pub(super) heading: &'static str,
    pub(super) about: &'static str,
    pub(super) sources: &'static [Source],
}

/// All sources. Where two of them disagree, the one that stands higher up is followed.
pub(super) static KINDS: &[Kind] = &[
    Kind {
        heading: "Meta's FAQ",
        about: "`FAQ Lnn` is a line of our copy of the FAQ that Meta kept for publishers. Lines that only point to \
                other pages are left out.",
        sources: faq::FAQ,
    },
    Kind {
        heading: "Meta's documentation",
        about: "`DOC page` is a page of the documentation for developers.",
        sources: documentation::DOCUMENTATION,
    },
    Kind {
        heading: "Meta's samples",
        about: "Articles that Meta published to show the format.",
        sources: documentation::SAMPLES,
    },
    Kind {
        heading: "Meta's SDK",
        about: "`SDK Class` is a class of the library in PHP with which publishers wrote articles.",
        sources: sdk::SDK,
    },
    Kind {
        heading: "Issues of Meta's SDK",
        about: "`SDK n` is an issue or a pull request of that library.",
        sources: sdk::SDK_ISSUES,
    },
    Kind {
        heading: "Messages of Facebook",
        about: "`MSG n` is a message that Facebook showed to a publisher and that somebody quoted in public. We \
                paraphrase it; its title stands in quotation marks where it is known.",
        sources: messages::MESSAGES,
    },
    Kind {
        heading: "Vendors",
        about: "Plugins, publishing systems and their users: the code that they wrote and what they reported. `WP n`, \
                `afb n` and the like are issues.",
        sources: vendors::VENDORS,
    },
    Kind {
        heading: "Open questions",
        about: "`OQ n` is a question on which sources disagree or are silent, with what `ia-validate` does about it.",
        sources: questions::QUESTIONS,
    },
];

/// The source that is cited like this.
#[must_use]
pub fn find(cite: &str) -> Option<&'static Source> {
    KINDS.iter().flat_map(|kind| kind.sources).find(|source| source.cite == cite)
}
