"""What stands in the code under a name: no two public classes have the same, and each module is told of by its package."""

import ast
import re
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


def test_each_module_stands_in_the_docstring_of_its_package_but_for_commands_which_are_named_as_they_are() -> None:
    packages = {path.parent for path in SOURCES.rglob("__init__.py")} - {SOURCES / "cli" / "commands"}
    unnamed = []
    for package in sorted(packages):
        said = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
        within = {one.stem for one in package.glob("*.py")} | {one.parent.name for one in package.glob("*/__init__.py")}
        named = set(re.findall(r"`(\w+)`", said))
        unnamed += [f"{package.name}: {one}" for one in sorted(within - {"__init__", "__main__"} - named)]
    assert not unnamed, "\n".join(unnamed)
