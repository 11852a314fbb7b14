"""All pieces: on the cores of this machine, or where Spark says."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path
from typing import Any

from .job import Job, Piece, UsageError
from .working import work

#: Seconds between two words of progress where nobody looks at a terminal.
PAUSE = 30.0


class Progress:
    """How many pieces are done: in one line of a terminal, else now and then in a line of its own."""

    def __init__(self, all: int) -> None:
        self._all = all
        self._is_terminal = sys.stderr.isatty()
        self._last = time.monotonic()

    def tell(self, done: int) -> None:
        """Says it."""
        if self._is_terminal:
            print(f"\r{done} of {self._all} pieces", end="\n" if done == self._all else "", file=sys.stderr, flush=True)
        elif time.monotonic() - self._last > PAUSE:
            self._last = time.monotonic()
            print(f"{done} of {self._all} pieces", file=sys.stderr, flush=True)


def here(pieces: list[Piece], job: Job, cores: int) -> list[str]:
    """Works on threads: the engine lets them run side by side. Gives what is wrong with inputs."""
    wrong: list[str] = []
    progress, rest = Progress(len(pieces)), iter(pieces)
    with ThreadPoolExecutor(cores) as threads:
        running = {threads.submit(work, piece, job): piece for piece in islice(rest, 2 * cores)}
        done = 0
        try:
            while running:
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    del running[future]
                    if told := future.result():
                        wrong.append(told)
                    done += 1
                    progress.tell(done)
                    if (piece := next(rest, None)) is not None:
                        running[threads.submit(work, piece, job)] = piece
        except BaseException:
            threads.shutdown(cancel_futures=True)
            raise
    return sorted(wrong)


def on_spark(pieces: list[Piece], job: Job, master: str) -> list[str]:
    """Lets Spark hand out the pieces."""
    from pyspark.errors import PySparkException  # type: ignore[import-not-found,unused-ignore]
    from pyspark.sql import SparkSession  # type: ignore[import-not-found,unused-ignore]

    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        spark = SparkSession.builder.master(master).appName("ia-validate-archive").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    except (PySparkException, RuntimeError, OSError) as error:
        raise UsageError(f"Spark does not start ({_first_line(error)}); it needs Java, and the master that `--master` names") from error
    stop = threading.Event()
    watch = threading.Thread(target=_watch, args=(Progress(len(pieces)), {it.name for it in pieces}, Path(job.output, "done"), stop))
    watch.start()
    try:
        found = spark.sparkContext.parallelize(pieces, len(pieces)).map(_task(job)).collect()
    except Exception as error:
        raise _of_spark(error) from error
    finally:
        stop.set()
        watch.join()
        spark.stop()
    return sorted(it for it in found if it)


def _task(job: Job) -> Callable[[Piece], Any]:
    def task(piece: Piece) -> str | None:
        return work(piece, job)

    return task


def _watch(progress: Progress, names: set[str], done: Path, stop: threading.Event) -> None:
    while not stop.wait(2):
        progress.tell(sum(it.stem in names for it in done.glob("*.json")))


def missing_there(error: BaseException) -> str | None:
    """The module that executors lack, if that is what is wrong."""
    for name in ("ia_validate", "pyarrow"):
        if f"No module named '{name}" in str(error):
            return name
    return None


def _of_spark(error: Exception) -> Exception:
    """What people need to know of what Spark says."""
    if (name := missing_there(error)) is not None:
        return UsageError(f"the executors' Python has no {name}: install the wheel of ia-validate and pyarrow for the Python "
                          "that PYSPARK_PYTHON names, on all nodes")
    text = str(error)
    for line in text.splitlines():
        if "No space left on device" in line:
            return OSError(28, "No space left on device", "of an executor")
        if "install the same everywhere" in line:
            return UsageError(line.strip().removeprefix("RuntimeError: "))
    return UsageError(f"Spark gave up: {_first_line(error)}")


def _first_line(error: BaseException) -> str:
    lines = [it.strip() for it in str(error).splitlines() if it.strip()]
    return lines[0][:300] if lines else type(error).__name__
