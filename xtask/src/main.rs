//! `cargo xtask`: makes the files of a release, and keeps the names in them the same.
#![allow(clippy::print_stderr)] // a tool for people: it says what it does

mod archive;
mod dist;
mod names;
mod targets;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "Tasks of this repository that are more than one command")]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Make what is given to others, into `dist/`
    Dist(dist::Options),
    /// Write the repository's address and the version, as Cargo.toml has them, wherever they are repeated
    Names(names::Options),
}

fn main() -> ExitCode {
    match run(&Args::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Result<()> {
    let workspace = Workspace::open()?;
    match task {
        Task::Dist(options) => dist::run(&workspace, options),
        Task::Names(options) => names::run(&workspace, options),
    }
}
