"""The rows of a piece, in tables of bounded size."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from .job import Job, Piece, UsageError

#: The most rows and, as far as rows are not larger, bytes that are read at a time.
ROWS = 1024
BYTES = 16 << 20


class Rows(NamedTuple):
    """Rows with columns for ids and texts, and in which partition each is; and what is no row, with the reason."""

    table: Any
    partitions: list[str | None] | None
    rejected: list[tuple[str, str]]


def rows(piece: Piece, job: Job) -> Iterator[Rows]:
    """The rows of a piece."""
    if job.form == "parquet":
        return _parquet(piece, job)
    return _gathered(_lines(piece, job) if job.form == "jsonl" else _files(piece), job)


def _parquet(piece: Piece, job: Job) -> Iterator[Rows]:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    path = piece.paths[0]
    # Opened and read as a stream: of a row group no more than what is read at a time.
    with pq.ParquetFile(path, buffer_size=1 << 20, pre_buffer=False) as file:
        there = file.schema_arrow.names
        of_path = _of_path(path, job.partition)
        wanted = [job.id, job.text, *([job.partition] if job.partition and of_path is None else [])]
        for name in wanted:
            if name not in there:
                raise UsageError(f"{path} has no column `{name}`; there are {', '.join(f'`{it}`' for it in there)}")
        metadata = file.metadata
        groups = range(piece.start, metadata.num_row_groups if piece.end is None else piece.end)
        for group in groups:
            about = metadata.row_group(group)
            columns = [about.column(it) for it in range(about.num_columns)]
            size = sum(it.total_uncompressed_size for it in columns if it.path_in_schema.split(".")[0] in wanted)
            most = max(1, min(ROWS * job.threads, BYTES * job.threads * about.num_rows // max(size, 1)))
            for batch in file.iter_batches(most, row_groups=[group], columns=list(dict.fromkeys(wanted)), use_threads=False):
                partitions = None
                if job.partition:
                    partitions = [of_path] * batch.num_rows
                    if of_path is None:
                        partitions = pc.cast(batch.column(job.partition), pa.string()).to_pylist()
                yield Rows(pa.Table.from_batches([batch]).select(list(dict.fromkeys(wanted[:2]))), partitions, [])


def ids(piece: Piece, job: Job) -> Iterator[tuple[Any, Callable[[int], str]]]:
    """The ids of a piece in tables, each with what says where a row of it is."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if job.form != "parquet":
        found = _lines(piece, job) if job.form == "jsonl" else _files(piece)
        while some := list(islice(found, ROWS)):
            places = [it.place for it in some]
            yield pa.table({job.id: pa.array([it.id for it in some], pa.string())}), places.__getitem__
        return
    path = piece.paths[0]
    with pq.ParquetFile(path) as file:
        groups = [file.metadata.row_group(it).num_rows for it in range(file.metadata.num_row_groups)]
        before = sum(groups[: piece.start])
        for batch in file.iter_batches(row_groups=list(range(len(groups))[piece.start : piece.end]), columns=[job.id]):
            yield pa.Table.from_batches([batch]), partial(_row, path, before)
            before += batch.num_rows


def _row(path: str, before: int, row: int) -> str:
    """A row of a file, by its place in a batch and the rows before that."""
    return f"{printable(path)}, row {before + row + 1}"


def _of_path(path: str, column: str | None) -> str | None:
    """What the folders say of a column, as Hive writes it: `date=2016-02-04/`."""
    for part in reversed(Path(path).parts[:-1]):
        name, is_one, value = part.partition("=")
        if is_one and unquote(name) == column:
            return unquote(value)
    return None


class _Row(NamedTuple):
    id: str
    text: str | bytes | None
    partition: str | None = None
    #: Why it is none.
    reason: str | None = None
    #: The file, and in JSON lines its first byte, from 0.
    place: str = ""


def _gathered(found: Iterator[_Row], job: Job) -> Iterator[Rows]:
    """The rows in tables."""
    import pyarrow as pa

    kind = pa.binary() if job.form == "files" else pa.string()
    some: list[_Row] = []
    size = 0

    def made() -> Rows:
        good = [it for it in some if it.reason is None]
        table = pa.table({job.id: pa.array([it.id for it in good], pa.string()), job.text: pa.array([it.text for it in good], kind)})
        partitions = [it.partition for it in good] if job.partition else None
        return Rows(table, partitions, [(it.id, it.reason) for it in some if it.reason is not None])

    for row in found:
        some.append(row)
        size += len(row.text or ())
        if len(some) >= ROWS * job.threads or size >= BYTES * job.threads:
            yield made()
            some, size = [], 0
    if some:
        yield made()


def _lines(piece: Piece, job: Job) -> Iterator[_Row]:
    """Lines that begin in the piece. What is no row is named by its path and its first byte, from 0."""
    path = piece.paths[0]
    of_path = _of_path(path, job.partition)
    with open(path, "rb") as file:
        if piece.start:
            # The line that began before is the other piece's.
            file.seek(piece.start - 1)
            file.readline()
        at = file.tell()
        while (piece.end is None or at < piece.end) and (line := file.readline()):
            if line.strip():
                yield _line(line, f"{printable(path)}@{at}", job, of_path)
            at += len(line)


def _line(line: bytes, place: str, job: Job, of_path: str | None) -> _Row:
    try:
        row = json.loads(line)
    except UnicodeDecodeError:
        return _Row(place, None, of_path, "no UTF-8")
    except (ValueError, RecursionError) as error:
        return _Row(place, None, of_path, f"no JSON: {error or 'too deep'}")
    if not isinstance(row, dict):
        return _Row(place, None, of_path, "no JSON object")
    missing = [name for name in (job.id, job.text) if name not in row]
    id = row.get(job.id)
    named = place if id is None else _printable(id if isinstance(id, str) else json.dumps(id))
    partition = of_path
    if job.partition and of_path is None:
        value = row.get(job.partition)
        partition = None if value is None else _printable(value if isinstance(value, str) else json.dumps(value))
    if missing:
        return _Row(named, None, partition, f"no `{missing[0]}`")
    text = row[job.text]
    if text is None:
        return _Row(named, None, partition, "null")
    if not isinstance(text, str):
        return _Row(named, None, partition, f"not text, but {_json_kind(text)}")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return _Row(named, None, partition, f"not text: half a pair of surrogates at index {error.start}")
    return _Row(named, text, partition, place=place)


def _json_kind(value: object) -> str:
    return {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}.get(type(value), "something else")


def _files(piece: Piece) -> Iterator[_Row]:
    for path in piece.paths:
        try:
            yield _Row(printable(path), Path(path).read_bytes(), place=printable(path))
        except OSError as error:
            yield _Row(printable(path), None, None, f"unreadable: {error.strerror or error}")


def printable(path: str) -> str:
    """A path as text, whatever bytes it has."""
    return os.fsencode(path).decode("utf-8", "replace")


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
