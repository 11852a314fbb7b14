"""What the module says is what the program says."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

import ia_validate

ROOT = Path(__file__).resolve().parents[3]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PROGRAM = next((str(it) for it in (TARGET / "debug/ia-validate", TARGET / "release/ia-validate") if it.exists()), None)
from helping import ARTICLE  # noqa: E402

OWN = [(str(it.relative_to(ROOT)), it.read_bytes()) for it in sorted((ROOT / "test-articles").rglob("*"))
       if it.suffix in {".html", ".htm", ".xml", ".rss"}]


def generated(count: int) -> list[tuple[str, bytes]]:
    """Documents made of pieces of ours: cut, doubled, and with letters of any width."""
    dice = random.Random(24)
    odd = ["", "<p>", "</p>", "<br>", "&amp;", "\U0001f600", "é", "日本", "<h5>", '"', "<!-- ", " -->", "]]>", "\r\n", "\u202e",
           "<figure>", "</figure>", "<script>", "\0", '<img src="//a.b/c.png">', "مرحبا"]
    texts = [data.decode("utf-8", "replace") for _, data in OWN]
    made = []
    for number in range(count):
        text = dice.choice(texts)
        for _ in range(1 + dice.randrange(6)):
            at = dice.randrange(len(text) + 1)
            to = min(len(text), at + dice.randrange(60))
            text = text[:at] + dice.choice([dice.choice(odd), text[at:to] * 2, ""]) + text[to:]
        made.append((f"generated-{number}", text.encode()))
    return made


@pytest.mark.skipif(PROGRAM is None, reason="the program is not built: cargo build -p ia-validate-cli")
def test_the_documents_are_those_of_the_program() -> None:
    assert PROGRAM is not None
    validator = ia_validate.Validator()
    for name, data in OWN + generated(int(os.environ.get("GENERATED", "300"))):
        args = [PROGRAM, "check", "--no-config", "--format", "json", "--stdin-filename", name, "-"]
        theirs = json.loads(subprocess.run(args, input=data, capture_output=True).stdout)
        ours = validator.check(data, name=name)
        assert ours.to_dict() == theirs, name
        assert json.loads(ours.to_json()) == theirs, name


def test_an_index_is_that_of_the_str() -> None:
    for before in ("", "é", "\U0001f600日本" * 900, "\ufeff"):
        text = before + ARTICLE
        for finding in ia_validate.Validator().check(text).diagnostics:
            assert len(text[: finding.start.index].encode()) == finding.start.offset
            assert len(text[: finding.end.index].encode()) == finding.end.offset


def test_results() -> None:
    result = ia_validate.Validator().check(ARTICLE, name="a.html")
    first = result.diagnostics[0]
    assert str(first).startswith(f"a.html:{first.start.line}:{first.start.column}: {first.severity}[{first.rule}]")
    with pytest.raises(AttributeError):
        first.rule = "x"  # type: ignore[misc]
    assert "<html" in result._repr_html_() and "errors" in repr(result)
    fixed = ia_validate.Validator().fix(ARTICLE)
    assert "<br>" not in fixed.text and sum(fixed.fixed.values()) > 0
    validator = ia_validate.Validator()
    assert validator.show(ARTICLE)["articles"] and validator.inventory(ARTICLE)["schema"] == 1
    assert validator.preview(ARTICLE)["schema"] == 1
    assert ia_validate.rules()[0]["id"] and ia_validate.explain("figure-in-paragraph")


@pytest.mark.parametrize(("options", "told"), [
    ({"max_item": 2}, "did you mean `max_items`"), ({"max-items": 2}, "did you mean `max_items`"),
    ({"domains": "example.com"}, "`domains`: this must be a list of strings, not a string"),
    ({"max_items": 1.5}, "not a number with a point"), ({"select": ["titel-missing"]}, "did you mean"),
    ({"now": "today"}, "`now`: give a time"), ({"kind": "rss"}, "none of `auto`"), ({"unsafe": 1}, "`unsafe`: this must be true or false"), ({"state": "x.db"}, "`state`"), ({"previous": ARTICLE}, "`previous`"),
    ({"severity": {1: "off"}}, "`severity`"), ({"domains": ["\ud800"]}, "half a pair of surrogates"),
])
def test_wrong_options_are_told(options: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told.replace("`", "`")):
        ia_validate.Validator(**options)  # type: ignore[arg-type]


def test_wrong_texts_are_told() -> None:
    validator = ia_validate.Validator()
    for text in (None, 5, [], bytearray(b"x")):
        with pytest.raises(ValueError, match="must be a str or bytes"):
            validator.check(text)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="surrogates at index 4"):
        validator.check("<p>x\ud800")
    with pytest.raises(ValueError, match="none of `auto`"):
        validator.check("x", kind="rss")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="did you mean `figure-in-paragraph`"):
        ia_validate.explain("figure-in-paragraf")
    with pytest.raises(ValueError, match="max_file_size"):
        ia_validate.Validator(max_file_size=10).check("<p>" * 100)


def test_tables() -> None:
    pa = pytest.importorskip("pyarrow")
    rows = pa.table({"url": [1, 2, 3], "html": [ARTICLE, None, ""]})
    validator = ia_validate.Validator()
    found = validator.check_table(rows, text="html", id="url", articles=True)
    table = pa.table(found)
    assert table.column_names == ["id", "rule", "severity", "message", "item", "line", "column", "offset", "end_line",
                                  "end_column", "end_offset", "fix", "fingerprint"]
    first = table.filter(pa.compute.equal(table["id"], 1)) if hasattr(pa, "compute") else table
    assert first.num_rows > 0 and pa.table(found).equals(table)
    assert pa.table(found.rejected).to_pylist() == [{"id": 2, "reason": "null"}]
    assert pa.table(found.articles).num_rows >= 1
    many = pa.table({"id": list(range(5000)), "html": [ARTICLE] * 5000})
    assert pa.table(validator.check_table(many, threads=3)).equals(pa.table(validator.check_table(many, threads=1)))
    assert "<br>" not in pa.table(validator.fix_table(rows, id="url"))["text"][0].as_py()
    numbers = pa.table({"id": [1], "html": [5]})
    assert pa.table(validator.check_table(numbers).rejected).to_pylist()[0]["reason"].startswith("not text")
    with pytest.raises(ValueError, match="no column `text`"):
        validator.check_table(rows, text="text")
    with pytest.raises(ValueError, match="__arrow_c_stream__"):
        validator.check_table([1])
    for library, make in (("polars", "DataFrame"), ("pandas", "DataFrame")):
        module = pytest.importorskip(library)
        frame = getattr(module, make)({"id": [1], "html": [ARTICLE]})
        if hasattr(frame, "__arrow_c_stream__"):
            assert pa.table(validator.check_table(frame)).num_rows == first.num_rows
    duckdb, findings = pytest.importorskip("duckdb"), found
    assert len(findings) == table.num_rows
    assert duckdb.sql("select count(*) from findings").fetchall() == [(table.num_rows,)]


def test_a_stream_keeps_nothing() -> None:
    pa = pytest.importorskip("pyarrow")
    validator = ia_validate.Validator()
    schema = pa.schema([("id", pa.int64()), ("html", pa.string())])
    batches = (pa.record_batch({"id": [it, -it], "html": [ARTICLE, None]}, schema=schema) for it in range(1, 100))
    stream = validator.check_stream(pa.RecordBatchReader.from_batches(schema, batches))
    found = pa.RecordBatchReader.from_stream(stream).read_all()
    assert set(found["id"].to_pylist()) == set(range(1, 100))
    assert pa.table(stream.rejected)["id"].to_pylist() == [-it for it in range(1, 100)]
    with pytest.raises(ValueError, match="read once"):
        pa.RecordBatchReader.from_stream(stream)


def test_columns_of_any_form() -> None:
    pa = pytest.importorskip("pyarrow")
    validator = ia_validate.Validator()
    expected = pa.table(validator.check_table(pa.table({"id": ["a"], "html": [ARTICLE]})))
    for kind in (pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.dictionary(pa.int8(), pa.string())):
        for id in (pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())):
            plain = pa.array([ARTICLE.encode() if "binary" in str(kind) else ARTICLE])
            rows = pa.table({"id": pa.array(["a"]).cast(id), "html": plain.cast(kind)})
            assert pa.table(validator.check_table(rows)).equals(expected), (kind, id)


def test_validators_go_to_other_processes() -> None:
    import pickle

    validator = pickle.loads(pickle.dumps(ia_validate.Validator(domains=["example.com"], previous=[ARTICLE])))
    assert validator.check(ARTICLE).to_dict() == ia_validate.Validator(domains=["example.com"], previous=[ARTICLE]).check(ARTICLE).to_dict()
