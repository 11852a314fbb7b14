#!/usr/bin/env python3
"""Writes the types of documents, options and results from the schemas that the program's tables make.

Without an argument it writes them; with `--check` it fails if they are not in step.
"""

from __future__ import annotations

import json
import keyword
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = Path(__file__).resolve().parents[1] / "python/ia_validate"
HEAD = '"""Written by tools/write_types.py from docs/schemas and docs/ia-validate.schema.json."""\n'
#: The documents by their schema, and what their type is called.
DOCUMENTS = {"check": "CheckDocument", "preview": "PreviewDocument", "show": "ShowDocument", "inventory": "InventoryDocument",
             "mended": "MendedDocument", "rules": "RulesDocument"}
#: The objects of results by their definition in the document of a check; a place of Python's has an index.
RESULTS = {"Article": "Article", "Place": "Place", "Related": "Related", "Edit": "Edit", "Fix": "Fix", "Finding": "Diagnostic",
           "Counts": "Summary"}
LEFT_OUT = {("Place", "utf16"), ("Counts", "hidden")}
MORE = {"Place": [("index", "int", "The offset, from 0, in characters of the `str`.")]}


def of(schema: dict[str, Any], objects: str = "{}") -> str:
    """A type. `objects` says how the name of a definition is written."""
    if "$ref" in schema:
        return objects.format(schema["$ref"].rsplit("/", 1)[1])
    if "enum" in schema:
        return "Literal[" + ", ".join(repr(it) for it in schema["enum"]) + "]"
    if "const" in schema:
        return f"Literal[{schema['const']!r}]"
    if either := schema.get("anyOf") or schema.get("oneOf"):
        return " | ".join(dict.fromkeys(of(it, objects) for it in either))
    kind = schema.get("type")
    if isinstance(kind, list):
        return " | ".join(of({**schema, "type": it}, objects) for it in kind)
    if kind == "array":
        return f"list[{of(schema.get('items', {}), objects)}]"
    if kind == "object":
        more = schema.get("additionalProperties")
        return f"dict[str, {of(more, objects) if isinstance(more, dict) else 'Any'}]"
    return {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}.get(kind or "", "Any")


def _line(schema: dict[str, Any]) -> str:
    return " ".join(schema.get("description", "").split())


def dictionary(name: str, schema: dict[str, Any]) -> str:
    """A `TypedDict`; what may be absent stands in a class of its own, as Python 3.10 wants it."""
    properties = dict(schema.get("properties", {}))
    required = set(schema.get("required", ()))
    for either in schema.get("anyOf", ()):
        properties |= either.get("properties", {})
    about = _line(schema) or "A document."
    lines = {True: [], False: []}
    for key, value in properties.items():
        if text := _line(value):
            lines[key in required] += [f"    #: {text}"]
        lines[key in required] += [f"    {key}: {of(value)}"]
    if not lines[False]:
        return f'class {name}(TypedDict):\n    """{about}"""\n\n' + "\n".join(lines[True]) + "\n"
    return (f'class _{name}(TypedDict):\n    """{about}"""\n\n' + "\n".join(lines[True] or ["    pass"]) + "\n\n\n"
            f'class {name}(_{name}, total=False):\n    """{about}"""\n\n' + "\n".join(lines[False]) + "\n")


def documents() -> str:
    """All documents, and the options."""
    made: dict[str, str] = {}
    for file, name in DOCUMENTS.items():
        schema = json.loads((ROOT / f"docs/schemas/{file}.json").read_text(encoding="utf-8"))
        named = {**{it: definition for it, definition in schema.get("$defs", {}).items()}, name: schema}
        for it, definition in named.items():
            if it == "Document":
                it, definition = "CheckDocument", definition
            if "properties" in definition:
                made[it] = dictionary(it, definition).replace("Document]", "CheckDocument]").replace(": Document\n", ": CheckDocument\n")
            else:
                made[it] = f"{it} = {of(definition)}\n"
    return "\n\n".join(made[it] for it in sorted(made))


def options() -> str:
    """The options of a validator."""
    schema = json.loads((ROOT / "docs/ia-validate.schema.json").read_text(encoding="utf-8"))
    level = of(schema["definitions"]["level"])
    lines = []
    for key, value in schema["properties"].items():
        # What files are told by, and what only the program reads.
        if key in ("extends", "overrides", "include", "exclude", "kind", "state", "previous"):
            continue
        lines += [f"    #: {_line(value)}"]
        kind = of(value).replace("list[rule]", "Sequence[str]").replace("list[str]", "Sequence[str]").replace("dict[str, level]", "Mapping[str, Level]")
        kind = kind.replace("dict[str, note]", "Mapping[str, str | Mapping[str, str]]")
        lines += [f"    {key.replace('-', '_')}: {kind}"]
    own = ["    #: The time, as RFC 3339: `2016-02-04T09:00:00Z`.", "    now: str",
           "    #: What texts are, if a call does not say it.", "    kind: Kind",
           "    #: What texts are called, if a call does not say it.", "    name: str",
           "    #: Whether unsafe fixes are taken, if a call does not say it.", "    unsafe: bool"]
    formats = of(schema["properties"]["format"])
    return (f"Level = {level}\nFormat = {formats}\nKind = Literal['auto', 'article', 'feed', 'fragment']\n\n\n"
            'class Options(TypedDict, total=False):\n    """The options of a validator: the keys of `ia-validate.toml` with underscores."""\n\n'
            + "\n".join(lines + own).replace(formats, "Format") + "\n")


def results() -> str:
    """The stubs of the objects of a result."""
    definitions = json.loads((ROOT / "docs/schemas/check.json").read_text(encoding="utf-8"))["$defs"]
    parts = []
    for definition, name in RESULTS.items():
        schema = definitions[definition]
        lines = [f"@final\nclass {name}:", f'    """{_line(schema)}"""', ""]
        fields = [(key, value) for key, value in schema["properties"].items() if (definition, key) not in LEFT_OUT]
        typed = []
        for key, value in fields:
            kind = of(value)
            kind = "tuple[" + kind[5:-1] + ", ...]" if kind.startswith("list[") else kind
            # What the document leaves out is `None` here, and no list is left out.
            if key not in schema["required"] and "None" not in kind and not kind.startswith("tuple"):
                kind += " | None"
            typed.append((key, kind, _line(value)))
        for key, kind, about in typed + MORE.get(definition, []):
            assert not keyword.iskeyword(key), key
            lines += ["    @property", f"    def {key}(self) -> {kind}:", f'        """{about}"""', ""]
        parts.append("\n".join(lines).rstrip() + "\n")
    return "\n".join(parts)


def files() -> dict[Path, str]:
    """All that is written."""
    types = (f"{HEAD}\nfrom __future__ import annotations\n\nfrom collections.abc import Mapping, Sequence\n"
             f"from typing import Any, Literal, TypedDict\n\n{options()}\n\n{documents()}")
    stub = (Path(__file__).with_name("engine.pyi")).read_text(encoding="utf-8")
    return {PACKAGE / "types.py": types, PACKAGE / "_engine.pyi": HEAD + stub.replace("# RESULTS\n", results())}


def main() -> int:
    wrong = 0
    for path, text in files().items():
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif path.read_text(encoding="utf-8") != text:
            print(f"{path.name} is not in step: python tools/write_types.py writes it", file=sys.stderr)
            wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main())
