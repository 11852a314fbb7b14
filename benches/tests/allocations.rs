//! How often an article and a finding in it allocate: a number, the same on every machine.

use std::alloc::System;

use ia_validate::{Options, Validator};
use ia_validate_benches::articles::{Style, article};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What is aimed at: so many allocations for each finding, beside those of its article.
const A_FINDING: usize = 12;

/// Allocations for the check of an article, and its findings. The first check makes room in the buffers.
fn check(style: Style, seed: u64, bytes: usize) -> (usize, usize) {
    let validator = Validator::new(Options::default());
    let text = article(style, seed, bytes);
    let _ = validator.article(&text);
    let region = Region::new(ALLOCATOR);
    let report = validator.article(&text);
    let change = region.change();
    (change.allocations + change.reallocations, report.diagnostics.len())
}

/// One test alone, so that nothing else allocates meanwhile.
#[test]
fn neither_articles_nor_findings_allocate_much() {
    let (short, _) = check(Style::Prose, 1, 30_000);
    let (long, _) = check(Style::Prose, 1, 120_000);
    assert!(long <= short + 12, "{short} for an article, {long} for one four times as long");
    let (mut allocations, mut findings) = (0, 0);
    for seed in 0..16 {
        let (with_defects, found) = check(Style::DefectiveProse, seed, 30_000);
        let (without, none) = check(Style::Prose, seed, 30_000);
        assert_eq!(none, 0);
        allocations += with_defects.saturating_sub(without);
        findings += found;
    }
    println!("{short} allocations an article, {:.1} a finding", allocations as f64 / findings as f64);
    assert!(findings > 40 && allocations <= A_FINDING * findings, "{allocations} for {findings} findings");
}
