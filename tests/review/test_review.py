"""`review` at a real terminal: answers stored at once, the terminal given back, whatever happens."""

import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest
from conftest import ARTICLES, Run
from review.person import Person

Start = Callable[..., Person]
Write = Callable[[str, str], Path]

TEXT = """Harbour notes

Anna Brandt said the ship had left. Then it rained.

Boris Klein said 40 crates were missing.

Carla Voss denied that the pier was closed.
"""


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    """Begin a review at a terminal."""
    people: list[Person] = []

    def begin(
        *arguments: str, env: dict[str, str] | None = None, size: tuple[int, int] = (80, 24), term: str = "xterm"
    ) -> Person:
        person = Person("review", *arguments, env={**environment, **(env or {})}, size=size, term=term)
        people.append(person)
        return person

    yield begin
    for one in people:
        one.is_ended()


@pytest.fixture
def ids(run: Run, write: Write) -> list[str]:
    """The ids of three claims, in the text's order."""
    run("ingest", write("harbour.txt", TEXT), "-q")
    return run("list", "--format", "ids").lines


def statuses(run: Run, ids: list[str]) -> list[str]:
    found = {one["id"]: one["status"] for one in run("list", "--json").json}
    return [found.get(one, "–") for one in ids]


def test_claims_are_asked_about_one_by_one_and_each_answer_is_a_run(run: Run, start: Start, ids: list[str]) -> None:
    person = start()
    person.sees("1 of 3", "3 left", "Anna Brandt said the ship had left", "Harbour notes", "harbour.txt", "No verdict")
    for word in ("confirmed", "disputed", "misleading", "refuted", "unverifiable", "checking", "skip", "undo", "leave"):
        assert word in person.seen
    person.presses("c")
    person.sees("2 of 3", "2 left", "40 crates")
    assert statuses(run, ids) == ["confirmed", "unverified", "unverified"]
    person.presses(" ")
    person.sees("3 of 3", "1 left", "Carla Voss")
    person.presses("x")
    person.sees("no further claim")
    person.presses("\r")
    assert person.leaves() == (0, None)
    for words in ("2 claims answered in", "1 ✔ confirmed", "1 dismissed", "1 skipped"):
        assert " ".join(words.split()) in " ".join(person.seen.split())
    assert [one["command"] for one in run("history", "--json").json][:2] == ["dismiss", "mark"]
    assert statuses(run, ids) == ["confirmed", "unverified", "–"]
    run("undo")
    assert statuses(run, ids) == ["confirmed", "unverified", "unverified"]
    again = start()
    again.sees("1 of 2", "40 crates")
    again.presses("q")
    assert again.leaves() == (0, None)


def test_undo_takes_back_the_last_answer_and_goes_to_its_claim(run: Run, start: Start, ids: list[str]) -> None:
    person = start()
    person.sees("1 of 3")
    for key, then in (("d", "2 of 3"), ("r", "3 of 3"), ("z", "2 of 3"), ("z", "1 of 3"), ("z", "no answer of this")):
        person.presses(key)
        person.sees(then)
    assert statuses(run, ids) == ["unverified"] * 3
    assert [one["undone"] for one in run("history", "--json").json if one["command"] == "mark"] == [True, True]


def test_a_note_and_evidence_are_typed_on_a_line(run: Run, start: Start, ids: list[str]) -> None:
    person = start()
    person.sees("1 of 3")
    person.presses("n")
    person.sees("Note:")
    person.presses("seen from the quay, “twice”")
    person.sees("twice”")
    person.presses("\r")
    person.sees("noted", "seen from the quay, “twice”")
    claim = run("show", ids[0], "--json").json
    assert (claim["status"], claim["note"]) == ("unverified", "seen from the quay, “twice”")
    person.presses("e")
    person.sees("Evidence (url, file or words):")
    person.presses("nowhere.pdf\r")
    person.sees("neither a url nor a file", "nothing was recorded")
    person.presses("\x15https://port.example/log?day=14\r")
    person.sees("what does it do to the claim")
    person.presses("s")
    person.sees("evidence that supports it: https://port.example/log?day=14")
    person.presses("c")
    person.sees("2 of 3")
    claim = run("show", ids[0], "--json").json
    assert (claim["status"], claim["note"]) == ("confirmed", "seen from the quay, “twice”")
    assert [(one["url"], one["stance"]) for one in claim["evidence"]] == [
        ("https://port.example/log?day=14", "supports")
    ]


def test_what_another_has_recorded_meanwhile_is_shown_and_not_overwritten(
    run: Run, start: Start, ids: list[str]
) -> None:
    person = start()
    person.sees("1 of 3")
    run("mark", ids[0], "refuted", "--note", "the log says so", "--by", "Desk two")
    person.presses("c")
    person.sees("1 of 3", "changed meanwhile by Desk two", "nothing was recorded", "refuted", "the log says so")
    assert statuses(run, ids)[0] == "refuted"
    person.presses("c")
    person.sees("2 of 3")
    assert statuses(run, ids)[0] == "confirmed"


def test_an_answer_that_was_taken_back_outside_is_told(run: Run, start: Start, ids: list[str]) -> None:
    person = start()
    person.sees("1 of 3")
    person.presses("c")
    person.sees("2 of 3")
    run("undo")
    person.presses("z")
    person.sees("1 of 3", "cannot be taken back twice")
    assert statuses(run, ids) == ["unverified"] * 3


@pytest.mark.parametrize(
    ("keys", "status"), [("q", 0), ("\x04", 0), ("\x03", 130), ("?q", 0), ("n\x03", 130), ("er\x1b", None)]
)
def test_leaving_at_any_moment_gives_the_terminal_back(
    run: Run, start: Start, ids: list[str], keys: str, status: int | None
) -> None:
    person = start()
    before = pexpect.spawn(sys.executable, ["-c", "input()"], timeout=30)
    plain = person_modes(before)
    person.sees("1 of 3")
    person.presses("d")
    person.sees("2 of 3")
    assert person.modes()[3] != plain[3]
    for key in keys:
        person.presses(key)
    if status is None:
        person.sees("nothing was recorded")
        person.presses("q")
        status = 0
    try:
        while True:
            person.drawn += person.child.read_nonblocking(65536, timeout=60)
            modes = person.modes()
    except pexpect.EOF:
        pass
    assert person.drawn.rindex("\x1b[?1049l") < person.drawn.rindex("1 claim answered in")
    assert modes[3] == plain[3]
    person.child.close()
    assert person.child.exitstatus == status
    assert statuses(run, ids) == ["disputed", "unverified", "unverified"]


def person_modes(child: "pexpect.spawn[bytes]") -> list[object]:
    import termios

    found = termios.tcgetattr(child.child_fd)
    child.close(force=True)
    return found


def test_a_killed_review_gives_the_terminal_back(run: Run, environment: dict[str, str], ids: list[str]) -> None:
    shell = pexpect.spawn("/bin/sh", env={**environment, "TERM": "xterm", "PS1": "$ "}, encoding="utf-8", timeout=60)
    shell.sendline("stty -a | grep -c -- ' -icanon'; echo READY")
    shell.expect("0\r\nREADY")
    shell.sendline(f"{sys.executable} -m factcli review")
    shell.expect("1 of 3")
    shell.send("c")
    shell.expect("2 of 3")
    os.kill(child_of(shell.pid), signal.SIGKILL)
    shell.expect_exact("\x1b[?1049l")
    shell.sendline("stty -a | grep -c -- ' -icanon'; echo READY AGAIN")
    shell.expect("0\r\nREADY AGAIN")
    shell.close(force=True)
    assert statuses(run, ids) == ["confirmed", "unverified", "unverified"]


def child_of(pid: int) -> int:
    """The process that a shell waits for."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                words = (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if int(fields[1]) == pid and b"review" in words and fields[0] != "T":
                return int(folder.name)
    raise AssertionError("the shell has no child that reviews")


@pytest.mark.long
def test_killed_at_any_moment_no_answer_that_was_told_is_lost(run: Run, start: Start) -> None:
    run("ingest", ARTICLES, "-q")
    chance = random.Random(7)
    for _ in range(6):
        before = len(run("history", "--json").json)
        person = start()
        person.sees("1 of ")
        told = 0
        for _ in range(chance.randrange(1, 6)):
            person.presses(chance.choice("cdmru"))
            # The number tells this screen from the rest of the one before, which may still be coming.
            person.sees(f"{told + 2} of ", "z takes it back")
            told += 1
        person.presses(chance.choice("cdmru") * chance.randrange(4))
        os.kill(person.child.pid, signal.SIGKILL)
        assert person.leaves()[1] == signal.SIGKILL
        assert len(run("history", "--json").json) - before >= told
        assert run("db", "check").status == 0


def test_the_terminal_that_is_closed_ends_it(run: Run, start: Start, ids: list[str]) -> None:
    person = start()
    person.sees("1 of 3")
    person.presses("u")
    person.sees("2 of 3")
    person.child.close(force=False)
    assert not person.child.isalive()
    assert statuses(run, ids)[0] == "unverifiable"


def test_stopped_and_continued_it_goes_on(start: Start, ids: list[str], run: Run) -> None:
    person = start()
    person.sees("1 of 3")
    person.drawn = ""
    os.kill(person.child.pid, signal.SIGTSTP)
    wait_for_escape(person, "\x1b[?1049l")
    while Path(f"/proc/{person.child.pid}/stat").read_text().rpartition(")")[2].split()[0] != "T":
        os.sched_yield()
    person.drawn = ""
    os.kill(person.child.pid, signal.SIGCONT)
    person.sees("1 of 3")
    assert "\x1b[?1049h" in person.drawn
    person.presses("m")
    person.sees("2 of 3")
    assert statuses(run, ids)[0] == "misleading"


def wait_for_escape(person: Person, sequence: str) -> None:
    while sequence not in person.drawn:
        person.drawn += person.child.read_nonblocking(65536, timeout=60)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50)])
def test_a_screen_of_any_size_is_filled_and_never_overrun(start: Start, run: Run, size: tuple[int, int]) -> None:
    run("ingest", ARTICLES, "-q")
    person = start("--speaker", "Novak", size=size)
    person.sees("1 of", "leave")
    lines = person.seen.split("\n")
    assert len(lines) == size[1]
    assert max(map(len, lines)) <= size[0]


def test_it_is_drawn_anew_where_the_terminal_is_resized(start: Start, ids: list[str]) -> None:
    person = start(size=(100, 40))
    person.sees("1 of 3", "leave")
    person.resizes(60, 20)
    lines = person.sees("1 of 3", "leave").split("\n")
    assert len(lines) == 20
    assert max(map(len, lines)) <= 60
    person.presses("c")
    person.sees("2 of 3")


def test_a_claim_longer_than_the_screen_is_scrolled(run: Run, start: Start, ids: list[str]) -> None:
    run("fix", ids[0], "--text", ", ".join(f"crate {number} was missing" for number in range(150)))
    person = start(size=(60, 20))
    assert "crate 99" not in person.sees("1 of 3", "below", "leave")
    person.presses("\x1b[6~")
    person.sees("above")
    person.presses("\x1b[F")
    assert "below" not in person.sees("No verdict yet", "above", "leave")
    person.presses("\x1b[5~" * 3)
    person.sees("crate 99")
    person.presses("\x1b[H")
    person.sees("crate 0 ")


def test_hostile_text_is_shown_harmless(run: Run, start: Start, write: Write) -> None:
    run(
        "ingest",
        write("bad.txt", "Anna Brandt said that the ship\x1b[2J had [bold]left[/bold] \u202eport.\n"),
        "--title", "A \x1b]0;owned\x07\x1b[31mtitle", "-q",
    )  # fmt: skip
    person = start()
    person.sees("1 of 1", "leave", "[bold]left[/bold]")
    assert "\x1b]0;" not in person.drawn
    assert "\x1b[2J" not in person.drawn
    assert "\x1b[31m" not in person.drawn
    assert "\u202e" not in person.drawn
    assert "␛" in person.seen


def test_without_colours_words_and_signs_tell_all(start: Start, ids: list[str]) -> None:
    person = start(env={"NO_COLOR": "1"})
    person.sees("1 of 3", "· unverified", "leave")
    assert "\x1b[3" not in person.drawn.replace("\x1b[3m", "")


@pytest.mark.parametrize("arguments", [["--lines"], []])
def test_a_dumb_terminal_is_asked_line_by_line(run: Run, start: Start, ids: list[str], arguments: list[str]) -> None:
    person = start(*arguments, term="xterm" if arguments else "dumb", env={"NO_COLOR": "1"})
    person.sees("1 of 3", "c confirmed", "> ")
    if not arguments:
        assert "\x1b" not in person.drawn
    person.presses("d\r")
    person.sees("disputed", "2 of 3", "> ")
    person.presses("n\r")
    person.sees("Note")
    person.presses("counted 38\r")
    person.sees("noted", "> ")
    person.presses("misleading\r")
    person.sees("3 of 3", "> ")
    person.presses("conf\r")
    person.sees("conf means nothing here")
    person.presses("e\r")
    person.sees("Evidence (url, file or words)")
    person.presses("port log of 14 March\r")
    person.sees("s supports")
    person.presses("r\r")
    person.sees("evidence that refutes it", "> ")
    person.presses("z\r")
    person.sees("took back", "> ")
    person.presses("\x04")
    assert person.leaves() == (0, None)
    assert statuses(run, ids) == ["disputed", "misleading", "unverified"]
    claim = run("show", ids[1], "--json").json
    assert claim["note"] == "counted 38"
    assert run("show", ids[2], "--json").json["evidence"] == []


def test_the_article_opens_at_the_claim(run: Run, start: Start, ids: list[str], tmp_path: Path) -> None:
    shown = tmp_path / "shown"
    pager = tmp_path / "less"
    pager.write_text(f'#!/bin/sh\necho "$1" >{shown}\ncat "$2" >>{shown}\n')
    pager.chmod(0o755)
    person = start("--speaker", "Klein", env={"PAGER": str(pager)})
    person.sees("1 of 1")
    person.presses("o")
    person.sees("1 of 1", "leave")
    line, _, text = shown.read_text().partition("\n")
    assert "40 crates" in text.splitlines()[int(line.removeprefix("+")) - 1]


def test_an_article_opens_with_its_lines_broken_between_words(
    run: Run, start: Start, write: Write, tmp_path: Path
) -> None:
    shown = tmp_path / "shown"
    pager = tmp_path / "less"
    pager.write_text(f'#!/bin/sh\necho "$1" >{shown}\ncat "$2" >>{shown}\n')
    pager.chmod(0o755)
    tail = "because of the fog that lay over the whole of the estuary until long after the market had closed."
    text = f"Nobody had slept that night, {tail}\n\nAnna Brandt said the ship had left, {tail}\n"
    run("ingest", write("a.txt", text), "-q")
    person = start(env={"PAGER": str(pager)}, size=(60, 24))
    person.sees("1 of 1")
    person.presses("o")
    person.sees("1 of 1", "leave")
    line, _, laid = shown.read_text().partition("\n")
    assert max(map(len, laid.splitlines())) <= 60
    assert laid.split() == text.split()
    assert laid.splitlines()[int(line.removeprefix("+")) - 1].startswith("Anna Brandt said")


def test_a_page_of_the_web_opens_at_the_claim(run: Run, start: Start, write: Write, tmp_path: Path) -> None:
    shown = tmp_path / "shown"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >{shown}\n')
    browser.chmod(0o755)
    run("ingest", write("a.txt", "Anna Brandt said the ship had left.\n"), "--url", "https://wire.example/a", "-q")
    person = start(env={"BROWSER": str(browser)})
    person.sees("1 of 1")
    person.presses("o")
    person.sees("https://wire.example/a#:~:text=the%20ship%20had%20left")
    assert shown.read_text() == "https://wire.example/a#:~:text=the%20ship%20had%20left\n"


def test_a_correction_is_made_in_the_editor(run: Run, start: Start, ids: list[str], tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/Anna Brandt/Anna Brandt-Sol/' \"$1\"\n")
    editor.chmod(0o755)
    person = start(env={"EDITOR": str(editor)})
    person.sees("1 of 3")
    person.presses("f")
    person.sees("1 of 3", "corrected", "Anna Brandt-Sol")
    assert run("show", ids[0], "--json").json["speaker"] == "Anna Brandt-Sol"
    person.presses("z")
    person.sees("took back", "Anna Brandt said")
    assert run("show", ids[0], "--json").json["speaker"] == "Anna Brandt"


def test_only_what_the_filters_mean_is_asked_about(run: Run, start: Start, ids: list[str]) -> None:
    run("mark", ids[0], "confirmed")
    run("mark", ids[1], "checking")
    person = start()
    person.sees("1 of 2", "checking")
    person.presses("q")
    person = start("--status", "confirmed")
    person.sees("1 of 1", "confirmed", "1 claim by Anna Brandt: 1 confirmed")
    person.presses("q")
    person = start('speaker:"Boris Klein"')
    person.sees("1 of 1", "40 crates")
    person.presses("q")
    person = start("status:confirmed")
    person.sees("1 of 1", "Anna Brandt")
    person.presses("q")
    person = start("--speaker", "Nobody")
    assert person.leaves() == (0, None)
    assert "no such claim" in person.seen


def test_without_a_terminal_it_says_what_to_do(run: Run, ids: list[str]) -> None:
    done = run("review", stdin="c\n")
    assert done.status == 2
    assert "terminal" in done.err
    assert "factcli list" in done.err
    assert "factcli mark" in done.err


def test_the_speaker_counts_under_all_of_his_names(run: Run, start: Start, ids: list[str]) -> None:
    run("alias", "add", "Anna Brandt", "Boris Klein")
    run("mark", ids[1], "refuted")
    person = start("--limit", "1")
    person.sees("1 of 1", "2 claims by Anna Brandt: 1 unverified, 1 refuted")
    person.presses("\x04")
    assert person.leaves() == (0, None)


def test_ended_by_others_it_gives_the_terminal_back_and_tells_what_was_done(
    run: Run, start: Start, ids: list[str]
) -> None:
    person = start()
    person.sees("1 of 3")
    person.presses("c")
    person.sees("2 of 3")
    person.child.kill(signal.SIGTERM)
    assert person.leaves() == (143, None)
    assert person.drawn.rindex("\x1b[?1049l") < person.drawn.rindex("1 claim answered in")


def test_bytes_that_are_no_text_are_no_answer(run: Run, start: Start, ids: list[str]) -> None:
    for arguments in ([], ["--lines"]):
        person = start(*arguments)
        person.sees("1 of 3")
        person.presses("")
        os.write(person.child.child_fd, b"\xff\xfe\x80\xc3" + b"\r" * bool(arguments))
        os.write(person.child.child_fd, b"\r")
        person.presses("q\r" if arguments else "q")
        assert person.leaves() == (0, None)
    assert statuses(run, ids) == ["unverified"] * 3
