//! Shell completions and man pages, looked at by the programs that read them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use ia_validate_testing::skipped;
use snapbox::str;

use crate::support::{Folder, RULE, stdout};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// Runs a program; none, aloud, where it is missing.
fn run(program: &str, arguments: &[&str], file: &Path) -> Option<Output> {
    match Command::new(program).args(arguments).arg(file).output() {
        Ok(output) => Some(output),
        Err(error) => {
            skipped(&format!("no `{program}`: {error}"));
            None
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn completions_know_commands_and_rules() {
    let folder = Folder::new();
    for shell in SHELLS {
        let script = stdout(&folder.run(&format!("completions {shell}")).code(0).stderr_eq(""));
        // Elvish and PowerShell are told of no values.
        let values = if ["elvish", "powershell"].contains(&shell) { &[][..] } else { &[RULE, "checkstyle"] };
        for word in ["explain", "stdin-filename"].iter().chain(values) {
            assert!(script.contains(word), "{shell}: no {word}");
        }
    }
    folder.run("completions tcsh").code(2).stdout_eq("");
}

#[test]
fn shells_can_read_their_completions() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish"] {
        folder.write(shell, stdout(&folder.run(&format!("completions {shell}"))));
        let Some(output) = run(shell, &["-n"], &folder.path(shell)) else { continue };
        assert!(output.status.success() && output.stderr.is_empty(), "{shell}: {}", text(&output.stderr));
    }
}

#[test]
fn bash_completes() {
    let folder = Folder::new();
    folder.write("bash", stdout(&folder.run("completions bash")));
    let complete = "source \"$0\"; COMP_WORDS=(ia-validate explain figure-in-); COMP_CWORD=2; \
                    _ia__validate ia-validate figure-in- explain; echo \"${COMPREPLY[@]}\"";
    let Some(output) = run("bash", &["-c", complete], &folder.path("bash")) else { return };
    assert_eq!(text(&output.stdout), format!("{RULE}\n"), "{}", text(&output.stderr));
}

#[test]
fn a_man_page_for_each_command() {
    let folder = Folder::new();
    folder.run("man --output-dir man/man1").code(0).stdout_eq("").stderr_eq("");
    let mut names: Vec<String> = fs::read_dir(folder.path("man/man1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    for command in ["", "-check", "-fix", "-explain", "-config", "-config-show", "-man"] {
        assert!(names.contains(&format!("ia-validate{command}.1")), "{command}: {names:?}");
    }
    let page = stdout(&folder.run("man").code(0).stderr_eq(""));
    assert_eq!(page, text(&folder.read("man/man1/ia-validate.1")));
    for name in &names {
        let page = folder.path("man/man1").join(name);
        assert!(
            !fs::read_to_string(&page).unwrap().contains(RULE) || name == "ia-validate-check.1",
            "{name}"
        );
        // Mandoc warns of how clap_mangen writes dates and breaks lines: that does no harm.
        for (program, arguments) in
            [("groff", &["-man", "-Kutf8", "-Tutf8", "-ww", "-z"][..]), ("mandoc", &["-Tlint", "-Werror"])]
        {
            let Some(output) = run(program, arguments, &page) else { continue };
            assert!(output.status.success() && output.stderr.is_empty(), "{name}: {}", text(&output.stderr));
        }
    }
    folder.write("file", "");
    folder.run("man --output-dir file/man1").code(2).stdout_eq("").stderr_eq(str![[r#"
error: cannot write to `file/man1`: [..]

"#]]);
}
