"""Whatever byte or line of a ledger is not what was written: a command prints what was, or refuses with 5."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Done, Once, Run

FILES = ("facts.json", "facts.json.journal")
SAMPLED = 3
"""How many bytes of each file are flipped at random where not all are."""

TELLING = (b"ship had", b"Omar", b'"article":"', b'"claims":{\n"', b'"status":"', b'"entry":', b'"tags":["')
"""Behind what a byte is flipped in any case: in the words, in names, in ids and numbers."""

WORDS = ("text", "speaker", "context", "kind", "stance", "figures", "dates")
"""The fields of a claim that nothing here changes but damage."""


@pytest.fixture
def files(run: Run, home: Path, tmp_path: Path, once: Once) -> dict[str, bytes]:
    """A small ledger: an article in the snapshot, a verdict and a tag behind it in the journal."""

    def make() -> None:
        text = "Anna Brandt said the ship had left with 12 sailors.\n\nOmar Reyes denied that berth 4 was shut.\n"
        (home / "one.txt").write_text(text)
        assert run("ingest", home / "one.txt", "-q").status == 0
        assert run("db", "compact").status == 0
        first, second = run("list", "--format", "ids").lines
        assert run("mark", first, "disputed", "--note", "two counts differ", "--evidence", "a log", "-q").status == 0
        assert run("tag", second, "--add", "harbour", "-q").status == 0

    once("flips", make)
    return {name: (home / name).read_bytes() for name in FILES}


def places(files: dict[str, bytes], *, all_of_them: bool) -> Iterator[tuple[str, int, int]]:
    """Which byte of which file is changed, and how."""
    chance = random.Random(4)
    for name, content in files.items():
        telling = [content.index(one) + len(one) for one in TELLING if one in content]
        some = telling + chance.sample(range(len(content)), SAMPLED)
        for at in range(len(content)) if all_of_them else some:
            # half of the changes leave a letter or a digit, which no reader of JSON stumbles over
            yield name, at, chance.choice((1, chance.randrange(1, 256)))


def put(home: Path, files: dict[str, bytes], name: str, at: int, change: int) -> None:
    """Make the ledger the original one with that byte changed."""
    for path in home.glob("*.json*"):
        path.unlink()
    for one, content in files.items():
        flipped = bytearray(content)
        if one == name:
            flipped[at] ^= change
        (home / one).write_bytes(flipped)


def settled(done: Done) -> str:
    """What a command printed, without the minute at which it did."""
    return "\n".join(line for line in done.lines if not line.startswith("As of "))


def reading(ids: list[str]) -> list[list[str]]:
    commands = ["compare", "count speaker", "count outlet", "count tag", "articles", "history", "changes"]
    return [
        ["list", "--json"],
        ["export"],
        *(["show", one, "--json"] for one in ids),
        ["search", "ship", "--json"],
        *([*command.split(), "--json"] for command in commands),
        ["show", ids[0][:6]],
        ["list", "--status", "disputed", "--json"],
        ["list", "--speaker", "Reyes", "--json"],
        ["history", ids[0], "--json"],
        ["report"],
    ]


ALWAYS, IN_TURN = 2, 8
"""Where each byte is flipped, so many of these are asked each time, and of the others every eighth, in turn."""


def writing(ids: list[str], home: Path) -> list[list[str]]:
    return [
        ["mark", ids[1], "confirmed", "-q"], ["db", "backup", str(home / "b.json")], ["db", "compact"],
        ["undo", "--json"], ["db", "archive", "--before", "2099-01-01", "--yes", "--to", str(home / "a.json")],
    ]  # fmt: skip


def check_reading(run: Run, commands: dict[tuple[str, ...], Done]) -> None:
    for command, right in commands.items():
        done = run(*command)
        if done.status == 5:
            assert settled(right).startswith(settled(done)), command
            assert "damaged" in done.err or "missing" in done.err, (command, done.err)
        else:
            assert (done.status, settled(done)) == (0, settled(right)), (command, done.err)
    assert run("db", "check").status == 5, "a flipped byte was not noticed"


def check_writing(run: Run, home: Path, command: list[str], claims: dict[str, dict[str, Any]]) -> None:
    """Neither what writes nor a repair nor a copy makes what is damaged sound: no ledger shows other words."""
    assert run(*command).status in (0, 5), command
    assert run("db", "repair").status in (0, 5)
    for path in home.glob("[abf]*.json"):
        listed = run("list", "--json", "--db", path)
        assert listed.status == 0 or (listed.status == 5 and path.name != "facts.json"), (command, listed)
        for one in listed.json if listed.status == 0 else ():
            assert [one[name] for name in WORDS] == [claims[one["id"]][name] for name in WORDS], command


PARTS = 4
"""All bytes are flipped by so many tests, which workers share."""


def check_flips(run: Run, home: Path, files: dict[str, bytes], *, all_of_them: bool, part: int = 0) -> None:
    claims = {one["id"]: one for one in run("list", "--json").json}
    ids = list(claims)
    expected = [(tuple(command), run(*command)) for command in reading(ids)]
    assert all(done.status == 0 and done.out for _, done in expected)
    flips = list(places(files, all_of_them=all_of_them))
    for turn, (name, at, change) in enumerate(flips[part :: PARTS if all_of_them else 1]):
        some = expected if not all_of_them else expected[:ALWAYS] + expected[ALWAYS + turn % IN_TURN :: IN_TURN]
        writes = writing(ids, home)
        try:
            put(home, files, name, at, change)
            check_reading(run, dict(some))
            if not all_of_them or turn % 4 == 0:
                assert run("doctor", "--json").status in (0, 1)
                check_writing(run, home, writes[turn // 4 % len(writes) if all_of_them else turn % len(writes)], claims)
        except AssertionError as error:
            where = files[name][max(0, at - 40) : at + 20]
            raise AssertionError(f"byte {at} of {name}, changed by {change}: {where!r}") from error


def test_a_flipped_byte_is_never_shown_or_copied_on(run: Run, home: Path, files: dict[str, bytes]) -> None:
    check_flips(run, home, files, all_of_them=False)


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_no_flipped_byte_at_all_is_shown_or_copied_on(run: Run, home: Path, files: dict[str, bytes], part: int) -> None:
    check_flips(run, home, files, all_of_them=True, part=part)


def test_a_document_that_is_missing_is_noticed_by_whatever_reads_the_ledger(
    run: Run, home: Path, files: dict[str, bytes]
) -> None:
    lines = files["facts.json"].splitlines(keepends=True)
    documents = [at for at, line in enumerate(lines) if line.startswith(b'"') and b'"_crc":' in line]
    assert len(documents) > 4
    for at in documents:
        # another document of its table may have to lose its comma, lest the file be no JSON at all
        without = b"".join([*lines[:at], *lines[at + 1 :]]).replace(b",\n}", b"\n}")
        (home / "facts.json").write_bytes(without)
        for command in (["list"], ["export"], ["report"], ["db", "check"], ["mark", "1", "confirmed"]):
            done = run(*command)
            assert done.status == 5, (lines[at], command)
            assert "missing" in done.out + done.err, (lines[at], command)
            assert "column" not in done.out + done.err, (lines[at], command)
        assert (home / "facts.json").read_bytes() == without


def test_a_document_that_stands_there_twice_is_read_once(run: Run, home: Path, files: dict[str, bytes]) -> None:
    right = run("export").out
    lines = files["facts.json"].splitlines(keepends=True)
    for at in [at for at, line in enumerate(lines) if b'"_crc":' in line and line.endswith(b",\n")]:
        (home / "facts.json").write_bytes(b"".join([*lines[: at + 1], *lines[at:]]))
        done = run("export")
        assert (done.status, done.out) == (0, right) or (done.status == 5 and "damaged" in done.err), lines[at]
