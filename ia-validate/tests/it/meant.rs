//! What documents of tests are.

use ia_validate::Kind;

/// What a text is, as whoever hands it over knows it: one that bears no mark of the format is meant as an article.
pub(crate) fn meant(text: &[u8]) -> Kind {
    match Kind::of(text) {
        Kind::Other => Kind::Article,
        kind => kind,
    }
}
