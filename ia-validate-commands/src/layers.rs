//! The rooms of the command line: who may import whom.

use ia_validate_testing::imports;

/// Each room may import those of later rows.
const ROWS: &[&str] = &[
    "lib",
    "commands",
    "lsp serve",
    "engine",
    "history",
    "config baseline",
    "output",
    "inputs",
    "args edits terminal paths",
];

#[test]
fn rooms_import_what_is_below_them_and_files_make_no_circle() {
    imports::check(concat!(env!("CARGO_MANIFEST_DIR"), "/src"), ROWS);
}
