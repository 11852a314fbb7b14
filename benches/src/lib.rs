//! Benchmarks of ia-validate.
