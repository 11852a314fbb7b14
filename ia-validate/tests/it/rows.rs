//! Defects that real documents and exporters have, row by row: each in our own words, and as strangers would write it, on
//! both sides of the boundary. The rows stand in `rows/*.txt` (see `read.rs` for how); `UPDATE=1` writes down what is
//! found and what fixes make of it, for somebody to judge.

mod read;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, panic};

use ia_validate::fix::Safety;
use ia_validate::{Options, Source, Validator, rules};
use ia_validate_testing::beside;

use self::read::{Row, Variant};
use super::fixes::check::{check, meant};

/// Every row that has to be there. Those whose names begin with `B` or `F` are about XML and updates: `broken_feeds.rs`
/// and `updates.rs` have them.
#[rustfmt::skip]
const ROWS: &[&str] = &[
    "A1", "A2", "A3", "A4", "A4b", "A5", "A6", "A7", "A8", "A9",
    "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12", "C13",
    "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9",
    "E1", "E2", "E3", "E4", "E5", "E6", "E7",
    "X01a", "X01b", "X02", "X03", "X04", "X05a", "X05b", "X05c", "X06a", "X06b", "X07", "X08a", "X08b", "X09", "X10",
    "X11", "X12", "X12b", "X13", "X14", "X16", "X17a", "X17b", "X18", "X19a", "X19b", "X20", "X21", "X22", "X23",
    "X24", "X25", "X28", "X29", "X30", "X31", "X32", "X33", "X34",
    "Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "Y8", "Y9",
    // Seen since.
    "K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9", "K10", "K11", "K12", "K13", "K14", "K15", "K16", "K17",
    "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12",
];

/// Rows about what the command shows, and the tests that run it.
#[rustfmt::skip]
const OF_THE_COMMAND: &[(&str, &str, &[&str])] = &[
    ("X26", "ia-validate-commands/src/commands/fix/diff.rs", &["of_a_long_line_what_changes_is_shown", "short_lines_are_whole"]),
    ("X26", "ia-validate-cli/tests/cli/fix.rs", &["a_diff_shows_and_changes_nothing", "a_diff_is_what_patch_reads"]),
    ("X27", "ia-validate-cli/tests/cli/formats/several.rs",
     &["findings_of_one_rule_are_together", "statistics", "statistics_for_programs",
       "a_comment_says_what_matters_and_is_never_too_long"]),
    ("Y10", "ia-validate-cli/tests/cli/fix.rs",
     &["a_diff_is_what_patch_reads", "patch_reads_the_diff_of_every_encoding", "encodings_marks_and_line_ends_are_kept",
       "what_could_not_be_written_back_is_left_as_it_is"]),
];

/// The row itself, and as many more.
const FEWEST: usize = 1 + 3;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/rows"))
}

fn files() -> Vec<(String, String)> {
    let files = ia_validate_testing::files(folder(), &["txt"]);
    files
        .into_iter()
        .map(|path| (path.file_name().unwrap().display().to_string(), fs::read_to_string(path).unwrap()))
        .collect()
}

#[test]
fn every_row_has_its_variants_on_both_sides() {
    let rows: Vec<Row> = files().iter().flat_map(|(_, text)| read::rows(text)).collect();
    let mut wrong = String::new();
    for id in ROWS {
        if rows.iter().filter(|row| row.id == *id).count() != 1 {
            writeln!(wrong, "{id}: not there, or not once").unwrap();
        }
    }
    for row in &rows {
        let names: BTreeSet<&str> = row.variants.iter().map(|it| &*it.name).collect();
        let examples: BTreeSet<&str> = row.variants.iter().map(|it| &*it.example).collect();
        let draws = row.variants.iter().filter(|it| it.draws).count();
        for (holds, what) in [
            (ROWS.contains(&&*row.id), "no row of the list"),
            (row.variants.len() >= FEWEST, "too few variants"),
            (names.len() == row.variants.len(), "a name twice"),
            (examples.len() == row.variants.len(), "an example twice"),
            (draws > 0 && draws < row.variants.len(), "one side only"),
            (row.rules.iter().all(|id| rules::find(id).is_some_and(|it| it.id == *id)), "no such rule"),
        ] {
            if !holds {
                writeln!(wrong, "{}: {what}", row.id).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_variant_draws_what_is_written_and_its_fixes_lose_nothing() {
    let update = env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for (name, text) in files() {
        let mut rows = read::rows(&text);
        for row in &mut rows {
            for variant in &mut row.variants {
                let found = Found::of(&row.id, variant);
                wrong += &found.complaints(&row.rules, variant, &row.id);
                if update {
                    variant.expected = found.text;
                } else if variant.expected != found.text {
                    writeln!(
                        wrong,
                        "{} {}:\n{}\n--- written\n{}\n--- found\n{}\n",
                        row.id, variant.name, variant.example, variant.expected, found.text
                    )
                    .unwrap();
                }
            }
        }
        if update {
            fs::write(folder().join(name), read::write(&rows)).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The rows of the list that this table was made from, where it is there.
#[test]
fn no_row_of_the_list_is_left_out() {
    let Some(list) = beside("found/EXPECTED.tsv").map(|path| fs::read_to_string(path).unwrap()) else {
        return;
    };
    let ids: BTreeSet<&str> =
        list.lines().skip(1).filter_map(|line| line.split(['-', '.', '\t']).next()).collect();
    let here: BTreeSet<&str> = ROWS.iter().copied().chain(OF_THE_COMMAND.iter().map(|row| row.0)).collect();
    let of_others = |id: &&&str| id.starts_with('B') || id.starts_with('F');
    let missing: Vec<_> = ids.difference(&here).filter(|id| !of_others(id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_command_has_the_other_rows() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    for (row, file, tests) in OF_THE_COMMAND {
        let text = fs::read_to_string(root.join(file)).unwrap();
        let of_row = OF_THE_COMMAND.iter().filter(|other| other.0 == *row);
        assert!(of_row.map(|(.., tests)| tests.len()).sum::<usize>() >= FEWEST, "{row}");
        for test in *tests {
            assert!(text.contains(&format!("fn {test}(")), "{row}: {file} has no test {test}");
        }
    }
}

/// What is found in a variant, and what fixes make of it.
struct Found {
    rules: BTreeSet<&'static str>,
    words: String,
    text: String,
    /// Whether a fix breaks what must hold of any.
    is_faulty: bool,
}

impl Found {
    fn of(id: &str, variant: &Variant) -> Self {
        let (document, first_line) = variant.document();
        let bytes = read::bytes(&document);
        let source = Source::decode(&bytes, None);
        let text = source.text();
        let lines = source.lines();
        let report = Validator::new(Options::default()).source(&source, meant(text.as_bytes()));
        let mut found =
            Self { rules: BTreeSet::new(), words: String::new(), text: String::new(), is_faulty: false };
        for finding in &report.diagnostics {
            let at = lines.position(finding.span.start);
            let line = i64::from(at.line) - first_line + 1;
            let place = read::short(finding.span.of(text));
            let (severity, rule, column) = (finding.severity, finding.rule, at.column);
            writeln!(found.text, "= {line}:{column} {severity} {rule} at {place}").unwrap();
            found.rules.insert(rule);
            writeln!(found.words, "{}\n{}", finding.message, finding.help.as_deref().unwrap_or_default())
                .unwrap();
        }
        if std::str::from_utf8(&bytes).is_ok() {
            let name = format!("{id} {}", variant.name);
            let fixed = |safety| panic::catch_unwind(|| check(&name, text, safety).text);
            // What does not hold of a fix is told on standard error.
            let (Ok(safe), Ok(all)) = (fixed(Safety::Safe), fixed(Safety::Unsafe)) else {
                found.is_faulty = true;
                return found;
            };
            found.text += &read::changed(text, &safe, "> ");
            if all != safe {
                found.text += &read::changed(text, &all, ">> ");
            }
        }
        found
    }

    /// What is on the wrong side of the row's boundary.
    fn complaints(&self, rules: &[String], variant: &Variant, id: &str) -> String {
        let mut wrong = String::new();
        if rules.iter().any(|rule| self.rules.contains(&**rule)) != variant.draws {
            let side = if variant.draws { "silent" } else { "drawn" };
            writeln!(wrong, "{id} {}: {side}: {}\n{}", variant.name, variant.example, self.text).unwrap();
        }
        if self.is_faulty {
            writeln!(wrong, "{id} {}: a fix is at fault, see above", variant.name).unwrap();
        }
        for said in &variant.says {
            if !self.words.contains(&**said) {
                writeln!(wrong, "{id} {}: does not say `{said}`:\n{}", variant.name, self.words).unwrap();
            }
        }
        wrong
    }
}
