#!/usr/bin/env python3
"""How fast Python is, in parts of what the library's own threads do of the same work in the same minute.

    cargo build --release -p ia-validate-python --lib --example native
    python benches/measure.py target/release/examples/native FOLDER objects tables archive mapped local[2] local-cluster[2,1,1024]

FOLDER keeps generated articles, which are written first if they are not there. On a machine that does nothing else; each
word by itself takes less than four minutes. `memory` checks a million rows and tells how much memory that takes.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from articles import load
from processors import Used
from ways import VALIDATOR, WAYS, Articles, read, table

NATIVE, FOLDER = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
ROUNDS = int(os.environ.get("ROUNDS", "5"))
#: How often a set of articles stands in an archive.
TIMES = {"a8": 6, "a6": 200, "a30": 6}


def native(name: str, work: str) -> dict[str, float]:
    out = subprocess.run([NATIVE, "bench", FOLDER / f"{name}.bin", str(ROUNDS), work], check=True, capture_output=True, text=True).stdout
    return json.loads(out)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processed(work: Callable[[], object]) -> tuple[float, float, float]:
    """The seconds of a work, and those of the processor: of Spark's JVM, and of its Pythons."""
    before = Used.now()
    seconds = timed(work)
    after = Used.now()
    return seconds, after.jvm - before.jvm, after.others - before.others


def least(work: Callable[[], object]) -> float:
    return min(timed(work) for _ in range(ROUNDS))


def told(what: str, library: float, seconds: float, of: str) -> None:
    print(f"{what:50} {library / seconds:5.2f} of the library's {of} ({seconds:.2f} s, {library:.2f} s)", flush=True)


def processor(run: list[object]) -> float:
    """The processor's time that a program takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(it) for it in run], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def alone(name: str, ways: tuple[str, ...]) -> Articles:
    """Ways on one thread: by the clock, and by the processor's time, which means something on a machine that others use, too."""
    articles = Articles.of(load(NATIVE, FOLDER, name))
    for way in ways:
        work, of = WAYS[way]
        told(f"{name}: {way}", native(name, of)["one"], least(lambda: work(articles)), f"{of}, one thread")
        once = [NATIVE, "once", FOLDER / f"{name}.bin", of]
        library, start, here = [], [], []
        for _ in range(ROUNDS):
            start.append(processor([*once, 0]))
            library.append(processor([*once, len(articles.texts)]))
            # Of this thread: those that wait for work in other libraries may use the processor, too.
            before = time.thread_time()
            work(articles)
            here.append(time.thread_time() - before)
        told(f"{name}: {way}", min(library) - min(start), min(here), f"{of}, processor time")
    return articles


def objects() -> None:
    for name in ("a6", "a30"):
        articles = alone(name, ("counted", "read", "described", "to_dict"))
        halves = [Articles(articles.texts[at::2], None) for at in (0, 1)]

        def both() -> None:
            threads = [threading.Thread(target=read, args=(half,)) for half in halves]
            for it in threads:
                it.start()
            for it in threads:
                it.join()

        told(f"{name}: read", native(name, "document")["two"], least(both), "document, two threads")


def tables() -> None:
    for name in ("a6", "a30"):
        articles = alone(name, ("table",))
        told(f"{name}: table", native(name, "report")["two"], least(lambda: table(articles, threads=2)), "report, two threads")


def archived(name: str, files: int = 12) -> tuple[Path, int]:
    """An archive of a set: its folder and how many articles it has."""
    times, texts = TIMES[name], load(NATIVE, FOLDER, name)
    folder = FOLDER / f"in-{name}-{times}"
    if not folder.exists():
        folder.mkdir()
        for number in range(files * times):
            part = number % files
            some = texts[part * len(texts) // files : (part + 1) * len(texts) // files]
            rows = pa.table({"id": [f"{number}-{it}" for it in range(len(some))], "html": some})
            pq.write_table(rows, folder / f"{number:04}.parquet", row_group_size=2000, compression="zstd")
    return folder, len(texts) * times


def emptied() -> Path:
    out = FOLDER / "out"
    shutil.rmtree(out, ignore_errors=True)
    return out


def figures(name: str, how: str, count: int, seconds: float) -> None:
    told(f"{name}: {how}", native(name, "archive")["two"] * TIMES[name], seconds, "archive, two threads")
    print(f"{'':50} {count / seconds:.0f} articles a second, {count / seconds * 3600 / 2 / 1e6:.1f} million an hour and core", flush=True)


def archive() -> None:
    for name in ("a8", "a30"):
        folder, count = archived(name)

        command = [sys.executable, "-m", "ia_validate.archive", "--input", folder, "--output"]
        used: list[float] = []

        def run() -> None:
            used.append(processor([*command, emptied()]))

        figures(name, "archive, its start included", count, least(run))
        once = [NATIVE, "once", FOLDER / f"{name}.bin", "archive"]
        library = min(processor([*once, count]) for _ in range(ROUNDS)) - min(processor([*once, 0]) for _ in range(ROUNDS))
        told(f"{name}: archive", library * TIMES[name], min(used), "archive, processor time")
        print(f"{'':50} {count / min(used) * 3600 / 1e6:.1f} million articles an hour and core, by processor time", flush=True)


def session(master: str) -> Any:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    quiet = SparkSession.builder.master(master).config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
    spark = quiet.config("spark.sql.parquet.compression.codec", "zstd").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def scheduled(master: str) -> None:
    """Spark hands out the pieces; its start and its first job are told apart."""
    from ia_validate.archive import _claim
    from ia_validate._archive.job import Job, pieces
    from ia_validate._archive.running import _task

    start = time.perf_counter()
    spark = session(master)
    for name in ("a8", "a30"):
        folder, count = archived(name)
        job = Job(str(emptied()), "parquet", "html", "id", None, "archive", {})
        todo = pieces(folder, job)

        def run() -> None:
            emptied()
            _claim(job, folder)
            assert not any(spark.sparkContext.parallelize(todo, len(todo)).map(_task(job)).collect())

        if name == "a8":
            run()
            print(f"{master}: start and first job {time.perf_counter() - start:.1f} s", flush=True)
        figures(name, master, count, least(run))
    spark.stop()


def mapped() -> None:
    """`spark.check` on a DataFrame against a `mapInArrow` that does nothing, and one that gives nothing back."""
    import ia_validate.spark
    from ia_validate._engine import Engine

    def nothing(rows: Iterator[Any]) -> Iterator[Any]:
        for batch in rows:
            yield pa.RecordBatch.from_arrays([batch.column(0).slice(0, 0)], ["id"])

    def checked(rows: Iterator[Any]) -> Iterator[Any]:
        engine = Engine({}, [])
        for batch in rows:
            engine.table(pa.Table.from_batches([batch]), "html", "id", None, "check", 1)
            yield pa.RecordBatch.from_arrays([batch.column(0).slice(0, 0)], ["id"])

    spark = session("local[2]")
    for name in ("a8", "a30"):
        folder, count = archived(name)
        rows = spark.read.parquet(str(folder))

        def written(df: Any) -> None:
            df.write.format("noop").mode("overwrite").save()

        both = rows.select("id", "html")
        works = {
            "an empty mapInArrow": lambda: written(both.mapInArrow(nothing, "id string")),
            "checked, nothing given back": lambda: written(both.mapInArrow(checked, "id string")),
            "spark.check": lambda: written(ia_validate.spark.check(rows)),
        }
        for work in works.values():
            work()
        # In turns, since what disturbs one is to disturb the others.
        rounds = [[processed(work) for work in works.values()] for _ in range(ROUNDS)]
        best = [tuple(map(min, zip(*of))) for of in zip(*rounds)]
        for what, (seconds, jvm, python) in zip(works, best):
            clock, used = seconds / best[0][0], (jvm + python) / sum(best[0][1:])
            print(f"{name}: {what:30} {seconds:.2f} s, {clock:.2f} x empty; processor time {jvm:.2f} s of the JVM, {python:.2f} s of Python, "
                  f"{used:.2f} x empty", flush=True)
        seconds = best[-1][0]
        told(f"{name}: spark.check, local[2]", native(name, "report")["two"] * TIMES[name], seconds, "report, two threads")
    spark.stop()


def memory() -> None:
    """A million rows: the most memory, how it grows over time, and whether all are counted."""
    folder, count = archived("a6")
    start = time.perf_counter()
    run = subprocess.Popen([sys.executable, "-m", "ia_validate.archive", "--input", folder, "--output", emptied()], stderr=subprocess.DEVNULL)
    last = 0.0
    while run.poll() is None:
        if time.perf_counter() - last > 20:
            last = time.perf_counter()
            status = Path(f"/proc/{run.pid}/status").read_text()
            sizes = [int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith(("VmRSS", "VmHWM"))]
            print(f"{last - start:6.0f} s: {sizes[-1]} MB now, {sizes[0]} MB at most", flush=True)
        time.sleep(0.2)
    print(f"{count} rows in {time.perf_counter() - start:.0f} s, {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB at most; exit {run.returncode}")
    made = {kind: sum(pq.read_metadata(it).num_rows for it in (FOLDER / "out" / kind).rglob("*.parquet")) for kind in ("articles", "findings")}
    right = TIMES["a6"] * len(VALIDATOR.check_table(Articles.of(load(NATIVE, FOLDER, "a6")).table))
    print(f"{made['articles']} articles, {made['findings']} findings; right are {count} and {right}")


if __name__ == "__main__":
    for word in sys.argv[3:]:
        {"objects": objects, "tables": tables, "archive": archive, "mapped": mapped, "memory": memory}.get(word, lambda: scheduled(word))()
