//! Who imports whom, read from a crate's own sources: each crate that has rooms has a test for it.
//!
//! A file imports the files in which the items are defined that its paths name: `use` declarations and all other
//! paths, those in the arguments of macros included. A re-export (`pub use`) is followed to the definition, and
//! makes no import itself. Tests may import anything.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Panics unless each room (a file or folder of `src`) imports only rooms of later rows, and no file takes part in
/// a circle of imports. A row holds one room or several that do not import each other.
pub fn check(src: &str, rows: &[&str]) {
    let files = Files::read(&|place| fs::read_to_string(Path::new(src).join(place)).ok());
    let wrong = wrong(&files, rows);
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The path of a module, or of an item in one.
type Names = Vec<String>;

/// The source files of a crate, by the paths of their modules.
#[derive(Default)]
struct Files(BTreeMap<Names, File>);

/// What is said in a source file.
#[derive(Default)]
struct File {
    /// Where it lies, from the crate's `src` on.
    place: String,
    /// The modules below it, but for those of tests.
    children: BTreeSet<String>,
    /// What names stand for that `use` declares.
    names: Vec<(String, Names)>,
    /// What `*` stands for.
    globs: Vec<Names>,
    /// The paths that it uses.
    paths: Vec<Names>,
}

impl Files {
    /// Reads a crate; `text` gives what stands in a file, if there is such a file.
    fn read(text: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut files = Self::default();
        files.add(text, &["lib.rs".to_owned(), "main.rs".to_owned()], Vec::new());
        files
    }

    /// Reads the file of a module, which lies at one of these places, and those of the modules that it declares.
    fn add(&mut self, text: &dyn Fn(&str) -> Option<String>, places: &[String], module: Names) {
        let found = places.iter().find_map(|place| Some((place, text(place)?)));
        let (place, text_of_file) = found.unwrap_or_else(|| panic!("there is none of {places:?}"));
        let mut file = File { place: place.clone(), ..File::default() };
        file.read(text_of_file.parse().unwrap(), &mut Vec::new());
        for child in &file.children {
            let module: Names = module.iter().chain([child]).cloned().collect();
            let path = module.join("/");
            self.add(text, &[format!("{path}.rs"), format!("{path}/mod.rs")], module);
        }
        self.0.insert(module, file);
    }

    /// The files that define what a path in a module stands for; none if that is no matter of this crate.
    fn definitions(&self, module: &[String], path: &[String], found: &mut BTreeSet<Names>) {
        let Some((first, rest)) = path.split_first() else { return };
        let file = &self.0[module];
        match first.as_str() {
            "crate" => self.below(&[], rest, found),
            "self" => self.below(module, rest, found),
            "super" => {
                let ups = path.iter().take_while(|name| *name == "super").count();
                self.below(&module[..module.len() - ups], &path[ups..], found);
            }
            child if file.children.contains(child) => self.below(module, path, found),
            name => {
                for (_, target) in file.names.iter().filter(|(it, _)| it == name) {
                    // Outside of this crate, `url` may well be named `url`.
                    if target.first() != Some(first) {
                        self.definitions(module, &[target, rest].concat(), found);
                    }
                }
            }
        }
    }

    /// The same for a path that begins in a module.
    fn below(&self, module: &[String], path: &[String], found: &mut BTreeSet<Names>) {
        let file = &self.0[module];
        match path.split_first() {
            Some((child, rest)) if file.children.contains(child) => {
                self.below(&[module, std::slice::from_ref(child)].concat(), rest, found);
            }
            Some((name, _)) if name == "*" => {
                let all = file.names.iter().map(|(_, target)| target).chain(&file.globs);
                all.for_each(|target| self.definitions(module, target, found));
                found.insert(module.to_vec());
            }
            Some((name, rest)) if file.names.iter().any(|(it, _)| it == name) => {
                let targets = file.names.iter().filter(|(it, _)| it == name);
                targets.for_each(|(_, target)| self.definitions(module, &[target, rest].concat(), found));
            }
            _ => {
                found.insert(module.to_vec());
            }
        }
    }

    /// The files that each file imports.
    fn imports(&self) -> BTreeMap<&Names, BTreeSet<Names>> {
        let of = |module: &Names, file: &File| {
            let mut found = BTreeSet::new();
            file.paths.iter().for_each(|path| self.definitions(module, path, &mut found));
            found.remove(module);
            found
        };
        self.0.iter().map(|(module, file)| (module, of(module, file))).collect()
    }
}

impl File {
    /// Notes what is said in tokens; `inside` are the modules that are written out in the file around them.
    fn read(&mut self, tokens: TokenStream, inside: &mut Names) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.to_string() == text);
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                // What an attribute says stands on an item of its own: that of a test is passed over.
                TokenTree::Punct(mark) if mark.as_char() == '#' && is_for_tests(tokens.get(at + 1)) => {
                    let ends = |token: &TokenTree| match token {
                        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                        token => token.to_string() == ";",
                    };
                    at += tokens[at..].iter().position(ends).unwrap_or(tokens.len());
                }
                // `$crate::…` in a macro is what its callers import by naming the macro.
                TokenTree::Punct(mark) if mark.as_char() == '$' => {
                    at += 1;
                    while is(at + 1, ":") && is(at + 2, ":") {
                        at += 3;
                    }
                }
                TokenTree::Ident(word) if *word == "pub" => {
                    let is_limit = matches!(tokens.get(at + 1), Some(TokenTree::Group(group))
                        if group.delimiter() == Delimiter::Parenthesis);
                    at += usize::from(is_limit);
                    if is(at + 1, "use") {
                        let tree = tokens[at + 2..].iter().take_while(|token| token.to_string() != ";");
                        at += 2 + tree.clone().count();
                        self.declare(tree.cloned().collect(), Vec::new(), inside, true);
                    }
                }
                TokenTree::Ident(word) if *word == "use" => {
                    let tree = tokens[at + 1..].iter().take_while(|token| token.to_string() != ";");
                    at += 1 + tree.clone().count();
                    self.declare(tree.cloned().collect(), Vec::new(), inside, false);
                }
                TokenTree::Ident(word) if *word == "mod" => {
                    let name = tokens[at + 1].to_string();
                    match tokens.get(at + 2) {
                        Some(TokenTree::Group(content)) => {
                            inside.push(name);
                            self.read(content.stream(), inside);
                            inside.pop();
                        }
                        _ => {
                            self.children.insert(name);
                        }
                    }
                    at += 2;
                }
                TokenTree::Ident(first) => {
                    let mut path = vec![first.to_string()];
                    while let (true, true, Some(TokenTree::Ident(next))) =
                        (is(at + 1, ":"), is(at + 2, ":"), tokens.get(at + 3))
                    {
                        path.push(next.to_string());
                        at += 3;
                    }
                    self.paths.extend(Self::outside(path, inside).filter(|path| path.len() > 1));
                }
                TokenTree::Group(group) => self.read(group.stream(), inside),
                _ => {}
            }
            at += 1;
        }
    }

    /// Notes what a `use` declares: `tokens` follow the path `before`.
    fn declare(&mut self, tokens: Vec<TokenTree>, before: Names, inside: &[String], is_export: bool) {
        for part in tokens.split(|token| token.to_string() == ",") {
            let mut path = before.clone();
            let mut name = None;
            let mut parts = part.iter();
            while let Some(token) = parts.next() {
                match token {
                    TokenTree::Ident(word) if *word == "as" => name = parts.next().map(ToString::to_string),
                    TokenTree::Ident(word) if *word == "self" && !path.is_empty() => {}
                    TokenTree::Ident(word) => path.push(word.to_string()),
                    TokenTree::Punct(mark) if mark.as_char() == '*' => path.push("*".to_owned()),
                    TokenTree::Group(group) => {
                        self.declare(group.stream().into_iter().collect(), path.clone(), inside, is_export);
                        path.clear();
                    }
                    _ => {}
                }
            }
            for path in Self::outside(path, inside).filter(|path| !path.is_empty()) {
                if !is_export {
                    self.paths.push(path.clone());
                }
                match path.last() {
                    Some(last) if last == "*" => self.globs.push(path),
                    Some(last) => self.names.push((name.take().unwrap_or_else(|| last.clone()), path)),
                    None => {}
                }
            }
        }
    }

    /// The path as it would be outside of the modules that are written out in the file; none if it stays in them.
    fn outside(mut path: Names, inside: &[String]) -> impl Iterator<Item = Names> {
        let ups = path.iter().take(inside.len()).take_while(|name| *name == "super").count();
        path.drain(..ups);
        let stays = path.first().is_some_and(|first| first == "super" || first == "self");
        (ups == inside.len() || !stays).then_some(path).into_iter()
    }
}

/// Whether it is `[cfg(test)]`, or asks for more beside.
fn is_for_tests(attribute: Option<&TokenTree>) -> bool {
    let text = attribute.map(|it| it.to_string().replace(' ', "")).unwrap_or_default();
    text.starts_with("[cfg(test") || text.starts_with("[cfg(all(test")
}

/// What is wrong with the imports, a line each.
fn wrong(files: &Files, rows: &[&str]) -> String {
    let mut wrong = String::new();
    let place = |module: &Names| files.0[module].place.as_str();
    let room = |module: &Names| match module.first() {
        Some(room) => room.clone(),
        None => place(module).trim_end_matches(".rs").to_owned(),
    };
    let row = |room: &str| rows.iter().position(|row| row.split(' ').any(|it| it == room));
    let imports = files.imports();
    for (&module, imported) in &imports {
        let own = room(module);
        let Some(from) = row(&own) else {
            let _ = writeln!(wrong, "{}: `{own}` is in no row of the table", place(module));
            continue;
        };
        for other in imported {
            let theirs = room(other);
            if theirs != own && row(&theirs).is_none_or(|to| to <= from) {
                let (one, two) = (place(module), place(other));
                let _ = writeln!(wrong, "{one} imports {two}: `{own}` must not import `{theirs}`");
            }
        }
    }
    for circle in circles(&imports) {
        let places: Vec<&str> = circle.iter().map(place).collect();
        let _ = writeln!(wrong, "a circle of imports: {}", places.join(" → "));
    }
    wrong
}

/// For each file that takes part in a circle of imports, unless one before it did, the shortest circle.
fn circles(imports: &BTreeMap<&Names, BTreeSet<Names>>) -> Vec<Vec<Names>> {
    let mut circles: Vec<Vec<Names>> = Vec::new();
    for &start in imports.keys() {
        if circles.iter().flatten().any(|it| it == start) {
            continue;
        }
        // Each file that can be reached, with the one from which it was first.
        let mut from: BTreeMap<&Names, &Names> = BTreeMap::new();
        let mut next = std::collections::VecDeque::from([start]);
        while let Some(module) = next.pop_front() {
            for other in imports.get(module).into_iter().flatten() {
                if !from.contains_key(other) {
                    from.insert(other, module);
                    next.push_back(other);
                }
            }
        }
        let Some(mut module) = from.get(start).copied() else { continue };
        let mut circle = vec![start.clone()];
        while module != start {
            circle.push(module.clone());
            module = from[module];
        }
        circle.push(start.clone());
        circle.reverse();
        circles.push(circle);
    }
    circles
}

#[test]
fn what_is_wrong_is_named() {
    let sources = [
        ("lib.rs", "mod top; mod low; pub use low::Low; #[cfg(test)] mod tests { use crate::top::Top; }"),
        ("top/mod.rs", "mod one; mod two; pub(crate) use one::One; pub(crate) struct Top;"),
        (
            "top/one.rs",
            "//! `super::two`\nuse super::two::Two; pub(in crate::top) struct One(Two, &'static str);",
        ),
        (
            "top/two.rs",
            "pub(crate) struct Two; impl Two { fn f() { g!(vec![super::One(Two, \"crate::low\")]) } }",
        ),
        (
            "low.rs",
            "mod inline { use super::super::top; fn f() -> top::One { $crate::top::g() } } pub struct Low;",
        ),
    ];
    let text = |place: &str| Some(sources.iter().find(|(it, _)| *it == place)?.1.to_owned());
    let files = Files::read(&text);
    let circle = "a circle of imports: top/one.rs → top/two.rs → top/one.rs\n";
    assert_eq!(wrong(&files, &["lib", "low", "top"]), circle);
    let upwards = "low.rs imports top/mod.rs: `low` must not import `top`\n\
                   low.rs imports top/one.rs: `low` must not import `top`\n";
    assert_eq!(wrong(&files, &["lib", "top", "low"]), [upwards, circle].concat());
    assert_eq!(wrong(&files, &["lib", "top low"]), [upwards, circle].concat());
    let unknown = "low.rs: `low` is in no row of the table\n";
    assert_eq!(wrong(&files, &["lib", "top"]), [unknown, circle].concat());
}
