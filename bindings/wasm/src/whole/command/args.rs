//! The command line: options from the table, and the few that it has besides.

use ia_validate_render::Format;
use ia_validate_render::options::{self, Entry, Flag, KEYS, Key, Naming, Raw, RawValue, Shape};

use crate::call::none;
use crate::error::Error;

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Action {
    Check,
    Fix,
    Explain,
    Help,
    Version,
}

/// The commands, by name.
const COMMANDS: [(&str, Action, options::Command); 3] = [
    ("check", Action::Check, options::Command::Check),
    ("fix", Action::Fix, options::Command::Fix),
    ("explain", Action::Explain, options::Command::Record),
];

/// What only the program does.
const LEFT: [&str; 8] = ["preview", "record", "rules", "config", "lsp", "completions", "man", "serve"];

impl Action {
    pub(super) fn reads_files(self) -> bool {
        matches!(self, Self::Check | Self::Fix)
    }
}

/// A command line.
#[derive(Debug)]
pub(super) struct Args {
    pub(super) action: Action,
    pub(super) paths: Vec<String>,
    pub(super) options: Raw<String>,
    pub(super) stdin_filename: Option<String>,
    pub(super) is_quiet: bool,
    /// Whether nothing is written.
    pub(super) is_dry: bool,
}

impl Args {
    pub(super) fn read(given: &[String]) -> Result<Self, Error> {
        let mut given = given.iter().map(String::as_str).peekable();
        let named = given.peek().and_then(|name| COMMANDS.iter().find(|(it, ..)| it == name));
        let (_, action, command) = *named.unwrap_or(&COMMANDS[0]);
        match (named, given.peek()) {
            (Some(_), _) => drop(given.next()),
            (None, Some(name)) if LEFT.contains(name) => return Err(left(&format!("the command `{name}`"))),
            _ => {}
        }
        let mut args = Self {
            action,
            paths: Vec::new(),
            options: none(),
            stdin_filename: None,
            is_quiet: false,
            is_dry: false,
        };
        let mut options: Vec<Entry<String>> = Vec::new();
        let mut only_paths = false;
        while let Some(arg) = given.next() {
            let Some(long) = arg.strip_prefix('-').filter(|rest| !only_paths && !rest.is_empty()) else {
                args.paths.push(arg.to_owned());
                continue;
            };
            let long = long.strip_prefix('-').unwrap_or(long);
            let (long, attached) = match long.split_once('=') {
                Some((long, value)) => (long, Some(value)),
                None => (long, None),
            };
            let mut value = || {
                let missing = || Error::Usage(format!("`{arg}` wants a value"));
                attached.or_else(|| given.next()).map(str::to_owned).ok_or_else(missing)
            };
            let mut call = |name: &str, value| set(&mut options, name, arg, value);
            match long {
                "" => only_paths = true,
                "help" | "h" => args.action = Action::Help,
                "version" | "V" => args.action = Action::Version,
                "quiet" | "q" => args.is_quiet = true,
                // None is read, in either case.
                "no-config" => {}
                "color" => drop(value()?),
                "stdin-filename" => args.stdin_filename = Some(value()?),
                "unsafe" if action == Action::Fix => call("unsafe", RawValue::Flag(true)),
                "check" if action == Action::Fix => args.is_dry = true,
                "kind" | "now" => call(long, RawValue::Text(value()?)),
                "format" if action == Action::Check => call("format", RawValue::Text(value()?)),
                _ => match flags(command).find(|(_, flag)| flag.long == long) {
                    Some((key, _)) if matches!(key.shape, Shape::Path | Shape::Paths) => {
                        return Err(left(&format!("`--{long}`")));
                    }
                    Some((key, _)) => {
                        let text = match key.shape {
                            Shape::Flag => attached.unwrap_or_default().to_owned(),
                            _ => value()?,
                        };
                        call(&Naming::Camel.name(key), key.written(&text, arg));
                    }
                    None => return Err(unknown(long, command)),
                },
            }
        }
        if action == Action::Check && !options.iter().any(|entry| entry.name == "format") {
            // The first of them is for people.
            let format = Format::ALL.first().map_or("compact", |format| format.name());
            set(&mut options, "format", "--format", RawValue::Text(format.to_owned()));
        }
        args.options.value = RawValue::Table(options);
        if args.action.reads_files() {
            args.paths.sort_unstable();
            args.paths.dedup();
        }
        if args.paths.is_empty() && !matches!(args.action, Action::Help | Action::Version) {
            return Err(Error::Usage("nothing is named; name files, or `-` for stdin".to_owned()));
        }
        Ok(args)
    }
}

/// Sets an option; lists and tables grow, and of others the last value counts.
fn set(options: &mut Vec<Entry<String>>, name: &str, at: &str, value: RawValue<String>) {
    let at = at.split('=').next().unwrap_or(at);
    if let Err(value) = options::add(options, name, at, value)
        && let Some(entry) = options.iter_mut().find(|entry| entry.name == name)
    {
        entry.value.value = value;
    }
}

/// The options of the table that a command has.
fn flags(command: options::Command) -> impl Iterator<Item = (&'static Key, &'static Flag)> {
    let flags = KEYS.iter().filter_map(|key| Some((key, key.flag.as_ref()?)));
    flags.filter(move |(_, flag)| flag.on.contains(&command))
}

fn unknown(long: &str, command: options::Command) -> Error {
    let near = options::nearest(long, flags(command).map(|(_, flag)| flag.long));
    let help = near.map(|near| format!("; did you mean `--{near}`?")).unwrap_or_default();
    Error::Usage(format!("`--{long}` is no option of this small command{help}"))
}

fn left(what: &str) -> Error {
    Error::Usage(format!(
        "{what} is left to the program `ia-validate`, which is not installed for this machine"
    ))
}

/// What there is.
pub(super) fn help() -> String {
    let mut text = "\
The small `ia-validate`, for where the program itself is not installed. It reads named files and stdin, and no
configuration.

  ia-validate [check] [OPTIONS] FILE… | -    checks files
  ia-validate fix [OPTIONS] FILE… | -        mends files; --unsafe takes more fixes, --check writes nothing
  ia-validate explain RULE…                  says what a rule checks

Options:
  --format FORMAT
"
    .to_owned();
    for format in Format::ALL {
        text += &format!("      {}: {}\n", format.name(), format.about());
    }
    text += "  --kind auto|article|feed\n  --now RFC3339\n  --stdin-filename NAME\n  --quiet\n";
    let is_here = |(key, _): &(&Key, &Flag)| !matches!(key.shape, Shape::Path | Shape::Paths);
    for (_, flag) in flags(options::Command::Check).filter(is_here) {
        text += &format!("  --{} {}\n      {}\n", flag.long, flag.value_name, flag.help);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Result<Args, String> {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        Args::read(&words).map_err(|error| error.to_string())
    }

    #[test]
    fn lines_that_are_right() {
        let read =
            args("b.html a.html --ignore title-missing,op-x --ignore=y --max-items 3 --domain example.com")
                .unwrap();
        assert_eq!(
            (read.action, &read.paths[..]),
            (Action::Check, &["a.html".to_owned(), "b.html".to_owned()][..])
        );
        let RawValue::Table(options) = read.options.value else { panic!() };
        let names: Vec<_> = options.iter().map(|entry| (entry.name.as_str(), entry.at.as_str())).collect();
        let expected = [
            ("ignore", "--ignore"),
            ("maxItems", "--max-items"),
            ("domains", "--domain"),
            ("format", "--format"),
        ];
        assert_eq!(names, expected);
        let read = args("fix --unsafe --check -").unwrap();
        assert!(read.action == Action::Fix && read.is_dry);
    }

    #[test]
    fn lines_that_are_wrong() {
        for (line, told) in [
            ("check", "nothing is named; name files, or `-` for stdin"),
            (
                "record a.xml",
                "the command `record` is left to the program `ia-validate`, which is not installed for this machine",
            ),
            (
                "a --state x",
                "`--state` is left to the program `ia-validate`, which is not installed for this machine",
            ),
            ("a --formt json", "`--formt` is no option of this small command"),
            ("a --ignor x", "`--ignor` is no option of this small command; did you mean `--ignore`?"),
            ("a --format", "`--format` wants a value"),
        ] {
            assert_eq!(args(line).unwrap_err(), told, "{line}");
        }
    }
}
