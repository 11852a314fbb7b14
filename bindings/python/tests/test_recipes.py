"""The recipes of docs/python.md do what it says."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from helping import ARTICLE

PAGE = Path(__file__).resolve().parents[3] / "docs/python.md"
BLOCKS = re.findall(r"<!-- run(?:: ([^>]*?))? -->\n```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def of(title: str) -> dict[str, Any]:
    """What a recipe defines."""
    [code] = [code for name, code in BLOCKS if name == title]
    names: dict[str, Any] = {"__name__": "recipe"}
    exec(compile(code, f"docs/python.md ({title})", "exec"), names)
    return names


def test_every_block_of_python_is_run() -> None:
    assert len(BLOCKS) == PAGE.read_text(encoding="utf-8").count("```python") >= 9


@pytest.mark.parametrize(("needs", "code"), [it for it in BLOCKS if ":" not in it[0] and it[0] != "pipeline"])
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
