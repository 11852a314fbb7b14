"""The processor's time of programs that are still running."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Used(NamedTuple):
    """Seconds that the JVM below this program has used so far, and all others below it."""

    jvm: float
    others: float

    @classmethod
    def now(cls) -> Used:
        below: dict[int, list[tuple[int, bool, int]]] = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                number, rest = stat.read_text().split(" (", 1)
            except OSError:
                continue
            name, rest = rest.rsplit(") ", 1)
            fields = rest.split()
            # In user and system mode, of the program and of those below it that have ended.
            below.setdefault(int(fields[1]), []).append((int(number), name == "java", sum(map(int, fields[11:15]))))
        ticks, todo = [0, 0], [os.getpid()]
        while todo:
            for number, is_jvm, used in below.get(todo.pop(), []):
                ticks[not is_jvm] += used
                todo.append(number)
        return cls(*(it / os.sysconf("SC_CLK_TCK") for it in ticks))
