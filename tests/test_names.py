"""What stands in the code under a name: no two public classes have the same."""

import ast
from collections import defaultdict
from pathlib import Path

import factcli

SOURCES = Path(factcli.__file__).parent


def test_no_two_public_classes_have_one_name() -> None:
    places = defaultdict(list)
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(f"{path.relative_to(SOURCES)}:{node.lineno}")
    shown = "\n".join(f"{name}: {', '.join(found)}" for name, found in sorted(places.items()) if len(found) > 1)
    assert not shown, shown
