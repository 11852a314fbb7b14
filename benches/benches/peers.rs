//! Prints the table of the README: the same documents through html5ever, `ia-validate`, and checkers of HTML
//! that are installed in the folder that `PEERS` names. See `README.md`.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use ia_validate_benches::binary::time;
use ia_validate_benches::contenders::{ARTICLE, HTML5GUM, NULL_SINK, RCDOM, TL, TREE};
use ia_validate_benches::documents::{bytes, sets};
use ia_validate_benches::measure::{self, measure};

/// The documents that are read.
const SET: &str = "prose-with-defects";

/// How often each is read by a program that has to start and to get warm first, and how often that is done.
const COPIES: u32 = 40;
const ROUNDS: usize = 3;

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
        ("tl's tree, which repairs nothing".to_owned(), timings.best(TL)),
        ("our tree".to_owned(), timings.best(TREE)),
        ("**ia-validate**, from text to findings".to_owned(), ours),
    ];
    match std::env::var_os("PEERS").map(PathBuf::from) {
        Some(peers) => {
            for (interpreter, script) in SCRIPTS {
                add(interpreter, run(interpreter, script, &peers, folder.path()), &mut rows);
            }
            add("the Nu Html Checker", nu(&peers, &files), &mut rows);
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

/// The one that runs in Java, which reads the documents many times in one process. What it takes for one of them
/// is taken off: most of that is the start.
fn nu(peers: &Path, files: &[PathBuf]) -> Result<Vec<Row>, Box<dyn Error>> {
    let jar = peers.join("node_modules/vnu-jar/build/dist/vnu.jar");
    if !jar.exists() {
        return Err(format!("there is no {}", jar.display()).into());
    }
    let version = Command::new("java").arg("-jar").arg(&jar).arg("--version").output()?.stdout;
    let version = String::from_utf8(version)?;
    let version = version.split_ascii_whitespace().next().ok_or("it tells no version")?;
    let mut best = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        for (times, best) in [0, COPIES].into_iter().zip(&mut best) {
            let mut command = Command::new("java");
            command.arg("-jar").arg(&jar).arg("--exit-zero-always").arg(&files[0]);
            for _ in 0..times {
                command.args(files);
            }
            *best = time(command.stdout(Stdio::null()).stderr(Stdio::null()))?.min(*best);
        }
    }
    let [start, all] = best.map(|best| best.as_secs_f64());
    println!("the Nu Html Checker: {start:.2} s for its start and one document, {all:.2} s in all\n");
    let name = format!("the Nu Html Checker {version}, its start taken off");
    Ok(vec![(name, (all - start) / f64::from(COPIES))])
}
