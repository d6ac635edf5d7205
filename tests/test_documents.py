"""What the project's documents name is there."""

import re
from pathlib import Path

import pytest
from conftest import PROJECT
from test_no_control_characters import commands

from factcli import errors
from factcli.cli.settings import SETTINGS
from factcli.errors import FactcliError
from factcli.query.grammar import WORDS
from factcli.render.formats import Format

README = (PROJECT / "README.md").read_text(encoding="utf-8")

DOCUMENTS = (
    "README.md",
    "CHANGELOG.md",
    "tests/README.md",
    ".github/ARCHITECTURE.md",
    ".github/CONTRIBUTING.md",
)
ROOTS = ("factcli", "tests", "data", ".github", ".ci")
"""The first parts of paths that are the project's own."""
PARTS = tuple(one.name for one in (PROJECT / "factcli").iterdir() if one.is_dir())
"""The first parts of what is named from `factcli` on, such as `tracker/listing`."""
ELSEWHERE = ("factcli/facts.json", "factcli/demo/facts.json")
"""What has such a first part in a user's own folder."""


def is_there(named: str) -> bool:
    base = PROJECT if named.partition("/")[0] in ROOTS else PROJECT / "factcli"
    return any((base / f"{named}{ending}").exists() for ending in ("", ".py"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_path_that_a_document_names_exists(document: str) -> None:
    text = (PROJECT / document).read_text(encoding="utf-8")
    named = {
        path for one in re.findall(r"`([^`\n]+)`", text) for path in re.findall(r"(?<![\w./:~-])[\w.-]+/[\w./-]*", one)
    }
    own = {path.rstrip(".") for path in named if path.partition("/")[0] in (*ROOTS, *PARTS) and path not in ELSEWHERE}
    assert {path for path in own if not is_there(path)} == set()


def alone(document: str) -> set[str]:
    """What a document names by one word in backticks, folders with their stroke."""
    text = re.sub(r"^```.*?^```", "", (PROJECT / document).read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return set(re.findall(r"`(\w+/?)`", text))


def under(folder: Path) -> set[str]:
    """The names of what a folder holds: modules without their ending, folders with and without a stroke."""
    return {named for one in folder.iterdir() for named in (one.stem, one.name, *([f"{one.name}/"] * one.is_dir()))}


def test_each_word_in_backticks_in_the_papers_of_the_project_is_a_file_a_folder_or_in_the_code() -> None:
    program = PROJECT / "factcli"
    named = under(program).union(*(under(one) for one in program.rglob("*") if one.is_dir()))
    code = "\n".join(
        one.read_text(encoding="utf-8") for top in (program, PROJECT / "tests") for one in top.rglob("*.py")
    )
    words = set(re.findall(r"\w+", code))
    fixtures = set(re.findall(r"fixture.*\ndef (\w+)", (PROJECT / "tests" / "conftest.py").read_text(encoding="utf-8")))
    assert alone("tests/README.md") - under(PROJECT / "tests") - fixtures == {"pytest", "long"}
    assert {one for one in alone(".github/ARCHITECTURE.md") - named if one[0].islower() or one not in words} == set()
    assert alone(".github/CONTRIBUTING.md") - named - words == {"dist/"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_link_to_a_file_leads_to_one(document: str) -> None:
    folder = (PROJECT / document).parent
    links = re.findall(r"\]\(([^)#]+)", (PROJECT / document).read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (folder / Path(link)).exists()] == []


def test_the_readme_begins_with_two_commands_of_one_short_line_each() -> None:
    first, second = re.findall(r"^```.*\n(.*\n(?:(?!```).*\n)*)```$", README, re.MULTILINE)[:2]
    assert first == "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/factcli demo\n"
    assert re.fullmatch(r".{,100}bin/pytest.{,20}\n", second)


def test_the_tree_of_errors_is_drawn_as_it_is_and_each_status_is_documented() -> None:
    drawn = {
        found[1]: (int(found[2]), found[3]) for found in re.finditer(r"(\w+) +(\d+)  ([\w-]+)", errors.__doc__ or "")
    }
    classes = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, FactcliError)]
    assert drawn == {one.__name__: (one.exit_status, one.code) for one in classes}
    (statuses,) = re.findall(r"^\*\*Exit status\*\*.*(?:\n.+)*", README, re.MULTILINE)
    assert [one.exit_status for one in classes if not re.search(rf"\b{one.exit_status} [a-z]", statuses)] == []


def test_what_can_be_set_filtered_by_and_printed_stands_in_the_readme() -> None:
    assert [one.name for one in SETTINGS if f"`{one.name} = " not in README] == []
    assert [word for word in WORDS if f"`{word}`" not in README and f"`{word}:" not in README] == []
    assert f"--format {'|'.join(Format)}`" in README


def test_each_command_that_is_named_to_a_person_exists() -> None:
    whole = {" ".join(words) for words, _ in commands()}
    groups = {words.partition(" ")[0] for words in whole if " " in words}
    texts = {path: path.read_text(encoding="utf-8") for path in (PROJECT / "factcli").rglob("*.py")}
    texts |= {PROJECT / one: (PROJECT / one).read_text(encoding="utf-8") for one in DOCUMENTS}
    named = [
        (path.name, found[1], found[2])
        for path, text in texts.items()
        for found in re.finditer(r"`factcli ([a-z]+)(?: ([a-z]+)\b)?", text)
    ]
    assert len(named) > len(whole)
    assert [
        one
        for one in named
        if one[1] not in whole | groups or (one[1] in groups and one[2] and f"{one[1]} {one[2]}" not in whole)
    ] == []
