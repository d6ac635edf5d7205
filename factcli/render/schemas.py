"""The JSON Schema of each record that is printed (https://json-schema.org, draft 2020-12)."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from factcli.models.article import ArticleRecord
from factcli.models.claim import ClaimRecord, Evidence
from factcli.models.exchange import RECORDS, ExportHead
from factcli.models.search import HitRecord

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
EXPORT: Final = "export"

_PRINTED: Final[Mapping[str, tuple[type[Struct], str]]] = {
    "claim": (ClaimRecord, "what `list`, `show` and `mark` print of a claim as JSON"),
    "hit": (HitRecord, "what `search` prints of a claim that it found as JSON"),
    "article": (ArticleRecord, "what `articles` prints of an article as JSON"),
    "evidence": (Evidence, "what `evidence list` prints of a piece of evidence as JSON"),
}
NAMES: Final = (*_PRINTED, EXPORT)
"""The records that have a schema; `export` is any line of an export."""


def schema(name: str) -> dict[str, Any]:
    """The schema of a record."""
    if name == EXPORT:
        return _export()
    kind, about = _PRINTED[name]
    return {"$schema": _DRAFT, "title": f"factcli {name}", "description": about, **msgspec.json.schema(kind)}


def schemas() -> dict[str, Any]:
    """All of them by their names."""
    return {name: schema(name) for name in NAMES}


def _export() -> dict[str, Any]:
    kinds: dict[str, type[Struct]] = {"ledger": ExportHead, **RECORDS}
    found, components = msgspec.json.schema_components(kinds.values(), ref_template="#/$defs/{name}")
    lines = [
        {"type": "object", "properties": {"type": {"const": name}}, "required": ["type"], **reference}
        for name, reference in zip(kinds, found, strict=True)
    ]
    return {
        "$schema": _DRAFT,
        "title": f"factcli {EXPORT}",
        "description": "one line of what `export` writes and `import` reads: the first is of the type `ledger`",
        "oneOf": lines,
        "$defs": components,
    }
