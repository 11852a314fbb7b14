"""The package itself: its types, its program, and where it does not run."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import ia_validate
from helping import ARTICLE

HERE = Path(__file__).resolve().parents[1]


def test_types_are_those_of_the_tables() -> None:
    run = subprocess.run([sys.executable, str(HERE / "tools/write_types.py"), "--check"], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_objects_have_what_their_stubs_say() -> None:
    sys.path.insert(0, str(HERE / "tools"))
    try:
        written = importlib.import_module("write_types")
    finally:
        sys.path.pop(0)
    import ast

    engine = importlib.import_module("ia_validate._engine")
    stub = ast.parse((HERE / "python/ia_validate/_engine.pyi").read_text(encoding="utf-8"))
    classes = {it.name: it for it in stub.body if isinstance(it, ast.ClassDef)}
    for name in (*written.RESULTS.values(), "Document", "Stream", "Flow", "Made", "Tally", "Engine"):
        members = {it.name for it in classes[name].body if isinstance(it, ast.FunctionDef)}
        there = {it for it in vars(getattr(engine, name)) if not it.startswith("__")}
        assert there == {it for it in members if not it.startswith("__")}, name
    functions = {it.name for it in stub.body if isinstance(it, ast.FunctionDef)}
    assert functions <= set(dir(engine)) and set(dir(engine)) - functions - set(classes) <= set(dir(type(sys)("x"))) | {"__all__", "__version__", "__file__"}


def test_every_option_of_the_types_is_one() -> None:
    from ia_validate.types import Options

    for name in Options.__optional_keys__:
        with pytest.raises(ValueError) as told:
            ia_validate.Validator(**{name: object()})  # type: ignore[misc]
        assert "is no option" not in str(told.value), name


def started(tmp_path: Path, path: str, *args: str) -> subprocess.CompletedProcess[str]:
    """A copy of the package, as `pip install --target` makes one."""
    copy = tmp_path / "ia_validate"
    if not copy.exists():
        shutil.copytree(Path(ia_validate.__file__).parent, copy)
    return subprocess.run([sys.executable, "-m", "ia_validate", *args], capture_output=True, text=True, cwd=tmp_path,
                          env={**os.environ, "PATH": path, "PYTHONPATH": str(tmp_path)})


@pytest.mark.skipif(os.name == "nt", reason="the programs here are shell scripts")
def test_the_program_is_packed_or_on_path_or_it_is_told_what_to_do(tmp_path: Path) -> None:
    none = started(tmp_path, str(tmp_path / "nowhere"), "--version")
    assert none.returncode == 2 and "docs/installing.md" in none.stderr and len(none.stderr.splitlines()) == 1
    (tmp_path / "path").mkdir()
    for folder, word, code in (("path", "path", 1), ("bin", "packed", 3)):
        (tmp_path / folder).mkdir(exist_ok=True)
        program = tmp_path / folder / "ia-validate"
        program.write_text(f'#!/bin/sh\necho {word} "$@"\nexit {code}\n')
        program.chmod(0o755)
        run = started(tmp_path, str(tmp_path / "path"), "check", "a b")
        assert (run.returncode, run.stdout) == (code, f"{word} check a b\n"), run.stderr


def test_a_sub_interpreter_is_told() -> None:
    code = "import ia_validate"
    for name in ("_interpreters", "_xxsubinterpreters"):
        try:
            interpreters = importlib.import_module(name)
        except ImportError:
            continue
        other = interpreters.create()
        try:
            told = interpreters.run_string(other, f"try:\n  {code}\nexcept ImportError as error:\n  assert str(error).startswith('ia_validate does not run in a sub-interpreter; import'), error\nelse:\n  raise SystemError")
            assert told is None, told
        finally:
            interpreters.destroy(other)
        return
    pytest.skip("no sub-interpreters here")


@pytest.mark.parametrize("sign", ["sys.abiflags = 't'", "sys._is_gil_enabled = lambda: False"])
def test_a_free_threaded_build_is_told(sign: str) -> None:
    code = f"import sys\n{sign}\ntry:\n  import ia_validate\nexcept ImportError as error:\n  print(error)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == "ia_validate is not offered for free-threaded Python; take the usual build of this version\n"


def test_a_notebook_shows_the_report() -> None:
    from html.parser import HTMLParser

    frames = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            frames.extend(dict(attrs)["srcdoc"] or "" for _ in [0] if tag == "iframe")

    validator = ia_validate.Validator()
    Parser().feed(validator.check(ARTICLE, name="a.html")._repr_html_())
    assert frames == [validator.report(ARTICLE, name="a.html")]


def test_results_say_what_they_are() -> None:
    text = "<p>é</p>" + ARTICLE
    found = ia_validate.Validator().check(text, name="a.html").diagnostics
    again = ia_validate.Validator().check(text, name="a.html").diagnostics
    assert found == again and hash(found) == hash(again) and len(set(found)) > 1
    assert repr(found[0]).startswith("<Diagnostic a.html:") and "Place(line=1, column=" in repr(found[0].start)
    fix = next(it.fix for it in found if it.fix)
    assert fix.safety in ("safe", "unsafe") and "Edit(start=Place(" in repr(fix)
    match found[0].start:
        case ia_validate.Place(line, column):
            assert (line, column) == (found[0].start.line, found[0].start.column)
    for it in (found[0], found[0].start, fix):
        for name in ("rule", "line", "message", "other"):
            with pytest.raises((AttributeError, TypeError)):
                setattr(it, name, "x")
