"""Written by tools/write_types.py from docs/schemas and docs/ia-validate.schema.json."""

from typing import Any, Literal, final, overload

from .types import CatalogueRule, CheckDocument, CheckedArticle, InventoryDocument, Note, PreviewDocument, RefusedFixes, ShowDocument

__version__: str

@final
class Article:
    """An article of a file."""

    @property
    def canonical(self) -> str | None:
        """Its canonical URL, if it names one."""

    @property
    def index(self) -> int:
        """Its number in the file, from 0: people read `item 1` for 0."""

@final
class Place:
    """A place in a file, decoded to UTF-8."""

    @property
    def column(self) -> int:
        """The column, from 1, in Unicode scalar values."""

    @property
    def line(self) -> int:
        """The line, from 1."""

    @property
    def offset(self) -> int:
        """The offset, from 0, in bytes."""

    @property
    def index(self) -> int:
        """The offset, from 0, in characters of the `str`."""

@final
class Related:
    """A place that belongs to a finding."""

    @property
    def end(self) -> Place:
        """Where it ends, exclusive."""

    @property
    def message(self) -> str:
        """What is there."""

    @property
    def start(self) -> Place:
        """Where it begins."""

@final
class Edit:
    """A replacement."""

    @property
    def end(self) -> Place:
        """Where it ends, exclusive."""

    @property
    def start(self) -> Place:
        """Where what is replaced begins."""

    @property
    def text(self) -> str:
        """What comes in its place."""

@final
class Fix:
    """How to mend a finding."""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What to replace, in the order of the text; the places do not overlap."""

    @property
    def message(self) -> str:
        """What it does."""

    @property
    def safety(self) -> str:
        """`safe` or `unsafe`."""

@final
class Diagnostic:
    """Something wrong."""

    @property
    def article(self) -> Article | None:
        """The article, if it is about one."""

    @property
    def end(self) -> Place:
        """Where it ends, exclusive."""

    @property
    def fingerprint(self) -> str:
        """What tells it from others while the file changes elsewhere; those of findings that are alike are the same."""

    @property
    def fix(self) -> Fix | None:
        """How to mend it."""

    @property
    def help(self) -> str | None:
        """What to do."""

    @property
    def message(self) -> str:
        """What is there and where it matters."""

    @property
    def note(self) -> Note | None:
        """What the newsroom says of the rule (`notes` of the options)."""

    @property
    def path(self) -> str:
        """The file, as it was named."""

    @property
    def related(self) -> tuple[Related, ...]:
        """Places that belong to it."""

    @property
    def rule(self) -> str:
        """The rule's id."""

    @property
    def severity(self) -> str:
        """`error`, `warning` or `info`."""

    @property
    def start(self) -> Place:
        """Where the place begins."""

    @property
    def url(self) -> str | None:
        """Where the rule's documentation stands."""

@final
class Summary:
    """Counts over all files of a run."""

    @property
    def articles(self) -> int:
        """Articles in them."""

    @property
    def errors(self) -> int:
        """Findings, what limits left out included."""

    @property
    def files(self) -> int:
        """Files that were checked."""

    @property
    def infos(self) -> int:
        """The same, of infos."""

    @property
    def suppressed(self) -> int:
        """Findings that comments in the documents allow."""

    @property
    def warnings(self) -> int:
        """The same, of warnings."""

@final
class Document:
    """What was found in a text."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings, in the order of the text."""

    @property
    def articles(self) -> list[CheckedArticle]:
        """The articles that were read."""

    @property
    def summary(self) -> Summary:
        """Counts over the text."""

    def to_dict(self) -> CheckDocument:
        """The document as the program's JSON has it."""

    def to_json(self) -> str:
        """The same, as JSON."""

    def _repr_html_(self) -> str: ...

@final
class Stream:
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __len__(self) -> int: ...

@final
class Flow:
    @property
    def rejected(self) -> Stream: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

@final
class Made:
    @property
    def rows(self) -> Stream: ...
    @property
    def articles(self) -> Stream: ...
    @property
    def rejected(self) -> Stream: ...

@final
class Tally:
    def __new__(cls) -> Tally: ...
    def to_dict(self) -> dict[str, Any]: ...
    def ids(self) -> bytes: ...

@final
class Engine:
    def __new__(cls, options: dict[str, Any], previous: list[str | bytes]) -> Engine: ...
    def check(self, text: str | bytes, kind: str | None, name: str | None) -> Document: ...
    def fix(self, text: str | bytes, kind: str | None, name: str | None, unsafe: bool | None) -> tuple[str, dict[str, int], list[RefusedFixes], Document]: ...
    @overload
    def document(self, what: Literal["preview"], text: str | bytes, kind: str | None, name: str | None) -> PreviewDocument: ...
    @overload
    def document(self, what: Literal["show"], text: str | bytes, kind: str | None, name: str | None) -> ShowDocument: ...
    @overload
    def document(self, what: Literal["inventory"], text: str | bytes, kind: str | None, name: str | None) -> InventoryDocument: ...
    def report(self, text: str | bytes, kind: str | None, name: str | None, format: str) -> str: ...
    def table(self, table: object, text: str, id: str, kind: str | None, work: str, threads: int, tally: Tally | None = None) -> Made: ...
    def stream(self, table: object, text: str, id: str, kind: str | None, work: str, threads: int) -> Flow: ...

def repeated(ids: bytes, most: int) -> tuple[int, list[tuple[int, int]]]: ...
def numbered(table: object, id: str, numbers: set[int]) -> list[tuple[int, int, str]]: ...
def rules() -> list[CatalogueRule]: ...
def explain(id: str) -> str: ...
