"""`ia-validate-archive`: archives of articles, file by file, on the cores of one machine or where Spark schedules.

One input file gives one output file under a temporary name, which is renamed when it is whole. A re-run skips what exists.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from ._engine import Engine, __version__

SUFFIXES = {"parquet": {".parquet"}, "jsonl": {".jsonl", ".ndjson"}, "files": {".html", ".htm", ".xml", ".rss"}}
FOLDERS = ("findings", "articles", "rejected", "summary", "fixed", "done")
#: Rows that are read at a time.
ROWS = 1024


class UsageError(Exception):
    """Wrong usage or input: exit code 2."""


def inputs(root: Path, form: str) -> list[list[str]]:
    """The files of an archive, in tasks: one each, or those of one folder where they are the articles."""
    found = sorted(str(it) for it in ([root] if root.is_file() else root.rglob("*")) if it.is_file() and it.suffix in SUFFIXES[form])
    if not found:
        raise UsageError(f"there is no file of `--format {form}` in {root}")
    if form != "files":
        return [[it] for it in found]
    return [found[at : at + 2000] for at in range(0, len(found), 2000)]


def _name(files: list[str], job: str) -> str:
    """The name of an output: by the input as it is now, the version, and the options."""
    states = [(it, os.stat(it).st_size, os.stat(it).st_mtime_ns) for it in files]
    mark = hashlib.sha256(json.dumps([states, job, __version__]).encode()).hexdigest()[:12]
    return f"{Path(files[0]).stem}-{mark}"


def _batches(files: list[str], form: str, text: str, id: str) -> Iterator[Any]:
    import pyarrow as pa

    if form == "parquet":
        import pyarrow.parquet as pq

        with pq.ParquetFile(files[0]) as file:
            for name in (text, id):
                if name not in file.schema_arrow.names:
                    raise UsageError(f"{files[0]} has no column `{name}`; there are {', '.join(file.schema_arrow.names)}")
            for batch in file.iter_batches(ROWS, columns=[id, text], use_threads=False):
                yield pa.Table.from_batches([batch])
        return
    rows: list[tuple[str, str | None]] = []

    def table() -> Any:
        ids, texts = zip(*rows)
        return pa.table({id: pa.array(ids, pa.string()), text: pa.array(texts, pa.string())})

    for it in _lines(files[0], text, id) if form == "jsonl" else _files(files):
        rows.append(it)
        if len(rows) == ROWS:
            yield table()
            rows = []
    if rows:
        yield table()


def _lines(path: str, text: str, id: str) -> Iterator[tuple[str, str | None]]:
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line)
                value = row[text]
                value.encode()
                yield str(row[id]), value
            except (ValueError, KeyError, TypeError, AttributeError):
                yield f"{path}:{number}", None


def _files(paths: list[str]) -> Iterator[tuple[str, str | None]]:
    for path in paths:
        try:
            yield path, Path(path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            yield path, None


def one(files: list[str], output: str, form: str, text: str, id: str, options: dict[str, Any], fix: bool) -> None:
    """Does one task, and nothing if it is done already."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = Path(output)
    name = _name(files, json.dumps([text, id, options, fix], sort_keys=True))
    done = out / "done" / f"{name}.json"
    if done.exists():
        return
    engine = Engine(options, [])
    kinds = ["fixed", "rejected"] if fix else ["findings", "articles", "rejected"]
    writers: dict[str, Any] = {}
    paths = {kind: out / kind / f"{name}.parquet" for kind in kinds}
    temporary = {kind: path.with_name(f".{path.name}.{os.getpid()}.tmp") for kind, path in paths.items()}
    counts: dict[str, Any] = {"rows": 0, "rejected": 0, "rules": {}, "inventory": {}}
    try:
        for batch in _batches(files, form, text, id):
            made = engine.table(batch, text, id, "auto", "fix" if fix else "archive", 1)
            tables = {kinds[0]: pa.table(made.rows), "rejected": pa.table(made.rejected)}
            if not fix:
                tables["articles"] = pa.table(made.articles)
                _count(counts["rules"], tables["findings"])
                _merge(counts["inventory"], made.inventory())
            counts["rows"] += batch.num_rows
            counts["rejected"] += tables["rejected"].num_rows
            for kind, table in tables.items():
                if kind not in writers:
                    writers[kind] = pq.ParquetWriter(temporary[kind], table.schema, compression="zstd")
                writers[kind].write_table(table)
        for kind, writer in writers.items():
            writer.close()
            os.replace(temporary[kind], paths[kind])
        mark = done.with_name(f".{done.name}.{os.getpid()}.tmp")
        mark.write_text(json.dumps(counts))
        os.replace(mark, done)
    except BaseException:
        for path in temporary.values():
            path.unlink(missing_ok=True)
        raise


def _count(rules: dict[str, Any], findings: Any) -> None:
    """Counts findings by rule; an article is a row's id and an item, and rows of one id stand together."""
    seen: dict[str, set[Any]] = {}
    for rule, severity, fix, id, item in zip(*(findings[name].to_pylist() for name in ("rule", "severity", "fix", "id", "item"))):
        tally = rules.setdefault(rule, {"severity": severity, "count": 0, "articles": 0, "safe": 0, "unsafe": 0})
        tally["severity"] = max(tally["severity"], severity, key=("info", "warning", "error").index)
        tally["count"] += 1
        if fix:
            tally[fix] += 1
        if item is not None and (id, item) not in (of := seen.setdefault(rule, set())):
            of.add((id, item))
            tally["articles"] += 1


def _merge(into: dict[str, Any], other: dict[str, Any]) -> None:
    for name in ("articles", "years", "elements", "classes", "embeds", "media_hosts", "languages", "rejections"):
        into[name] = dict(Counter(into.get(name, {})) + Counter(other.get(name, {})))
    losses = {it["rule"]: it for it in into.get("losses", [])}
    for loss in other.get("losses", []):
        known = losses.setdefault(loss["rule"], {"rule": loss["rule"], "articles": 0, "count": 0})
        known["articles"] += loss["articles"]
        known["count"] += loss["count"]
    into["losses"] = sorted(losses.values(), key=lambda it: (-it["articles"], -it["count"], it["rule"]))


def finish(output: Path, names: Iterable[str], fix: bool) -> tuple[int, int]:
    """Writes the summary and the report: how many rows there were, and how many were rejected."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    total: dict[str, Any] = {"rules": {}, "inventory": {}}
    rows = rejected = 0
    for name in names:
        part = json.loads((output / "done" / f"{name}.json").read_text())
        rows, rejected = rows + part["rows"], rejected + part["rejected"]
        for rule, tally in part["rules"].items():
            known = total["rules"].setdefault(rule, {**tally, "count": 0, "articles": 0, "safe": 0, "unsafe": 0})
            known["severity"] = max(known["severity"], tally["severity"], key=("info", "warning", "error").index)
            for count in ("count", "articles", "safe", "unsafe"):
                known[count] += tally[count]
        _merge(total["inventory"], part["inventory"])
    if not fix:
        rules = sorted(total["rules"].items(), key=lambda it: (-it[1]["count"], it[0]))
        table = pa.table({
            "rule": pa.array([rule for rule, _ in rules], pa.string()), "severity": pa.array([it["severity"] for _, it in rules], pa.string()),
            **{column: pa.array([it[key] for _, it in rules], pa.int64()) for column, key in
               (("count", "count"), ("articles", "articles"), ("fixable_safe", "safe"), ("fixable_unsafe", "unsafe"))},
        })
        path = output / "summary" / "summary.parquet"
        pq.write_table(table, path.with_suffix(".tmp"))
        os.replace(path.with_suffix(".tmp"), path)
        from ._archive_report import page

        (output / "report.html").write_text(page(rows, rejected, rules, total["inventory"]), encoding="utf-8")
    return rows, rejected


def run(tasks: list[list[str]], work: Callable[[list[str]], None], master: str | None) -> None:
    """Does all tasks: with threads here (the engine lets them run side by side), or where Spark says."""
    if master is None:
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            for number, _ in enumerate(threads.map(work, tasks), 1):
                print(f"\r{number} of {len(tasks)} tasks", end="", file=sys.stderr)
        print(file=sys.stderr)
        return
    from pyspark.sql import SparkSession  # type: ignore[import-not-found,unused-ignore]

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.master(master).appName("ia-validate-archive").getOrCreate()
    try:
        spark.sparkContext.parallelize(tasks, len(tasks)).foreach(work)
    finally:
        spark.stop()


def archive(args: argparse.Namespace) -> int:
    """Does what the command line says."""
    missing = [name for name in ("pyarrow", *(["pyspark"] if args.master else [])) if not _has(name)]
    if missing:
        raise UsageError(f"{', '.join(missing)} is missing: pip install 'ia-validate[spark]'")
    if not args.input.exists():
        raise UsageError(f"there is no {args.input}")
    options = {"domains": args.domain} if args.domain else {}
    Engine(options, [])
    output: Path = args.output
    if output.exists() and not (output / "done").is_dir() and any(output.iterdir()):
        raise UsageError(f"{output} holds something else; give a new folder")
    for folder in FOLDERS:
        (output / folder).mkdir(parents=True, exist_ok=True)
    tasks = inputs(args.input, args.format)
    where, form, text, id, fix = str(output.resolve()), args.format, args.text, args.id, args.fix
    run(tasks, lambda files: one(files, where, form, text, id, options, fix), args.master)
    job = json.dumps([text, id, options, fix], sort_keys=True)
    rows, rejected = finish(output, [_name(files, job) for files in tasks], fix)
    print(f"{rows} rows, {rejected} rejected; written to {output}", file=sys.stderr)
    return 1 if rejected else 0


def _has(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="ia-validate-archive", description="Checks archives of Instant Articles")
    parser.add_argument("--input", type=Path, required=True, help="a file or folder")
    parser.add_argument("--format", choices=sorted(SUFFIXES), default="parquet")
    parser.add_argument("--text", default="html", help="the column of texts")
    parser.add_argument("--id", default="id", help="the column that names rows")
    parser.add_argument("--output", type=Path, required=True, help="a folder of its own")
    parser.add_argument("--domain", action="append", help="your page's domain; can be repeated")
    parser.add_argument("--fix", action="store_true", help="write mended texts to fixed/ instead of findings")
    parser.add_argument("--master", help="a Spark master; all cores of this machine without it")
    args = parser.parse_args()
    try:
        return archive(args)
    except (UsageError, ValueError, OSError) as error:
        print(f"ia-validate-archive: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
