//! Prints the table of the README: the same documents through html5ever, `ia-validate`, and checkers of HTML
//! that are installed in the folder that `PEERS` names. See `README.md`.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use ia_validate_benches::binary::{build, time};
use ia_validate_benches::contenders::{ARTICLE, HTML5GUM, LOL_HTML, NULL_SINK, RCDOM, TL, TREE};
use ia_validate_benches::documents::{bytes, sets};
use ia_validate_benches::measure::{self, measure};

/// The documents that are read.
const SET: &str = "prose-with-defects";

/// How many copies of each are read by a program that has to start and to get warm first, and how often that is done.
const COPIES: usize = 40;
const ROUNDS: usize = 5;

/// Those that run in an interpreter, in one process that is warm: it, and what it runs. Each takes two folders, that of the
/// peers and that of the documents.
const SCRIPTS: [(&str, &str); 3] = [
    ("node", concat!(env!("CARGO_MANIFEST_DIR"), "/peers.mjs")),
    ("python3", concat!(env!("CARGO_MANIFEST_DIR"), "/peers.py")),
    ("php", concat!(env!("CARGO_MANIFEST_DIR"), "/peers.php")),
];

fn main() -> Result<(), Box<dyn Error>> {
    let set = sets().into_iter().find(|set| set.name == SET).ok_or("no such set")?;
    let folder = tempfile::tempdir()?;
    let mut files = Vec::new();
    for (document, number) in set.articles.iter().zip(1..) {
        let file = folder.path().join(format!("{number}.html"));
        std::fs::write(&file, &document.text)?;
        files.push(file);
    }
    println!("{}\n", set.describe());
    let timings = measure(&set, measure::ROUNDS);
    let ours = timings.best(ARTICLE);
    let mut rows = vec![
        ("html5ever's tokens alone".to_owned(), timings.best(NULL_SINK)),
        ("html5ever's tree, `RcDom`".to_owned(), timings.best(RCDOM)),
        ("html5gum's tokens".to_owned(), timings.best(HTML5GUM)),
        ("lol_html, told of every element".to_owned(), timings.best(LOL_HTML)),
        ("tl's tree, which repairs nothing".to_owned(), timings.best(TL)),
        ("our tree".to_owned(), timings.best(TREE)),
        ("**ia-validate**, from text to findings".to_owned(), ours),
    ];
    match std::env::var_os("PEERS").map(PathBuf::from) {
        Some(peers) => {
            for (interpreter, script) in SCRIPTS {
                add(interpreter, run(interpreter, script, &peers, folder.path()), &mut rows);
            }
            add("programs", programs(&peers, &files), &mut rows);
        }
        None => println!("skipped: other checkers, since PEERS names no folder that they are installed in\n"),
    }
    println!("| the same {:.1} MB through | take |\n|---|---|", bytes(&set.articles) as f64 / 1e6);
    for (name, seconds) in rows {
        let times = seconds / ours;
        println!("| {name} | {times:.*} × |", if times < 20.0 { 1 } else { 0 });
    }
    Ok(())
}

/// A program, and the seconds that it takes for the documents.
type Row = (String, f64);

/// Adds the rows, or says why there are none.
fn add(who: &str, measured: Result<Vec<Row>, Box<dyn Error>>, rows: &mut Vec<Row>) {
    match measured {
        Ok(measured) => rows.extend(measured),
        Err(error) => println!("skipped: {who}: {error}\n"),
    }
}

fn run(program: &str, script: &str, peers: &Path, documents: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let output = Command::new(program).arg(script).arg(peers).arg(documents).output()?;
    print!("{}", String::from_utf8_lossy(&output.stderr));
    if !output.status.success() {
        return Err(output.status.to_string().into());
    }
    let row = |line: &str| -> Result<Row, Box<dyn Error>> {
        let (name, seconds) = line.split_once('\t').ok_or("the script says something else")?;
        Ok((name.to_owned(), seconds.parse()?))
    };
    String::from_utf8(output.stdout)?.lines().map(row).collect()
}

/// A program that is run as a whole. It reads all copies in one process; what it takes for one document alone, most of which is
/// its start, is taken off.
struct Whole {
    name: String,
    command: Vec<OsString>,
    /// The fastest run with one document, and that with all copies.
    best: [Duration; 2],
}

impl Whole {
    /// One that is there and tells its version; else why not.
    fn new(name: &str, asked: &str, command: &[&OsStr]) -> Result<Self, Box<dyn Error>> {
        let output = Command::new(command[0]).args(&command[1..]).arg(asked).output();
        let output = output.map_err(|error| format!("{name}: {error}"))?;
        let said = String::from_utf8(output.stdout)?;
        let version =
            said.split_ascii_whitespace().find(|word| word.starts_with(|it: char| it.is_ascii_digit()));
        let version = version.ok_or_else(|| format!("{name} tells no version"))?;
        let command = command.iter().map(|&part| part.to_owned()).collect();
        Ok(Self { name: format!("{name} {version}"), command, best: [Duration::MAX; 2] })
    }

    fn with(mut self, options: &[&str]) -> Self {
        self.command.extend(options.iter().map(Into::into));
        self
    }

    fn run(&mut self, copies: &[PathBuf]) -> Result<(), Box<dyn Error>> {
        for (files, best) in [&copies[..1], copies].into_iter().zip(&mut self.best) {
            let mut command = Command::new(&self.command[0]);
            command.args(&self.command[1..]).args(files).env("RAYON_NUM_THREADS", "1");
            *best = time(command.stdout(Stdio::null()).stderr(Stdio::null()))?.min(*best);
        }
        Ok(())
    }

    /// The seconds for all documents once.
    fn row(self) -> Row {
        let [start, all] = self.best.map(|best| best.as_secs_f64());
        println!("{}: {start:.3} s for its start and one document, {all:.2} s in all\n", self.name);
        (format!("{}, the program, its start taken off", self.name), (all - start) / COPIES as f64)
    }
}

/// Programs that check HTML, ours among them, each on one thread where it can be told to; in another order each round.
fn programs(peers: &Path, documents: &[PathBuf]) -> Result<Vec<Row>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let mut copies = Vec::new();
    for copy in 0..COPIES {
        for (document, number) in documents.iter().zip(0..) {
            let file = folder.path().join(format!("{copy}-{number}.html"));
            std::fs::copy(document, &file)?;
            copies.push(file);
        }
    }
    let jar = peers.join("node_modules/vnu-jar/build/dist/vnu.jar");
    let nu = ["java".as_ref(), "-jar".as_ref(), jar.as_os_str()];
    let biome = peers.join("node_modules/.bin/biome");
    let mut programs = Vec::new();
    for program in [
        Whole::new("ia-validate", "--version", &[build()?.as_os_str()])
            .map(|it| it.with(&["check", "--threads", "1", "--no-config", "--format", "compact"])),
        Whole::new("the Nu Html Checker", "--version", &nu).map(|it| it.with(&["--exit-zero-always"])),
        Whole::new("tidy", "--version", &["tidy".as_ref()]).map(|it| it.with(&["-q", "-e"])),
        Whole::new("biome", "--version", &[biome.as_os_str()]).map(|it| it.with(&["lint"])),
    ] {
        match program {
            Ok(program) => programs.push(program),
            Err(error) => println!("skipped: {error}\n"),
        }
    }
    for round in 0..ROUNDS {
        let len = programs.len();
        programs.rotate_left(round % len);
        for program in &mut programs {
            program.run(&copies)?;
        }
    }
    let mut rows: Vec<Row> = programs.into_iter().map(Whole::row).collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(rows)
}
