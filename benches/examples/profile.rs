//! Runs one contender on one set, for a profiler: `profile CONTENDER SET PASSES`.
#![allow(clippy::print_stderr)]

use std::process::ExitCode;

use ia_validate_benches::contenders::{of_articles, of_feeds, with_and_without};
use ia_validate_benches::documents::{cold_sets, sets};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [contender, set, passes] = arguments.as_slice() else {
        eprintln!("usage: profile CONTENDER SET PASSES");
        return ExitCode::from(2);
    };
    let set = sets().into_iter().chain(cold_sets()).find(|known| known.name == set);
    let more = with_and_without().into_iter().flatten();
    let of_articles = of_articles().into_iter().chain(more).find(|known| known.name == contender);
    let of_feeds = of_feeds().into_iter().find(|known| known.name == contender);
    let (Some(set), Ok(passes)) = (set, passes.parse::<u32>()) else {
        eprintln!("no such set, or no number of passes");
        return ExitCode::from(2);
    };
    let (mut contender, documents) = match (of_articles, of_feeds) {
        (Some(contender), _) => (contender, &set.articles),
        (None, Some(contender)) => (contender, &set.feeds),
        (None, None) => {
            eprintln!("no such contender");
            return ExitCode::from(2);
        }
    };
    for _ in 0..passes {
        documents.iter().for_each(|document| {
            contender.read(document);
        });
        contender.clear();
    }
    ExitCode::SUCCESS
}
