//! Prints what the rules of the catalogue's second part cost: articles with all rules and without these, by turns.
#![allow(clippy::print_stdout)]

use std::time::{Duration, Instant};

use ia_validate_benches::contenders::{SECOND_PART, with_and_without};
use ia_validate_benches::documents::sets;

/// How many turns each has.
const ROUNDS: usize = 81;

/// A turn lasts at least this long.
const TURN: Duration = Duration::from_millis(5);

/// The most that is aimed at, as a part of the whole.
const MOST: f64 = 0.05;

fn main() {
    for set in sets().into_iter().filter(|set| !set.articles.is_empty() && set.feeds.is_empty()) {
        let Some(mut contenders) = with_and_without() else {
            println!("one of the rules is gone: the list is out of date");
            std::process::exit(1);
        };
        // Of each document the fastest reading counts.
        let mut best = [(); 2].map(|()| vec![Duration::MAX; set.articles.len()]);
        for round in 0..ROUNDS {
            // Nobody always comes first.
            for number in [round % 2, 1 - round % 2] {
                let start = Instant::now();
                while start.elapsed() < TURN {
                    for (document, best) in set.articles.iter().zip(&mut best[number]) {
                        document.touch();
                        *best = contenders[number].read(document).min(*best);
                    }
                }
                contenders[number].clear();
            }
        }
        let [all, without] = best.map(|times| times.iter().sum::<Duration>().as_secs_f64());
        let share = 1.0 - without / all;
        let met = if share <= MOST { "met" } else { "missed" };
        println!(
            "{:>20}: {} rules take {:.1} % of {:.2} ms, target at most {:.0} %: {met}",
            set.name,
            SECOND_PART.len(),
            share * 100.0,
            all * 1e3,
            MOST * 100.0
        );
    }
}
