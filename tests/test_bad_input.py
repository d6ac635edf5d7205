"""What is wrong with an input is said in a line, ends in the documented status, and costs nothing that is stored."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Done, Run

Write = Callable[[str, str | bytes], Path]
GOOD = "Anna Brandt said that the ship had left the port on the day before."

BAD: dict[str, tuple[str, bytes]] = {
    "empty": ("bad.txt", b""),
    "blank": ("bad.txt", b" \n\t\n"),
    "binary": ("bad.txt", bytes(range(256)) * 40),
    "encoding": ("bad.txt", bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF, 0xFE]) * 60),
    "no words": ("bad.txt", b"12345 67890 !!! ???"),
    "large": ("bad.txt", b"said " * (33 * 1024 * 1024 // 5)),
    "nested": ("bad.html", b"<html><body>" + b"<div>" * 200_000 + b"<p>It was said.</p>" + b"</div>" * 200_000),
    "page without article": ("bad.html", b"<html><body><nav>Home</nav></body></html>"),
    "page of more elements than are read": ("bad.html", b"<html><body>" + b"<p>It was said.</p>" * 41_000),
    "page of more bytes than are read": ("bad.html", b"<html><body><p>" + b"It was said. " * (700_000)),
    "broken json": ("bad.jsonl", b'{"text": "Anna Brandt said'),
    "deep json": ("bad.jsonl", b"[" * 200_000),
    "json without text": ("bad.jsonl", b'{"title": "Anna Brandt said"}'),
    "json that is no object": ("bad.jsonl", b'"Anna Brandt said"'),
}


def assert_clear(done: Done, subject: str) -> None:
    assert "Traceback" not in done.err
    assert done.err.startswith("factcli: ")
    assert subject in done.err
    assert "\n  " in done.err, "a hint says what to do next"
    assert len(done.err.splitlines()) <= 4


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_alone_is_6_and_among_others_4(run: Run, write: Write, what: str) -> None:
    name, content = BAD[what]
    write(name, content)
    write("good.txt", GOOD)
    alone = run("ingest", name)
    assert alone.status == 6, alone.err
    assert_clear(alone, name)
    among = run("ingest", name, "good.txt")
    assert among.status == 4
    assert_clear(among, name)
    assert [claim["text"] for claim in run("list", "--json").json] == ["the ship had left the port on the day before"]
    assert run("extract", name).status == 6


@pytest.mark.parametrize("what", ["missing", "dangling link", "fifo", "pattern", "folder that cannot be", "url"])
def test_a_bad_path_alone_is_6_and_among_others_4(run: Run, write: Write, tmp_path: Path, what: str) -> None:
    write("good.txt", GOOD)
    name = {"missing": "nowhere.txt", "pattern": "*.nowhere", "url": "https://x.example/a"}.get(what, "odd.txt")
    if what == "dangling link":
        (tmp_path / name).symlink_to("nowhere")
    elif what == "fifo":
        os.mkfifo(tmp_path / name)
    elif what == "folder that cannot be":
        name = "good.txt/inside.txt"
    alone = run("ingest", name)
    assert alone.status == 6
    assert_clear(alone, name)
    assert run("ingest", "good.txt", name).status == 4


def test_a_broken_line_does_not_stop_the_others(run: Run, write: Write) -> None:
    lines = [json.dumps({"text": f"Anna Brandt said ship {n} had left."}) for n in range(3)]
    lines.insert(1, '{"text": oops}')
    done = run("ingest", write("a.jsonl", "\n".join(lines)), "--json")
    assert done.status == 4
    assert (done.json["added"], done.json["failed"]) == (3, 1)
    assert done.json["items"][1]["location"].endswith("a.jsonl:2")


def test_a_line_of_nuls_is_refused_alone(run: Run, write: Write) -> None:
    lines = [json.dumps({"text": f"Anna Brandt said ship {n} had left."}).encode() for n in range(3)]
    report = run("ingest", write("a.jsonl", b"\n".join([lines[0], b"\0" * 4096, *lines[1:]])), "--json").json
    assert (report["added"], report["failed"]) == (3, 1)
    assert report["items"][1]["location"].endswith("a.jsonl:2")
    assert "NUL" in report["items"][1]["reason"]
    assert run("ingest", write("b.jsonl", b"\0" * 4096)).status == 6


def test_one_bad_and_one_unchanged_file_are_4(run: Run, write: Write) -> None:
    write("good.txt", GOOD)
    run("ingest", "good.txt")
    assert run("ingest", "good.txt", "nowhere.txt").status == 4


def test_an_unknown_id_is_3(run: Run, write: Write) -> None:
    run("ingest", write("good.txt", GOOD))
    for command in (
        ["show", "0000"],
        ["mark", "0000", "disputed"],
        ["history", "ffff"],
        ["show", "xyz"],
        ["undo", "999"],
    ):
        done = run(*command)
        assert done.status == 3, command
        assert "Traceback" not in done.err


def test_an_ambiguous_prefix_is_3_and_shows_the_candidates(run: Run, write: Write) -> None:
    lines = [json.dumps({"text": f"Anna Brandt said that ship number {n} had left."}) for n in range(1200)]
    run("ingest", write("a.jsonl", "\n".join(lines)))
    ids = run("list", "--format", "ids").lines
    prefixes = [identity[:4] for identity in ids]
    twice = next(prefix for prefix in prefixes if prefixes.count(prefix) > 1)
    done = run("show", twice, "--json")
    assert done.status == 3
    error = json.loads(done.err)["error"]
    assert error["code"] == "ambiguous-id"
    assert all(identity in error["message"] for identity in ids if identity.startswith(twice))
    longest = next(identity for identity in ids if identity.startswith(twice))
    assert run("show", longest[:12], "--json").json["id"] == longest


def test_a_bad_status_is_2_and_the_right_one_is_offered(run: Run, write: Write) -> None:
    run("ingest", write("good.txt", GOOD))
    identity = run("list", "--format", "ids").out.strip()
    done = run("mark", identity, "disputd")
    assert done.status == 2
    assert "did you mean disputed?" in done.err
    assert run("list", "--status", "wrong").status == 2
    assert run("mark", identity).status == 2
    assert run("mark", "disputed").status == 2
    assert run("mark", "-", "disputed", stdin="").status == 2


@pytest.mark.parametrize("content", [b"{}", b"not json", b"[1]", b'{"claims":{"1":{}}}', b"\x00\x01\x02"])
def test_a_ledger_that_is_none_is_5_and_is_left_alone(run: Run, write: Write, home: Path, content: bytes) -> None:
    (home / "facts.json").write_bytes(content)
    write("good.txt", GOOD)
    for command in (["list"], ["ingest", "good.txt"], ["compare"], ["db", "check"], ["mark", "abcd", "disputed"]):
        done = run(*command)
        assert done.status == 5, command
        assert_clear(done, "facts.json")
    assert (home / "facts.json").read_bytes() == content


def test_a_ledger_of_a_newer_version_is_5(run: Run, write: Write, home: Path) -> None:
    from factcli.store.journal import JournalDB

    JournalDB(home / "facts.json", version=99).table("claims").insert({"id": "x"})
    for command in (["list"], ["ingest", write("good.txt", GOOD)], ["db", "check"]):
        done = run(*command)
        assert done.status == 5
        assert "update factcli" in done.err


def test_a_ledger_that_is_a_folder_or_in_one_that_is_a_file_is_5(
    run: Run, write: Write, home: Path, tmp_path: Path
) -> None:
    write("good.txt", GOOD)
    assert run("list", "--db", home).status == 5
    assert run("ingest", "good.txt", "--db", tmp_path / "good.txt" / "facts.json").status == 5
    assert (tmp_path / "good.txt").read_text() == GOOD


def test_errors_are_json_where_the_output_is(run: Run) -> None:
    for arguments in (["--json"], ["--format", "json"], ["--format=jsonl"]):
        done = run("show", "0000", *arguments)
        error = json.loads(done.err)["error"]
        assert set(error) == {"code", "message", "hint", "subject", "exit_status"}
        assert error["exit_status"] == done.status == 3
        assert done.out == ""
    usage = json.loads(run("list", "--json", "--nowhere").err)["error"]
    assert (usage["code"], usage["exit_status"]) == ("usage", 2)


def test_a_broken_line_of_json_is_told_by_its_own_number_alone(run: Run, write: Write) -> None:
    good = '{"text": "Anna Brandt said the ship had left."}'
    (bad,) = run("ingest", write("a.jsonl", f"{good}\n{{broken\n"), "--json").json["items"][1:]
    assert bad["location"].endswith("a.jsonl:2")
    assert bad["reason"].endswith(" at character 2")
    assert "line 1" not in bad["reason"]


def test_a_page_that_is_too_large_says_what_is_read_and_what_to_do(run: Run, write: Write) -> None:
    for markup, limit in ((b"<p>x</p>" * 80_000, "40,000"), (b"<p>" + b"word " * 2_000_000, "6 MiB")):
        (item,) = run("ingest", write("a.html", b"<html><body>" + markup), "--json").json["items"]
        assert limit in item["reason"]
        assert "save its text as .txt" in item["reason"]


def test_pictures_within_a_page_do_not_count_and_cost_no_word(run: Run, write: Write) -> None:
    picture = b'<img src="data:image/png;base64,' + b"A" * (11 << 20) + b'">'
    body = b"<p>Nobody was hurt, the company said.</p>" + picture + f"<p>{GOOD}</p>".encode()
    run("ingest", write("a.html", b"<html><body><article>" + body + b"</article></body></html>"), "-q")
    assert "the ship had left the port on the day before" in run("list", "--format", "csv", "--fields", "text").out


def test_a_claim_with_a_run_of_blanks_is_printed_in_every_format_at_once(run: Run, write: Write) -> None:
    run("ingest", write("a.txt", GOOD.replace("left the", f"left{' ' * 100_000}the")))
    for form in ("tsv", "csv", "markdown", "json"):
        begin = time.monotonic()
        assert "had left" in run("list", "--format", form).out
        assert time.monotonic() - begin < 20, form
