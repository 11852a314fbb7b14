//! Bytes as a feed or an article, mended: what the tests of fixes make sure of for documents holds of any bytes.
//! No fix brings an error or a warning, a second turn changes nothing, and safe ones keep the visible text.
#![no_main]

#[path = "../../ia-validate/tests/it/fixes/check.rs"]
mod check;
#[path = "../../ia-validate/tests/it/fixes/reading.rs"]
mod reading;

use ia_validate::Source;
use ia_validate::fix::Safety;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = Source::decode(bytes, None);
    let fixed = check::check("these bytes", source.text(), Safety::Safe);
    // It was not taken, but is a fault of ours.
    if check::faults(&fixed) > 0 {
        eprintln!("a fix called safe would lose something: {:?}", fixed.refused);
    }
    check::check("these bytes", source.text(), Safety::Unsafe);
});
