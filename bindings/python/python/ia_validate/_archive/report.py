"""The report of an archive: one HTML page without scripts, for any width, light or dark."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from .._engine import rules as catalogue

_STYLE = """
:root{color-scheme:light dark;--line:#d4d4d8;--dim:#5b5b66;--whole:#1a7f4b;--loss:#b07a00;--not:#c0362c;--paper:#fff;--ink:#18181b}
@media(prefers-color-scheme:dark){:root{--line:#3f3f46;--dim:#a1a1aa;--whole:#4cc38a;--loss:#e2b93b;--not:#ff7b72;--paper:#18181b;--ink:#f4f4f5}}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;background:var(--paper);color:var(--ink)}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.15rem;margin:2.5rem 0 .5rem}p{margin:.5rem 0}.dim{color:var(--dim)}
.bar{display:flex;height:1.25rem;border-radius:.25rem;overflow:hidden;margin:1rem 0 .5rem}
.bar i{min-width:2px}.whole{background:var(--whole)}.with_loss{background:var(--loss)}.rejected{background:var(--not)}
.key{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;padding:0;margin:0}
.key i{display:inline-block;width:.75rem;height:.75rem;border-radius:.15rem;margin-right:.4rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.3rem .8rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{color:var(--dim);font-weight:600;overflow-wrap:normal}
th.n,td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
a{color:inherit;text-decoration-color:var(--dim);text-underline-offset:.15em}
.error{color:var(--not)}.warning{color:var(--loss)}code{font-size:.9em;overflow-wrap:anywhere}
details{font-size:.85rem}details summary{cursor:pointer;color:var(--dim)}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:0 2.5rem}
@media(max-width:40rem){body{margin:1rem auto}th,td{padding-right:.6rem}.more{display:none}}
"""
_WAYS = (("whole", "come through whole"), ("with_loss", "lose something"), ("rejected", "would be rejected"))
_SHOWN = 40
_PAGES: dict[str, str] = {}


def page(total: dict[str, Any], rules: list[tuple[str, dict[str, Any]]], wrong: list[str]) -> str:
    """The page: what is counted over all, the rules that were met, and what is wrong with inputs."""
    inventory = total["inventory"]
    parts = [_rows(total), _wrong(wrong), _through(inventory.get("articles", {})), _rules(rules), _by_year(rules, inventory.get("years", {})),
             _losses(inventory), _contents(inventory)]
    return ('<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
            f"<title>Archive of Instant Articles</title><style>{_STYLE}</style></head><body><h1>Archive of Instant Articles</h1>"
            f"{''.join(parts)}</body></html>\n")


def _rows(total: dict[str, Any]) -> str:
    told = [f"{_many(total['rows'], 'row')}."]
    if total["rejected"]:
        told.append(f"{_many(total['rejected'], 'row holds', 'rows hold')} no text: <code>rejected/</code> says why.")
    if total["repeated"]:
        told.append(f"{_many(total['repeated'], 'row has', 'rows have')} an id that an earlier row has, too; each is counted as a text of its own.")
        told += [f"<br><code>{escape(id)}</code>: {escape('; '.join(places))}." for id, places in total["repeated_examples"]]
    if total["without_id"]:
        told.append(f"{_many(total['without_id'], 'row has', 'rows have')} no id.")
    return f"<p>{' '.join(told)}</p>"


def _wrong(wrong: list[str]) -> str:
    if not wrong:
        return ""
    items = "".join(f"<li>{escape(it)}</li>" for it in wrong[:_SHOWN])
    more = f"<p class=dim>And {_count(len(wrong) - _SHOWN)} more.</p>" if len(wrong) > _SHOWN else ""
    return f"<h2>Inputs that could not be read: {_count(len(wrong))}</h2><p>Nothing of them is counted here.</p><ul>{items}</ul>{more}"


def _through(articles: dict[str, int]) -> str:
    all = sum(articles.values())
    if not all:
        return "<p>There are no articles.</p>"
    bar = "".join(f'<i class="{key}" style="flex:{articles[key]}"></i>' for key, _ in _WAYS if articles.get(key))
    keys = "".join(f'<li><i class="{key}"></i>{_count(articles.get(key, 0))} {words} ({articles.get(key, 0) / all:.1%})</li>' for key, words in _WAYS)
    return f'<h2>How {_many(all, "article")} would come through</h2><div class="bar" aria-hidden="true">{bar}</div><ul class="key">{keys}</ul>'


def _rules(rules: list[tuple[str, dict[str, Any]]]) -> str:
    if not rules:
        return "<h2>What dominates</h2><p>Nothing was found.</p>"
    count, safe, unsafe = (sum(it[key] for _, it in rules) for key in ("count", "safe", "unsafe"))
    told = (f"{_many(count, 'finding')} of {_many(len(rules), 'rule')}. <code>fix</code> mends {_count(safe)} of them safely; {_count(unsafe)} more have "
            "a fix that someone should look at.")
    rows = [([f'{_rule(rule)} <span class="{it["severity"]}">{it["severity"]}</span>{_examples(it["examples"])}'],
             [it["articles"], it["count"], it["safe"], it["unsafe"]]) for rule, it in rules]
    if len(rules) > _SHOWN:
        told += " <code>summary/</code> has all rules."
    return f"<h2>What dominates</h2><p>{told}</p>" + _table(["rule", "articles", "findings", "safe fixes", "unsafe fixes"], rows, {2, 4})


def _rule(rule: str) -> str:
    """A rule, with its page."""
    if not _PAGES:
        _PAGES.update((it["id"], it["url"]) for it in catalogue())
    page = _PAGES.get(rule)
    return f'<a href="{escape(page)}"><code>{escape(rule)}</code></a>' if page else f"<code>{escape(rule)}</code>"


def _examples(ids: list[str]) -> str:
    return f"<details><summary>for example</summary>{'<br>'.join(map(escape, ids))}</details>" if ids else ""


def _by_year(rules: list[tuple[str, dict[str, Any]]], years: dict[str, int]) -> str:
    rows = []
    for year, articles in sorted(years.items()):
        most = sorted(((it["years"].get(year, 0), rule) for rule, it in rules), key=lambda it: (-it[0], it[1]))[:3]
        named = ", ".join(f"{_rule(rule)} ({count / articles:.0%})" for count, rule in most if count)
        rows.append(([escape(year), named], [articles]))
    return "<h2>By year</h2><p class=dim>The rules that most articles of the year break.</p>" + _table(["year", "most frequent", "articles"], rows)


def _losses(inventory: dict[str, Any]) -> str:
    losses = [([_rule(it["rule"])], [it["articles"], it["count"]]) for it in inventory.get("losses", [])]
    why = [([_rule(rule)], [count]) for rule, count in _most(inventory.get("rejections", {}))]
    return ('<div class="two">'
            + (f"<section><h2>What is lost</h2>{_table(['rule', 'articles', 'things'], losses)}</section>" if losses else "")
            + (f"<section><h2>Why articles are rejected</h2>{_table(['rule', 'articles'], why)}</section>" if why else "") + "</div>")


def _contents(inventory: dict[str, Any]) -> str:
    parts = [f"<section><h2>{title}</h2>{_table(['', 'count'], [([escape(name)], [count]) for name, count in _most(inventory[key])])}</section>"
             for key, title in (("elements", "Elements"), ("embeds", "Embeds"), ("media_hosts", "Hosts of media"), ("languages", "Languages"))
             if inventory.get(key)]
    return f'<div class="two">{"".join(parts)}</div>'


def _most(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda it: (-it[1], it[0]))


def _table(head: list[str], rows: Iterable[tuple[list[str], list[int]]], more: set[int] = frozenset()) -> str:  # type: ignore[assignment]
    """A table: words (HTML), then counts. The columns in `more` are left out where there is little room."""
    rows = list(rows)
    words = len(rows[0][0]) if rows else len(head)

    def cell(tag: str, at: int, text: str) -> str:
        names = " ".join(["n"] * (at >= words) + ["more"] * (at in more))
        return f'<{tag}{f" class={chr(34)}{names}{chr(34)}" if names else ""}>{text}</{tag}>'

    top = "".join(cell("th", at, it) for at, it in enumerate(head))
    shown = "".join("<tr>" + "".join(cell("td", at, it) for at, it in enumerate([*left, *map(_count, right)])) + "</tr>" for left, right in rows[:_SHOWN])
    rest = f'<p class="dim">And {_count(len(rows) - _SHOWN)} more.</p>' if len(rows) > _SHOWN else ""
    return f'<div class="wide"><table><thead><tr>{top}</tr></thead><tbody>{shown}</tbody></table></div>{rest}'


def _count(count: int) -> str:
    return f"{count:,}"


def _many(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
