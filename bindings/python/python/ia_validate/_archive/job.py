"""What is to be done, and in which pieces. All of it is made by whoever starts a run, and passed on to whoever works."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .._engine import __version__

SUFFIXES = {"parquet": {".parquet"}, "jsonl": {".jsonl", ".ndjson"}, "files": {".html", ".htm", ".xml", ".rss"}}
#: The most bytes of a piece, and the most files.
LARGEST = 1 << 30
MOST_FILES = 1000
#: The names of outputs end with what they were made of.
MADE = re.compile(r"-[0-9a-f]{12}-[0-9a-f]{8}\.(parquet|json|ids)$")


class UsageError(Exception):
    """Wrong usage or input: exit code 2."""


@dataclass(frozen=True)
class Job:
    """What is done with each row."""

    output: str
    form: str
    text: str
    id: str
    partition: str | None
    work: str
    options: dict[str, Any]
    #: Threads for each piece.
    threads: int = 1
    version: str = __version__

    def key(self) -> dict[str, Any]:
        """What results depend on."""
        it = asdict(self)
        return {key: it[key] for key in ("form", "text", "id", "partition", "work", "options", "version")}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The folders of what is made, by the names that `_engine.Made` has for it."""
        return ("findings", "articles", "rejected") if self.work == "archive" else ("fixed", "rejected")


@dataclass(frozen=True)
class Piece:
    """A file, some row groups or bytes of it, or some of the files of a folder."""

    name: str
    paths: tuple[str, ...]
    #: Row groups of Parquet, bytes of JSON lines; to the end without `end`.
    start: int = 0
    end: int | None = None


def pieces(root: Path, job: Job) -> list[Piece]:
    """The pieces of an archive, in the order of their paths."""
    if root.is_file():
        paths, root = [root], root.parent
    else:
        paths = sorted(_files(root, job.form))
    if not paths:
        raise UsageError(f"there is no file of `--format {job.form}` in {root}: none ends with {', '.join(sorted(SUFFIXES[job.form]))}")
    if job.form == "files":
        return [_piece(root, job, some) for some in _groups(paths)]
    return [_piece(root, job, [path], start, end) for path in paths for start, end in _ranges(path, job.form)]


def _files(root: Path, form: str) -> Iterator[Path]:
    # What begins with a point or a line is no data by the custom of Hadoop: `_SUCCESS`, `_temporary/`, `.part-0.crc`.
    for folder, folders, names in os.walk(root, onerror=_fail):
        folders[:] = sorted(it for it in folders if not it.startswith((".", "_")))
        for name in names:
            if not name.startswith((".", "_")) and Path(name).suffix.lower() in SUFFIXES[form]:
                yield Path(folder, name)


def _fail(error: OSError) -> None:
    # Of a folder that cannot be listed, nobody would miss what is in it.
    raise error


def _groups(paths: list[Path]) -> Iterator[list[Path]]:
    some: list[Path] = []
    size = 0
    for path in paths:
        if some and (len(some) == MOST_FILES or size > LARGEST // 4 or path.parent != some[0].parent):
            yield some
            some, size = [], 0
        some.append(path)
        size += _state(path)[0]
    yield some


def _ranges(path: Path, form: str) -> list[tuple[int, int | None]]:
    """How a file is cut: not at all up to a gigabyte, else by row groups, or by bytes."""
    size, _ = _state(path)
    if size <= LARGEST:
        return [(0, None)]
    if form == "jsonl":
        cuts = list(range(0, size, LARGEST))
        return list(zip(cuts, [*cuts[1:], None]))
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            groups = [file.metadata.row_group(it) for it in range(file.metadata.num_row_groups)]
    except (OSError, pa.ArrowException):
        # Whoever reads it says what is wrong with it.
        return [(0, None)]
    sizes = [sum(group.column(it).total_compressed_size for it in range(group.num_columns)) for group in groups]
    cuts, room = [0], LARGEST
    for number, bytes in enumerate(sizes):
        if bytes > room and number > cuts[-1]:
            cuts.append(number)
            room = LARGEST
        room -= bytes
    return list(zip(cuts, [*cuts[1:], None]))


def _state(path: Path) -> tuple[int, int]:
    """The size and time of a file."""
    try:
        state = path.stat()
    except OSError:
        # It leads nowhere, or was there a moment ago. Whoever reads it says so.
        return 0, 0
    return state.st_size, state.st_mtime_ns


def _piece(root: Path, job: Job, paths: list[Path], start: int = 0, end: int | None = None) -> Piece:
    """A piece, named by the input as it is now, the version, and the options."""
    states = [_state(it) for it in paths]
    where = [[str(it.relative_to(root)) for it in paths], start, end]
    stem = re.sub(r"[^A-Za-z0-9._-]+", "_", paths[0].stem)[:60]
    return Piece(f"{stem}-{_mark(where)[:12]}-{_mark([states, job.key()])[:8]}", tuple(map(str, paths)), start, end)


def _mark(of: object) -> str:
    return hashlib.sha256(json.dumps(of, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
