#!/usr/bin/env python3
"""How many instructions Python takes for each article, and the library itself: no other program disturbs that.

    cargo build --release -p ia-validate-python --example native
    python benches/instructions.py target/release/examples/native FOLDER [WAY…]

Needs valgrind. FOLDER keeps generated articles, as for `measure.py`.
"""

from __future__ import annotations

import re
import subprocess
import sys

from articles import load
from ways import WAYS, Articles

#: The difference of two runs has neither start nor end.
FEW, MANY = 100, 500


def counted(command: list[str]) -> int:
    out = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], check=True, capture_output=True, text=True).stderr
    [collected] = re.findall(r"Collected : (\d+)", out)
    return int(collected)


def difference(command: list[str]) -> float:
    few, many = (counted([*command, str(count)]) for count in (FEW, MANY))
    return (many - few) / (MANY - FEW)


def once(native: str, folder: str, name: str, way: str, count: int) -> None:
    WAYS[way][0](Articles.of(load(native, folder, name)[:MANY]).first(count))


def main() -> None:
    native, folder, *wanted = sys.argv[1:]
    for name in ("a6", "a30"):
        load(native, folder, name)
        of: dict[str, float] = {}
        for way in wanted or WAYS:
            work = WAYS[way][1]
            if work not in of:
                of[work] = difference([native, "once", f"{folder}/{name}.bin", work])
            here = difference([sys.executable, __file__, "once", native, folder, name, way])
            print(f"{name}: {way:8} {here / 1000:6.0f} thousand instructions an article, {of[work] / here:.2f} of the library's speed", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "once":
        once(*sys.argv[2:6], int(sys.argv[6]))
    else:
        main()
