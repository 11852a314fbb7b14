//! The models that find the words of Burmese, Khmer, Lao and Thai, which leave no blanks between them.
//!
//! They take 310 kB. With the feature `word-models` they are compiled in. With `given-word-models` alone they are given
//! while the program runs, for those who must load what they run; until then no rule says anything that depends on words
//! of these scripts.

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

#[cfg(feature = "given-word-models")]
pub use given::{NoModels, are_missed, give};

const OPTIONS: WordBreakInvariantOptions = WordBreakInvariantOptions::default();

/// What divides a text in which no model is needed.
pub(super) fn segmenter() -> WordSegmenterBorrowed<'static> {
    place::models().unwrap_or_else(|| WordSegmenter::new_for_non_complex_scripts(OPTIONS))
}

/// Whether there are models, as a text needs them that is read now.
pub(super) fn are_there() -> bool {
    let are_there = place::models().is_some();
    if !are_there {
        place::miss();
    }
    are_there
}

#[cfg(feature = "word-models")]
mod place {
    use std::sync::LazyLock;

    use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

    static MODELS: LazyLock<WordSegmenterBorrowed<'static>> =
        LazyLock::new(|| WordSegmenter::new_lstm(super::OPTIONS));

    #[expect(clippy::unnecessary_wraps, reason = "without the feature there may be none")]
    pub(super) fn models() -> Option<WordSegmenterBorrowed<'static>> {
        Some(*MODELS)
    }

    pub(super) fn miss() {}

    #[cfg(feature = "given-word-models")]
    pub(super) fn are_missed() -> bool {
        false
    }

    /// There are such models.
    #[cfg(feature = "given-word-models")]
    pub(super) fn keep(_: WordSegmenter) {}
}

#[cfg(not(feature = "word-models"))]
mod place {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicBool, Ordering};

    use icu_segmenter::WordSegmenterBorrowed;

    static MODELS: OnceLock<WordSegmenterBorrowed<'static>> = OnceLock::new();
    static ARE_MISSED: AtomicBool = AtomicBool::new(false);

    pub(super) fn models() -> Option<WordSegmenterBorrowed<'static>> {
        MODELS.get().copied()
    }

    pub(super) fn miss() {
        ARE_MISSED.store(true, Ordering::Relaxed);
    }

    #[cfg(feature = "given-word-models")]
    pub(super) fn are_missed() -> bool {
        models().is_none() && ARE_MISSED.load(Ordering::Relaxed)
    }

    /// They are never let go of.
    #[cfg(feature = "given-word-models")]
    pub(super) fn keep(segmenter: icu_segmenter::WordSegmenter) {
        MODELS.get_or_init(|| Box::leak(Box::new(segmenter)).as_borrowed());
    }
}

#[cfg(feature = "given-word-models")]
mod given {
    use icu_provider_blob::BlobDataProvider;
    use icu_segmenter::WordSegmenter;

    use super::{OPTIONS, place};

    /// What was given holds no models, or none that this version reads.
    #[derive(Debug, thiserror::Error)]
    #[error("these are not the models of words that this version reads: {0}")]
    pub struct NoModels(String);

    /// Gives the models for the rest of the program's run: ICU4X's data of `SegmenterLstmAutoV1`, as a blob of
    /// `icu_provider_blob`. What is there already stays.
    ///
    /// # Errors
    ///
    /// If that is something else.
    pub fn give(blob: Box<[u8]>) -> Result<(), NoModels> {
        let provider =
            BlobDataProvider::try_new_from_blob(blob).map_err(|error| NoModels(error.to_string()))?;
        let mut segmenter = WordSegmenter::new_for_non_complex_scripts(OPTIONS).static_to_owned();
        segmenter.load_lstm_with_buffer_provider(&provider).map_err(|error| NoModels(error.to_string()))?;
        place::keep(segmenter);
        Ok(())
    }

    /// Whether a text was read whose words could not be counted, since the program began.
    #[must_use]
    pub fn are_missed() -> bool {
        place::are_missed()
    }
}
