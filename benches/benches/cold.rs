//! Prints how fast articles are read that were not read just before, beside html5ever. See `README.md`.
#![allow(clippy::print_stdout)]

use ia_validate_benches::documents::cold_sets;
use ia_validate_benches::measure::measure;

/// Each round is a pass over hundreds of articles.
const ROUNDS: usize = 7;

fn main() {
    // cargo passes `--bench`; names of sets choose among them.
    let chosen: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    for set in cold_sets() {
        if chosen.is_empty() || chosen.iter().any(|name| name == set.name) {
            println!("{}", set.describe());
            let timings = measure(&set, ROUNDS);
            println!("{}{}", timings.table(), timings.verdicts(set.name));
        }
    }
}
