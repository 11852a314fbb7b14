"""What tests of archives share."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import ia_validate

ARTICLE = ("<!doctype html><html><head><meta property='op:markup_version' content='v1.0'></head><body><article>"
           "<p>a<br><br>b</p></article></body></html>")
KEYS = [("id", "ascending"), ("offset", "ascending"), ("rule", "ascending")]


def archive(*args: object, **more: Any) -> subprocess.CompletedProcess[str]:
    """Runs the command."""
    return subprocess.run([sys.executable, "-m", "ia_validate.archive", *map(str, args)], capture_output=True, text=True, **more)


def article(number: int) -> str:
    """Articles that differ, so that a lost or doubled one shows."""
    return ARTICLE.replace("a<br>", f"a {number}" + "<br>" * (1 + number % 3))


def sorted_findings(folder: Path) -> Any:
    """The findings of an output, in one order."""
    import pyarrow.parquet as pq

    return pq.read_table(folder / "findings", partitioning=None).sort_by(KEYS).combine_chunks()


def truth(ids: list[Any], texts: list[str]) -> Any:
    """What the engine finds in these rows."""
    import pyarrow as pa

    found = ia_validate.Validator().check_table(pa.table({"id": ids, "html": texts}))
    return pa.table(found).sort_by(KEYS).combine_chunks()


def left_over(folder: Path) -> list[str]:
    """Halves in an output."""
    return [str(it) for it in folder.rglob(".*")]
