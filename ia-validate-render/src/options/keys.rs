//! The table of options.

use super::key::Command::{Check, Fix, Preview, Record, Show};
use super::key::Heading::{Checks, Input, Output};
use super::key::{Flag, Key, Merge, Shape};
use super::value::Value;

/// The keys at the top of the file, in the order in which they are shown.
pub static KEYS: &[Key] = &[
    Key {
        name: "extends",
        shape: Shape::Configuration,
        text: "Another configuration file, or the folder in which it stands, from this file's folder: what it says holds \
               where this file says nothing else.",
        default: "none",
        example: r#""../ia-validate.toml""#,
        per_path: false,
        merge: Merge::Replace,
        flag: None,
        fill: None,
    },
    Key {
        name: "domains",
        shape: Shape::Domains,
        text: "The domains of your page, which canonical URLs must be on.",
        default: "[]",
        example: r#"["example.com"]"#,
        per_path: true,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "domain",
            value_name: "DOMAIN",
            help: "Your page's domain, which canonical URLs must be on; can be repeated",
            heading: Checks,
            on: &[Check, Fix, Preview, Record],
        }),
        fill: Some(|value, options| {
            if let Value::Domains(domains) = value {
                options.domains.clone_from(domains);
            }
        }),
    },
    Key {
        name: "select",
        shape: Shape::Rules,
        text: "Report only these rules, families (`captions`) or patterns (`feed-*`); all if there are none.",
        default: "[]",
        example: r#"["figure-in-paragraph", "title-missing"]"#,
        per_path: true,
        merge: Merge::ReplaceAnd("ignore"),
        flag: Some(Flag {
            long: "select",
            value_name: "RULE",
            help: "Report only these rules, families or patterns such as `feed-*`; comma-separated, can be repeated",
            heading: Checks,
            on: &[Check, Fix, Preview],
        }),
        fill: Some(|value, options| {
            options.select.extend(value.rules().iter().map(|&id| id.to_owned()));
        }),
    },
    Key {
        name: "ignore",
        shape: Shape::Rules,
        text: "Do not report these rules, families or patterns.",
        default: "[]",
        example: r#"["image-repeated"]"#,
        per_path: true,
        merge: Merge::Add,
        flag: Some(Flag {
            long: "ignore",
            value_name: "RULE",
            help: "Do not report these rules, families or patterns; comma-separated, can be repeated",
            heading: Checks,
            on: &[Check, Fix, Preview],
        }),
        fill: Some(|value, options| {
            options.ignore.extend(value.rules().iter().map(|&id| id.to_owned()));
        }),
    },
    Key {
        name: "evidence",
        shape: Shape::Evidence,
        text: "Report only rules that are at least so certain: `documented` by Facebook, `observed` in its answers or \
               in the code and samples that it published, or `inferred`, which is all.",
        default: r#""inferred""#,
        example: r#""observed""#,
        per_path: true,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "evidence",
            value_name: "LEAST",
            help: "Report only rules that are at least so certain: `documented` by Facebook, `observed` in its answers \
                   or published code, or `inferred`, which is all",
            heading: Checks,
            on: &[Check, Fix, Preview],
        }),
        fill: Some(|value, options| {
            if let Value::Evidence(evidence) = value {
                options.evidence = *evidence;
            }
        }),
    },
    Key {
        name: "severity",
        shape: Shape::Levels,
        text: "The severity of all findings of a rule, family or pattern: `error`, `warning`, `info`, or `off` to leave them out. \
               It changes what is reported, not what ingestion would do.",
        default: "{}",
        example: r#"{ time-without-timezone = "error" }"#,
        per_path: true,
        merge: Merge::Add,
        flag: Some(Flag {
            long: "severity",
            value_name: "RULE=LEVEL",
            help: "Give all findings of a rule this severity, or leave them out: error, warning, info, off; \
                   comma-separated, can be repeated",
            heading: Checks,
            on: &[Check, Fix, Preview],
        }),
        fill: Some(|value, options| {
            if let Value::Level(id, level) = value {
                options.severity.insert((*id).to_owned(), *level);
            }
        }),
    },
    Key {
        name: "min-severity",
        shape: Shape::Severity,
        text: "Report nothing milder: `error`, `warning` or `info`. It changes what is reported, not what ingestion \
               would do.",
        default: r#""info""#,
        example: r#""warning""#,
        per_path: true,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "min-severity",
            value_name: "SEVERITY",
            help: "Report nothing milder than this: error, warning, info",
            heading: Checks,
            on: &[Check, Fix, Preview],
        }),
        fill: Some(|value, options| {
            if let Value::Severity(least) = value {
                options.min_severity = Some(*least);
            }
        }),
    },
    Key {
        name: "lenient-captions",
        shape: Shape::Flag,
        text: "Inline formatting directly in captions (`a b strong i em br`) is a warning only.",
        default: "false",
        example: "true",
        per_path: true,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "lenient-captions",
            value_name: "BOOL",
            help: "Inline formatting directly in captions (`a b strong i em br`) is a warning only",
            heading: Checks,
            on: &[Check, Fix, Preview],
        }),
        fill: Some(|value, options| options.lenient_captions = value.flag().unwrap_or_default()),
    },
    Key {
        name: "assume-timezone",
        shape: Shape::Timezone,
        text: "The time zone of times that name none: an offset such as `+02:00`, `Z`, or a name such as \
               `Europe/Berlin`.",
        default: r#""UTC""#,
        example: r#""Europe/Berlin""#,
        per_path: true,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "assume-timezone",
            value_name: "ZONE",
            help: "The time zone of times that name none: an offset such as `+02:00`, `Z`, or a name such as \
                   `Europe/Berlin`; UTC unless the configuration says otherwise",
            heading: Checks,
            on: &[Check, Fix, Preview, Record, Show],
        }),
        fill: Some(|value, options| {
            if let Value::Timezone(zone) = value {
                options.assume_timezone = *zone;
            }
        }),
    },
    Key {
        name: "stale-items",
        shape: Shape::Flag,
        text: "Take the time from the clock for the rules that depend on it, `feed-stale-item` and \
               `time-in-future`, if none is given. The same feed can then give another report later.",
        default: "false",
        example: "true",
        per_path: true,
        merge: Merge::Replace,
        flag: None,
        // The library reads no clock: whoever does gives the time.
        fill: None,
    },
    Key {
        name: "no-suppress",
        shape: Shape::Flag,
        text: "Show what comments in the documents allow, too.",
        default: "false",
        example: "true",
        per_path: true,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "no-suppress",
            value_name: "BOOL",
            help: "Show what comments in the documents allow, too",
            heading: Checks,
            on: &[Check, Fix, Preview],
        }),
        fill: Some(|value, options| options.no_suppress = value.flag().unwrap_or_default()),
    },
    Key {
        name: "previous",
        shape: Shape::Paths,
        text: "Earlier feeds or articles to judge updates against. Paths are relative to the file's folder.",
        default: "[]",
        example: r#"["yesterday.xml"]"#,
        per_path: false,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "previous",
            value_name: "FILE",
            help: "An earlier feed or article to judge updates against; can be repeated. Of several versions of \
                   an article, here or in --state, the one with the latest op-modified counts",
            heading: Checks,
            on: &[Check, Preview, Record],
        }),
        fill: None,
    },
    Key {
        name: "state",
        shape: Shape::Path,
        text: "State database that `record` writes, to judge updates against. Until it is there, every article \
               is new. The path is relative to the file's folder.",
        default: "none",
        example: r#""ia-validate.db""#,
        per_path: false,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "state",
            value_name: "FILE",
            help: "State database that `record` writes, to judge updates against",
            heading: Checks,
            on: &[Check, Preview, Record],
        }),
        fill: None,
    },
    Key {
        name: "fail-on",
        shape: Shape::FailOn,
        text: "Exit with 1 for findings of at least this severity: `error`, `warning`, `info`, or `never`.",
        default: r#""error""#,
        example: r#""warning""#,
        per_path: false,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "fail-on",
            value_name: "SEVERITY",
            help: "Exit with 1 for findings of at least this severity; `error` unless the configuration says \
                   otherwise",
            heading: Checks,
            on: &[Check, Fix, Preview],
        }),
        fill: None,
    },
    Key {
        name: "format",
        shape: Shape::Format,
        text: "How `check` shows the findings.",
        default: r#""full""#,
        example: r#""compact""#,
        per_path: false,
        merge: Merge::Replace,
        // `--format` takes several, each with a file.
        flag: None,
        fill: None,
    },
    Key {
        name: "max-file-size",
        shape: Shape::Size,
        text: "Refuse larger files: a number of bytes, or a string with K, M or G.",
        default: r#""100M""#,
        example: r#""20M""#,
        per_path: false,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "max-file-size",
            value_name: "SIZE",
            help: "Refuse larger files: bytes, or with K, M or G; 100M unless the configuration says otherwise",
            heading: Input,
            on: &[Check, Fix, Preview, Record, Show],
        }),
        fill: None,
    },
    Key {
        name: "max-items",
        shape: Shape::Most,
        text: "Check no more items of a feed than its first ones, so many, or `\"none\"` for all. The report says how \
               many more there are.",
        default: "100000",
        example: "500",
        per_path: false,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "max-items",
            value_name: "N",
            help: "Check no more items of a feed than its first N, or `none` for all; 100000 unless the \
                   configuration says otherwise. How many more there are is told",
            heading: Input,
            on: &[Check, Preview, Record],
        }),
        fill: Some(|value, options| {
            if let Some(most) = value.most() {
                options.limits.items = most;
            }
        }),
    },
    Key {
        name: "max-findings",
        shape: Shape::Most,
        text: "Report no more findings of an article (and of a feed outside its articles) than so many, the gravest, \
               or `\"none\"` for all. The others are counted, in the report and for `fail-on`.",
        default: "10000",
        example: "100",
        per_path: false,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "max-findings",
            value_name: "N",
            help: "Report no more findings of an article than N, the gravest, or `none` for all; 10000 unless the \
                   configuration says otherwise. The others are counted, here and for the exit code",
            heading: Output,
            on: &[Check],
        }),
        fill: Some(|value, options| {
            if let Some(most) = value.most() {
                options.limits.findings = most;
            }
        }),
    },
    Key {
        name: "max-depth",
        shape: Shape::Most,
        text: "Report no findings in elements nested deeper than this, or `\"none\"` for any depth. They are counted \
               likewise.",
        default: "10000",
        example: r#""none""#,
        per_path: false,
        merge: Merge::Replace,
        flag: Some(Flag {
            long: "max-depth",
            value_name: "N",
            help: "Report no findings in elements nested more than N deep, or `none` for any depth; 10000 unless the \
                   configuration says otherwise. They are counted likewise",
            heading: Output,
            on: &[Check],
        }),
        fill: Some(|value, options| {
            if let Some(most) = value.most() {
                options.limits.depth = most;
            }
        }),
    },
    Key {
        name: "unchecked-notes",
        shape: Shape::Flag,
        text: "Say in the summary of every run what was not checked for want of `domains`, or of an earlier version of \
               articles. Where no configuration file is in force it is always said.",
        default: "false",
        example: "true",
        per_path: false,
        merge: Merge::Replace,
        flag: None,
        fill: None,
    },
    Key {
        name: "include",
        shape: Shape::Patterns,
        text: "Of the files in folders check only these: patterns as in `.gitignore`, from the folder of the configuration \
               file. A path that is named is always checked, and so are all if there are no patterns.",
        default: "[]",
        example: r#"["exports/", "*.rss"]"#,
        per_path: false,
        merge: Merge::Replace,
        flag: None,
        fill: None,
    },
    Key {
        name: "exclude",
        shape: Shape::Patterns,
        text: "Leave out these files of folders: patterns as in `include`, `!x.html` an exception. A path that is named is \
               always checked. Folders named `.git`, `node_modules` and `vendor` are left out without being told.",
        default: "[]",
        example: r#"["drafts/", "*.old.html"]"#,
        per_path: false,
        merge: Merge::Add,
        flag: None,
        fill: None,
    },
    Key {
        name: "kind",
        shape: Shape::Kind,
        text: "What the files are: `article`, `feed`, `fragment` (the inside of an `article` or `body`, as editors of content \
               have it), or `auto` to tell by their content.",
        default: r#""auto""#,
        example: r#""fragment""#,
        per_path: true,
        merge: Merge::Replace,
        // `--kind` belongs to how inputs are read, with the name for stdin.
        flag: None,
        fill: None,
    },
    Key {
        name: "notes",
        shape: Shape::Notes,
        text: "What you say yourselves of a rule, family or pattern: a sentence, or `text` and a `url` to read on. It is shown \
               beside the help of its findings.",
        default: "{}",
        example: r#"{ image-low-resolution = { text = "Ask the picture desk.", url = "https://wiki.example.com/pictures" } }"#,
        per_path: true,
        merge: Merge::Add,
        flag: None,
        fill: None,
    },
    Key {
        name: "overrides",
        shape: Shape::Overrides,
        text: "What differs for some files; later ones count more.",
        default: "[]",
        example: r#"[{ paths = ["archive/"], ignore = ["feed-stale-item"] }]"#,
        per_path: false,
        merge: Merge::Replace,
        flag: None,
        fill: None,
    },
];

/// The key by which an override names its files.
pub static PATHS: Key = Key {
    name: "paths",
    shape: Shape::Patterns,
    text: "The files: patterns as in `.gitignore`, from the folder of the configuration file. `archive/` is all \
           in that folder, `*.rss` such a file anywhere, `!x.rss` an exception.",
    default: "",
    example: r#"["archive/", "*.rss"]"#,
    per_path: true,
    merge: Merge::Replace,
    flag: None,
    fill: None,
};

/// The keys of a table: of an override, or at the top of the file.
pub fn keys(in_override: bool) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.per_path || !in_override).chain(in_override.then_some(&PATHS))
}
