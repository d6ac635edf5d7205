"""The walls of the architecture: who may import whom. Read from the source, so that an import within a function counts."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

import factcli

SOURCES: Final = Path(factcli.__file__).parent

MAY_IMPORT: Final = {
    "errors": "",
    "text": "errors",
    "models": "text errors",
    "query": "models text errors",
    "matching": "models text errors",
    "extract": "models text errors",
    "extract/fit": "extract models text",
    "store": "models text errors",
    "sources": "models text errors",
    "render": "models text errors",
    "tracker": "matching query models text errors",
    "cli/wiring": "cli/context cli/durations cli/options cli/output cli/settings"
    " tracker store sources extract models text errors",
    "cli": "cli/wiring tracker render query models text errors",
    "cli/interactive": "cli cli/wiring tracker render models text errors",
    "cli/commands": "cli cli/interactive cli/wiring tracker render query models text errors",
    "__main__": "cli",
    "__init__": "",
}
"""Each place of the program (a folder or a module; a module is of the longest that it stands in) and what it may import
beside itself: places, or single modules of one. Anything may import the version, which stands in `__init__`."""

KNOWN_BY: Final = {
    "typer": "cli cli/commands cli/interactive cli/wiring extract/fit",
    "rich": "render",
    "tinydb": "store/journal store/ledger",
    "trafilatura": "sources",
    "lxml": "sources",
    "feedparser": "sources",
    "urllib3": "sources",
    "numpy": "extract/fit",
    "scipy": "extract/fit",
}
"""Each library that only some places know, with those places."""

PURE: Final = ("text", "models", "query", "matching", "extract", "tracker")
"""What touches no file, clock or network. (The weights of `extract` are read once, through `pkgutil`.)"""
IMPURE: Final = frozenset(
    """
    asyncio fcntl getpass glob http io multiprocessing os pathlib platform select shutil signal socket ssl subprocess
    tempfile threading time webbrowser
""".split()
)
"""Modules of the standard library that are files, clocks, networks, processes."""
HARMLESS: Final = frozenset(("pathlib.PurePath",))
"""What of them is a value and nothing more."""
CLOCKS: Final = frozenset(("now", "today", "utcnow"))
OUTSIDE: Final = frozenset(("open", "print", "input"))


@cache
def modules() -> dict[str, tuple[ast.AST, ...]]:
    """What every module holds, by its path without the ending, a package as its folder: `cli/wiring`, `cli/app`."""
    parsed = {}
    for path in sorted(SOURCES.rglob("*.py")):
        name = path.relative_to(SOURCES).with_suffix("").as_posix()
        parsed[name.removesuffix("/__init__")] = tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return parsed


def own(name: str) -> str | None:
    """The module of the program that a dotted name means, None for what is none."""
    place = name.removeprefix("factcli").removeprefix(".").replace(".", "/") or "__init__"
    return place if name.partition(".")[0] == "factcli" and place in modules() else None


def imports(module: str) -> Iterator[tuple[str, int]]:
    """The dotted names that a module imports, each with its line; of what stands in a module of ours, the module."""
    for node in modules()[module]:
        if isinstance(node, ast.Import):
            yield from ((one.name, node.lineno) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module, "imports are written from factcli down"
            whole = ((f"{node.module}.{one.name}", node.lineno) for one in node.names)
            yield from ((node.module if own(node.module) and not own(name) else name, line) for name, line in whole)


@cache
def edges() -> list[tuple[str, str, int]]:
    """The imports among the program's own modules: who imports, whom, and in which line."""
    return [
        (importer, imported, line)
        for importer in modules()
        for name, line in imports(importer)
        if (imported := own(name)) is not None
    ]


def within(module: str, place: str) -> bool:
    return module == place or module.startswith(f"{place}/")


def place_of(module: str) -> str:
    """The longest place that a module stands in; "" where it stands in none."""
    return max((place for place in MAY_IMPORT if within(module, place)), key=len, default="")


def allowed(importer: str, imported: str) -> bool:
    mine, theirs = place_of(importer), place_of(imported)
    may = MAY_IMPORT[mine].split()
    return theirs in (mine, "__init__") or theirs in may or imported in may


def refuse(found: Iterable[str]) -> None:
    """Fail where there is anything, and show all of it."""
    shown = "\n".join(dict.fromkeys(found))
    assert not shown, shown


def test_every_module_stands_in_a_place() -> None:
    refuse(module for module in modules() if not place_of(module))


def test_imports_keep_to_the_table() -> None:
    refuse(f"{one}:{line} imports {other}" for one, other, line in edges() if not allowed(one, other))


def test_no_command_imports_another() -> None:
    among = ((one, other, line) for one, other, line in edges() if place_of(one) == place_of(other) == "cli/commands")
    refuse(f"{one}:{line} imports {other}" for one, other, line in among)


def test_there_is_no_circle_of_imports() -> None:
    graph: dict[str, set[str]] = {}
    for one, other, _ in edges():
        graph.setdefault(one, set()).add(other)
    circle = ()
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]
    assert not circle, " ← ".join(circle)


def test_a_library_is_imported_only_where_it_is_known() -> None:
    refuse(
        f"{module}:{line} imports {name}"
        for module in modules()
        for name, line in imports(module)
        if (places := KNOWN_BY.get(name.partition(".")[0]))
        if not any(within(module, place) for place in places.split())
    )


def touched(module: str) -> Iterator[tuple[str, int]]:
    """What a module uses of the world outside, each with its line."""
    for name, line in imports(module):
        if name.partition(".")[0] in IMPURE and name not in HARMLESS:
            yield name, line
    for node in modules()[module]:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OUTSIDE:
            yield node.func.id, node.lineno
        elif isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if owner in ("date", "datetime"):
                yield f"{owner}.{node.attr}", node.lineno


def test_the_core_touches_no_file_clock_or_network() -> None:
    refuse(
        f"{module}:{line} uses {what}"
        for module in modules()
        if place_of(module) in PURE
        for what, line in touched(module)
    )


def test_modules_are_loaded_by_name_only_where_commands_are() -> None:
    by_name = ("import_module", "__import__")
    assert {
        module
        for module, nodes in modules().items()
        for node in nodes
        if isinstance(node, ast.Name) and node.id in by_name
    } == {"cli/app"}
