//! Patterns of files, as `.gitignore` has them.
//!
//! The answers are those of the crate `ignore`, with which a test compares them; its regular expressions would be a sixth of
//! the WebAssembly engine. Only a `?` and a class take a whole character here, and there a byte of it.

use std::path::Path;

use super::glob::{BadGlob, Glob};

/// What a list of patterns says of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Says {
    /// One matches.
    Yes,
    /// The last that matches is an exception.
    Excepted,
}

/// A list of patterns, of which the last that matches counts.
#[derive(Clone, Default, Debug)]
pub(super) struct Patterns(Vec<Pattern>);

#[derive(Clone, Debug)]
struct Pattern {
    is_exception: bool,
    is_of_folders: bool,
    glob: Glob,
}

impl Patterns {
    /// Adds a line; what is a comment or empty says nothing.
    pub(super) fn add(&mut self, line: &str) -> Result<(), BadGlob> {
        if line.starts_with('#') {
            return Ok(());
        }
        let line = if line.ends_with("\\ ") { line } else { line.trim_end() };
        if !line.is_empty() {
            self.0.push(Pattern::read(line)?);
        }
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What they say of a file, or of the nearest folder around it of which they say anything.
    pub(super) fn of(&self, file: &Path) -> Option<Says> {
        let file = file.strip_prefix(".").or_else(|_| file.strip_prefix("/")).unwrap_or(file);
        let mut places = file.ancestors();
        let itself = places.next().and_then(|file| self.says(file, false));
        itself.or_else(|| places.find_map(|folder| self.says(folder, true)))
    }

    fn says(&self, place: &Path, is_folder: bool) -> Option<Says> {
        let path = place.to_string_lossy();
        let path = if cfg!(windows) { path.replace('\\', "/").into() } else { path };
        let is_it = |it: &&Pattern| (is_folder || !it.is_of_folders) && it.glob.matches(&path);
        let last = self.0.iter().rev().find(is_it)?;
        Some(if last.is_exception { Says::Excepted } else { Says::Yes })
    }
}

impl Pattern {
    fn read(line: &str) -> Result<Self, BadGlob> {
        let (mut rest, mut is_exception, mut is_from_top) = (line, false, false);
        if rest.starts_with("\\!") || rest.starts_with("\\#") {
            rest = &rest[1..];
        } else {
            if let Some(behind) = rest.strip_prefix('!') {
                (rest, is_exception) = (behind, true);
            }
            if let Some(behind) = rest.strip_prefix('/') {
                (rest, is_from_top) = (behind, true);
            }
        }
        let folder = rest.strip_suffix('/');
        let rest = folder.map_or(rest, |it| it.strip_suffix('\\').unwrap_or(it));
        // What names no folder is meant in each.
        let is_anywhere = !is_from_top && !rest.contains('/') && rest != "**";
        let mut glob = if is_anywhere { format!("**/{rest}") } else { rest.to_owned() };
        // What is in a folder is not the folder.
        if glob.ends_with("/**") {
            glob.push_str("/*");
        }
        Ok(Self { is_exception, is_of_folders: folder.is_some(), glob: Glob::read(&glob)? })
    }
}

#[cfg(test)]
mod tests {
    use ignore::Match;
    use ignore::gitignore::GitignoreBuilder;

    use super::*;

    /// What the crate `ignore` says; nothing where it takes a line for no pattern.
    fn by_ignore(lines: &[&str], files: &[String]) -> Option<Vec<Option<Says>>> {
        let mut builder = GitignoreBuilder::new("");
        for line in lines {
            builder.add_line(None, line).ok()?;
        }
        let patterns = builder.build().ok()?;
        let said = |file: &String| match patterns.matched_path_or_any_parents(file, false) {
            Match::None => None,
            Match::Ignore(_) => Some(Says::Yes),
            Match::Whitelist(_) => Some(Says::Excepted),
        };
        Some(files.iter().map(said).collect())
    }

    fn by_us(lines: &[&str], files: &[String]) -> Option<Vec<Option<Says>>> {
        let mut patterns = Patterns::default();
        for line in lines {
            patterns.add(line).ok()?;
        }
        Some(files.iter().map(|file| patterns.of(Path::new(file))).collect())
    }

    /// Pieces by turns, as a generator of numbers has it that is the same in every run.
    fn made(pieces: &[&str], most: u64, state: &mut u64) -> String {
        let mut next = |below: u64| {
            *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (*state >> 33) % below
        };
        (0..=next(most)).map(|_| pieces[next(pieces.len() as u64) as usize]).collect()
    }

    #[test]
    fn the_answers_are_those_of_ignore() {
        const LINES: &[&str] = &[
            "a", "b", "ab", ".xml", "/", "/", "*", "*", "**", "/**", "**/", "?", "[ab]", "[!a]", "[^b",
            "[a-b]", "[]-]", "{a,b}", "{", "}", ",", "{a/**,b}", "{**/a,}", "\\", "\\*", "!", "#", " ", "é",
            "-", "]", "{,}",
        ];
        const FILES: &[&str] =
            &["a", "b", "ab", ".xml", "/", "/", "/a/", "-", "é", "[", "]", "{", "}", ",", "*", "#", "!", " "];
        let state = &mut 1;
        let (mut read, mut matched) = (0, 0);
        for _ in 0..5_000 {
            let files: Vec<String> =
                (0..12).map(|_| made(FILES, 5, state)).filter(|file| !file.starts_with('/')).collect();
            let lines = [made(LINES, 4, state), made(LINES, 4, state)];
            let lines = [lines[0].as_str(), lines[1].as_str()];
            // A byte is no letter.
            let files: Vec<String> = files
                .into_iter()
                .filter(|file| file.is_ascii() || !lines.concat().contains(['?', '[']))
                .collect();
            let (theirs, ours) = (by_ignore(&lines, &files), by_us(&lines, &files));
            assert_eq!(ours, theirs, "{lines:?} of {files:?}");
            read += usize::from(ours.is_some());
            matched += ours.iter().flatten().flatten().count();
        }
        assert!(read > 2_500 && matched > 2_500, "{read} lists, {matched} files");
    }

    #[test]
    fn a_character_is_one() {
        let mut patterns = Patterns::default();
        patterns.add("?.xml").unwrap();
        patterns.add("[à-ö].rss").unwrap();
        for (file, is_it) in [("é.xml", true), ("éé.xml", false), ("é.rss", true), ("z.rss", false)] {
            assert_eq!(patterns.of(Path::new(file)).is_some(), is_it, "{file}");
        }
    }

    #[test]
    fn a_pattern_that_could_try_for_ever_does_not() {
        let mut patterns = Patterns::default();
        patterns.add(&"*a".repeat(200)).unwrap();
        patterns.add(&"{a,{b,c}*}".repeat(200)).unwrap();
        patterns.add(&"{".repeat(10_000)).unwrap_err();
        Patterns::default().add(&("{".repeat(10_000) + &"}".repeat(10_000))).unwrap();
        Patterns::default().add(&"[".repeat(100_000)).unwrap();
        assert_eq!(patterns.of(Path::new(&"a".repeat(5_000))), Some(Says::Yes));
        assert_eq!(patterns.of(Path::new(&"d".repeat(5_000))), None);
    }
}
