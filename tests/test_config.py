"""`config`: what is set, where that comes from, and the file changed without harm to the rest of it."""

import stat
import tomllib
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from factcli.cli.settings import SETTINGS, setting
from factcli.cli.settingsfile import with_value, without

FILE = """# My settings
author = "Desk two"  # as on the rota

# Others write long ones
wait = 4.5
allow = [
    "localhost:8080",  # the press
    "10.0.0.2:80",
]
"""


@pytest.fixture
def file(home: Path) -> Path:
    path = home / "config.toml"
    path.write_text(FILE)
    return path


def shown(run: Run, *arguments: str, **options: object) -> dict[str, tuple[object, str, str | None]]:
    done = run(*arguments, "config", "--json", **options)
    assert done.status == 0, done.err
    return {one["name"]: (one["value"], one["source"], one["detail"]) for one in done.json}


def test_each_setting_is_shown_with_where_its_value_comes_from(run: Run, file: Path, home: Path) -> None:
    found = shown(run, "--wait", "2", env={"PAGER": "less"})
    assert list(found) == [one.name for one in SETTINGS]
    assert found["author"] == ("Desk two", "file", str(file))
    assert found["db"] == (str(home / "facts.json"), "environment", "$FACTCLI_DB")
    assert found["wait"] == (2.0, "option", "--wait")
    assert found["allow"] == (["localhost:8080", "10.0.0.2:80"], "file", str(file))
    assert found["pager"] == ("less", "environment", "$PAGER")
    assert found["jobs"] == (8, "default", None)
    assert shown(run)["wait"] == (4.5, "file", str(file))
    assert shown(run, "--db", "other.json")["db"] == ("other.json", "option", "--db")
    file.unlink()
    assert shown(run)["author"] == ("tester", "default", None)
    table = run("config", "--format", "table")
    for one in SETTINGS:
        assert one.name in table.out
        assert one.meaning in " ".join(table.out.split())


def test_setting_one_keeps_the_rest_of_the_file(run: Run, file: Path) -> None:
    file.chmod(0o640)
    assert run("config", "set", "author", "Lena “L.” Novak").status == 0
    assert run("config", "set", "allow", "localhost:9090,b:1", "c:2").status == 0
    assert run("config", "set", "jobs", "3").status == 0
    assert file.read_text() == (
        '# My settings\nauthor = "Lena “L.” Novak"  # as on the rota\n\n# Others write long ones\nwait = 4.5\n'
        'allow = ["localhost:9090", "b:1", "c:2"]\njobs = 3\n'
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(file.parent.glob(".config*")) == []
    assert run("config", "unset", "allow").status == 0
    assert run("config", "unset", "author").status == 0
    assert run("config", "set", "allow", ",").status == 0
    assert tomllib.loads(file.read_text())["allow"] == []
    assert run("config", "unset", "allow").status == 0
    assert file.read_text() == "# My settings\n\n# Others write long ones\nwait = 4.5\njobs = 3\n"
    again = run("config", "unset", "author")
    assert again.status == 0
    assert "does not say author" in again.err


def test_the_file_is_made_where_there_is_none_and_a_link_stays_one(run: Run, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "config.toml"
    assert run("config", "set", "contact", "desk@example.org", env={"FACTCLI_CONFIG": str(path)}).status == 0
    assert tomllib.loads(path.read_text()) == {"contact": "desk@example.org"}
    assert run("config", "path", env={"FACTCLI_CONFIG": str(path)}).out == f"{path}\n"
    (home / "config.toml").symlink_to(path)
    assert run("config", "set", "wait", "1.5").status == 0
    assert (home / "config.toml").is_symlink()
    assert tomllib.loads(path.read_text()) == {"contact": "desk@example.org", "wait": 1.5}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("job", "3", "did you mean jobs?"), ("autor", "x", "did you mean author?"), ("jobs", "0", "from 1 to 64"),
        ("jobs", "1.5", "whole number"), ("wait", "soon", "a number from 0"), ("wait", "nan", "a number from 0"),
        ("author", " ", "empty"), ("author", "a\nb", "a text"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_changes_nothing(run: Run, file: Path, name: str, value: str, words: str) -> None:
    done = run("config", "set", name, value)
    assert done.status == 2
    assert words in done.err
    assert file.read_text() == FILE


def test_a_broken_file_is_named_with_its_line_and_left_alone(run: Run, file: Path) -> None:
    file.write_text('author = "Mara"\nwait = \n')
    for arguments in (("config",), ("config", "set", "jobs", "3"), ("config", "unset", "author"), ("list",)):
        done = run(*arguments, env={"FACTCLI_DB": ""})
        assert done.status == 2, arguments
        assert "line 2" in done.err
    assert file.read_text() == 'author = "Mara"\nwait = \n'


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("atuhor = 'x'", "did you mean author?"),
        ("jobs = 'many'", "config set jobs"),
        ("wait = true", "config unset wait"),
    ],
)
def test_what_means_nothing_in_the_file_is_told_and_can_be_put_right(
    run: Run, file: Path, line: str, hint: str
) -> None:
    file.write_text(f"{line}\n")
    done = run("config")
    assert done.status == 2
    assert hint in done.err
    assert run("config", "unset", line.split(maxsplit=1)[0]).status == 0
    assert run("config").status == 0


def test_a_pager_of_the_settings_counts_more_than_that_of_the_environment(run: Run, file: Path) -> None:
    assert run("config", "set", "pager", "").status == 0
    assert shown(run, env={"PAGER": "less"})["pager"] == ("", "file", str(file))


LINES = st.sampled_from([
    "# wait = 3\n", "\n", "author = 'a # b' # c\n", 'contact = """\nwait = 2\n"""\n', "jobs = 2\r\n",
    'allow = ["a:1", # one\n "b:2"]\n', "delay=0.5#x\n", "  wait = 1\n", '"db" = "jobs = 3"\n', "[other]\njobs = 1\n",
])  # fmt: skip
VALUES = {"author": 'M "x" \\ é', "wait": 7, "jobs": 9, "allow": ["x:1"], "contact": "", "delay": 2.5, "db": "~/f"}


@given(st.lists(LINES, max_size=6), st.sampled_from(sorted(VALUES)))
def test_no_other_setting_and_no_comment_is_lost(lines: list[str], name: str) -> None:
    text = "".join(lines)
    try:
        before = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    changed = with_value(text, name, VALUES[name], Path("config.toml"))
    assert tomllib.loads(changed) == {**before, name: VALUES[name]}
    assert changed.count("# wait = 3") == text.count("# wait = 3")
    back = without(changed, name, Path("config.toml"))
    assert tomllib.loads(back) == {key: value for key, value in before.items() if key != name}


def test_the_examples_of_settings_are_values_that_they_can_have() -> None:
    for one in SETTINGS:
        assert one.wrong(tomllib.loads(f"x = {one.example}")["x"]) is None
        assert setting(one.name) is one


def test_settings_that_are_a_folder_are_told_with_the_file_to_name(run: Run, home: Path) -> None:
    done = run("config", env={"FACTCLI_CONFIG": str(home)})
    assert done.status == 2
    assert f"{home} are a folder, not a file" in done.err
    assert f"FACTCLI_CONFIG={home / 'config.toml'}" in done.err
