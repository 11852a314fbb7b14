"""What is said of a whole archive, once all pieces are done."""

from __future__ import annotations

import io
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

from . import repeating, report
from .job import MADE, Job, Piece, UsageError
from .writing import write

_COUNTS = ("articles", "years", "elements", "classes", "embeds", "media_hosts", "languages", "rejections")
_EXAMPLES = 3


def summed(pieces: list[Piece], job: Job, wrong: list[str]) -> dict[str, Any]:
    """Counts over all pieces that are done; writes the summary and the report."""
    total: dict[str, Any] = {"rows": 0, "rejected": 0, "without_id": 0, "rules": {}, "inventory": {"losses": []}}
    ids = io.BytesIO()
    done, missing, counts = Path(job.output, "done"), 0, []
    for piece in pieces:
        try:
            part = json.loads((done / f"{piece.name}.json").read_bytes())
        except FileNotFoundError:
            missing += 1
            continue
        for count in ("rows", "rejected", "without_id"):
            total[count] += part[count]
        for rule, more in part["rules"].items():
            _add(total["rules"], rule, more)
        _merge(total["inventory"], part["inventory"])
        counts.append((piece, ids.write((done / f"{piece.name}.ids").read_bytes()) // 8))
    if missing != len(wrong):
        raise UsageError(f"{missing - len(wrong)} of {len(pieces)} pieces are not done; run it again")
    total["repeated"], total["repeated_examples"] = repeating.named(ids.getvalue(), counts, job)
    if job.work == "archive":
        rules = sorted(total["rules"].items(), key=lambda it: (-it[1]["count"], it[0]))
        _summary(Path(job.output, "summary", "summary.parquet"), rules)
        write(Path(job.output, "report.html"), report.page(total, rules, wrong).encode())
    return total


def clear(pieces: list[Piece], job: Job) -> None:
    """Removes what counts nowhere: halves of runs that were ended, and what was made of inputs that are another now."""
    names = {it.name for it in pieces}
    for kind in (*job.kinds, "done"):
        for folder, _, files in os.walk(Path(job.output, kind)):
            for name in files:
                is_half = name.startswith(".") and name.endswith(".tmp")
                if is_half or (MADE.search(name) and Path(name).stem not in names):
                    Path(folder, name).unlink(missing_ok=True)


def _add(rules: dict[str, Any], rule: str, more: dict[str, Any]) -> None:
    known = rules.setdefault(rule, {**more, "count": 0, "articles": 0, "safe": 0, "unsafe": 0, "years": {}, "examples": []})
    known["severity"] = max(known["severity"], more["severity"], key=("info", "warning", "error").index)
    for count in ("count", "articles", "safe", "unsafe"):
        known[count] += more[count]
    known["years"] = dict(Counter(known["years"]) + Counter(more["years"]))
    known["examples"] = [*known["examples"], *more["examples"]][:_EXAMPLES]


def _merge(into: dict[str, Any], other: dict[str, Any]) -> None:
    for name in _COUNTS:
        into[name] = dict(Counter(into.get(name, {})) + Counter(other.get(name, {})))
    losses = {it["rule"]: dict(it) for it in into["losses"]}
    for loss in other.get("losses", []):
        known = losses.setdefault(loss["rule"], {"rule": loss["rule"], "articles": 0, "count": 0})
        known["articles"] += loss["articles"]
        known["count"] += loss["count"]
    into["losses"] = sorted(losses.values(), key=lambda it: (-it["articles"], -it["count"], it["rule"]))


def _summary(path: Path, rules: list[tuple[str, dict[str, Any]]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = (("count", "count"), ("articles", "articles"), ("fixable_safe", "safe"), ("fixable_unsafe", "unsafe"))
    table = pa.table({
        "rule": pa.array([rule for rule, _ in rules], pa.string()),
        "severity": pa.array([it["severity"] for _, it in rules], pa.string()),
        **{column: pa.array([it[key] for _, it in rules], pa.int64()) for column, key in columns},
    })
    out = pa.BufferOutputStream()
    pq.write_table(table, out)
    write(path, out.getvalue().to_pybytes())
