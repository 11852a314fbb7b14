"""A piece, from its rows to its outputs."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .._engine import Engine, Tally, __version__
from . import reading
from .job import Job, Piece, UsageError
from .writing import Writing, write

#: What all further pieces would meet, too.
FATAL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE}


def is_done(piece: Piece, job: Job) -> bool:
    """Whether all outputs of a piece are whole."""
    try:
        done = json.loads(Path(job.output, "done", f"{piece.name}.json").read_bytes())
        return Path(job.output, "done", f"{piece.name}.ids").is_file() and all(Path(job.output, it).is_file() for it in done["files"])
    except (OSError, ValueError, KeyError):
        return False


def work(piece: Piece, job: Job) -> str | None:
    """Does a piece, and nothing if it is done already. Gives what is wrong with the input, if something is.

    Raises an OSError for what no input can be blamed for.
    """
    if is_done(piece, job):
        return None
    if job.version != __version__:
        raise RuntimeError(f"ia_validate is {__version__} here and {job.version} where the run was started; install the same everywhere")
    import pyarrow as pa

    writing = Writing(job, piece.name)
    try:
        _do(piece, job, writing)
        return None
    except OSError as error:
        writing.abort()
        if error.errno in FATAL:
            raise
        return f"{_named(piece)}: {error}"
    except UsageError as error:
        writing.abort()
        return str(error)
    except (pa.ArrowException, EOFError) as error:
        writing.abort()
        return f"{_named(piece)}: {error}"
    except BaseException:
        writing.abort()
        raise


def _named(piece: Piece) -> str:
    return reading.printable(piece.paths[0])


def _do(piece: Piece, job: Job, writing: Writing) -> None:
    import pyarrow as pa

    engine, tally = Engine(job.options, []), Tally()
    no_rows = 0
    is_empty = True
    for rows in reading.rows(piece, job):
        for partition, table in _by_partition(rows):
            made = engine.table(table, job.text, job.id, None, job.work, job.threads, tally)
            tables = {job.kinds[0]: pa.table(made.rows), "rejected": pa.table(made.rejected)}
            if "articles" in job.kinds:
                tables["articles"] = pa.table(made.articles)
            if rows.rejected:
                no_rows += len(rows.rejected)
                ids, reasons = zip(*rows.rejected)
                more = pa.table({"id": pa.array(ids, pa.string()), "reason": pa.array(reasons, pa.string())})
                tables["rejected"] = pa.concat_tables([tables["rejected"], more])
                rows.rejected.clear()
            writing.add(partition, tables)
            is_empty = False
    if is_empty:
        table = pa.table({job.id: pa.array([], pa.string()), job.text: pa.array([], pa.string())})
        made = engine.table(table, job.text, job.id, None, job.work, 1)
        writing.add(None, {kind: pa.table(of) for kind, of in zip(job.kinds, (made.rows, made.articles, made.rejected) if len(job.kinds) == 3 else (made.rows, made.rejected))})
    files = writing.finish()
    counted = tally.to_dict()
    counted["rows"] += no_rows
    counted["rejected"] += no_rows
    done = Path(job.output, "done")
    write(done / f"{piece.name}.ids", tally.ids())
    # The last file: with it the piece is done.
    write(done / f"{piece.name}.json", json.dumps({"files": files, **counted}).encode())


def _by_partition(rows: reading.Rows) -> Iterator[tuple[str | None, Any]]:
    if rows.partitions is None:
        yield None, rows.table
        return
    places: dict[str | None, list[int]] = {None: []} if rows.rejected else {}
    for number, partition in enumerate(rows.partitions):
        places.setdefault(partition, []).append(number)
    for partition, numbers in places.items():
        yield partition, rows.table if len(numbers) == rows.table.num_rows else rows.table.take(numbers)
