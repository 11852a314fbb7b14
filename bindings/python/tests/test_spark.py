"""The same on a real Spark: PySpark of whatever version is installed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pyspark = pytest.importorskip("pyspark")
pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
from helping import ARTICLE, archive, article, left_over, sorted_findings, truth  # noqa: E402

CLUSTER = "local-cluster[2,1,1024]"
full = pytest.mark.skipif(not os.environ.get("FULL"), reason="the long run only: FULL=1")
# Of a cluster in one process, Spark's own package is what its workers start from; its snappy is none of theirs.
ENVIRONMENT = {**os.environ, "SPARK_HOME": str(Path(pyspark.__file__).parent), "PYSPARK_PYTHON": sys.executable,
               "SPARK_LOCAL_IP": "127.0.0.1"}


def made(folder: Path, files: int, rows: int) -> tuple[list[str], list[str]]:
    folder.mkdir()
    ids, texts = [], []
    for number in range(files):
        some, html = [f"{number}-{row}" for row in range(rows)], [article(number * rows + row) for row in range(rows)]
        pq.write_table(pa.table({"id": some, "html": html}), folder / f"{number}.parquet", compression="zstd")
        ids, texts = ids + some, texts + html
    return ids, texts


def children(of: int) -> Iterator[tuple[int, str]]:
    """The processes that a process started, and those that these started, with their commands."""
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1]) == of:
                yield int(entry.name), (entry / "cmdline").read_text().replace("\0", " ")
                yield from children(int(entry.name))
        except (OSError, IndexError):
            continue


def executors(of: int) -> list[int]:
    """The executors of a cluster that a process started."""
    return [pid for pid, command in children(of) if "CoarseGrainedExecutorBackend" in command and "java" in command.split(" ")[0]]


def ended(pid: int) -> None:
    """Ends a process that this test started and all that it started."""
    for child, _ in [*children(pid), (pid, "")]:
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            pass


def test_spark_finds_what_one_machine_finds(tmp_path: Path) -> None:
    ids, texts = made(tmp_path / "in", 3, 50)
    run = archive("--input", tmp_path / "in", "--output", tmp_path / "out", "--master", "local[2]", env=ENVIRONMENT)
    assert run.returncode == 0, run.stderr
    assert sorted_findings(tmp_path / "out").equals(truth(ids, texts)) and not left_over(tmp_path / "out")
    (tmp_path / "in/bad.parquet").write_bytes(b"x")
    run = archive("--input", tmp_path / "in", "--output", tmp_path / "out", "--master", "local[2]", env=ENVIRONMENT)
    assert run.returncode == 2 and "bad.parquet" in run.stderr and "3 of 4 pieces were done before" in run.stderr


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
               .config("spark.sql.parquet.columnarReaderBatchSize", "2").config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000").getOrCreate())
    yield session
    session.stop()


def test_a_data_frame_tells_what_is_rejected(tmp_path: Path, session: Any) -> None:
    import ia_validate.spark

    ids, texts = [str(it) for it in range(100)], [article(it) for it in range(100)]
    pq.write_table(pa.table({"id": [*ids, "null", "null"], "a`b.c": [*texts, None, None]}), tmp_path / "a.parquet", compression="zstd")
    found = ia_validate.spark.check(session.read.parquet(str(tmp_path / "a.parquet")), text="a`b.c")
    rejected = found.where("rejected is not null").collect()
    assert [(it.id, it.rule, it.rejected) for it in rejected] == [("null", None, "null")] * 2
    good = [tuple(it)[:-1] for it in found.where("rejected is null").collect()]
    assert sorted(good, key=repr) == sorted((tuple(it.values()) for it in truth(ids, texts).to_pylist()), key=repr)
    fixed = ia_validate.spark.fix(session.read.parquet(str(tmp_path / "a.parquet")), text="a`b.c")
    assert fixed.where("text not like '%<br>%'").count() == 100
    numbers = session.createDataFrame([(1, 5)], ["id", "html"])
    assert ia_validate.spark.check(numbers).collect()[0].rejected == "not text, but Int64"
    with pytest.raises(ValueError, match="no column `text`"):
        ia_validate.spark.check(numbers, text="text")
    with pytest.raises(ValueError, match="did you mean `max_items`"):
        ia_validate.spark.check(numbers, max_item=1)  # type: ignore[call-arg]


@full
def test_a_data_frame_with_giant_rows_and_many_nulls(tmp_path: Path, session: Any) -> None:
    import ia_validate.spark

    giant = ARTICLE.replace("<p>a", "<p>" + "word " * 12_000_000)
    for name, html in (("giant", [giant]), ("nulls", [None] * 100_000)):
        pq.write_table(pa.table({"id": list(range(len(html))), "html": pa.array(html, pa.string())}), tmp_path / f"{name}.parquet", compression="zstd")
    found = ia_validate.spark.check(session.read.parquet(str(tmp_path / "nulls.parquet")))
    assert found.where("rejected = 'null'").count() == 100_000
    found = ia_validate.spark.check(session.read.parquet(str(tmp_path / "giant.parquet")))
    assert found.where("rule = 'title-missing'").count() == 1


def test_an_executor_without_the_wheel_is_told(tmp_path: Path) -> None:
    made(tmp_path / "in", 1, 5)
    venv.create(tmp_path / "bare", symlinks=True)
    run = archive("--input", tmp_path / "in", "--output", tmp_path / "out", "--master", "local[1]",
                  env={**ENVIRONMENT, "PYSPARK_PYTHON": str(tmp_path / "bare/bin/python")})
    assert run.returncode == 2, run.stderr[-3000:]
    # Behind all that Spark itself writes.
    assert run.stderr.splitlines()[-1].startswith("ia-validate-archive: the executors' Python has no ia_validate: install")


def begun(*args: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "ia_validate.archive", *map(str, args)], stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)


def waited(run: subprocess.Popen[str], out: Path, enough: int) -> None:
    """Until so many pieces are done."""
    until = time.monotonic() + 180
    while run.poll() is None and time.monotonic() < until and len(list(out.glob("done/*.json"))) < enough:
        time.sleep(0.01)
    assert run.poll() is None, "it was over before it could be disturbed"


@full
def test_an_executor_dies(tmp_path: Path) -> None:
    ids, texts = made(tmp_path / "in", 24, 1500)
    run = begun("--input", tmp_path / "in", "--output", tmp_path / "out", "--master", CLUSTER)
    try:
        waited(run, tmp_path / "out", 3)
        there = executors(run.pid)
        assert len(there) == 2
        os.kill(there[0], signal.SIGKILL)
        told = run.communicate(timeout=300)[1]
    finally:
        ended(run.pid)
    assert run.returncode == 0, told[-3000:]
    assert re.search("Lost executor|exited unexpectedly|Command exited with code 137", told), told[-3000:]
    assert sorted_findings(tmp_path / "out").equals(truth(ids, texts)) and not left_over(tmp_path / "out")


@full
def test_the_driver_dies(tmp_path: Path) -> None:
    ids, texts = made(tmp_path / "in", 24, 1500)
    args = ("--input", tmp_path / "in", "--output", tmp_path / "out", "--master", CLUSTER)
    run = begun(*args)
    waited(run, tmp_path / "out", 3)
    ended(run.pid)
    run.communicate()
    done = len(list((tmp_path / "out").glob("done/*.json")))
    assert 3 <= done < 24 and not (tmp_path / "out/report.html").exists()
    again = begun(*args)
    told = again.communicate(timeout=300)[1]
    assert again.returncode == 0 and f"{done} of 24 pieces were done before" in told, told[-3000:]
    assert sorted_findings(tmp_path / "out").equals(truth(ids, texts)) and not left_over(tmp_path / "out")


@full
def test_giant_rows_and_many_nulls_on_a_cluster(tmp_path: Path) -> None:
    giant = ARTICLE.replace("<p>a", "<p>" + "word " * 12_000_000)
    (tmp_path / "in").mkdir()
    for name, html in (("giant", [ARTICLE, giant, giant, ARTICLE]), ("nulls", [None] * 100_000 + [ARTICLE])):
        pq.write_table(pa.table({"id": [f"{name}-{it}" for it in range(len(html))], "html": pa.array(html, pa.string())}), tmp_path / f"in/{name}.parquet")
    run = archive("--input", tmp_path / "in", "--output", tmp_path / "out", "--master", CLUSTER, env=ENVIRONMENT)
    assert run.returncode == 1 and "100,005 rows, 100,000 rejected" in run.stderr, run.stderr[-3000:]
    assert pq.read_table(tmp_path / "out/articles").num_rows == 5
