//! Configurations that extend others, and what is said beside the report.

use crate::support::{Folder, stderr};

#[test]
fn a_file_says_what_differs_from_the_one_it_extends() {
    let folder = Folder::new().with("a.html", "<article class=op-a></article>");
    folder.write_in_folders(
        "shared/base.toml",
        "domains = [\"base.example\"]\nignore = [\"title-missing\"]\nprevious = [\"old.xml\"]\n\
         [[overrides]]\npaths = [\"*.html\"]\nevidence = \"observed\"\n",
    );
    folder.write_in_folders("shared/ia-validate.toml", "extends = \"base.toml\"\nfail-on = \"never\"\n");
    folder.write_in_folders(
        "site/ia-validate.toml",
        "extends = \"../shared\"\ndomains = [\"site.example\"]\nignore = [\"header-missing\"]\n",
    );
    folder.write_in_folders("site/a.html", "");
    let run = folder.run("config show site/a.html").code(0);
    let shown = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    for line in [
        "domains = [\"site.example\"] # site/ia-validate.toml:2",
        "  \"header-missing\", # site/ia-validate.toml:3",
        // Lists of rules add up, and paths start from the file that names them.
        "  \"title-missing\", # site/../shared/base.toml:2",
        "previous = [\"site/../shared/old.xml\"] # site/../shared/base.toml:3",
        "fail-on = \"never\" # site/../shared/ia-validate.toml:2",
    ] {
        assert!(shown.contains(&format!("{line}\n")), "{line}\n{shown}");
    }
    // Patterns start from the folder of their file, outside of which only names count.
    assert!(shown.contains("with the overrides at site/../shared/base.toml:4\n"), "{shown}");
}

#[test]
fn what_cannot_be_extended_is_told() {
    let folder = Folder::new().with("a.html", "<article class=op-a></article>");
    folder.write_in_folders("ia-validate.toml", "extends = \"b.toml\"\n");
    folder.run("check a.html").code(2).stdout_eq("").stderr_eq(
        "error: configuration: `b.toml`: no such file or folder (extended by ia-validate.toml:1)\n",
    );
    folder.write_in_folders("b.toml", "extends = \"c/c.toml\"\n");
    folder.write_in_folders("c/c.toml", "extends = \"../b.toml\"\n");
    folder.run("check a.html --format html=report.html").code(2).stdout_eq("").stderr_eq(
        "error: configuration: `extends` leads in a circle: b.toml → c/c.toml → b.toml; take it out of one of them\n",
    );
    assert!(!folder.path("report.html").exists());
    folder.write_in_folders("b.toml", "fail-on = 3\n");
    let run = folder.run("check a.html").code(2).stdout_eq("");
    assert!(stderr(&run).contains("b.toml:1:11"), "{}", stderr(&run));
    assert!(
        stderr(&run).contains("`b.toml` has 1 mistake (extended by ia-validate.toml:1)"),
        "{}",
        stderr(&run)
    );
}

#[test]
fn notes_about_what_was_not_given_are_for_the_first_run() {
    let folder = Folder::new().with("a.html", "<article class=op-a></article>");
    let told = |arguments: &str| stderr(&folder.run(arguments));
    assert!(told("check a.html").contains("no --domain given"));
    // Whoever has a configuration file has read it.
    for text in ["", "unchecked-notes = false\n"] {
        folder.write_in_folders("ia-validate.toml", text);
        assert!(!told("check a.html").contains("given"), "{text}");
        assert!(!told("preview a.html").contains("given"), "{text}");
    }
    assert!(told("check --no-config a.html").contains("no --domain given"));
    folder.write_in_folders("ia-validate.toml", "unchecked-notes = true\n");
    assert!(told("check a.html").contains("no --domain given"));
    folder.write_in_folders("ia-validate.toml", "");
    let verbose = told("check --verbose a.html");
    for words in ["configuration: ia-validate.toml\n", "no --domain given", "1 input found in "] {
        assert!(verbose.contains(words), "{words}: {verbose}");
    }
    folder.run("check -q --verbose a.html").code(2);
}

#[test]
fn the_environment_says_how_wide_text_may_be() {
    let folder = Folder::new().with("a.html", "<article><p>a</p></article>");
    let widest = |columns: &str| {
        let run = folder.command().args(["check", "a.html"]).env("COLUMNS", columns).assert();
        let text = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        text.lines().filter(|line| !line.contains('│')).map(|line| line.chars().count()).max().unwrap()
    };
    assert!(widest("60") <= 60, "{}", widest("60"));
    assert!(widest("0") > 80);
}
