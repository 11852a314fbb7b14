//! The command line: what can be asked, not what is done about it.

mod common;
mod config;
mod elsewhere;
mod error;
mod fix;
mod lsp;
mod manuals;
mod options;
#[cfg(feature = "serve")]
mod serve;
mod show;
mod values;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use ia_validate::{Evidence, Severity, rules};

pub(crate) use common::{
    BaselineArgs, ChoiceArgs, ClockArgs, ConfigFileArgs, ConsoleArgs, InputArgs, OutputArgs,
};
pub(crate) use config::{ConfigArgs, ConfigCommand, ShowArgs};
pub(crate) use fix::FixArgs;
pub(crate) use lsp::LspArgs;
pub(crate) use manuals::{CompletionsArgs, ManArgs};
use options::evidence;
pub(crate) use options::{OfCheck, OfFix, OfPreview, OfRecord, OfShow, OptionArgs};
#[cfg(feature = "serve")]
pub(crate) use serve::{Listen, ServeArgs};
pub(crate) use show::{InventoryArgs, ReadingArgs};
pub(crate) use values::{
    CatalogueFormat, FormatArg, GroupArg, InventoryFormat, KindArg, MostArg, PreviewFormat, RecordArg,
    RecordFormat, RuleArg, ShowFormat,
};

use ia_validate_render::{Format, Grouping};
use values::{RuleParser, WithFile};

/// Checks Facebook Instant Articles and the RSS feeds that carry them, and shows the exact place of every
/// defect.
///
/// `ia-validate PATH…` is short for `ia-validate check PATH…`. A path that is also the name of a command
/// needs a `./` in front. `ia-validate` alone prints a short form of this help.
#[derive(Debug, Parser)]
#[command(name = "ia-validate", version, max_term_width = 100, after_help = EXIT_CODES)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    check: CheckArgs,
}

/// Of the commands only the one that is given is built: all take as long as to read a small article. What is built describes
/// its command anew, so that no doc comment may stand on a part of several commands.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Check articles and feeds (what happens without a command, too)
    #[command(after_help = EXIT_CODES)]
    Check(CheckArgs),
    /// Apply the fixes of findings, up to a point where nothing changes
    ///
    /// No fix is applied that would bring a new error or warning. All that is not fixed stays as it is, to the
    /// byte.
    #[command(after_help = FIX_EXIT_CODES)]
    Fix(FixArgs),
    /// Say article by article what ingestion would do with a feed
    #[command(after_help = EXIT_CODES)]
    Preview(PreviewArgs),
    /// Store the articles of a feed as ingested, to judge later updates against
    ///
    /// What is stored is what ingestion would take: new articles and updates, not what it would reject,
    /// ignore or leave as it is. All of it is stored at once, or nothing.
    ///
    /// It goes into the database that --state or the configuration names, which is made if it does not exist.
    #[command(after_help = RECORD_EXIT_CODES)]
    Record(RecordArgs),
    /// Show articles as Facebook would have shown them, and what would be missing
    #[command(after_help = SHOW_EXIT_CODES)]
    Show(ReadingArgs),
    /// Count what there is in articles and feeds, and how many come through whole, with loss or not at all
    #[command(after_help = INVENTORY_EXIT_CODES)]
    Inventory(InventoryArgs),
    /// Begin a configuration file, show what is in force, or print the file's JSON schema
    Config(ConfigArgs),
    /// List the rules
    Rules(RulesArgs),
    /// Show the documentation of rules
    ///
    /// On a terminal it is paged, as `PAGER` says; other programs get Markdown.
    Explain(ExplainArgs),
    /// Serve an editor: the language server protocol on stdin and stdout
    Lsp(LspArgs),
    /// Serve other programs: check, mend and show documents over HTTP
    ///
    /// It reads no file, fetches no address, keeps nothing, and writes down nothing of what it is sent.
    #[cfg(feature = "serve")]
    #[command(after_help = SERVE_EXIT_CODES)]
    Serve(ServeArgs),
    /// Print what makes a shell complete the command line
    Completions(CompletionsArgs),
    /// Print the man page, or write one for each command
    Man(ManArgs),
}

const EXIT_CODES: &str = "\
Exit codes: 0 nothing found at or above --fail-on; 1 findings; 2 wrong usage, or an input that could not \
be read. The report goes to stdout, everything else to stderr. Lines, columns and items count from 1; in JSON `index` and \
`offset` count from 0.";

const FIX_EXIT_CODES: &str = "\
Exit codes: 0 nothing left at or above --fail-on; 1 such findings are left, or with --check or --diff something \
would change; 2 wrong usage, or a file that could not be read or written. The summary goes to stderr.";

const RECORD_EXIT_CODES: &str = "\
Exit codes: 0 stored, whatever was found; 2 wrong usage, or the input or the state could not be used. There \
is no report: what was stored is told on stderr.";

const SHOW_EXIT_CODES: &str = "\
Exit codes: 0 shown; 1 an article is shown of which nothing would have been, because it is rejected, or there is no \
article; 2 wrong usage, no such item, or an input that could not be read.";

const INVENTORY_EXIT_CODES: &str = "\
Exit codes: 0 counted, whatever was found; 2 wrong usage, no input at all, or an input that could not be read.";

#[cfg(feature = "serve")]
const SERVE_EXIT_CODES: &str = "\
Exit codes: 0 ended by a signal, after all that was begun was answered, or with --answer a document was answered; 2 wrong \
usage, or it cannot listen there, or with --answer a request that is refused: the answer says why.";

impl Cli {
    /// The command that was given, or meant.
    pub(crate) fn chosen(self) -> Command {
        self.command.unwrap_or(Command::Check(self.check))
    }
}

impl Command {
    pub(crate) fn console(&self) -> &ConsoleArgs {
        match self {
            Self::Check(args) => &args.output.console,
            Self::Fix(args) => &args.console,
            Self::Preview(args) => &args.output.console,
            Self::Record(args) => &args.console,
            Self::Show(args) => &args.reading.output.console,
            Self::Inventory(args) => &args.reading.output.console,
            Self::Config(ConfigArgs { command: ConfigCommand::Show(args) }) => &args.console,
            Self::Config(ConfigArgs { command: ConfigCommand::Schema(args) }) => args,
            Self::Config(ConfigArgs { command: ConfigCommand::Init(args) }) => &args.console,
            Self::Rules(args) => &args.console,
            Self::Explain(args) => &args.console,
            Self::Lsp(args) => &args.console,
            #[cfg(feature = "serve")]
            Self::Serve(args) => &args.console,
            Self::Completions(args) => &args.console,
            Self::Man(args) => &args.console,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Files, folders, URLs, or `-` for stdin; without any, `ia-validate check` looks at the current folder.
    /// Folders are walked for .html, .htm, .xml and .rss files, as .gitignore allows
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Check again whenever something changes: inputs, configurations, what they name. Ctrl-C ends it
    #[arg(long, conflicts_with_all = ["write_baseline", "prune_baseline"])]
    pub(crate) watch: bool,

    /// Check on so many threads; as many as the machine runs at once unless given. The report does not depend
    /// on it
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,

    #[command(flatten)]
    pub(crate) choice: ChoiceArgs,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) config_file: ConfigFileArgs,

    #[command(flatten)]
    pub(crate) options: OptionArgs<OfCheck>,

    #[command(flatten)]
    pub(crate) clock: ClockArgs,

    #[command(flatten)]
    pub(crate) baseline: BaselineArgs,

    /// How to show the findings, and in which file if not on stdout; can be repeated; `full` unless the
    /// configuration says otherwise
    #[arg(long = "format", value_name = "FORMAT[=FILE]", value_parser = WithFile::<Format>::new())]
    #[arg(help_heading = "Output")]
    pub(crate) formats: Vec<FormatArg>,

    /// What stands together in `full`: the findings of one rule, those of one article, or all in the order of the file
    #[arg(long, value_name = "WHAT", default_value = "rule", help_heading = "Output")]
    pub(crate) group: GroupArg,

    /// How many findings of a group `full` shows; of the others it says where they are. 3 of a rule unless given, `none`
    /// for all
    #[arg(long, value_name = "N", value_parser = values::most, help_heading = "Output")]
    pub(crate) max_shown: Option<MostArg>,

    /// Show how often each rule is broken, instead of the findings, as `full`, `compact`, `json`, `jsonl` or `markdown`;
    /// beside reports that each have a file
    #[arg(long, help_heading = "Output")]
    pub(crate) statistics: bool,

    /// Leave out of SARIF what comments allow and the baseline hides
    #[arg(long, help_heading = "Output")]
    pub(crate) hide_suppressed: bool,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

impl CheckArgs {
    /// How reports for people group findings.
    pub(crate) fn grouping(&self) -> Grouping {
        let usual = Grouping::by(self.group.into());
        Grouping { most: self.max_shown.map_or(usual.most, |MostArg(most)| most), ..usual }
    }

    /// The files that reports go to.
    pub(crate) fn outputs(&self) -> Vec<&Path> {
        let files = self.formats.iter().filter_map(|arg| arg.file.as_deref());
        files.chain(self.output.output.as_deref()).collect()
    }
}

#[derive(Debug, Args)]
pub(crate) struct PreviewArgs {
    /// The feed, or one article: a file, a URL, or `-` for stdin
    #[arg(value_name = "FEED")]
    pub(crate) feed: PathBuf,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) config_file: ConfigFileArgs,

    #[command(flatten)]
    pub(crate) options: OptionArgs<OfPreview>,

    #[command(flatten)]
    pub(crate) clock: ClockArgs,

    /// How to show what would happen
    #[arg(long, value_name = "FORMAT", default_value = "full", help_heading = "Output")]
    pub(crate) format: PreviewFormat,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct RecordArgs {
    /// The feed, or one article: a file, a URL, or `-` for stdin
    #[arg(value_name = "FEED")]
    pub(crate) feed: PathBuf,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) config_file: ConfigFileArgs,

    #[command(flatten)]
    pub(crate) options: OptionArgs<OfRecord>,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}

#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// List the rules of this family only; comma-separated, can be repeated
    #[arg(long, value_name = "FAMILY", value_delimiter = ',', value_parser = PossibleValuesParser::new(rules::families()))]
    pub(crate) family: Vec<String>,

    /// List the rules of this severity only; comma-separated, can be repeated
    #[arg(long, value_name = "SEVERITY", value_delimiter = ',')]
    pub(crate) severity: Vec<Severity>,

    /// List only the rules whose findings can be fixed
    #[arg(long)]
    pub(crate) fixable: bool,

    /// List only the rules that are at least so certain
    #[arg(long, value_name = "LEAST", value_parser = evidence())]
    pub(crate) evidence: Option<Evidence>,

    /// How to show the rules
    #[arg(long, value_name = "FORMAT", default_value = "full", help_heading = "Output")]
    pub(crate) format: CatalogueFormat,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The rules to explain
    #[arg(value_name = "RULE", required = true, value_parser = RuleParser, hide_possible_values = true)]
    pub(crate) rules: Vec<RuleArg>,

    /// How to show them
    #[arg(long, value_name = "FORMAT", default_value = "full", help_heading = "Output")]
    pub(crate) format: CatalogueFormat,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn commands_are_described_as_they_are_listed() {
        let listed = Cli::command();
        let mut built = listed.clone();
        built.build();
        for command in listed.get_subcommands() {
            let built = built.find_subcommand(command.get_name()).unwrap();
            let said = |it: &clap::Command| {
                [it.get_about(), it.get_long_about()].map(|text| text.map(ToString::to_string))
            };
            assert_eq!(said(built), said(command), "{}", command.get_name());
        }
        let config = built.find_subcommand("config").unwrap();
        let about = |name| config.find_subcommand(name).unwrap().get_about().unwrap().to_string();
        assert!(about("show").starts_with("Print what is in force"), "{}", about("show"));
        assert!(about("init").starts_with("Write an ia-validate.toml"), "{}", about("init"));
    }

    #[test]
    fn commands_and_paths() {
        let paths = |line: &str| {
            let Command::Check(check) = Cli::try_parse_from(line.split(' ')).unwrap().chosen() else {
                panic!()
            };
            check.paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(paths("ia-validate a.html b.xml"), ["a.html", "b.xml"]);
        assert_eq!(paths("ia-validate check a.html"), ["a.html"]);
        assert_eq!(paths("ia-validate check check"), ["check"]);
        assert_eq!(paths("ia-validate ./check"), ["./check"]);
        assert_eq!(paths("ia-validate --quiet a.html"), ["a.html"]);
        assert_eq!(paths("ia-validate check"), [""; 0]);
        assert_eq!(paths("ia-validate a.html check"), ["a.html", "check"]);
        assert_eq!(paths("ia-validate -- -x.html"), ["-x.html"]);
    }
}
