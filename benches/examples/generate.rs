//! Writes generated articles, for comparing reports: `generate FOLDER COUNT` makes so many articles with defects, a feed of
//! articles of 30 kB in CDATA and one escaped, of some 60 MB each.
#![allow(clippy::print_stderr)]

use std::fs::{create_dir_all, write};
use std::path::Path;
use std::process::ExitCode;

use ia_validate_benches::articles::{Style, article};
use ia_validate_benches::feeds::{escaped, feed, in_cdata};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((folder, Ok(count))) = arguments.first().zip(arguments.get(1).map(|it| it.parse())) else {
        eprintln!("usage: generate FOLDER COUNT");
        return ExitCode::from(2);
    };
    match generate(Path::new(folder), count) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn generate(folder: &Path, count: u64) -> std::io::Result<()> {
    const BYTES: usize = 30_000;
    create_dir_all(folder.join("articles"))?;
    let texts: Vec<String> =
        (1..=count).map(|seed| article(Style::DefectiveProse, seed * 31, BYTES)).collect();
    for (number, text) in texts.iter().enumerate() {
        write(folder.join(format!("articles/{number:05}.html")), text)?;
    }
    write(folder.join("cdata.xml"), feed(&texts, in_cdata))?;
    write(folder.join("escaped.xml"), feed(&texts, escaped))
}
