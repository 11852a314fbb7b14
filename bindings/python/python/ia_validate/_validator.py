"""The validator: one object, to be shared between threads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Literal

from ._engine import Engine, Stream
from ._results import Document, Fixed, document

Text = str | bytes
Kind = Literal["auto", "article", "feed"]


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
    """Checks and mends texts. Options are the keys of `ia-validate.toml` with underscores, and `now` (RFC 3339).

    `previous` are earlier feeds or articles, which updates are judged against. Wrong options are a `ValueError`.
    """

    __slots__ = ("_engine", "_options")

    def __init__(self, *, previous: Sequence[Text] = (), **options: Any) -> None:
        if isinstance(previous, (str, bytes)):
            raise ValueError("`previous`: this must be a list of texts, str or bytes")
        self._engine = Engine(options, list(previous))
        self._options = options

    def __repr__(self) -> str:
        return f"Validator({', '.join(f'{name}={value!r}' for name, value in self._options.items())})"

    def check(self, text: Text, *, kind: Kind = "auto", name: str = "-") -> Document:
        """Checks a text: a `str`, or `bytes` that are decoded as files are."""
        made = self._engine.check(text, kind, name)
        return document(made, lambda: self._engine.report(text, kind, name, "html"))

    def fix(self, text: Text, *, unsafe: bool = False, kind: Kind = "auto", name: str = "-") -> Fixed:
        """Mends a text; with unsafe fixes only if they are asked for."""
        mended, rest, left = self._engine.fix(text, kind, name, unsafe)
        counts = rest.to_dict()
        report = document(left, lambda: self._engine.report(mended, kind, name, "html"))
        return Fixed(mended, counts["fixed"], counts["refused"], report)

    def preview(self, text: Text, *, kind: Kind = "auto", name: str = "-") -> dict[str, Any]:
        """What ingestion would do, article by article."""
        return self._engine.preview(text, kind, name).to_dict()

    def show(self, text: Text, *, kind: Kind = "auto", name: str = "-") -> dict[str, Any]:
        """The articles as Facebook would have shown them."""
        return self._engine.show(text, kind, name).to_dict()

    def inventory(self, text: Text, *, kind: Kind = "auto", name: str = "-") -> dict[str, Any]:
        """What is in the articles, and how they come through."""
        return self._engine.inventory(text, kind, name).to_dict()

    def report(self, text: Text, *, format: str = "html", kind: Kind = "auto", name: str = "-") -> str:
        """The report in one of the program's formats."""
        return self._engine.report(text, kind, name, format)

    def check_table(self, table: object, *, text: str = "html", id: str = "id", kind: Kind = "auto",
                    articles: bool = False, threads: int | None = None) -> TableResult:
        """Checks the rows of anything with `__arrow_c_stream__`: the columns of findings stand in docs/archives.md.

        Findings are kept in memory, texts are not.
        """
        made = self._engine.table(table, text, id, kind, "archive" if articles else "check", threads or os.cpu_count() or 1)
        return TableResult(made.rows, made.articles, made.rejected)

    def fix_table(self, table: object, *, text: str = "html", id: str = "id", unsafe: bool = False,
                  kind: Kind = "auto", threads: int | None = None) -> TableResult:
        """Mends the rows: `id`, `text`, how many findings were `fixed` by which `rules`, and how many are `left`."""
        made = self._engine.table(table, text, id, kind, "fix-unsafe" if unsafe else "fix", threads or os.cpu_count() or 1)
        return TableResult(made.rows, made.articles, made.rejected)
