"""Results: frozen objects over the document of a check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ._engine import Made


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `line` and `column` from 1, `offset` in bytes of UTF-8, `index` in characters of the `str`, from 0."""

    line: int
    column: int
    offset: int
    index: int


@dataclass(frozen=True, slots=True)
class Related:
    """A place that belongs to a finding."""

    message: str
    start: Place
    end: Place


@dataclass(frozen=True, slots=True)
class Edit:
    """What comes in place of what stands between `start` and `end`."""

    start: Place
    end: Place
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """How to mend a finding; `safety` is `safe` or `unsafe`."""

    message: str
    safety: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """The article that a finding is about: `index` counts from 0."""

    index: int
    canonical: str | None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding."""

    rule: str
    severity: str
    message: str
    path: str
    fingerprint: str
    start: Place
    end: Place
    article: Article | None = None
    url: str | None = None
    help: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.start.line}:{self.start.column}: {self.severity}[{self.rule}] {self.message}"


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts."""

    files: int
    articles: int
    errors: int
    warnings: int
    infos: int
    suppressed: int


@dataclass(frozen=True)
class Document:
    """What was found in a text."""

    _made: Made = field(repr=False, compare=False)
    _html: Callable[[], str] = field(repr=False, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """The document as the program's JSON has it."""
        return self._made.to_dict()

    def to_json(self) -> str:
        """The same, as JSON."""
        return self._made.to_json()

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings, in the order of the text."""
        return tuple(map(_diagnostic, self._made.marked()["diagnostics"]))

    @cached_property
    def summary(self) -> Summary:
        """Counts over the text."""
        return Summary(**self.to_dict()["summary"])

    def __repr__(self) -> str:
        it = self.summary
        return f"<Document: {it.errors} errors, {it.warnings} warnings, {it.infos} infos>"

    def _repr_html_(self) -> str:
        return self._html()


@dataclass(frozen=True, slots=True)
class Fixed:
    """A mended text, what was fixed by rule, what was not and why, and what is left."""

    text: str
    fixed: dict[str, int]
    refused: list[dict[str, Any]]
    left: Document


def document(made: Made, html: Callable[[], str]) -> Document:
    """A document that was made."""
    return Document(made, html)


def _span(it: dict[str, Any]) -> dict[str, Any]:
    return {**it, "start": Place(**it["start"]), "end": Place(**it["end"])}


def _diagnostic(it: dict[str, Any]) -> Diagnostic:
    made = _span(it)
    if it["article"] is not None:
        made["article"] = Article(**it["article"])
    made["related"] = tuple(Related(**_span(other)) for other in it.get("related", ()))
    if "fix" in it:
        made["fix"] = Fix(it["fix"]["message"], it["fix"]["safety"], tuple(Edit(**_span(edit)) for edit in it["fix"]["edits"]))
    return Diagnostic(**made)
