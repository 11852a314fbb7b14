"""The same on a real Spark."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pyspark")
pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
ARTICLE = "<!doctype html><html><head><meta property='op:markup_version' content='v1.0'></head><body><article><p>a<br><br>b</p></article></body></html>"


def test_spark_finds_what_one_machine_finds(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(2):
        pq.write_table(pa.table({"id": [f"{number}-{row}" for row in range(50)], "html": [ARTICLE] * 50}), tmp_path / f"in/{number}.parquet")
    for out, more in (("one", []), ("spark", ["--master", "local[2]"])):
        args = [sys.executable, "-m", "ia_validate.archive", "--input", tmp_path / "in", "--output", tmp_path / out, *more]
        result = subprocess.run(list(map(str, args)), capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
    one, spark = (pq.read_table(tmp_path / it / "findings").sort_by([("id", "ascending"), ("offset", "ascending"), ("rule", "ascending")]) for it in ("one", "spark"))
    assert one.equals(spark) and one.num_rows > 0

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark.sql import SparkSession

    import ia_validate.spark

    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = session.read.parquet(str(tmp_path / "in"))
        assert ia_validate.spark.check(frame).count() == one.num_rows
        with pytest.raises(ValueError, match="no column `text`"):
            ia_validate.spark.check(frame, text="text")
    finally:
        session.stop()
