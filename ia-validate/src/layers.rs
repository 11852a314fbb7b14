//! The library's rooms: who may import whom.

use ia_validate_testing::imports;

/// Each room may import those of later rows.
const ROWS: &[&str] = &[
    "lib internals",
    "fix miette reading",
    "validator builder",
    "check",
    "rules",
    "options",
    "article outline",
    "markup feed",
    "vocabulary",
    "history",
    "report",
    "source",
    "ordered",
];

#[test]
fn rooms_import_what_is_below_them_and_files_make_no_circle() {
    imports::check(concat!(env!("CARGO_MANIFEST_DIR"), "/src"), ROWS);
}
