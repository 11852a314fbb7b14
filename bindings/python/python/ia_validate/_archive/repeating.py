"""Ids that more than one row has, by name: the outputs have only counts, so the inputs are asked."""

from __future__ import annotations

import struct
from itertools import accumulate
from typing import Any

from .._engine import numbered, repeated
from . import reading
from .job import Job, Piece, UsageError

#: How many ids are named.
MOST = 3


def named(ids: bytes, counts: list[tuple[Piece, int]], job: Job) -> tuple[int, list[tuple[str, list[str]]]]:
    """How many rows have an id that an earlier row has, and of the first ones the id and the places of two rows.

    `ids` are the numbers of all ids, `counts` says how many of them are of which piece.
    """
    count, pairs = repeated(ids, MOST)
    ends = list(accumulate(many for _, many in counts))
    wanted: dict[int, set[int]] = {}
    for pair in pairs:
        for at in pair:
            piece = next(number for number, end in enumerate(ends) if at < end)
            wanted.setdefault(piece, set()).add(struct.unpack_from("<Q", ids, 8 * at)[0])
    places: dict[int, tuple[str, list[str]]] = {}
    for piece, numbers in sorted(wanted.items()):
        for number, id, place in _places(counts[piece][0], job, numbers):
            known = places.setdefault(number, (id, []))[1]
            if len(known) < 2:
                known.append(place)
    return count, list(places.values())


def _places(piece: Piece, job: Job, numbers: set[int]) -> list[tuple[int, str, str]]:
    import pyarrow as pa

    found = []
    try:
        for table, place in reading.ids(piece, job):
            found += [(number, id, place(row)) for number, row, id in numbered(table, job.id, numbers)]
    except (OSError, UsageError, pa.ArrowException):
        # It was counted from what is done, and the input may have gone since.
        pass
    return found
