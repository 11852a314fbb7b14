"""The recipes of docs/python.md and docs/archives.md do what these say."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import ia_validate
from helping import ARTICLE

DOCS = Path(__file__).resolve().parents[3] / "docs"
PAGE, ARCHIVES = DOCS / "python.md", DOCS / "archives.md"


def blocks(page: Path) -> list[tuple[str, str]]:
    """What a page says is run: what it is called, or needs, and the code."""
    return re.findall(r"<!-- run(?:: ([^>]*?))? -->\n```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


BLOCKS = [*blocks(PAGE), *blocks(ARCHIVES)]


def of(title: str) -> dict[str, Any]:
    """What a recipe defines."""
    [code] = [code for name, code in BLOCKS if name == title]
    names: dict[str, Any] = {"__name__": "recipe"}
    exec(compile(code, f"docs ({title})", "exec"), names)
    return names


def test_every_block_of_python_is_run() -> None:
    assert len(blocks(PAGE)) == PAGE.read_text(encoding="utf-8").count("```python") >= 9


@pytest.mark.parametrize(("needs", "code"), [it for it in blocks(PAGE) if ":" not in it[0] and it[0] != "pipeline"])
def test_scripts_run(needs: str, code: str) -> None:
    for name in needs.split():
        pytest.importorskip(name)
    exec(compile(code, "docs/python.md", "exec"), {"__name__": "recipe"})


def test_django() -> None:
    pytest.importorskip("django")
    from django.conf import settings
    from django.core.management import CommandError, call_command

    if not settings.configured:
        settings.configure(USE_I18N=False)
    form = of("django: form")["ArticleForm"]({"html": ARTICLE})
    assert not form.is_valid() and any(it.startswith("Line 1: ") for it in form.errors["html"])
    assert "title-missing" in {it.code for it in form.errors.as_data()["html"]}
    command = of("django: command")["Command"]
    command.texts = staticmethod(lambda: [(7, ARTICLE)])
    with pytest.raises(CommandError, match="errors"):
        call_command(command())
    command.texts = staticmethod(lambda: [])
    call_command(command())


def test_a_pipeline() -> None:
    pipeline = of("pipeline")["InstantArticles"]()
    spider = SimpleNamespace(logger=logging.getLogger("spider"))
    pipeline.open_spider(spider)
    item = pipeline.process_item({"url": "https://example.com/a", "html": ARTICLE}, spider)
    assert "<br>" not in item["html"] and {it["rule"] for it in item["findings"]} >= {"title-missing"}


def lake() -> Any:
    pa = pytest.importorskip("pyarrow")
    return pa.table({"url": ["https://example.com/1", "https://example.com/2", None], "html": [ARTICLE, None, ARTICLE]})


def rules(findings: Any) -> list[tuple[str | None, str]]:
    return [(it["id"], it["rule"]) for it in findings.to_pylist()]


def test_delta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    delta = pytest.importorskip("deltalake")
    import pyarrow as pa

    monkeypatch.chdir(tmp_path)
    delta.write_deltalake("articles", lake())
    expected = rules(pa.table(ia_validate.Validator(domains=["example.com"]).check_table(lake(), id="url")))
    # Whoever runs it again has nothing twice.
    for _ in range(2):
        of("delta")
        assert rules(delta.DeltaTable("findings").to_pyarrow_table()) == expected
        assert delta.DeltaTable("rejected").to_pyarrow_table().to_pylist() == [{"id": "https://example.com/2", "reason": "null"}]


def test_iceberg(tmp_path: Path) -> None:
    catalogs = pytest.importorskip("pyiceberg.catalog")
    pytest.importorskip("sqlalchemy")
    import pyarrow as pa

    options = {"type": "sql", "uri": f"sqlite:///{tmp_path}/catalog.db", "warehouse": tmp_path.as_uri()}
    catalog = catalogs.load_catalog("default", **options)
    catalog.create_namespace("news")
    catalog.create_table("news.articles", lake().schema).append(lake())
    expected = rules(pa.table(ia_validate.Validator(domains=["example.com"]).check_table(lake(), id="url")))
    # Where its catalogs are, pyiceberg reads when it is imported.
    environment = {**os.environ, **{f"PYICEBERG_CATALOG__DEFAULT__{name.upper()}": value for name, value in options.items()}}
    [code] = [code for name, code in BLOCKS if name == "iceberg"]
    for _ in range(2):
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)
        assert rules(catalog.load_table("news.findings").scan().to_arrow()) == expected
