"""`ia-validate-archive`: archives of articles, file by file, on the cores of one machine or where Spark schedules.

One piece of the input (a file, or row groups of a giant one) gives one file of each kind, under a temporary name that is
replaced when all are whole. A re-run does what is missing. See docs/archives.md.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ._archive import running, summing
from ._archive.job import SUFFIXES, Job, Piece, UsageError, pieces
from ._archive.working import is_done
from ._archive.writing import write
from ._engine import Engine

#: What is said of inputs, at most.
_SHOWN = 10
_MARK = "job.json"


def _claim(job: Job, root: Path) -> None:
    """Takes the output folder for this job, and no other's."""
    output = Path(job.output)
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output} is no folder")
    if root.is_dir() and (output == root or root in output.parents or output in root.parents):
        raise UsageError(f"{output} and the input stand in one another; give a folder apart")
    mark = output / _MARK
    if mark.is_file():
        try:
            known = json.loads(mark.read_bytes())
        except ValueError as error:
            raise UsageError(f"{mark} cannot be read ({error}); give a new folder") from error
        # Another version does all anew, and what was made before goes when that is done.
        differs = sorted(key for key, value in job.key().items() if key != "version" and known.get(key) != value)
        if known.get("input") != str(root):
            differs.insert(0, "input")
        if differs:
            raise UsageError(f"{output} holds what another run made (with another {', '.join(differs)}); give a new folder")
    elif output.is_dir() and any(output.iterdir()):
        raise UsageError(f"{output} holds something else; give a new folder")
    for folder in (*job.kinds, *(["summary"] if job.work == "archive" else []), "done"):
        (output / folder).mkdir(parents=True, exist_ok=True)
    write(mark, json.dumps({"input": str(root), **job.key()}, indent=1).encode())


def archive(args: argparse.Namespace) -> int:
    """Does what the command line says."""
    missing = [name for name in ("pyarrow", *(["pyspark"] if args.master else [])) if find_spec(name) is None]
    if missing:
        raise UsageError(f"missing: {' and '.join(missing)}; pip install 'ia-validate[{'spark' if args.master else 'tables'}]'")
    root = args.input.resolve()
    if not root.exists():
        raise UsageError(f"there is no {args.input}")
    if args.partition and args.format == "files":
        raise UsageError("`--partition` names a column, and files have none")
    if args.unsafe and not args.fix:
        raise UsageError("`--unsafe` goes with `--fix`")
    options = _options(args)
    Engine(options, [])
    work = ("fix-unsafe" if args.unsafe else "fix") if args.fix else "archive"
    job = Job(str(args.output.resolve()), args.format, args.text, args.id, args.partition, work, options)
    found = pieces(root, job)
    _claim(job, root)
    todo = [it for it in found if not is_done(it, job)]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if args.master and todo:
        wrong = running.on_spark(todo, job, args.master)
    else:
        # Few pieces share the cores.
        wrong = running.here(todo, replace(job, threads=max(1, cores // max(len(todo), 1))), min(cores, max(len(todo), 1)))
    return _finish(found, len(todo), job, wrong)


def _finish(found: list[Piece], done: int, job: Job, wrong: list[str]) -> int:
    for told in wrong[:_SHOWN]:
        print(f"ia-validate-archive: {told}", file=sys.stderr)
    if len(wrong) > _SHOWN:
        print(f"ia-validate-archive: {len(wrong) - _SHOWN} more inputs could not be read; report.html lists them", file=sys.stderr)
    total = summing.summed(found, job, wrong)
    summing.clear(found, job)
    print(f"{total['rows']:,} {'row' if total['rows'] == 1 else 'rows'}, {total['rejected']:,} rejected; written to {job.output}"
          + (f" ({len(found) - done} of {len(found)} pieces were done before)" if done < len(found) else ""), file=sys.stderr)
    for count, words in (("repeated", "an id that an earlier row has, too: each is counted by itself"), ("without_id", "no id")):
        if total[count]:
            print(f"{total[count]:,} {'row has' if total[count] == 1 else 'rows have'} {words}", file=sys.stderr)
    for id, places in total["repeated_examples"]:
        print(f"  `{id}`: {'; '.join(places)}", file=sys.stderr)
    return 2 if wrong else 1 if total["rejected"] else 0


def _options(args: argparse.Namespace) -> dict[str, Any]:
    options: dict[str, Any] = {"domains": args.domain} if args.domain else {}
    for given in args.set or ():
        name, is_one, value = given.partition("=")
        if not is_one:
            raise UsageError(f"`--set {given}`: give a key and its value, such as max_findings=100 or ignore='[\"captions\"]'")
        try:
            options[name] = json.loads(value)
        except ValueError:
            options[name] = value
    for name in ("now", "kind"):
        if getattr(args, name):
            options[name] = getattr(args, name)
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ia-validate-archive", description="Checks or mends archives of Instant Articles.",
        epilog="exit codes: 0 done, 1 done with rejected rows, 2 wrong usage or input")
    add = parser.add_argument
    add("--input", type=Path, required=True, help="a file or folder")
    add("--format", choices=sorted(SUFFIXES), default="parquet")
    add("--text", default="html", metavar="COLUMN", help="the column of texts (html)")
    add("--id", default="id", metavar="COLUMN", help="the column that names rows (id)")
    add("--partition", metavar="COLUMN", help="write a folder for each value of this column, as Hive does")
    add("--output", type=Path, required=True, help="a folder of its own")
    add("--domain", action="append", help="your page's domain; can be repeated")
    add("--set", action="append", metavar="KEY=VALUE", help="another option of ia-validate.toml, with underscores; can be repeated")
    add("--kind", choices=["auto", "article", "feed", "fragment"], help="what the texts are (auto)")
    add("--now", metavar="TIME", help="the time for rules that depend on it, as RFC 3339")
    add("--fix", action="store_true", help="write mended texts to fixed/ instead of findings")
    add("--unsafe", action="store_true", help="with --fix: fixes that someone should look at, too")
    add("--master", metavar="URL", help="a Spark master; all cores of this machine without it")
    return parser


def main(argv: list[str] | None = None) -> int:
    """The command."""
    args = _parser().parse_args(argv)
    try:
        return archive(args)
    except KeyboardInterrupt:
        print("\nia-validate-archive: stopped; what is done is kept, and the same command goes on", file=sys.stderr)
        return 130
    except OSError as error:
        keep = "; make room, and the same command goes on: what is done is kept" if error.errno in (errno.ENOSPC, errno.EDQUOT) else ""
        print(f"ia-validate-archive: {error}{keep}", file=sys.stderr)
    except (UsageError, ValueError) as error:
        print(f"ia-validate-archive: {error}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
