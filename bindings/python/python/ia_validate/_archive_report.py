"""The report of an archive: one HTML page."""

from __future__ import annotations

from html import escape
from typing import Any


def page(rows: int, rejected: int, rules: list[tuple[str, dict[str, Any]]], inventory: dict[str, Any]) -> str:
    """The page."""
    through = inventory.get("articles", {})
    parts = [
        _table("How they come through", ["", "articles"],
               [(words, through.get(key, 0)) for key, words in (("whole", "whole"), ("with_loss", "with loss"), ("rejected", "not at all"))]),
        _table("What dominates", ["rule", "severity", "findings", "articles", "safe fixes", "unsafe fixes"],
               [(rule, it["severity"], it["count"], it["articles"], it["safe"], it["unsafe"]) for rule, it in rules[:50]]),
        _table("By year", ["year", "articles"], sorted(inventory.get("years", {}).items())),
        _table("What is lost", ["rule", "articles", "things"],
               [(it["rule"], it["articles"], it["count"]) for it in inventory.get("losses", [])[:50]]),
        *(_table(title, ["", "count"], sorted(inventory.get(key, {}).items(), key=lambda it: (-it[1], it[0]))[:50])
          for key, title in (("elements", "Elements"), ("embeds", "Embeds"), ("media_hosts", "Hosts of media"), ("languages", "Languages"))),
    ]
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Archive</title>"
        "<style>body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}"
        "td,th{padding:.2rem 1rem .2rem 0;text-align:left}td+td{font-variant-numeric:tabular-nums}</style>"
        f"<h1>Archive of Instant Articles</h1><p>{rows:,} rows, {rejected:,} rejected.</p>{''.join(parts)}</html>\n"
    )


def _table(title: str, head: list[str], rows: Any) -> str:
    cells = "".join("<tr>" + "".join(f"<td>{escape(f'{it:,}' if isinstance(it, int) else str(it))}" for it in row) for row in rows)
    return f"<h2>{escape(title)}</h2><table><tr>{''.join(f'<th>{escape(it)}' for it in head)}{cells}</table>"
