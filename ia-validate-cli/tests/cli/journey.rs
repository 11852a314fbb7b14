//! A newcomer's way, from the first configuration to nothing left: each step is what the one before it told them to do.

use serde_json::Value;

use crate::support::{Folder, Item, feed, stderr, stdout};

/// A site as exporters of content leave it, with what belongs to others, and bodies without documents.
fn site() -> Folder {
    let item = |n| Item { canonical: format!("https://www.blog.example/{n}"), ..Item::new(n) };
    let post = item(1).article().replace(
        "<p>Text 1.</p>",
        "<p>One <figure><img src=\"https://blog.example/a.jpg\"></figure></p><p>Two<br><br>lines</p>",
    );
    assert!(post.contains("<br><br>"));
    Folder::new()
        .with("posts/one.html", &post)
        .with("posts/two.html", item(2).article())
        .with("feeds/feed.xml", feed(&[item(3), item(4)]).replace("Text 3.", "a<br><br>b"))
        .with("bodies/draft.html", "<p>Only <strong>this</strong>.</p>\n")
        .with("wp-content/themes/x/index.html", "<html><body><div>A theme.</div></body></html>")
        .with("wp-content/plugins/y/vendor/z.html", &post)
        .with("node_modules/z/z.html", &post)
}

#[test]
fn from_the_first_configuration_to_green() {
    let folder = site();
    let told = stderr(&folder.run("config init").code(0));
    assert_eq!(told, "wrote `ia-validate.toml`; looked at 3 files; domains: blog.example\n");
    // What is wrong, what to do about it, and what was not looked at.
    let told = stderr(&folder.run("check").code(1));
    assert_eq!(
        told,
        "checked 3 files with 4 articles: 1 error, 2 warnings\n\
         passed over 2 files that bear no mark of Instant Articles (--verbose names them)\n\
         3 can be fixed: ia-validate fix\n\
         why `repeated-line-breaks` (2 of 3): ia-validate explain repeated-line-breaks\n"
    );
    let told = stderr(&folder.run("check --verbose").code(1));
    for path in ["bodies/draft.html", "wp-content/themes/x/index.html"] {
        assert!(told.contains(&format!("passed over `{path}`")), "{told}");
    }
    assert!(!told.contains("vendor") && !told.contains("node_modules"), "{told}");
    folder.run("explain repeated-line-breaks").code(0);
    let told = stderr(&folder.run("fix").code(0));
    assert!(told.starts_with("fixed 3 findings in 2 files; nothing is left\n"), "{told}");
    let told = stderr(&folder.run("check").code(0));
    assert!(told.starts_with("checked 3 files with 4 articles: no findings\n"), "{told}");
    // The bodies, too, once it is said what they are; and no more word about the theme.
    let written = String::from_utf8(folder.read("ia-validate.toml")).unwrap();
    let more = "exclude = [\"wp-content/\"]\n[[overrides]]\npaths = [\"bodies/\"]\nkind = \"fragment\"\n";
    folder.write("ia-validate.toml", written + more);
    let told = stderr(&folder.run("check").code(0));
    assert_eq!(told, "checked 4 files with 5 articles: no findings\n");
}

/// The recipes of docs/ci.md, as a shell runs them.
#[cfg(unix)]
#[test]
fn lists_of_files_as_documented() {
    let page = include_str!("../../../docs/ci.md");
    let recipe = |start: &str| {
        page.lines().find(|line| line.starts_with(start) && line.contains("--files-from")).unwrap()
    };
    let folder = site();
    let shell = |script: &str| {
        let path =
            std::path::Path::new(env!("CARGO_BIN_EXE_ia-validate")).parent().unwrap().display().to_string();
        let script = format!("PATH={path}:$PATH\nset -e\n{script}");
        std::process::Command::new("sh").args(["-c", &script]).current_dir(folder.path("")).output().unwrap()
    };
    let setup = "git init -q -b main . && git config user.email a@example.com && git config user.name A && git add posts && \
                 git commit -qm x && git update-ref refs/remotes/origin/main HEAD && printf '<p>x</p>' >> posts/two.html && \
                 git commit -qam y";
    if !shell(setup).status.success() || !shell("jq --version").status.success() {
        ia_validate_testing::skipped("there is no git or no jq");
        return;
    }
    let run = shell(&format!("{} --no-config --format json", recipe("git diff")));
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    let paths: Vec<&str> =
        document["articles"].as_array().unwrap().iter().map(|it| it["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["posts/two.html"]);
    folder.write("last.json", stdout(&folder.run("check --no-config --format json")));
    let run = shell(&format!("{} --no-config --format json", recipe("jq")));
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(document["summary"]["files"], 3, "{document}");
}
