"""The validator: one object, to be shared between threads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from ._engine import Document, Engine, Flow, Stream

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .types import Format, InventoryDocument, Kind, Options, PreviewDocument, RefusedFixes, ShowDocument


@dataclass(frozen=True)
class Fixed:
    """A mended text, what was fixed by rule, what was not and why, and what is left."""

    text: str
    fixed: dict[str, int]
    refused: list[RefusedFixes]
    left: Document


class TableResult:
    """What was made of a table. It speaks `__arrow_c_stream__` itself, and any number of times."""

    __slots__ = ("articles", "rejected", "_rows")

    def __init__(self, rows: Stream, articles: Stream, rejected: Stream) -> None:
        self._rows = rows
        #: What the articles are; empty unless they were asked for.
        self.articles = articles
        #: The rows that hold no text, with the reason.
        self.rejected = rejected

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._rows.__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<TableResult: {len(self._rows)} rows, {len(self.rejected)} rejected>"


class Validator:
    """Checks and mends texts. Options are the keys of `ia-validate.toml` with underscores.

    `previous` are earlier feeds or articles, which updates are judged against. Wrong options are a `ValueError`.
    """

    __slots__ = ("_engine", "_options", "_previous")

    def __init__(self, *, previous: Sequence[str | bytes] = (), **options: Unpack[Options]) -> None:
        if isinstance(previous, (str, bytes)):
            raise ValueError("`previous`: this must be a list of texts, str or bytes")
        self._options: dict[str, Any] = dict(options)
        self._previous = list(previous)
        self._engine = Engine(self._options, self._previous)

    def __repr__(self) -> str:
        return f"Validator({', '.join(f'{name}={value!r}' for name, value in self._options.items())})"

    def __reduce__(self) -> tuple[object, ...]:
        # Other processes make their own of the same options.
        return _again, (self._options, self._previous)

    def check(self, text: str | bytes, *, kind: Kind | None = None, name: str | None = None) -> Document:
        """Checks a text: a `str`, or `bytes` that are decoded as files are."""
        return self._engine.check(text, kind, name)

    def fix(self, text: str | bytes, *, unsafe: bool | None = None, kind: Kind | None = None, name: str | None = None) -> Fixed:
        """Mends a text; with unsafe fixes only if they are asked for."""
        return Fixed(*self._engine.fix(text, kind, name, unsafe))

    def preview(self, text: str | bytes, *, kind: Kind | None = None, name: str | None = None) -> PreviewDocument:
        """What ingestion would do, article by article."""
        return self._engine.document("preview", text, kind, name)

    def show(self, text: str | bytes, *, kind: Kind | None = None, name: str | None = None) -> ShowDocument:
        """The articles as Facebook would have shown them."""
        return self._engine.document("show", text, kind, name)

    def inventory(self, text: str | bytes, *, kind: Kind | None = None, name: str | None = None) -> InventoryDocument:
        """What is in the articles, and how they come through."""
        return self._engine.document("inventory", text, kind, name)

    def report(self, text: str | bytes, *, format: Format = "html", kind: Kind | None = None, name: str | None = None) -> str:
        """The report in one of the program's formats."""
        return self._engine.report(text, kind, name, format)

    def check_table(self, table: object, *, text: str = "html", id: str = "id", kind: Kind | None = None,
                    articles: bool = False, threads: int | None = None) -> TableResult:
        """Checks the rows of anything with `__arrow_c_stream__`: the columns of findings stand in docs/archives.md.

        The findings are kept in memory, the texts are not; `check_stream` keeps neither.
        """
        made = self._engine.table(table, text, id, kind, "archive" if articles else "check", _threads(threads))
        return TableResult(made.rows, made.articles, made.rejected)

    def check_stream(self, table: object, *, text: str = "html", id: str = "id", kind: Kind | None = None,
                     threads: int | None = None) -> Flow:
        """The same findings while they are read, once: `pyarrow.RecordBatchReader.from_stream(…)`.

        What is in memory are two batches of the table. `rejected` has the rows without text that were met so far.
        """
        return self._engine.stream(table, text, id, kind, "check", _threads(threads))

    def fix_table(self, table: object, *, text: str = "html", id: str = "id", unsafe: bool = False,
                  kind: Kind | None = None, threads: int | None = None) -> TableResult:
        """Mends the rows: `id`, `text`, how many findings were `fixed` by which `rules`, and how many are `left`."""
        made = self._engine.table(table, text, id, kind, "fix-unsafe" if unsafe else "fix", _threads(threads))
        return TableResult(made.rows, made.articles, made.rejected)


def _threads(wanted: int | None) -> int:
    if wanted is None:
        return os.cpu_count() or 1
    if wanted < 1:
        raise ValueError(f"`threads`: this must be a whole number from 1 on, not {wanted}")
    return wanted


def _again(options: dict[str, Any], previous: list[str | bytes]) -> Validator:
    return Validator(previous=previous, **cast("Options", options))
