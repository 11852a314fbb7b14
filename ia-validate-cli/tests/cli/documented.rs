//! What the documentation gives to copy does what it says.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use ia_validate_testing::skipped;
use serde_json::Value;

use crate::support::{BAD, Folder, GOOD, RULE};

const CI: &str = include_str!("../../../docs/ci.md");
const EMBEDDING: &str = include_str!("../../../docs/embedding.md");

/// The parts of a page that are in this language.
fn blocks<'p>(page: &'p str, language: &str) -> Vec<&'p str> {
    let fence = format!("```{language}\n");
    let blocks: Vec<_> = page.split(&fence).skip(1).map(|rest| rest.split_once("```").unwrap().0).collect();
    assert!(!blocks.is_empty(), "{language}");
    blocks
}

/// The one of them that says this.
fn block<'p>(page: &'p str, language: &str, with: &str) -> &'p str {
    let blocks: Vec<_> = blocks(page, language).into_iter().filter(|block| block.contains(with)).collect();
    assert_eq!(blocks.len(), 1, "{with}");
    blocks[0]
}

/// A program where `ia-validate` is on the PATH; none, aloud, where there is no such program.
fn run(folder: &Folder, program: &str, arguments: &[&str]) -> Option<Output> {
    let binary = Path::new(env!("CARGO_BIN_EXE_ia-validate")).parent().unwrap().to_owned();
    let before = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([binary].into_iter().chain(std::env::split_paths(&before))).unwrap();
    let output = Command::new(program)
        .args(arguments)
        .env("PATH", path)
        .current_dir(folder.path("."))
        .stdin(Stdio::null())
        .output();
    if output.is_err() {
        skipped(&format!("there is no {program}"));
    }
    output.ok()
}

/// Runs a script; its exit code.
fn shell(folder: &Folder, script: &str) -> i32 {
    run(folder, "sh", &["-c", script]).unwrap().status.code().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap()
}

#[test]
fn steps_of_workflows_fail_and_leave_their_reports() {
    // GitHub's calls the action, which `.ci/doors/dist` runs step by step.
    let workflows = [block(CI, "yaml", ".gitlab-ci.yml"), block(CI, "sh", "--format checkstyle=")];
    for workflow in workflows {
        let folder = Folder::new().with("articles/bad.html", BAD);
        let steps = workflow
            .lines()
            .map(|line| line.trim_start().trim_start_matches("- ").trim_start_matches("run: "));
        let commands =
            |program: &str| -> Vec<&str> { steps.clone().filter(|step| step.starts_with(program)).collect() };
        let [check] = commands("ia-validate ")[..] else { panic!("{workflow}") };
        assert_eq!(shell(&folder, check), 1, "{check}");
        let uploaded = steps.clone().filter_map(|step| {
            let (key, file) = step.split_once(": ")?;
            ["sarif_file", "codequality", "junit"].contains(&key).then_some(file)
        });
        let written = check.split(['=', ' ']).filter(|word| word.contains('.'));
        let files: Vec<_> = uploaded.chain(written).collect();
        assert!(files.len() > 1, "{workflow}");
        for file in files {
            assert!(text(&folder.read(file)).contains("figure-in-paragraph"), "{file}");
        }
    }
}

#[test]
fn workflows_are_right_by_their_schemas() {
    let folder = Folder::new();
    for (name, schema) in [(".github/workflows", "github-workflows"), (".gitlab-ci.yml", "gitlab-ci")] {
        folder.write("workflow.yml", block(CI, "yaml", name));
        let schema = format!("vendor.{schema}");
        let arguments = ["--builtin-schema", &schema, "workflow.yml"];
        let Some(output) = run(&folder, "check-jsonschema", &arguments) else { return };
        assert!(output.status.success(), "{}", text(&output.stdout));
    }
}

/// GitHub takes suppressed results for open ones, so they are left out of what it gets.
#[test]
fn code_scanning_gets_what_is_new() {
    let folder = Folder::new().with("articles/bad.html", BAD);
    let arguments = format!("--select {RULE} --baseline known.json articles");
    folder.run(&format!("{arguments} --write-baseline")).code(0);
    let allowed = BAD.replace("<figure>", "<!-- ia-validate: allow(figure-in-paragraph) --><figure>");
    folder.write("articles/new.html", BAD);
    folder.write("articles/allowed.html", allowed);
    assert!(include_str!("../../../packaging/action.sh").contains("check --hide-suppressed"));
    let count = |options: &str| {
        folder.run(&format!("{arguments} --format sarif=articles.sarif {options}")).code(1);
        let document: Value = serde_json::from_slice(&folder.read("articles.sarif")).unwrap();
        document["runs"][0]["results"].as_array().unwrap().len()
    };
    assert_eq!((count(""), count("--hide-suppressed")), (3, 1));
}

#[test]
fn a_baseline_lets_old_findings_pass() {
    let folder = Folder::new().with("articles/bad.html", BAD);
    let (_, rest) = CI.split_once("run `ia-validate --baseline").unwrap();
    let written = format!("ia-validate --baseline{}", rest.split_once('`').unwrap().0);
    assert_eq!(shell(&folder, &written), 0);
    assert_eq!(shell(&folder, "ia-validate --format github --baseline baseline.json articles/"), 0);
}

#[test]
fn the_shell_loop_publishes_what_is_right() {
    let folder = Folder::new().with("outbox/bad one.html", BAD).with("outbox/good one.html", SPOTLESS);
    let script = block(CI, "sh", "outbox");
    assert_eq!(shell(&Folder::new(), script), 0);
    assert_eq!(shell(&folder, script), 0);
    assert_eq!(folder.read("published/good one.html"), SPOTLESS.as_bytes());
    assert!(text(&folder.read("outbox/bad one.html.findings")).contains("error[figure-in-paragraph]"));
    assert!(!folder.path("published/bad one.html").exists());
    assert!(!folder.path("outbox/good one.html.findings").exists());
    folder.write("ia-validate.toml", "nonsense");
    assert_eq!(shell(&folder, script), 2);
}

const SPOTLESS: &str = include_str!("../../../test-articles/spotless.html");

#[test]
fn the_hook_lets_no_finding_be_committed() {
    let folder = Folder::new().with("a b.html", BAD);
    let git = |arguments: &str| {
        let settings =
            ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", "-c", "core.hooksPath=.git/hooks"];
        let arguments: Vec<_> = settings.into_iter().chain(arguments.split(' ')).collect();
        run(&folder, "git", &arguments).map(|output| output.status.success())
    };
    let Some(true) = git("init --quiet .") else { return };
    folder.write_in_folders(".git/hooks/pre-commit", block(CI, "sh", "git diff --cached"));
    assert_eq!(shell(&folder, "chmod +x .git/hooks/pre-commit"), 0);
    assert_eq!(git("add ."), Some(true));
    assert_eq!(git("commit -m bad"), Some(false));
    folder.write("a b.html", SPOTLESS);
    assert_eq!(git("add ."), Some(true));
    assert_eq!(git("commit -m good"), Some(true));
    folder.write("notes.txt", GOOD);
    assert_eq!(git("add ."), Some(true));
    assert_eq!(git("commit -m notes"), Some(true));
}

#[test]
fn the_finding_that_is_shown_is_the_one_that_comes() {
    let folder = Folder::new().with("draft.html", BAD);
    let output = run(&folder, "sh", &["-c", blocks(EMBEDDING, "sh")[0]]).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let shown: Value = serde_json::from_str(blocks(EMBEDDING, "json")[0]).unwrap();
    assert!(report["diagnostics"].as_array().unwrap().contains(&shown), "{report:#}");
}

/// Saves the blocks of a language under the names that they begin with, and runs `draft` with each of: a bad
/// draft, one as large as drafts never are, and a configuration that is wrong.
fn embedded(language: &str, program: &str, draft: &str) {
    let folder = Folder::new().with("draft.html", BAD);
    for block in blocks(EMBEDDING, language) {
        let name = block.lines().find_map(|line| line.strip_prefix("// ")).unwrap();
        folder.write(name, block);
    }
    let Some(output) = run(&folder, program, &[draft]) else { return };
    assert!(output.status.success(), "{}", text(&output.stderr));
    let finding = "1:17 error[figure-in-paragraph] `figure` inside `p`: paragraphs hold text only, so the figure is lost";
    assert!(text(&output.stdout).lines().any(|line| line == finding), "{}", text(&output.stdout));

    folder.write("draft.html", BAD.repeat(4000));
    let output = run(&folder, program, &[draft]).unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).lines().count() > 4000);

    folder.write("ia-validate.toml", "nonsense");
    let output = run(&folder, program, &[draft]).unwrap();
    assert!(!output.status.success());
    let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
    assert!(said.contains("Exception: ia-validate: ") || said.contains("Error: ia-validate: "), "{said}");
    assert!(said.contains("nonsense"), "{said}");
}

#[test]
fn php_reads_the_findings() {
    embedded("php", "php", "draft.php");
}

#[test]
fn node_reads_the_findings() {
    embedded("js", "node", "draft.mjs");
}

#[test]
fn what_failed_the_last_time_is_checked_again() {
    let folder = Folder::new().with("articles/bad.html", BAD).with("articles/good.html", SPOTLESS);
    if run(&folder, "jq", &["--version"]).is_none() {
        return;
    }
    let recipe = block(CI, "sh", "last.json");
    let output = run(&folder, "sh", &["-c", recipe]).unwrap();
    assert!(text(&output.stdout).contains("figure-in-paragraph"), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("checked 1 file"), "{}", text(&output.stderr));
}
