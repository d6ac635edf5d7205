"""An article's fields put right by a person: kept through every reading, told beside what was read, and taken back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from sync.press import Entry, page, rss, story
from web.server import Server, content

Write = Callable[[str, str | bytes], Path]

HEAD = "Harbour quiet\n\nBy Zora Pell\n\n12 March 2026\n\n"
STORY = "Anna Brandt said the ship had left on Monday. Omar Reyes said the crane had fallen in 2019.\n"
HOUR = 3600


@pytest.fixture
def ledger(run: Run, write: Write) -> Run:
    """A ledger with one article, whose page says that it is of 12 March, and that its outlet is the Mill Post."""
    write("a.md", f"---\ntitle: Harbour quiet\nsite: Mill Post\nauthor: Zora Pell\ndate: 2026-03-12\n---\n\n{STORY}")
    assert run("ingest", "a.md", "-q").status == 0
    assert the_article(run)["outlet"] == "Mill Post"
    return run


def the_article(run: Run) -> dict[str, Any]:
    (article,) = run("articles", "--json").json
    return {name: value for name, value in article.items() if name not in ("updated", "revisions")}


def the_claims(run: Run) -> list[dict[str, Any]]:
    return [{**one, "updated": None} for one in run("list", "--json").json]


def days(run: Run) -> list[str]:
    """The days that the claim about the ship names."""
    (claim,) = run("list", "--words", "ship", "--json").json
    return [one["start"] for one in claim["dates"]]


def fields(article: dict[str, Any]) -> tuple[str | None, ...]:
    return article["title"], article["outlet"], article["byline"], article["published"]


def test_a_correction_is_shown_found_and_counted_at_once_beside_what_was_read(ledger: Run, tmp_path: Path) -> None:
    ledger("mark", the_claims(ledger)[0]["id"], "disputed", "-q")
    before, claims = the_article(ledger), the_claims(ledger)
    assert days(ledger) == ["2026-03-09"]
    done = ledger(
        "fix", before["id"][:6], "--outlet", "Harbour Wire", "--published", "2026-03-03", "--title", " At  sea ",
        "--byline", "", "--by", "Mira", "--note", "the printed page", "--json",
    )  # fmt: skip
    assert done.status == 0, done.err
    assert "outlet: Mill Post → Harbour Wire" in done.err
    now = the_article(ledger)
    assert done.json[0]["outlet"] == now["outlet"]
    assert fields(now) == ("At sea", "Harbour Wire", None, "2026-03-03")
    assert (now["published_from"], now["corrected_by"]) == ("option", "Mira")
    assert {name: before[name] for name in now["as_read"]} == now["as_read"]
    assert days(ledger) == ["2026-03-02"]
    assert [{**one, "article": None, "dates": None} for one in the_claims(ledger)] == [
        {**one, "article": None, "dates": None} for one in claims
    ]
    for arguments, found in (
        (["--outlet", "Harbour Wire"], 2), (["--outlet", "Mill Post"], 0),
        (["--until", "2026-03-03"], 2), (["--since", "2026-03-04"], 0),
    ):  # fmt: skip
        assert len(ledger("list", *arguments, "--json").json) == found, arguments
    assert "Harbour Wire" in ledger("report").out
    assert "Mill Post" not in ledger("report").out
    assert "Mill Post" not in ledger("export", "--format", "csv").out
    shown = ledger("show", claims[0]["id"], "--json").json
    assert shown["article_corrected"]["as_read"]["outlet"] == "Mill Post"
    told = " ".join(ledger("show", claims[0]["id"], "--format", "table").out.split())
    assert "corrected by Mira" in told
    assert "outlet Mill Post; byline Zora Pell; published 2026-03-12" in told

    copy = ["--db", str(tmp_path / "copy.json")]
    assert ledger("import", "-", *copy, stdin=ledger("export").out).status == 0
    assert ledger("articles", "--json", *copy).out == ledger("articles", "--json").out
    assert ledger("list", "--json", *copy).out == ledger("list", "--json").out
    assert ledger("undo", *copy).status == 0
    assert fields(ledger("articles", "--json", *copy).json[0]) == fields(before)


def test_history_and_runs_tell_what_it_was_and_is_by_whom_and_why(ledger: Run) -> None:
    ledger("fix", "a.md", "--outlet", "Harbour Wire", "--by", "Mira", "--note", "the printed page", "-q")
    ledger("undo", "--by", "Tom")
    fix, undo = ledger("history", the_article(ledger)["id"][:4], "--json").json
    assert (fix["command"], fix["by"], fix["note"]) == ("fix", "Mira", "the printed page")
    assert fix["changes"] == [{"field": "outlet", "before": "Mill Post", "after": "Harbour Wire"}]
    assert (undo["command"], undo["by"]) == ("undo", "Tom")
    assert undo["changes"] == [{"field": "outlet", "before": "Harbour Wire", "after": "Mill Post"}]
    runs = ledger("history", "--json").json
    assert [one["changes"] for one in runs] == [undo["changes"], fix["changes"], []]
    assert "Mill Post → Harbour Wire" in ledger("history", "a.md", "--format", "table").out


def test_it_is_taken_back_and_brought_back_behind_what_came_since(ledger: Run, write: Write) -> None:
    before, dated = the_article(ledger), the_claims(ledger)
    ledger("fix", "a.md", "--outlet", "Harbour Wire", "--published", "2026-03-03", "-q")
    corrected, moved = the_article(ledger), the_claims(ledger)
    assert ledger("undo").status == 0
    assert (the_article(ledger), the_claims(ledger)) == (before, dated)
    assert ledger("redo").status == 0
    assert (the_article(ledger), the_claims(ledger)) == (corrected, moved)

    write("a.md", f"---\nsite: Mill Post\ndate: 2026-03-12\n---\n\nGreta Lind said the mill had burnt. {STORY}")
    assert ledger("ingest", "a.md", "--json").json["revised"] == 1
    assert days(ledger) == ["2026-03-02"]
    ingest = ledger("history", "--json").json[0]["run"]
    ledger("undo", str(ingest))
    assert (the_article(ledger), the_claims(ledger)) == (corrected, moved)
    ledger("redo")
    ledger("undo")
    assert fields(the_article(ledger)) == fields(before)
    assert days(ledger) == ["2026-03-09"]
    assert len(the_claims(ledger)) == 3


def test_claims_that_come_back_from_before_it_are_dated_from_the_corrected_day(ledger: Run, write: Write) -> None:
    write("a.md", f"---\nsite: Mill Post\ndate: 2026-03-12\n---\n\n{STORY.replace('on Monday', 'on Sunday')}")
    ledger("ingest", "a.md", "-q")
    revision = ledger("history", "--json").json[0]["run"]
    ledger("fix", "a.md", "--published", "2026-03-03", "-q")
    assert days(ledger) == ["2026-03-01"]
    assert ledger("undo", str(revision)).status == 0
    assert days(ledger) == ["2026-03-02"]


def test_it_outlives_ingests_and_revert_gives_back_what_the_page_says_by_then(ledger: Run, write: Write) -> None:
    ledger("fix", "a.md", "--outlet", "Harbour Wire", "--published", "2026-03-03", "-q")
    corrected, moved = the_article(ledger), the_claims(ledger)
    for arguments in (["a.md"], ["a.md", "--again"]):
        assert ledger("ingest", *arguments, "--json").json["unchanged"] == 1
        assert (the_article(ledger), the_claims(ledger)) == (corrected, moved)
    write("a.md", f"---\ntitle: Harbour in turmoil\nsite: Mill Post Weekly\ndate: 2026-03-20\n---\n\n{STORY}")
    report = ledger("ingest", "a.md", "--json").json
    assert report["revised"] == 1
    assert report["items"][0]["reason"] == "changed: title; outlet, published as corrected"
    now = the_article(ledger)
    assert fields(now) == ("Harbour in turmoil", "Harbour Wire", "Zora Pell", "2026-03-03")
    assert the_claims(ledger)[0]["article"]["published"] == "2026-03-03"
    assert days(ledger) == ["2026-03-02"]
    (edit,) = ledger("changes", "--json").json
    assert edit["fields"] == {
        "title": {"before": "Harbour quiet", "after": "Harbour in turmoil"},
        "published": {"before": "2026-03-12", "after": "2026-03-20"},
    }
    ledger("fix", "a.md", "--revert")
    assert fields(the_article(ledger)) == ("Harbour in turmoil", "Mill Post Weekly", "Zora Pell", "2026-03-20")
    assert days(ledger) == ["2026-03-16"]
    again = ledger("fix", "a.md", "--revert")
    assert (again.status, "is so already" in again.err) == (0, True)


def test_a_sync_leaves_it_and_corrected_words_are_dated_from_the_corrected_day(run: Run, server: Server) -> None:
    head = '<meta property="article:published_time" content="2026-03-12">'
    url = server.on("/story", content(page(story(1), head=head)))
    run("source", "add", server.on("/feed", content(rss(Entry(url, "A night")))), "--name", "wire")
    sync = ("sync", "--all", "--json", "--delay", "0")
    assert run(*sync).json["added"] == 1
    claim = run("list", "--figures", "--format", "ids").lines[0]
    run("fix", claim, "--text", "12 ships left yesterday", "-q")
    run("fix", url, "--published", "2026-03-03", "--outlet", "Harbour Wire", "-q")
    server.on("/story", content(page(story(1, 99), head=head)))
    assert len(run(*sync, ahead=2 * HOUR).json["revisions"]) == 1
    assert fields(the_article(run))[1::2] == ("Harbour Wire", "2026-03-03")
    assert run("show", claim, "--json").json["dates"] == [{"text": "yesterday", "start": "2026-03-02"}]
    fixed = next(one["run"] for one in run("history", "--json").json if one["detail"].startswith("text"))
    assert run("undo", str(fixed)).status == 0
    assert "99 ships" in run("show", claim, "--json").json["text"]


def test_an_id_is_taken_for_what_it_is(ledger: Run) -> None:
    article, claim = the_article(ledger)["id"], the_claims(ledger)[0]["id"]
    for arguments, status, words in (
        ([claim, "--outlet", "Wire"], 2, f"factcli fix {article} --outlet"),
        ([article, "--speaker", "Greta Lind"], 2, f"factcli list --article {article}"),
        (["a.md", "--speaker", "Greta Lind"], 2, article),
        ([claim, "--speaker", "Greta Lind", "--outlet", "Wire"], 2, "say what to correct"),
        (["a.md", "--published", "2999-01-01"], 2, "is after today"),
        (["a.md", "--published", "soon"], 2, "is no day"),
        (["nowhere.md", "--outlet", "Wire"], 3, "no claim and no article nowhere.md"),
        (["ffff", "--revert"], 3, "no claim and no article ffff"),
    ):
        done = ledger("fix", *arguments)
        assert (done.status, done.out) == (status, ""), arguments
        assert words in done.err, (arguments, done.err)
    assert len(ledger("history", "--json").json) == 1


def test_a_beginning_that_a_claim_and_an_article_share_is_answered_with_both(ledger: Run) -> None:
    article, claim = the_article(ledger)["id"], the_claims(ledger)[0]["id"]
    shared = article[:4] + claim[4:]
    moved = ledger("export").out.replace(claim, shared)
    copy = ("--db", "copy.json")
    assert ledger("import", "-", *copy, stdin=moved).status == 0
    for command in (
        ("fix", article[:4], "--outlet", "Wire"),
        ("fix", article[:4], "--revert"),
        ("history", article[:4]),
    ):
        done = ledger(*command, *copy)
        assert done.status == 3, command
        assert shared in done.err
        assert article in done.err
    assert ledger("fix", article, "--outlet", "Wire", *copy).status == 0


def test_of_two_ledgers_the_newer_correction_counts_and_dates_follow_it(ledger: Run, write: Write) -> None:
    copy = ("--db", "copy.json")
    ledger("import", "-", *copy, stdin=ledger("export").out)
    ledger("fix", "a.md", "--outlet", "Older", "--published", "2026-03-10", "-q")
    ledger("fix", "a.md", "--outlet", "Newer", "--published", "2026-03-03", "-q", *copy, ahead=60)
    write("a.md", f"---\nsite: Mill Post\ndate: 2026-03-12\n---\n\nGreta Lind said the mill had burnt. {STORY}")
    assert ledger("ingest", "a.md", "-q", ahead=120).status == 0
    assert days(ledger) == ["2026-03-09"]
    theirs, ours = ledger("export", *copy).out, ledger("export").out
    assert ledger("import", "-", stdin=theirs).status == 0
    assert ledger("import", "-", *copy, stdin=ours).status == 0
    for db in ((), copy):
        (article,) = ledger("articles", "--json", *db).json
        assert (article["outlet"], article["published"]) == ("Newer", "2026-03-03"), db
        (claim,) = ledger("list", "--words", "ship", "--json", *db).json
        assert claim["dates"][0]["start"] == "2026-03-02", db
        assert len(ledger("list", "--json", *db).json) == 3, db


def test_forget_erases_what_was_corrected_from_the_runs_too(ledger: Run, home: Path) -> None:
    ledger("fix", "a.md", "--outlet", "Unforgettable Gazette", "--note", "an unforgettable note", "-q")
    ledger("undo")
    ledger("redo")
    assert ledger("forget", "a.md", "--yes").status == 0
    assert not any(b"nforgettable" in file.read_bytes() for file in home.glob("facts.json*"))
    assert ledger("undo").status == 3
    assert ledger("db", "check").status == 0


def test_the_name_of_a_server_never_takes_the_place_of_an_outlet_s_name(run: Run, server: Server) -> None:
    url = server.on("/story", content(page(story(1))))
    run("source", "add", server.on("/feed", content(rss(Entry(url, "A night")))), "--name", "wire")
    run("sync", "--all", "-q", "--delay", "0")
    named = the_article(run)["outlet"]
    assert named
    assert named not in url
    server.on("/story", content(page(story(1, 99))))
    assert run("ingest", url, "--json").json["revised"] == 1
    assert the_article(run)["outlet"] == named
    run("ingest", url, "--outlet", "Mine", "-q")
    assert the_article(run)["outlet"] == "Mine"
