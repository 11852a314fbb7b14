"""Archives on one machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
ARTICLE = "<!doctype html><html><head><meta property='op:markup_version' content='v1.0'></head><body><article><p>a<br><br>b</p></article></body></html>"


def run(*args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "ia_validate.archive", *map(str, args)], capture_output=True, text=True)


def test_files_in_files_out_and_nothing_twice(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(3):
        table = pa.table({"id": [f"{number}-{row}" for row in range(3000)], "html": [ARTICLE] * 2999 + [None if number == 0 else ARTICLE]})
        pq.write_table(table, tmp_path / f"in/{number}.parquet")
    out = tmp_path / "out"
    first = run("--input", tmp_path / "in", "--output", out)
    assert first.returncode == 1, first.stderr
    files = {it: it.stat().st_mtime_ns for it in (out / "findings").iterdir()}
    assert len(files) == 3 and pq.read_table(out / "rejected")["id"].to_pylist() == ["0-2999"]
    assert pq.read_table(out / "articles").num_rows == 8999
    summary = pq.read_table(out / "summary").to_pylist()
    assert sum(it["count"] for it in summary) == pq.read_table(out / "findings").num_rows
    # What is lost is made again, and nothing else.
    (gone := next((out / "done").iterdir())).unlink()
    assert run("--input", tmp_path / "in", "--output", out).returncode == 1
    again = {it: it.stat().st_mtime_ns for it in (out / "findings").iterdir()}
    assert gone.exists() and again.keys() == files.keys() and sum(again[it] != files[it] for it in files) == 1
    assert "8,999" in (out / "report.html").read_text() or "9,000" in (out / "report.html").read_text()


def test_json_lines_and_folders_and_fixes(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "html": "<article>"}\nno json\n{"id": 2}\n')
    assert run("--input", tmp_path / "a.jsonl", "--format", "jsonl", "--output", tmp_path / "1").returncode == 1
    (tmp_path / "a.html").write_text(ARTICLE)
    (tmp_path / "b.html").write_bytes(b"\xff\xfe\xff")
    assert run("--input", tmp_path, "--format", "files", "--output", tmp_path / "2", "--fix").returncode == 1
    assert "<br>" not in pq.read_table(tmp_path / "2/fixed")["text"][0].as_py()


def test_wrong_usage_is_told(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/x").write_text("x")
    pq.write_table(pa.table({"id": [1]}), tmp_path / "a.parquet")
    for args, told in (
        (("--input", tmp_path / "none", "--output", tmp_path / "o"), "there is no"),
        (("--input", tmp_path / "a.parquet", "--output", tmp_path / "other"), "holds something else"),
        (("--input", tmp_path / "a.parquet", "--output", tmp_path / "o"), "has no column `html`"),
    ):
        result = run(*args)
        assert result.returncode == 2 and told in result.stderr, result.stderr
