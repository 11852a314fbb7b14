"""Archives on one machine."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
from helping import ARTICLE, archive, article, left_over, sorted_findings, truth  # noqa: E402


def made(folder: Path, files: int = 3, rows: int = 300) -> tuple[list[str], list[str]]:
    """Parquet files of articles, and the same rows."""
    folder.mkdir()
    ids, texts = [], []
    for number in range(files):
        some = [f"{number}-{row}" for row in range(rows)]
        html = [article(number * rows + row) for row in range(rows)]
        pq.write_table(pa.table({"id": some, "html": html}), folder / f"{number}.parquet", row_group_size=100)
        ids, texts = ids + some, texts + html
    return ids, texts


def test_files_in_files_out(tmp_path: Path) -> None:
    ids, texts = made(tmp_path / "in")
    out = tmp_path / "out"
    first = archive("--input", tmp_path / "in", "--output", out)
    assert first.returncode == 0, first.stderr
    assert sorted_findings(out).equals(truth(ids, texts)) and len(list((out / "findings").iterdir())) == 3
    assert sorted(pq.read_table(out / "articles")["id"].to_pylist()) == sorted(ids)
    summary = {it["rule"]: it for it in pq.read_table(out / "summary").to_pylist()}
    findings = pq.read_table(out / "findings").to_pylist()
    for rule, it in summary.items():
        of = [finding for finding in findings if finding["rule"] == rule]
        assert it["count"] == len(of) and it["articles"] == len({finding["id"] for finding in of if finding["item"] is not None})
        assert it["fixable_safe"] == sum(finding["fix"] == "safe" for finding in of)
    assert "900 rows" in (out / "report.html").read_text() and not left_over(out)


def test_a_re_run_does_what_is_missing(tmp_path: Path) -> None:
    ids, texts = made(tmp_path / "in")
    out = tmp_path / "out"

    def times() -> dict[Path, int]:
        return {it: it.stat().st_mtime_ns for it in (out / "findings").iterdir()}

    assert archive("--input", tmp_path / "in", "--output", out).returncode == 0
    before = times()
    # A mark, an output, and halves of a run that was killed.
    next((out / "done").glob("0-*.json")).unlink()
    next((out / "findings").glob("1-*")).unlink()
    (out / "findings/.0-x.parquet.1.tmp").write_text("half")
    again = archive("--input", tmp_path / "in", "--output", out)
    assert again.returncode == 0 and "1 of 3 pieces were done before" in again.stderr
    after = times()
    assert after.keys() == before.keys() and sum(after[it] != before[it] for it in after) == 2
    assert sorted_findings(out).equals(truth(ids, texts)) and not left_over(out)
    # An input that changed, and one that went: nothing of what they were counts.
    pq.write_table(pa.table({"id": ["new"], "html": [ARTICLE]}), tmp_path / "in/0.parquet")
    (tmp_path / "in/2.parquet").unlink()
    assert archive("--input", tmp_path / "in", "--output", out).returncode == 0
    assert sorted_findings(out).equals(truth(["new", *ids[300:600]], [ARTICLE, *texts[300:600]]))
    # What others have put there stays; another job is refused.
    (out / "findings/notes.txt").write_text("mine")
    for more in (["--text", "id"], ["--domain", "example.com"], ["--fix"]):
        refused = archive("--input", tmp_path / "in", "--output", out, *more)
        assert refused.returncode == 2 and "another run made" in refused.stderr, refused.stderr
    assert archive("--input", tmp_path / "in", "--output", out).returncode == 0 and (out / "findings/notes.txt").exists()


def test_a_run_that_is_killed_is_gone_on_with(tmp_path: Path) -> None:
    ids, texts = made(tmp_path / "in", files=40, rows=100)
    out = tmp_path / "out"
    args = [sys.executable, "-m", "ia_validate.archive", "--input", tmp_path / "in", "--output", out]
    for enough in (3, 15):
        run = subprocess.Popen(list(map(str, args)), stderr=subprocess.DEVNULL)
        while run.poll() is None and len(list(out.glob("done/*.json"))) < enough:
            time.sleep(0.005)
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert archive("--input", tmp_path / "in", "--output", out).returncode == 0
    assert sorted_findings(out).equals(truth(ids, texts)) and not left_over(out)


def test_ids_that_occur_again_are_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    ids = [f"a{it}" for it in range(3000)]
    pq.write_table(pa.table({"id": ids, "html": ["x"] * 3000}), tmp_path / "in/1.parquet", row_group_size=700)
    pq.write_table(pa.table({"id": ["b", "a2999", "b", "b"], "html": ["x"] * 4}), tmp_path / "in/2.parquet")
    # More than are named: a few are, and each once.
    pq.write_table(pa.table({"id": ids[:2000], "html": ["x"] * 2000}), tmp_path / "in/3.parquet")
    run = archive("--input", tmp_path / "in", "--output", tmp_path / "out")
    assert run.returncode == 0 and "2,003 rows have an id that an earlier row has" in run.stderr, run.stderr
    one, two, three = (f"{tmp_path}/in/{it}.parquet, row" for it in (1, 2, 3))
    named = {it.strip() for it in run.stderr.splitlines() if it.startswith("  `")}
    assert named == {f"`a2999`: {one} 3000; {two} 2", f"`b`: {two} 1; {two} 3", f"`a0`: {one} 1; {three} 1"}, run.stderr


def test_ids_that_occur_again_in_lines_are_named(tmp_path: Path) -> None:
    lines = ['{"id": "é", "html": "x"}', '{"id": 7, "html": null}', '{"id": "é", "html": "y"}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run = archive("--input", tmp_path / "in.jsonl", "--format", "jsonl", "--output", tmp_path / "out")
    third = len("\n".join(lines[:2]).encode()) + 1
    assert f"`é`: {tmp_path}/in.jsonl@0; {tmp_path}/in.jsonl@{third}\n" in run.stderr, run.stderr


def test_rows_that_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    bad = pa.Array.from_buffers(pa.string(), 5, pa.table({"x": pa.array([ARTICLE, None, "", "x\xff", ARTICLE])})["x"].chunk(0).buffers())
    raw = bad.buffers()[2].to_pybytes().replace(b"x\xc3\xbf", b"x\xff\xff")
    bad = pa.Array.from_buffers(pa.string(), 5, [*bad.buffers()[:2], pa.py_buffer(raw)])
    pq.write_table(pa.table({"id": pa.array([1, 2, 3, 4, None]), "html": bad}), tmp_path / "in/a.parquet")
    pq.write_table(pa.table({"id": [1, 1, 7], "html": [5, 6, 7]}), tmp_path / "in/numbers.parquet")
    run = archive("--input", tmp_path / "in", "--output", tmp_path / "out")
    assert run.returncode == 1, run.stderr
    rejected = {(it["id"], it["reason"]) for it in pq.read_table(tmp_path / "out/rejected").to_pylist()}
    assert rejected == {(2, "null"), (4, "not text: no UTF-8 from byte 1 on"), (1, "not text, but Int64"), (7, "not text, but Int64")}
    assert "2 rows have an id that an earlier row has" in run.stderr and "1 row has no id" in run.stderr
    places = f"`1`: {tmp_path}/in/a.parquet, row 1; {tmp_path}/in/numbers.parquet, row 1\n"
    assert places in run.stderr and places.split("; ")[-1].strip() in (tmp_path / "out/report.html").read_text(), run.stderr
    # An empty string is a text; two rows of one id are two articles.
    found = pq.read_table(tmp_path / "out/findings").to_pylist()
    assert "markup-unparsable" in {it["rule"] for it in found if it["id"] == 3}


def test_two_rows_of_one_id_are_two_articles(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["x"] * 5, "html": [ARTICLE] * 5}), tmp_path / "a.parquet")
    assert archive("--input", tmp_path / "a.parquet", "--output", tmp_path / "out").returncode == 0
    assert {it["articles"] for it in pq.read_table(tmp_path / "out/summary").to_pylist() if it["rule"] == "title-missing"} == {5}


def test_a_file_that_cannot_be_read_leaves_the_others_good(tmp_path: Path) -> None:
    ids, texts = made(tmp_path / "in", files=2)
    whole = (tmp_path / "in/1.parquet").read_bytes()
    (tmp_path / "in/cut.parquet").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "in/empty.parquet").write_bytes(b"")
    (tmp_path / "in/damaged.parquet").write_bytes(whole[:100] + b"\xff" * 2000 + whole[2100:])
    pq.write_table(pa.table({"id": [1]}), tmp_path / "in/other.parquet")
    (tmp_path / "in/gone.parquet").symlink_to("nowhere")
    pq.write_table(pa.table({"id": pa.array([], pa.string()), "html": pa.array([], pa.string())}), tmp_path / "in/no-rows.parquet")
    run = archive("--input", tmp_path / "in", "--output", tmp_path / "out")
    assert run.returncode == 2 and "Traceback" not in run.stderr
    for name in ("cut", "empty", "damaged", "other", "gone"):
        assert f"{name}.parquet" in run.stderr, run.stderr
    assert "has no column `html`; there are `id`" in run.stderr
    assert sorted_findings(tmp_path / "out").equals(truth(ids, texts)) and not left_over(tmp_path / "out")
    assert "Inputs that could not be read: 5" in (tmp_path / "out/report.html").read_text()
    for name in ("cut", "empty", "damaged", "other", "gone"):
        (tmp_path / f"in/{name}.parquet").unlink()
    assert archive("--input", tmp_path / "in", "--output", tmp_path / "out").returncode == 0


def test_partitions(tmp_path: Path) -> None:
    days = ["2016-01-01", "2016-01-02", None, "a/b c"]
    table = pa.table({"id": list(range(400)), "html": [article(it) for it in range(399)] + [None], "date": [days[it % 4] for it in range(400)]})
    pq.write_table(table, tmp_path / "a.parquet")
    out = tmp_path / "out"
    assert archive("--input", tmp_path / "a.parquet", "--output", out, "--partition", "date").returncode == 1
    for day, folder in zip(days, ("2016-01-01", "2016-01-02", "__HIVE_DEFAULT_PARTITION__", "a%2Fb c")):
        ids = [it for it in range(399) if days[it % 4] == day]
        found = pq.read_table(out / "findings" / f"date={folder}", partitioning=None)
        assert set(found["id"].to_pylist()) == set(ids)
    assert pq.read_table(out / "rejected").num_rows == 1
    assert sorted_findings(out).equals(truth(list(range(399)), table["html"].to_pylist()[:399]))
    # Folders of the input name partitions as well.
    (tmp_path / "in/date=2016-01-01").mkdir(parents=True)
    pq.write_table(table.select(["id", "html"]), tmp_path / "in/date=2016-01-01/a.parquet")
    assert archive("--input", tmp_path / "in", "--output", tmp_path / "2", "--partition", "date").returncode == 1
    assert [it.name for it in (tmp_path / "2/findings").iterdir()] == ["date=2016-01-01"]
    many = pa.table({"id": list(range(1500)), "html": [ARTICLE] * 1500, "date": [str(it) for it in range(1500)]})
    pq.write_table(many, tmp_path / "many.parquet")
    run = archive("--input", tmp_path / "many.parquet", "--output", tmp_path / "3", "--partition", "date")
    assert run.returncode == 2 and "more than 1000 values" in run.stderr and not left_over(tmp_path / "3")


def test_json_lines(tmp_path: Path) -> None:
    lines = [json.dumps({"id": 1, "html": ARTICLE}), "no json", '{"id": 2}', '{"id": "3", "html": null}', '{"id": "4", "html": 5}', "[1]",
             '{"html": "<p>x"}', '{"id": "5", "html": "\\ud800"}', "", "[" * 100_000]
    data = "\n".join(lines).encode() + b'\n{"id": "\xff", "html": ""}\n' + json.dumps({"id": "z", "html": ARTICLE}).encode()
    (tmp_path / "a.jsonl").write_bytes(data)
    run = archive("--input", tmp_path / "a.jsonl", "--format", "jsonl", "--output", tmp_path / "out")
    assert run.returncode == 1, run.stderr
    reasons = {it["id"].rsplit("/", 1)[-1].split("@")[0]: it["reason"] for it in pq.read_table(tmp_path / "out/rejected").to_pylist()}
    assert reasons["2"] == "no `html`" and reasons["3"] == "null" and reasons["4"] == "not text, but a number"
    assert reasons["5"].startswith("not text: half a pair")
    assert pq.read_table(tmp_path / "out/rejected").num_rows == 9
    assert set(pq.read_table(tmp_path / "out/articles")["id"].to_pylist()) >= {"1", "z"}


def test_files_are_decoded_as_the_program_does(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.html").write_text(ARTICLE)
    (tmp_path / "in/b.html").write_bytes(ARTICLE.replace("<head>", "<head><meta charset=windows-1252>").encode("utf-16"))
    (tmp_path / "in/_temporary").mkdir()
    (tmp_path / "in/_temporary/c.html").write_text("none")
    assert archive("--input", tmp_path / "in", "--format", "files", "--output", tmp_path / "1").returncode == 0
    assert {Path(it).name for it in pq.read_table(tmp_path / "1/articles")["id"].to_pylist()} == {"a.html", "b.html"}
    assert archive("--input", tmp_path / "in", "--format", "files", "--output", tmp_path / "2", "--fix").returncode == 0
    fixed = pq.read_table(tmp_path / "2/fixed").to_pylist()
    assert len(fixed) == 2 and all("<br>" not in it["text"] and it["fixed"] for it in fixed)
    (tmp_path / "in/c.html").symlink_to("nowhere")
    run = archive("--input", tmp_path / "in", "--format", "files", "--output", tmp_path / "3")
    assert run.returncode == 1 and "3 rows, 1 rejected" in run.stderr, run.stderr
    assert pq.read_table(tmp_path / "3/rejected").to_pylist() == [{"id": f"{tmp_path}/in/c.html", "reason": "unreadable: No such file or directory"}]


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_giant_inputs_are_cut(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from ia_validate._archive import job as jobs

    ids, texts = [str(it) for it in range(1000)], [article(it) for it in range(1000)]
    if form == "parquet":
        pq.write_table(pa.table({"id": ids, "html": texts}), tmp_path / "a.parquet", row_group_size=50, compression="none", use_dictionary=False)
    else:
        (tmp_path / "a.jsonl").write_text("".join(json.dumps({"id": id, "html": text}) + "\n" for id, text in zip(ids, texts)))
    monkeypatch.setattr(jobs, "LARGEST", 50_000)
    from ia_validate.archive import main

    args = ["--input", str(tmp_path / f"a.{form}"), "--format", form, "--output", str(tmp_path / "out")]
    assert main(args) == 0
    assert len(list((tmp_path / "out/findings").iterdir())) >= 4
    assert sorted_findings(tmp_path / "out").equals(truth(ids, texts))


def test_giant_rows_and_many_nulls(tmp_path: Path) -> None:
    giant = ARTICLE.replace("<p>a", "<p>" + "word " * 12_000_000)
    table = pa.table({"id": list(range(100_010)), "html": [ARTICLE] * 5 + [giant] + [ARTICLE] * 4 + [None] * 100_000})
    pq.write_table(table, tmp_path / "a.parquet")
    run = archive("--input", tmp_path / "a.parquet", "--output", tmp_path / "out", "--set", "max_file_size=100M")
    assert run.returncode == 1 and "100,010 rows, 100,000 rejected" in run.stderr, run.stderr
    assert set(pq.read_table(tmp_path / "out/articles")["id"].to_pylist()) == set(range(10))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None, reason="only root makes a small disk")
def test_a_full_disk_is_told_and_what_is_done_is_kept(tmp_path: Path) -> None:
    ids, texts = made(tmp_path / "in", files=30, rows=300)
    assert archive("--input", tmp_path / "in", "--output", tmp_path / "whole").returncode == 0
    size = sum(it.stat().st_blocks * 512 for it in (tmp_path / "whole").rglob("*")) // 2
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("no tmpfs here")
    try:
        run = archive("--input", tmp_path / "in", "--output", disk / "out")
        assert run.returncode == 2 and "No space left on device" in run.stderr and "what is done is kept" in run.stderr, run.stderr
        assert "Traceback" not in run.stderr
        done = len(list((disk / "out/done").glob("*.json")))
        assert 0 < done < 30 and not left_over(disk / "out")
        subprocess.run(["mount", "-o", "remount,size=100m", str(disk)], check=True)
        again = archive("--input", tmp_path / "in", "--output", disk / "out")
        assert again.returncode == 0 and f"{done} of 30 pieces were done before" in again.stderr
        assert sorted_findings(disk / "out").equals(truth(ids, texts))
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_wrong_usage_is_told(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/x").write_text("x")
    (tmp_path / "in").mkdir()
    pq.write_table(pa.table({"id": [1]}), tmp_path / "in/a.parquet")
    for args, told in (
        (("--input", tmp_path / "none", "--output", tmp_path / "o"), "there is no"),
        (("--input", tmp_path / "other", "--output", tmp_path / "o"), "no file of `--format parquet`"),
        (("--input", tmp_path / "in", "--output", tmp_path / "other"), "holds something else"),
        (("--input", tmp_path / "in", "--output", tmp_path / "other/x"), "is no folder"),
        (("--input", tmp_path / "in", "--output", tmp_path / "in/out"), "stand in one another"),
        (("--input", tmp_path / "in", "--output", tmp_path / "o"), "has no column `html`"),
        (("--input", tmp_path / "in", "--output", tmp_path / "p", "--set", "max_item=1"), "did you mean `max_items`"),
        (("--input", tmp_path / "in", "--output", tmp_path / "p", "--set", "x"), "give a key and its value"),
        (("--input", tmp_path / "in", "--output", tmp_path / "p", "--now", "today"), "`now`: give a time"),
        (("--input", tmp_path / "in", "--output", tmp_path / "p", "--unsafe"), "goes with `--fix`"),
        (("--output", tmp_path / "p"), "--input"),
    ):
        result = archive(*args)
        assert result.returncode == 2 and told in result.stderr and "Traceback" not in result.stderr, result.stderr
    assert not (tmp_path / "p").exists()
