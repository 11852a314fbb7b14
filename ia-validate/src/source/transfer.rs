//! How a file came over the network.

use std::time::Duration;

/// How a file came over the network, which the file itself does not show.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Transfer {
    /// The time from the first connection to the last byte, or until the download was given up.
    pub download: Duration,
    /// Whether it was given up. Of such a feed nothing else is judged.
    pub is_cut_off: bool,
    /// The time that reading the file took, if that was measured.
    pub reading: Duration,
    /// The charset that the server names in its `Content-Type` header.
    pub charset: Option<String>,
}

impl Transfer {
    /// The longest download of a feed that Facebook waits for (FAQ L52).
    pub const DOWNLOAD_LIMIT: Duration = Duration::from_secs(30);

    /// The longest that Facebook takes for loading and reading a feed (FAQ L70).
    pub const READING_LIMIT: Duration = Duration::from_secs(10);

    /// The time for loading and reading the file.
    #[must_use]
    pub fn total(&self) -> Duration {
        self.download.saturating_add(self.reading)
    }

    /// A time in seconds, with one decimal.
    pub(crate) fn in_seconds(took: Duration) -> String {
        let tenths = took.as_millis().saturating_add(50) / 100;
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}
