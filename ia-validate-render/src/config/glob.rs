//! One pattern: `*`, `?`, `**`, `[…]` and `{…}`.
//!
//! It becomes a list of steps, of which a path's characters take all ways at once: no pattern takes longer than its length
//! times that of the path.

use std::iter::Peekable;
use std::str::Chars;

/// A text that is no pattern.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub(super) enum BadGlob {
    #[error("invalid range; '{0}' > '{1}'")]
    Range(char, char),
    #[error("unopened alternate group; missing '{{' (maybe escape '}}' with '[}}]'?)")]
    Unopened,
    #[error("unclosed alternate group; missing '}}' (maybe escape '{{' with '[{{]'?)")]
    Unclosed,
    #[error("dangling '\\'")]
    Escape,
}

/// A pattern, ready to be tried.
#[derive(Clone, Debug)]
pub(super) struct Glob(Vec<Step>);

#[derive(Clone, PartialEq, Debug)]
enum Step {
    Letter(char),
    /// A character of these, or, `negated`, none of them.
    OneOf {
        is_negated: bool,
        ranges: Vec<(char, char)>,
    },
    /// A character within a name.
    One,
    /// Any number of them.
    Many,
    /// Any number of any characters.
    All,
    /// Nothing: both the next step and the one so far ahead come now.
    Fork(usize),
    /// Nothing: the step so far ahead comes now.
    Jump(usize),
}

/// A part of a pattern.
#[derive(Clone, PartialEq, Debug)]
enum Part {
    Step(Step),
    /// `**/` at the front: any folders, or none.
    Folders,
    /// `/**/`: the same in the midst.
    Between,
    /// `/**` at the end of an alternative: all that is inside.
    Inside,
    /// `{…}`.
    Group(Vec<Step>),
}

impl Glob {
    pub(super) fn read(text: &str) -> Result<Self, BadGlob> {
        let mut reader = Reader {
            letters: text.chars().peekable(),
            before: None,
            now: None,
            open: Vec::new(),
            parts: Vec::new(),
            is_left_open: false,
        };
        while let Some(letter) = reader.next() {
            reader.letter(letter)?;
        }
        if !reader.open.is_empty() {
            return Err(BadGlob::Unclosed);
        }
        Ok(Self(if reader.parts == [Part::Folders] { vec![Step::All] } else { steps(reader.parts) }))
    }

    /// Whether it matches all of a path.
    pub(super) fn matches(&self, path: &str) -> bool {
        let end = self.0.len();
        let mut now = Places::new(end);
        let mut next = Places::new(end);
        now.enter(&self.0, 0);
        for letter in path.chars() {
            for at in now.list.drain(..) {
                now.is_in[at] = false;
                match self.0.get(at) {
                    Some(step) if step.takes(letter) => {
                        next.enter(&self.0, if matches!(step, Step::Many | Step::All) { at } else { at + 1 });
                    }
                    _ => {}
                }
            }
            std::mem::swap(&mut now, &mut next);
            if now.list.is_empty() {
                return false;
            }
        }
        now.is_in[end]
    }
}

impl Step {
    fn takes(&self, letter: char) -> bool {
        match self {
            Self::Letter(it) => *it == letter,
            Self::OneOf { is_negated, ranges } => {
                ranges.iter().any(|&(from, to)| (from..=to).contains(&letter)) != *is_negated
            }
            Self::One | Self::Many => letter != '/',
            Self::All => true,
            Self::Fork(_) | Self::Jump(_) => false,
        }
    }
}

/// Steps that come next.
struct Places {
    list: Vec<usize>,
    is_in: Vec<bool>,
    open: Vec<usize>,
}

impl Places {
    fn new(end: usize) -> Self {
        Self { list: Vec::new(), is_in: vec![false; end + 1], open: Vec::new() }
    }

    /// Adds a step, and those that come at the same time.
    fn enter(&mut self, steps: &[Step], at: usize) {
        self.open.push(at);
        while let Some(at) = self.open.pop() {
            if std::mem::replace(&mut self.is_in[at], true) {
                continue;
            }
            self.list.push(at);
            match steps.get(at) {
                Some(Step::Many | Step::All) => self.open.push(at + 1),
                Some(&Step::Fork(far)) => self.open.extend([at + 1, at + far]),
                Some(&Step::Jump(far)) => self.open.push(at + far),
                _ => {}
            }
        }
    }
}

fn steps(parts: Vec<Part>) -> Vec<Step> {
    let mut steps = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Step(step) => steps.push(step),
            Part::Folders => steps.extend([Step::Fork(3), Step::All, Step::Letter('/')]),
            Part::Between => steps.extend([Step::Letter('/'), Step::Fork(3), Step::All, Step::Letter('/')]),
            Part::Inside => steps.extend([Step::Letter('/'), Step::All]),
            Part::Group(all) => steps.extend(all),
        }
    }
    steps
}

/// Alternatives one behind the other; empty ones count for nothing.
fn group(mut alternatives: Vec<Vec<Step>>) -> Vec<Step> {
    alternatives.retain(|it| !it.is_empty());
    let mut steps = alternatives.pop().unwrap_or_default();
    for mut it in alternatives.into_iter().rev() {
        let mut with = vec![Step::Fork(it.len() + 2)];
        with.append(&mut it);
        with.push(Step::Jump(steps.len() + 1));
        with.append(&mut steps);
        steps = with;
    }
    steps
}

struct Reader<'g> {
    letters: Peekable<Chars<'g>>,
    before: Option<char>,
    now: Option<char>,
    /// The groups around: what was before each, and its alternatives so far.
    open: Vec<(Vec<Part>, Vec<Vec<Step>>)>,
    /// Of the innermost alternative.
    parts: Vec<Part>,
    /// Whether a class was not closed: no later one is.
    is_left_open: bool,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        self.before = self.now;
        self.now = self.letters.next();
        self.now
    }

    fn letter(&mut self, letter: char) -> Result<(), BadGlob> {
        let step = match letter {
            '?' => Step::One,
            '*' => {
                self.stars();
                return Ok(());
            }
            '[' if !self.is_left_open => self.class()?.unwrap_or(Step::Letter('[')),
            '{' => {
                self.open.push((std::mem::take(&mut self.parts), Vec::new()));
                return Ok(());
            }
            '}' => {
                let (before, mut alternatives) = self.open.pop().ok_or(BadGlob::Unopened)?;
                alternatives.push(steps(std::mem::replace(&mut self.parts, before)));
                self.parts.push(Part::Group(group(alternatives)));
                return Ok(());
            }
            ',' if !self.open.is_empty() => {
                let alternative = steps(std::mem::take(&mut self.parts));
                if let Some((_, alternatives)) = self.open.last_mut() {
                    alternatives.push(alternative);
                }
                return Ok(());
            }
            '\\' => Step::Letter(self.next().ok_or(BadGlob::Escape)?),
            other => Step::Letter(other),
        };
        self.parts.push(Part::Step(step));
        Ok(())
    }

    /// One star, or two, which mean folders where they stand alone between slashes.
    fn stars(&mut self) {
        let before = self.before;
        if self.letters.next_if_eq(&'*').is_none() {
            return self.parts.push(Part::Step(Step::Many));
        }
        (self.before, self.now) = (Some('*'), Some('*'));
        let behind = self.letters.peek().copied();
        let ends = behind.is_none() || (matches!(behind, Some(',' | '}')) && !self.open.is_empty());
        if self.parts.is_empty() && matches!(behind, None | Some('/')) {
            self.next();
            return self.parts.push(Part::Folders);
        }
        if self.parts.is_empty() || before != Some('/') || !(ends || behind == Some('/')) {
            return self.parts.push(Part::Step(Step::Many));
        }
        if !ends {
            self.next();
        }
        match self.parts.last() {
            Some(Part::Folders | Part::Inside) => {}
            _ => {
                self.parts.pop();
                self.parts.push(if ends { Part::Inside } else { Part::Between });
            }
        }
    }

    /// A class; nothing if it is not closed, and the bracket stands for itself.
    fn class(&mut self) -> Result<Option<Step>, BadGlob> {
        let mut letters = self.letters.clone();
        let is_negated = letters.next_if(|&letter| matches!(letter, '!' | '^')).is_some();
        let mut ranges: Vec<(char, char)> = Vec::new();
        let mut is_range = false;
        loop {
            let Some(letter) = letters.next() else {
                self.is_left_open = true;
                return Ok(None);
            };
            match (letter, ranges.last_mut()) {
                (']', Some(_)) => break,
                ('-', Some(_)) if !is_range => is_range = true,
                (_, Some(last)) if is_range => {
                    if letter < last.0 {
                        return Err(BadGlob::Range(last.0, letter));
                    }
                    (last.1, is_range) = (letter, false);
                }
                _ => ranges.push((letter, letter)),
            }
        }
        if is_range {
            ranges.push(('-', '-'));
        }
        self.letters = letters;
        (self.before, self.now) = (None, Some(']'));
        Ok(Some(Step::OneOf { is_negated, ranges }))
    }
}
