//! Bytes as an article: nothing panics, every place is one in the text, and a second look finds the same.
#![no_main]

use ia_validate::{Kind, Source};
use ia_validate_fuzz::report;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = Source::decode(bytes, Some(Kind::Article));
    assert_eq!(report(&source, Kind::Article), report(&source, Kind::Article));
});
