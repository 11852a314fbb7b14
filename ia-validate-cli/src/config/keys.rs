//! The keys of `ia-validate.toml`: what reading, showing, the schema and the documentation go by.

/// One key.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) id: KeyId,
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    /// What it says, in one or two sentences of Markdown.
    pub(super) text: &'static str,
    /// What holds without it, as TOML; or in words where it has no value.
    pub(super) default: &'static str,
    /// An example, as TOML.
    pub(super) example: &'static str,
    /// Whether `[[overrides]]` can have it, too.
    pub(super) per_path: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum KeyId {
    Domains,
    Select,
    Ignore,
    Severity,
    LenientCaptions,
    AssumeTimezone,
    StaleItems,
    NoSuppress,
    Previous,
    State,
    FailOn,
    Format,
    MaxFileSize,
    MaxItems,
    MaxFindings,
    MaxDepth,
    Paths,
    Overrides,
}

/// What a value looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// A list of any strings.
    Strings,
    /// A list of rule ids.
    Rules,
    /// A table of rule ids with levels.
    Levels,
    Flag,
    String,
    FailOn,
    Format,
    /// A number of bytes, or a string such as `10M`.
    Size,
    /// A number from 1 on, or `none`.
    Most,
    /// Tables with keys of their own.
    Overrides,
}

/// The keys at the top of the file, in the order in which they are shown.
#[rustfmt::skip]
pub(super) static KEYS: &[Key] = &[
    Key { id: KeyId::Domains, name: "domains", shape: Shape::Strings, per_path: true,
        text: "The domains of your page, which canonical URLs must be on.",
        default: "[]", example: r#"["example.com"]"# },
    Key { id: KeyId::Select, name: "select", shape: Shape::Rules, per_path: true,
        text: "Report only these rules; all if there are none.",
        default: "[]", example: r#"["figure-in-paragraph", "title-missing"]"# },
    Key { id: KeyId::Ignore, name: "ignore", shape: Shape::Rules, per_path: true,
        text: "Do not report these rules.",
        default: "[]", example: r#"["image-repeated"]"# },
    Key { id: KeyId::Severity, name: "severity", shape: Shape::Levels, per_path: true,
        text: "The severity of all findings of a rule: `error`, `warning`, `info`, or `off` to leave them out. \
               It changes what is reported, not what ingestion would do.",
        default: "{}", example: r#"{ time-without-timezone = "error" }"# },
    Key { id: KeyId::LenientCaptions, name: "lenient-captions", shape: Shape::Flag, per_path: true,
        text: "Inline formatting directly in captions (`a b strong i em br`) is a warning only.",
        default: "false", example: "true" },
    Key { id: KeyId::AssumeTimezone, name: "assume-timezone", shape: Shape::String, per_path: true,
        text: "The time zone of times that name none: an offset such as `+02:00`, `Z`, or a name such as \
               `Europe/Berlin`.",
        default: r#""UTC""#, example: r#""Europe/Berlin""# },
    Key { id: KeyId::StaleItems, name: "stale-items", shape: Shape::Flag, per_path: true,
        text: "Take the time from the clock for the rules that depend on it, `feed-stale-item` and \
               `time-in-future`, if there is no `--now`. The same feed can then give another report later.",
        default: "false", example: "true" },
    Key { id: KeyId::NoSuppress, name: "no-suppress", shape: Shape::Flag, per_path: true,
        text: "Show what comments in the documents allow, too.",
        default: "false", example: "true" },
    Key { id: KeyId::Previous, name: "previous", shape: Shape::Strings, per_path: false,
        text: "Earlier feeds or articles to judge updates against. Paths are relative to the file's folder.",
        default: "[]", example: r#"["yesterday.xml"]"# },
    Key { id: KeyId::State, name: "state", shape: Shape::String, per_path: false,
        text: "State database that `record` writes, to judge updates against. Until it is there, every article \
               is new. The path is relative to the file's folder.",
        default: "none", example: r#""ia-validate.db""# },
    Key { id: KeyId::FailOn, name: "fail-on", shape: Shape::FailOn, per_path: false,
        text: "Exit with 1 for findings of at least this severity: `error`, `warning`, `info`, or `never`.",
        default: r#""error""#, example: r#""warning""# },
    Key { id: KeyId::Format, name: "format", shape: Shape::Format, per_path: false,
        text: "How `check` shows the findings.",
        default: r#""full""#, example: r#""compact""# },
    Key { id: KeyId::MaxFileSize, name: "max-file-size", shape: Shape::Size, per_path: false,
        text: "Refuse larger files: a number of bytes, or a string with K, M or G.",
        default: r#""100M""#, example: r#""20M""# },
    Key { id: KeyId::MaxItems, name: "max-items", shape: Shape::Most, per_path: false,
        text: "Check no more items of a feed than its first ones, so many, or `\"none\"` for all. The report says how \
               many more there are.",
        default: "100000", example: "500" },
    Key { id: KeyId::MaxFindings, name: "max-findings", shape: Shape::Most, per_path: false,
        text: "Report no more findings of an article (and of a feed outside its articles) than so many, the gravest, \
               or `\"none\"` for all. The others are counted, in the report and for `fail-on`.",
        default: "10000", example: "100" },
    Key { id: KeyId::MaxDepth, name: "max-depth", shape: Shape::Most, per_path: false,
        text: "Report no findings in elements nested deeper than this, or `\"none\"` for any depth. They are counted \
               likewise.",
        default: "10000", example: r#""none""# },
    Key { id: KeyId::Overrides, name: "overrides", shape: Shape::Overrides, per_path: false,
        text: "What differs for some files; later ones count more.",
        default: "[]", example: r#"[{ paths = ["archive/"], ignore = ["feed-stale-item"] }]"# },
];

/// The key by which an override names its files.
#[rustfmt::skip]
pub(super) static PATHS: Key = Key { id: KeyId::Paths, name: "paths", shape: Shape::Strings, per_path: true,
    text: "The files: patterns as in `.gitignore`, from the folder of the configuration file. `archive/` is all \
           in that folder, `*.rss` such a file anywhere, `!x.rss` an exception.",
    default: "", example: r#"["archive/", "*.rss"]"# };

/// The keys of a table: of an override, or at the top of the file.
pub(super) fn keys(in_override: bool) -> impl Iterator<Item = &'static Key> {
    KEYS.iter()
        .chain([&PATHS])
        .filter(move |key| if in_override { key.per_path } else { key.id != KeyId::Paths })
}
