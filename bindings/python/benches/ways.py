"""What is done with articles in Python. All begin with texts and a table that are there, as the library does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pyarrow as pa

import ia_validate
from ia_validate._engine import Engine, Tally

VALIDATOR = ia_validate.Validator()


class Articles(NamedTuple):
    """Articles as texts and as a table."""

    texts: Sequence[str]
    table: pa.Table

    @classmethod
    def of(cls, texts: Sequence[str]) -> Articles:
        # With that Python has made the UTF-8 of each str, too, which it keeps.
        return cls(texts, pa.table({"id": [str(it) for it in range(len(texts))], "html": pa.array(texts, pa.large_string())}))

    def first(self, count: int) -> Articles:
        return Articles(self.texts[:count], self.table.slice(0, count))


def counted(articles: Articles) -> None:
    for text in articles.texts:
        VALIDATOR.check(text).summary


def read(articles: Articles) -> None:
    """All members of all findings."""
    for text in articles.texts:
        for it in VALIDATOR.check(text).diagnostics:
            start, end = it.start, it.end
            (it.rule, it.severity, it.url, it.fingerprint, it.message, it.help, it.note, it.path, it.article, it.related, it.fix,
             start.line, start.column, start.index, end.line, end.column, end.index)


def described(articles: Articles) -> None:
    """What is known of the articles, as dicts."""
    for text in articles.texts:
        VALIDATOR.check(text).articles


def to_dict(articles: Articles) -> None:
    for text in articles.texts:
        VALIDATOR.check(text).to_dict()


def table(articles: Articles, threads: int = 1) -> None:
    VALIDATOR.check_table(articles.table, threads=threads)


def archive(articles: Articles) -> None:
    """What a piece of an archive does between reading and writing."""
    Engine({}, []).table(articles.table, "html", "id", None, "archive", 1, Tally())


#: Each way, and what the library does for it.
WAYS: dict[str, tuple[Callable[[Articles], None], str]] = {
    "counted": (counted, "document"), "read": (read, "document"), "described": (described, "document"), "to_dict": (to_dict, "document"),
    "table": (table, "report"), "archive": (archive, "archive"),
}
