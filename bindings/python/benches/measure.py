#!/usr/bin/env python3
"""How fast Python is, in parts of what the library's own threads do of the same work in the same run.

    cargo build --release -p ia-validate-python --example native
    python benches/measure.py target/release/examples/native FOLDER objects|tables|archive|spark|cluster|memory

FOLDER keeps generated articles. `native gen FOLDER` writes them first if they are not there.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

import ia_validate

NATIVE, FOLDER, WHAT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), sys.argv[3]
ROUNDS = int(os.environ.get("ROUNDS", "3"))


def load(name: str) -> list[str]:
    if not (FOLDER / f"{name}.bin").exists():
        subprocess.run([NATIVE, "gen", FOLDER], check=True)
    data, at, texts = (FOLDER / f"{name}.bin").read_bytes(), 0, []
    while at < len(data):
        (length,) = struct.unpack_from("<I", data, at)
        texts.append(data[at + 4 : at + 4 + length].decode())
        at += 4 + length
    return texts


def native(name: str) -> dict[str, dict[str, float]]:
    out = subprocess.run([NATIVE, "bench", FOLDER / f"{name}.bin", str(ROUNDS)], check=True, capture_output=True, text=True).stdout
    return {it["work"]: it for it in map(json.loads, out.splitlines())}


def least(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def processor(work: Callable[[], object]) -> float:
    """The least time of the processor, on a machine that others use, too."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def told(what: str, part: float, seconds: float, of: str) -> None:
    print(f"{what:44} {part:5.2f} of the library's {of} ({seconds:.3f} s)", flush=True)


def objects() -> None:
    validator = ia_validate.Validator()

    def read(text: str) -> None:
        for it in validator.check(text).diagnostics:
            (it.rule, it.severity, it.message, it.help, it.start.line, it.start.column, it.start.index, it.end.line, it.article, it.fix)

    for name in ("a6", "a30"):
        texts = load(name)
        before = native(name)

        def halves() -> None:
            threads = [threading.Thread(target=lambda part: [read(it) for it in part], args=(texts[at::2],)) for at in (0, 1)]
            for it in threads:
                it.start()
            for it in threads:
                it.join()

        for what, work in (("counted", lambda: [validator.check(it).summary for it in texts]), ("all members read", lambda: [read(it) for it in texts]),
                           ("to_dict", lambda: [validator.check(it).to_dict() for it in texts])):
            seconds = processor(work)
            told(f"{name}: objects, {what}", before["document"]["cpu"] / seconds, seconds, "processor time")
        seconds = least(halves)
        told(f"{name}: objects, all members read, two threads", before["document"]["two"] / seconds, seconds, "two threads")


def tables() -> None:
    validator = ia_validate.Validator()
    for name in ("a6", "a30"):
        texts = load(name)
        table = pa.table({"id": list(range(len(texts))), "html": texts})
        before = native(name)
        seconds = processor(lambda: validator.check_table(table, threads=1))
        told(f"{name}: check_table", before["report"]["cpu"] / seconds, seconds, "processor time")
        seconds = least(lambda: validator.check_table(table, threads=2))
        told(f"{name}: check_table, two threads", before["report"]["two"] / seconds, seconds, "two threads")


def archived(name: str, files: int = 12, times: int = 1) -> tuple[Path, int]:
    folder, texts = FOLDER / f"in-{name}-{times}", load(name)
    if not folder.exists():
        folder.mkdir()
        for number in range(files * times):
            part = number % files
            some = texts[part * len(texts) // files : (part + 1) * len(texts) // files]
            pq.write_table(pa.table({"id": [f"{number}-{it}" for it in range(len(some))], "html": some}), folder / f"{number:04}.parquet", row_group_size=2000, compression="zstd")
    return folder, len(texts) * times


def run(folder: Path, *more: str) -> float:
    out = FOLDER / "out"
    shutil.rmtree(out, ignore_errors=True)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "ia_validate.archive", "--input", folder, "--output", out, *more], check=True, capture_output=True)
    return time.perf_counter() - start


def archive(*more: str) -> None:
    names = os.environ.get("SETS", "a8 a30").split()
    for name in names:
        folder, count = archived(name)
        before = native(name)
        seconds = min(run(folder, *more) for _ in range(ROUNDS))
        told(f"{name}: archive {' '.join(more)}, start and end included", before["archive"]["two"] / seconds, seconds, "two threads")
        print(f"{'':44} {count / seconds:.0f} articles a second; {count / seconds * 1800:.0f} an hour and core")


def memory() -> None:
    """A million rows: the most memory, and how it grows over time."""
    folder, count = archived("a6", times=int(os.environ.get("TIMES", "200")))
    out = FOLDER / "out"
    shutil.rmtree(out, ignore_errors=True)
    start = time.perf_counter()
    run = subprocess.Popen([sys.executable, "-m", "ia_validate.archive", "--input", folder, "--output", out], stderr=subprocess.DEVNULL)
    last = 0.0
    while run.poll() is None:
        if time.perf_counter() - last > float(os.environ.get("EVERY", "20")):
            last = time.perf_counter()
            status = Path(f"/proc/{run.pid}/status").read_text()
            sizes = [int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith(("VmRSS", "VmHWM"))]
            print(f"{last - start:6.0f} s: {sizes[-1]} MB now, {sizes[0]} MB at most, {len(list(out.glob('done/*.json')))} pieces done", flush=True)
        time.sleep(0.2)
    print(f"{count} rows in {time.perf_counter() - start:.0f} s, {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB at most; exit {run.returncode}")


if __name__ == "__main__":
    {"objects": objects, "tables": tables, "archive": archive, "spark": lambda: archive("--master", "local[2]"),
     "cluster": lambda: archive("--master", "local-cluster[2,1,1024]"), "memory": memory}[WHAT]()
