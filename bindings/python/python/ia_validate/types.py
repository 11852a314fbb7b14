"""Written by tools/write_types.py from docs/schemas and docs/ia-validate.schema.json."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

Level = Literal['off', 'info', 'warning', 'error']
Format = Literal['full', 'compact', 'json', 'jsonl', 'markdown', 'sarif', 'rdjson', 'github', 'gitlab', 'junit', 'checkstyle', 'html']
Kind = Literal['auto', 'article', 'feed', 'fragment']


class Options(TypedDict, total=False):
    """The options of a validator: the keys of `ia-validate.toml` with underscores."""

    #: The time zone of times that name none: an offset such as `+02:00`, `Z`, or a name such as `Europe/Berlin`.
    assume_timezone: str
    #: The domains of your page, which canonical URLs must be on.
    domains: Sequence[str]
    #: Report only rules that are at least so certain: `documented` by Facebook, `observed` in its answers or in the code and samples that it published, or `inferred`, which is all.
    evidence: Literal['inferred', 'observed', 'documented']
    #: Exit with 1 for findings of at least this severity: `error`, `warning`, `info`, or `never`.
    fail_on: Literal['error', 'warning', 'info', 'never']
    #: How `check` shows the findings.
    format: Format
    #: Do not report these rules, families or patterns.
    ignore: Sequence[str]
    #: Inline formatting directly in captions (`a b strong i em br`) is a warning only.
    lenient_captions: bool
    #: Report no findings in elements nested deeper than this, or `"none"` for any depth. They are counted likewise.
    max_depth: int | Literal['none']
    #: Refuse larger files: a number of bytes, or a string with K, M or G.
    max_file_size: int | str
    #: Report no more findings of an article (and of a feed outside its articles) than so many, the gravest, or `"none"` for all. The others are counted, in the report and for `fail-on`.
    max_findings: int | Literal['none']
    #: Check no more items of a feed than its first ones, so many, or `"none"` for all. The report says how many more there are.
    max_items: int | Literal['none']
    #: Report nothing milder: `error`, `warning` or `info`. It changes what is reported, not what ingestion would do.
    min_severity: Literal['info', 'warning', 'error']
    #: Show what comments in the documents allow, too.
    no_suppress: bool
    #: What you say yourselves of a rule, family or pattern: a sentence, or `text` and a `url` to read on. It is shown beside the help of its findings.
    notes: Mapping[str, str | Mapping[str, str]]
    #: Report only these rules, families (`captions`) or patterns (`feed-*`); all if there are none.
    select: Sequence[str]
    #: The severity of all findings of a rule, family or pattern: `error`, `warning`, `info`, or `off` to leave them out. It changes what is reported, not what ingestion would do.
    severity: Mapping[str, Level]
    #: Take the time from the clock for the rules that depend on it, `feed-stale-item` and `time-in-future`, if none is given. The same feed can then give another report later.
    stale_items: bool
    #: Say in the summary of every run what was not checked for want of `domains`, or of an earlier version of articles. Where no configuration file is in force it is always said.
    unchecked_notes: bool
    #: The time, as RFC 3339: `2016-02-04T09:00:00Z`.
    now: str
    #: What texts are, if a call does not say it.
    kind: Kind
    #: What texts are called, if a call does not say it.
    name: str
    #: Whether unsafe fixes are taken, if a call does not say it.
    unsafe: bool


class Article(TypedDict):
    """An article of a file."""

    #: Its canonical URL, if it names one.
    canonical: str | None
    #: Its number in the file, from 0: people read `item 1` for 0.
    index: int


class CatalogueRule(TypedDict):
    """A rule."""

    #: Its documentation, as Markdown.
    documentation: str
    #: `documented` by Facebook, `observed` in its answers, code or samples, or `inferred`.
    evidence: str
    #: The family that it belongs to.
    family: str
    #: `safe` or `unsafe`, if it has fixes.
    fix: str | None
    #: Its id.
    id: str
    #: `error`, `warning` or `info`: of its findings, unless one is a milder or graver case.
    severity: str
    #: What it checks, in a sentence.
    summary: str
    #: Its page.
    url: str


class _CheckDocument(TypedDict):
    """What was found in all files of a run."""

    #: The articles that were read, sorted by path and index.
    articles: list[CheckedArticle]
    #: The findings, sorted by path, offset and rule.
    diagnostics: list[Finding]
    #: The version of this form of document.
    schema: int
    #: Counts over all files.
    summary: Counts
    #: What made the report.
    tool: Tool


class CheckDocument(_CheckDocument, total=False):
    """What was found in all files of a run."""

    #: What limits left out; only where a limit was met.
    left_out: list[Omitted]


class CheckedArticle(TypedDict):
    """An article that was read, and what there is about it."""

    #: Its canonical URL, if it names one.
    canonical: str | None
    #: Errors about it, what limits left out included.
    errors: int
    #: Its number in the file, from 0: people read `item 1` for 0.
    index: int
    #: The same, of infos.
    infos: int
    #: When it was last changed, by its own word.
    modified: str | None
    #: What ingestion would do: `create`, `update`, `unchanged`, `ignored` or `rejected`; none without an earlier version or a state.
    outcome: str | None
    #: The file, as it was named.
    path: str
    #: When it was published (RFC 3339, UTC).
    published: str | None
    #: Its title, if it has one.
    title: str | None
    #: The same, of warnings.
    warnings: int


class ComingThrough(TypedDict):
    """Articles by how they come through."""

    #: Not at all.
    rejected: int
    #: With all that is in them.
    whole: int
    #: Without some of it.
    with_loss: int


class _Counts(TypedDict):
    """Counts over all files of a run."""

    #: Articles in them.
    articles: int
    #: Findings, what limits left out included.
    errors: int
    #: Files that were checked.
    files: int
    #: The same, of infos.
    infos: int
    #: Findings that comments in the documents allow.
    suppressed: int
    #: The same, of warnings.
    warnings: int


class Counts(_Counts, total=False):
    """Counts over all files of a run."""

    #: Findings that the baseline hides; only where there is a baseline.
    hidden: int | None


class DroppedPart(TypedDict):
    """Something that is not shown."""

    #: Where it ends, exclusive.
    end: Place
    #: The rule that says so.
    rule: str
    #: Where it begins.
    start: Place
    #: Its text, or the URL of what it would have shown.
    text: str


class Edit(TypedDict):
    """A replacement."""

    #: Where it ends, exclusive.
    end: Place
    #: Where what is replaced begins.
    start: Place
    #: What comes in its place.
    text: str


class _Finding(TypedDict):
    """Something wrong."""

    #: The article, if it is about one.
    article: Article | None
    #: Where it ends, exclusive.
    end: Place
    #: What tells it from others while the file changes elsewhere; those of findings that are alike are the same.
    fingerprint: str
    #: What is there and where it matters.
    message: str
    #: The file, as it was named.
    path: str
    #: The rule's id.
    rule: str
    #: `error`, `warning` or `info`.
    severity: str
    #: Where the place begins.
    start: Place


class Finding(_Finding, total=False):
    """Something wrong."""

    #: How to mend it.
    fix: Fix | None
    #: What to do.
    help: str | None
    #: What the newsroom says of the rule (`notes` of the options).
    note: Note | None
    #: Places that belong to it.
    related: list[Related]
    #: Where the rule's documentation stands.
    url: str | None


class Fix(TypedDict):
    """How to mend a finding."""

    #: What to replace, in the order of the text; the places do not overlap.
    edits: list[Edit]
    #: What it does.
    message: str
    #: `safe` or `unsafe`.
    safety: str


class InventoryDocument(TypedDict):
    """What there is in the articles of a run."""

    #: How the articles come through.
    articles: ComingThrough
    #: Elements by their classes that begin with `op-` or `fb-`.
    classes: dict[str, int]
    #: Elements by name, those in iframes aside.
    elements: dict[str, int]
    #: Embeds by the domain that they are from, or `inline`.
    embeds: dict[str, int]
    #: Articles by language, or `unknown`.
    languages: dict[str, int]
    #: What is lost, the most frequent first.
    losses: list[Loss]
    #: Images, videos and sounds by host, or `relative`.
    media_hosts: dict[str, int]
    #: Articles that are rejected, by the rule that decides it.
    rejections: dict[str, int]
    #: The version of this form of document.
    schema: int
    #: Articles by the year in which they were published, or `unknown`.
    years: dict[str, int]


class Loss(TypedDict):
    """What is lost by a rule."""

    #: Articles that lose something.
    articles: int
    #: Things that are lost.
    count: int
    #: The rule.
    rule: str


class MendedDocument(TypedDict):
    """A text that was mended."""

    #: How many findings were mended, by rule.
    fixed: dict[str, int]
    #: What is left.
    left: CheckDocument
    #: The fixes that were not taken, counted by rule and reason.
    refused: list[RefusedFixes]
    #: The new text.
    text: str


class _Note(TypedDict):
    """A newsroom's own sentence about a rule."""

    #: The sentence.
    text: str


class Note(_Note, total=False):
    """A newsroom's own sentence about a rule."""

    #: Where to read on: an `http` or `https` URL.
    url: str | None


class _Omitted(TypedDict):
    """What a limit left out of one file."""

    #: The article, if it is about one.
    article: Article | None
    #: The option that sets the limit.
    limit: str
    #: The limit.
    most: int
    #: The file, as it was named.
    path: str


class Omitted(_Omitted, total=False):
    """What a limit left out of one file."""

    #: Errors.
    errors: int
    #: Infos.
    infos: int
    #: Warnings.
    warnings: int
    #: Their number.
    items: int


class _Place(TypedDict):
    """A place in a file, decoded to UTF-8."""

    #: The column, from 1, in Unicode scalar values.
    column: int
    #: The line, from 1.
    line: int
    #: The offset, from 0, in bytes.
    offset: int


class Place(_Place, total=False):
    """A place in a file, decoded to UTF-8."""

    #: The offset, from 0, in code units of UTF-16; only for consumers whose strings are made of them.
    utf16: int | None


class _PreviewDocument(TypedDict):
    """What ingestion would do with the articles of a file."""

    #: The articles, in the order of the file.
    articles: list[PreviewedArticle]
    #: The version of this form of document.
    schema: int


class PreviewDocument(_PreviewDocument, total=False):
    """What ingestion would do with the articles of a file."""

    #: Items that were not checked because of a limit; only where there are any.
    unchecked_items: int | None


class PreviewedArticle(TypedDict):
    """What ingestion would do with an article."""

    #: Its canonical URL, if it names one.
    canonical: str | None
    #: Its number in the file, from 0: people read `item 1` for 0.
    index: int
    #: When it was last changed, by its own word.
    modified: str | None
    #: `create`, `update`, `unchanged`, `ignored` or `rejected`.
    outcome: str
    #: When it was published (RFC 3339, UTC).
    published: str | None
    #: The rule that decides it; none of a plain new article, a plain update and what is unchanged.
    reason: str | None
    #: The rules that the outcome rests on, the reason first.
    rules: list[str]
    #: The same of what is stored of it.
    stored_modified: str | None


class RefusedFixes(TypedDict):
    """Fixes that were not taken for one reason."""

    #: Why, as a clause.
    because: str
    #: How many.
    count: int
    #: Where the first of them begins, in the file as it is.
    first: Place
    #: The rule of the findings.
    rule: str


class Related(TypedDict):
    """A place that belongs to a finding."""

    #: Where it ends, exclusive.
    end: Place
    #: What is there.
    message: str
    #: Where it begins.
    start: Place


class RulesDocument(TypedDict):
    """Rules."""

    #: The rules.
    rules: list[CatalogueRule]
    #: The version of this form of document.
    schema: int


class ShowDocument(TypedDict):
    """Articles as Facebook would have shown them."""

    #: The articles, in the order of the files.
    articles: list[ShownArticle]
    #: The version of this form of document.
    schema: int


class _ShownArticle(TypedDict):
    """An article as Facebook would have shown it."""

    #: The names of its authors.
    authors: list[str]
    #: What follows, in its order; the related articles of the footer come last.
    blocks: list[ShownBlock]
    #: Its canonical URL, if it names one.
    canonical: str | None
    #: The picture, video or slideshow on top.
    cover: ShownBlock | None
    #: What is not shown, in the order of the text.
    dropped: list[DroppedPart]
    #: Credits and copyright.
    footer: ShownFooter | None
    #: Its number in the file, from 0: people read `item 1` for 0.
    index: int
    #: What stands above the title.
    kicker: str | None
    #: When it was last changed, by its own word.
    modified: str | None
    #: The file, as it was named.
    path: str
    #: When it was published (RFC 3339, UTC).
    published: str | None
    #: What stands below the title.
    subtitle: str | None
    #: Its title.
    title: str | None


class ShownArticle(_ShownArticle, total=False):
    """An article as Facebook would have shown it."""

    #: The rule for which none of it would be shown; only where there is one.
    rejected: str | None


class _ShownBlock(TypedDict):
    """A block of an article."""

    #: The element that it is, such as `h2` or `ol`.
    element: str
    #: Where it ends, exclusive.
    end: Place
    #: `paragraph`, `heading`, `list`, `quote`, `pullquote`, `image`, `video`, `slideshow`, `map`, `embed`, `ad`, `tracker` or `related`.
    kind: str
    #: Where the element begins.
    start: Place


class ShownBlock(_ShownBlock, total=False):
    """A block of an article."""

    #: Its caption.
    caption: str | None
    #: Who made it, or who said it.
    credit: str | None
    #: All of them, where there are several.
    sources: list[str]
    #: Where it is, or the first of its images; where the first of related articles is.
    src: str | None
    #: Its text; items and paragraphs in it have a line each.
    text: str | None


class ShownFooter(TypedDict):
    """The end of an article."""

    #: Where it ends, exclusive.
    end: Place
    #: Where the element begins.
    start: Place
    #: Credits and copyright, a line each.
    text: str


class Tool(TypedDict):
    """What made a report."""

    #: `ia-validate`.
    name: str
    #: Its version.
    version: str
