"""The outputs of a piece: under temporary names until all are whole."""

from __future__ import annotations

import os
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .job import Job, UsageError

#: Bytes that wait to be written together, and partitions that one piece may have.
WAITING = 64 << 20
MOST = 1000
#: What Hive calls the partition of null.
NULL = "__HIVE_DEFAULT_PARTITION__"


class Writing:
    """Files of one name in the folders of their kinds, and in these by partition."""

    def __init__(self, job: Job, name: str) -> None:
        self._job, self._name = job, name
        self._waiting: dict[tuple[str, str | None], list[Any]] = {}
        self._bytes = 0
        self._writers: dict[Path, tuple[Any, Path]] = {}
        # Whatever else works on the same piece, here or elsewhere, has files of its own.
        self._own = uuid.uuid4().hex

    def add(self, partition: str | None, tables: dict[str, Any]) -> None:
        """Takes what was made of rows of a partition."""
        for kind, table in tables.items():
            self._waiting.setdefault((kind, partition), []).append(table)
            self._bytes += table.nbytes
        if len(self._waiting) > MOST * len(tables):
            raise UsageError(f"`--partition {self._job.partition}` has more than {MOST} values in one input file; take a coarser column")
        if self._bytes > WAITING:
            self._flush()

    def _path(self, kind: str, partition: str | None) -> Path:
        folder = Path(self._job.output, kind)
        if self._job.partition:
            value = NULL if partition is None or not partition else quote(partition, safe=" -_.~:")
            folder /= f"{quote(self._job.partition, safe='')}={value}"
        return folder / f"{self._name}.parquet"

    def _flush(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        for (kind, partition), tables in self._waiting.items():
            path = self._path(kind, partition)
            table = pa.concat_tables(tables)
            tables.clear()
            if path not in self._writers:
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary = path.with_name(f".{path.name}.{self._own}.tmp")
                try:
                    self._writers[path] = (pq.ParquetWriter(temporary, table.schema, compression="zstd"), temporary)
                except BaseException:
                    # It may be there although its first bytes could not be written.
                    temporary.unlink(missing_ok=True)
                    raise
            if table.num_rows:
                # Giant texts: pages over two gigabytes cannot be written.
                large = table.nbytes // max(table.num_rows, 1) > 1 << 20
                self._writers[path][0].write_table(table, row_group_size=None if not large else 16)
        self._bytes = 0

    def finish(self) -> list[str]:
        """Makes all files whole: their paths within the output."""
        self._flush()
        for writer, temporary in self._writers.values():
            writer.close()
            _sync(temporary)
        for path, (_, temporary) in self._writers.items():
            os.replace(temporary, path)
        return [str(path.relative_to(self._job.output)) for path in self._writers]

    def abort(self) -> None:
        """Leaves nothing."""
        for writer, temporary in self._writers.values():
            try:
                writer.close()
            except (OSError, ValueError):
                pass
            temporary.unlink(missing_ok=True)


def write(path: Path, data: bytes) -> None:
    """Writes a file that is there as a whole or not at all."""
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
    try:
        temporary.write_bytes(data)
        _sync(temporary)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _sync(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())
