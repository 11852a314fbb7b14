//! Prints how fast articles and feeds are read, beside html5ever, all in one run. See `README.md`.
#![allow(clippy::print_stdout)]

use ia_validate_benches::documents::sets;
use ia_validate_benches::measure::{ROUNDS, measure};

fn main() {
    // cargo passes `--bench`; names of sets choose among them.
    let chosen: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    for set in sets() {
        if !chosen.is_empty() && !chosen.iter().any(|name| name == set.name) {
            continue;
        }
        if set.articles.is_empty() && set.feeds.is_empty() {
            println!("{}: skipped, the corpus is absent\n", set.name);
            continue;
        }
        println!("{}", set.describe());
        let timings = measure(&set, ROUNDS);
        println!("{}{}", timings.table(), timings.verdicts(set.name));
    }
}
