//! Counts allocations per article, for articles and for articles twice as long: what grows with the
//! length is an allocation per node or per finding.
#![allow(clippy::print_stdout)]

use std::alloc::System;

use ia_validate_benches::articles::{Style, article};
use ia_validate_benches::contenders::of_articles;
use ia_validate_benches::documents::Document;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() {
    println!("allocations and reallocations per article of 30 kB, 60 kB; bytes allocated");
    for style in [Style::Prose, Style::DefectiveProse, Style::TagDense] {
        println!("{style:?}");
        for mut contender in of_articles() {
            let [once, twice] = [30_000, 60_000].map(|bytes| {
                let document = Document::from(article(style, 1, bytes));
                // The first reading makes room in the buffers.
                contender.read(&document);
                contender.clear();
                let region = Region::new(ALLOCATOR);
                contender.read(&document);
                let change = region.change();
                contender.clear();
                (change.allocations + change.reallocations, change.bytes_allocated)
            });
            println!("{:>12} {:>7} {:>7} {:>9} {:>9}", contender.name, once.0, twice.0, once.1, twice.1);
        }
    }
}
