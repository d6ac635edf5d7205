"""`ingest`: the forms that articles come in, what is known of them, and what happens when they come again."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ARTICLES, Run

Write = Callable[[str, str | bytes], Path]

STORY = """Harbour to reopen on Monday

The harbour in Aldmoor will reopen on Monday, harbour master Greta Lind said.

"We have inspected every crane," Lind told reporters. "None of them is damaged."

Union leader Omar Reyes accused the port of ignoring 14 warnings. He said that three men were hurt.
"""


def only(run: Run) -> dict[str, object]:
    articles = run("articles", "--json").json
    assert len(articles) == 1
    record: dict[str, object] = articles[0]
    return record


def texts(run: Run, *more: str) -> list[str]:
    return [claim["text"] for claim in run("list", "--json", *more).json]


def test_every_sample_is_read_with_its_title(run: Run) -> None:
    report = run("ingest", ARTICLES, "--json").json
    assert report["failed"] == 0
    assert report["added"] == 20
    assert report["claims"] == sum(item["claims"] for item in report["items"]) > 200
    assert all(article["title"] for article in run("articles", "--json").json)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "coastal-courier-grain-terminal.html",
            {
                "outlet": "Coastal Courier",
                "byline": "Petra Lindqvar",
                "published": "2026-03-14",
                "published_from": "json-ld",
            },
        ),
        (
            "earnings-norrland-motors.html",
            {"outlet": "Ledger & Tide", "byline": "Zoé Marchbank", "published": "2026-05-07", "published_from": "meta"},
        ),
        (
            "the-meridian-grain-terminal.md",
            {
                "outlet": "The Meridian",
                "byline": "Josephine Arkwell",
                "published": "2026-03-15",
                "published_from": "front matter",
                "url": "https://meridian.example/world/2026/03/15/kestrel-bay-grain-terminal",
            },
        ),
        (
            "council-budget-hardwrap.txt",
            {
                "outlet": "Wend Valley Gazette",
                "byline": "Harriet Poole",
                "published": "2026-02-25",
                "published_from": "head",
            },
        ),
        (
            "harbour-wire-grain-terminal.txt",
            {"outlet": "Harbour Wire", "byline": "Tomas Reyl", "published_from": "inferred"},
        ),
    ],
)
def test_what_a_file_says_of_itself_is_kept(run: Run, name: str, expected: dict[str, object]) -> None:
    assert run("ingest", ARTICLES / name).status == 0
    article = only(run)
    assert {key: article[key] for key in expected} == expected


def test_a_page_gives_its_story_and_not_its_furniture(run: Run) -> None:
    run("ingest", ARTICLES / "coastal-courier-grain-terminal.html")
    said = " ".join(texts(run))
    assert "nine confirmed dead" in said
    page = (ARTICLES / "coastal-courier-grain-terminal.html").read_text()
    assert "newsletter" in page.lower()
    assert "newsletter" not in said.lower()


def test_json_lines_become_an_article_each(run: Run) -> None:
    report = run("ingest", ARTICLES / "scraper-export.jsonl", "--json").json
    assert [Path(item["location"]).name for item in report["items"]] == [
        f"scraper-export.jsonl:{n}" for n in (1, 2, 3, 4)
    ]
    outlets = {article["outlet"]: article["published_from"] for article in run("articles", "--json").json}
    assert outlets == dict.fromkeys(
        ["Calvessa Today", "Touchline & Terrace", "Buyers' Bulletin", "Marenza Herald"], "record"
    )


@pytest.mark.parametrize("key", ["text", "content", "raw_text"])
def test_the_text_of_a_json_line_may_have_any_of_three_names(run: Run, write: Write, key: str) -> None:
    record = {key: "Anna Brandt said the ship had left.", "published": "2026-01-05", "outlet": "Dock Post"}
    report = run("ingest", write("a.jsonl", json.dumps(record)), "--json").json
    assert report["claims"] == 1
    assert only(run)["outlet"] == "Dock Post"
    assert only(run)["published"] == "2026-01-05"


def test_a_json_array_is_read_as_well(run: Run, write: Write) -> None:
    records = [{"text": f"Anna Brandt said ship {n} had left."} for n in range(3)]
    assert run("ingest", write("a.json", json.dumps(records)), "--json").json["added"] == 3


def test_standard_input_is_named_by_a_dash(run: Run) -> None:
    assert run("ingest", "-", "--json", stdin=STORY).json["claims"] == 4
    assert only(run)["location"] == "-"


def test_folders_are_read_to_the_bottom_and_patterns_are_followed(run: Run, write: Write, tmp_path: Path) -> None:
    write("in/a.txt", "Anna Brandt said the first ship had left.")
    write("in/deep/deeper/b.md", "Anna Brandt said the second ship had left.")
    write("in/deep/photo.jpg", b"\xff\xd8\xff\xe0")
    write("in/.hidden/c.txt", "Anna Brandt said the third ship had left.")
    assert run("ingest", "in", "--json").json["added"] == 2
    assert run("ingest", "in/**/*.md", "--json").json["unchanged"] == 1
    assert run("ingest", tmp_path / "in" / "*.txt", "in", "in/a.txt", "--json").json["unchanged"] == 2


def test_files_of_a_folder_that_are_not_read_are_counted_by_their_endings(run: Run, write: Write) -> None:
    write("in/a.txt", STORY)
    for name in ("a.pdf", "deep/b.pdf", "c.docx", ".hidden.pdf"):
        write(f"in/{name}", b"x")
    assert run("ingest", "in", "--json").json["unread"] == {".pdf": 2, ".docx": 1}
    assert "not read: 2 .pdf, 1 .docx; save" in run("ingest", "in").err
    assert run("ingest", "in", "-q").err == ""
    assert run("ingest", "in/a.txt", "--json").json["unread"] == {}


def test_an_article_without_a_date_says_so(run: Run, write: Write) -> None:
    write("dated.txt", f"Harbour to reopen\n\nBy Olu Franks\n18 November 2025\n\n{STORY}")
    write("undated.txt", "Anna Brandt said the ship had left.")
    for _ in range(2):
        report = run("ingest", "undated.txt", "dated.txt", "--json").json
        assert (report["undated"], [item["undated"] for item in report["items"]]) == (1, [True, False])
    assert "1 article has no date" in run("ingest", "undated.txt").err
    assert "no date" in run("ingest", "undated.txt", "--format", "table").out
    run("ingest", "undated.txt", "--published", "2025-11-18")
    assert run("ingest", "undated.txt", "--json").json["undated"] == 0


@pytest.mark.parametrize("form", ["{month} {day}", "{day} {month}"])
@pytest.mark.parametrize("days", [0, 40, 300, -10])
def test_a_dateline_without_a_year_is_of_the_latest_year_that_is_not_in_the_future(
    run: Run, write: Write, days: int, form: str
) -> None:
    day = date.today() - timedelta(days=days)
    line = form.format(month=f"{day:%B}", day=day.day)
    run("ingest", write("a.txt", f"Port to stay closed\n\nKESTREL BAY, {line} (Harbour Wire) - {BODY}."), "-q")
    found = date.fromisoformat(str(only(run)["published"]))
    assert (found.month, found.day) == (day.month, day.day)
    assert date.today() - timedelta(days=366) < found <= date.today()
    assert only(run)["published_from"] == "inferred"


def test_a_dateline_with_its_year_is_taken_as_it_stands(run: Run, write: Write) -> None:
    run("ingest", write("a.txt", f"KESTREL BAY, March 14, 2024 (Harbour Wire) - {BODY}."), "-q")
    assert (only(run)["published"], only(run)["published_from"]) == ("2024-03-14", "text")


def test_an_option_goes_before_what_a_file_says(run: Run) -> None:
    file = ARTICLES / "council-budget-hardwrap.txt"
    run(
        "ingest",
        file,
        "--outlet",
        "Another Gazette",
        "--published",
        "2026-02-26",
        "--url",
        "https://x.example/a?utm_source=y#z",
    )
    article = only(run)
    assert article["outlet"] == "Another Gazette"
    assert (article["published"], article["published_from"]) == ("2026-02-26", "option")
    assert article["url"] == "https://x.example/a"
    assert run("ingest", file, "--json").json["unchanged"] == 1
    assert only(run)["outlet"] == "Another Gazette"


def test_a_date_after_today_is_not_believed(run: Run, write: Write) -> None:
    future = (date.today() + timedelta(days=30)).isoformat()
    run("ingest", write("a.jsonl", json.dumps({"text": "Anna Brandt said it had left.", "date": future})))
    assert only(run)["published"] is None
    assert run("ingest", "a.jsonl", "--published", future).status == 2


@pytest.mark.parametrize(
    ("encoding", "word"),
    [
        ("utf-8", "Łódź"),
        ("utf-8-sig", "Łódź"),
        ("utf-16", "Łódź"),
        ("utf-16-le", "cafe"),
        ("cp1252", "café"),
        ("latin-1", "café"),
    ],
)
def test_encodings_are_told(run: Run, write: Write, encoding: str, word: str) -> None:
    text = f"Anna Brandt said that the ship from {word} had left the port on the day before."
    run("ingest", write("a.txt", text.encode(encoding)))
    assert texts(run) == [f"the ship from {word} had left the port on the day before"]


def test_spans_count_from_the_text_without_its_byte_order_mark(run: Run, write: Write) -> None:
    text = "Harbour news\r\n\r\nAnna Brandt said the “Łódź” had left.\r\n"
    run("ingest", write("a.txt", text.encode("utf-8-sig")))
    claim = run("list", "--json").json[0]
    for name, words in (("content", claim["text"]), ("speaker", "Anna Brandt"), ("cue", "said")):
        assert " … ".join(text[start:end] for start, end in claim["spans"][name]) == words


def test_an_article_in_another_language_is_stored_without_claims(run: Run, write: Write) -> None:
    text = "Le ministre a déclaré que la situation était grave et que le gouvernement ferait tout pour la résoudre."
    item = run("ingest", write("a.txt", text), "--json").json["items"][0]
    assert (item["outcome"], item["claims"]) == ("added", 0)
    assert "not in English" in item["reason"]


def test_the_same_again_changes_nothing(run: Run, write: Write) -> None:
    write("a.txt", STORY)
    run("ingest", "a.txt")
    before = run("list", "--json").out, run("articles", "--json").out
    again = run("ingest", "a.txt", "--json").json
    assert (again["added"], again["unchanged"], again["revised"]) == (0, 1, 0)
    assert (run("list", "--json").out, run("articles", "--json").out) == before


def test_the_same_text_elsewhere_is_another_appearance(run: Run, write: Write) -> None:
    write("a.txt", STORY)
    write("copy/b.txt", STORY.replace("\n\n", "\n\n\n"))
    run("ingest", "a.txt")
    item = run("ingest", "copy/b.txt", "--json").json["items"][0]
    assert item["outcome"] == "unchanged"
    assert [one["location"] for one in only(run)["appearances"]] == ["a.txt", "copy/b.txt"]  # type: ignore[attr-defined]
    assert len(texts(run)) == 4


def test_a_revision_carries_verdicts_to_reworded_claims(run: Run, write: Write) -> None:
    write("a.txt", STORY)
    run("ingest", "a.txt")
    claims = {claim["text"]: claim["id"] for claim in run("list", "--json").json}
    warnings, hurt = claims["the port of ignoring 14 warnings"], claims["three men were hurt"]
    run("mark", warnings, "disputed", "--note", "the port says four", "--evidence", "https://port.example/")
    run("mark", hurt, "confirmed")
    write("a.txt", STORY.replace("14 warnings", "four warnings").replace(" He said that three men were hurt.", ""))
    report = run("ingest", "a.txt", "--json").json
    assert (report["revised"], report["added"]) == (1, 0)

    carried = run("show", warnings, "--json").json
    assert carried["text"] == "the port of ignoring four warnings"
    assert (carried["status"], carried["note"]) == ("disputed", "the port says four")
    assert carried["evidence"][0]["url"] == "https://port.example/"
    assert carried["changed"] is True
    assert "changed the words" in carried["history"][-1]["note"]

    gone = run("show", hurt, "--json").json
    assert (gone["gone"], gone["status"]) == (True, "confirmed")
    assert hurt in run("list", "--format", "ids").lines
    assert only(run)["revisions"] == 2

    run("mark", warnings, "refuted")
    assert "changed" not in run("show", warnings, "--json").json


def test_a_claim_that_comes_back_has_its_verdict_again(run: Run, write: Write) -> None:
    write("a.txt", STORY)
    run("ingest", "a.txt")
    hurt = run("list", "--words", "men hurt", "--format", "ids").out.strip()
    run("mark", hurt, "confirmed")
    write("a.txt", STORY.replace(" He said that three men were hurt.", ""))
    run("ingest", "a.txt")
    write("a.txt", STORY)
    run("ingest", "a.txt")
    back = run("show", hurt, "--json").json
    assert back["status"] == "confirmed"
    assert "gone" not in back


def test_a_claim_that_goes_without_anybody_having_worked_on_it_is_listed_no_more(run: Run, write: Write) -> None:
    write("a.txt", STORY)
    run("ingest", "a.txt")
    write("a.txt", STORY.replace(" He said that three men were hurt.", ""))
    run("ingest", "a.txt")
    assert "three men were hurt" not in texts(run)
    assert len(texts(run)) == 3


def test_another_text_at_the_same_path_is_another_article(run: Run, write: Write) -> None:
    write("today.txt", STORY)
    run("ingest", "today.txt")
    write("today.txt", "Mayor to stand down\n\nMayor Ilse Koch said that she would not run again in the autumn.")
    assert run("ingest", "today.txt", "--json").json["added"] == 1
    assert len(run("articles", "--json").json) == 2


def test_an_article_with_a_url_is_known_by_it(run: Run, write: Write) -> None:
    first = {"text": STORY, "url": "https://www.dock.example/a/?utm_campaign=x"}
    second = {"text": STORY.replace("Monday", "Tuesday"), "url": "https://dock.example/a"}
    run("ingest", write("a.jsonl", json.dumps(first)))
    assert run("ingest", write("b.jsonl", json.dumps(second)), "--json").json["revised"] == 1


def test_extracting_again_changes_nothing_while_the_extractor_is_the_same(run: Run, write: Write) -> None:
    write("a.txt", STORY)
    run("ingest", "a.txt")
    before = run("list", "--json").out
    assert run("ingest", "a.txt", "--again", "--json").json["unchanged"] == 1
    assert run("list", "--json").out == before


def test_a_dry_run_stores_nothing_and_says_what_would_be(run: Run, write: Write, home: Path) -> None:
    write("a.txt", STORY)
    report = run("ingest", "a.txt", "--dry-run", "--json").json
    assert (report["run"], report["added"], report["claims"]) == (None, 1, 4)
    assert list(home.iterdir()) == []
    run("ingest", "a.txt")
    write("a.txt", STORY.replace("Monday", "Friday"))
    before = run("list", "--json").out
    assert run("ingest", "a.txt", "--dry-run", "--json").json["revised"] == 1
    assert run("list", "--json").out == before


@pytest.mark.long
def test_several_processes_find_what_one_does(run: Run, tmp_path: Path) -> None:
    fields = ("--fields", "id,text,speaker,article.title")
    run("ingest", ARTICLES, env={"FACTCLI_DB": str(tmp_path / "one.json")})
    report = run("ingest", ARTICLES, "--jobs", "3", "--json", env={"FACTCLI_DB": str(tmp_path / "three.json")})
    assert report.status == 0
    assert report.err == ""
    one = run("list", "--json", *fields, "--db", tmp_path / "one.json").out
    assert run("list", "--json", *fields, "--db", tmp_path / "three.json").out == one


def test_quiet_prints_failures_only(run: Run, write: Write) -> None:
    write("a.txt", STORY)
    write("b.txt", "")
    done = run("ingest", "a.txt", "-q")
    assert (done.status, done.out, done.err) == (0, "", "")
    done = run("ingest", "a.txt", "b.txt", "-q")
    assert (done.status, done.out) == (4, "")
    assert "b.txt: empty" in done.err


BODY = "Harbour master Greta Lind said on Monday that the port would stay closed because three cranes were damaged"


@pytest.mark.parametrize(
    "article",
    [
        f"{BODY}. (pvs/ji)",
        f"{BODY}. (Reporting by Ana Duarte; editing by Olu Franks)",
        f"{BODY}… [+1834 chars]",
        BODY,
        f"Port closed\n\n{BODY}. (pvs/ji)",
        f"Port closed\n\n{BODY}",
        f"Port closed\n\n{BODY}. (pvs/ji)\n\nAll rights reserved.",
    ],
)
def test_a_story_is_read_whatever_stands_behind_its_last_sentence(run: Run, write: Write, article: str) -> None:
    run("ingest", write("a.txt", article), "-q")
    (claim,) = run("list", "--json").json
    assert claim["speaker"] == "Greta Lind"
    assert claim["text"].startswith("the port would stay closed")


def test_a_name_is_whole_where_paragraphs_of_two_lines_are_wrapped_within_it(run: Run, write: Write) -> None:
    paragraphs = [
        "The council met for four hours on Tuesday, and the deputy mayor, Omar\nPetrov, said that nobody had been hurt.",
        "The port had been closed for a week after the storm, engineer Lena\nNovak said on Tuesday.",
    ]
    single = ["Nobody knew more.", "It was late.", "The ferry did not sail.", "People waited at the gates."]
    run("ingest", write("a.txt", "\n\n".join(["Port reopens", "By Tomas Reyl", "3 March 2026", *paragraphs, *single])))
    assert {claim["speaker"] for claim in run("list", "--json").json} == {"Omar Petrov", "Lena Novak"}


def test_items_are_reported_in_the_order_of_the_targets(run: Run, write: Write) -> None:
    write("a.txt", STORY)
    write("b.txt", "")
    report = run("ingest", "b.txt", "a.txt", "missing.txt", "--json").json
    assert [(item["location"], item["outcome"]) for item in report["items"]] == [
        ("b.txt", "failed"),
        ("a.txt", "added"),
        ("missing.txt", "failed"),
    ]


def test_the_report_is_one_object(run: Run, write: Write) -> None:
    report = run("ingest", write("a.txt", STORY), "--json").json
    assert list(report) == ["run", "added", "unchanged", "revised", "failed", "claims", "undated", "unread", "items"]
    assert list(report["items"][0]) == ["location", "outcome", "article", "claims", "reason", "changes", "undated"]


def test_nothing_to_read_is_a_mistake_and_an_empty_folder_is_not(run: Run, tmp_path: Path) -> None:
    assert run("ingest").status == 2
    (tmp_path / "empty").mkdir()
    assert run("ingest", "empty").status == 0


def test_title_and_url_are_for_one_article(run: Run) -> None:
    assert run("ingest", ARTICLES, "--url", "https://x.example/").status == 2
    assert run("ingest", ARTICLES / "court-verdict.txt", ARTICLES / "opinion-housing.md", "--title", "T").status == 2


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Tarn Gazette, 18 November 2025", "2025-11-18"),
        ("Soldau Herald | 17 November 2025, 14:30 GMT", "2025-11-17"),
        ("London, Tuesday 18 November 2025", "2025-11-18"),
        ("Tue., Nov. 18, 2025", "2025-11-18"),
        ("On Monday, 17 November 2025 seemed far away", None),
    ],
)
def test_a_date_behind_the_outlet_or_a_short_weekday_dates_a_text(
    run: Run, write: Write, line: str, day: str | None
) -> None:
    title, rest = STORY.split("\n", 1)
    run("ingest", write("a.txt", f"{title}\n\nBy Olu Franks\n{line}\n{rest}"), "-q")
    assert only(run)["published"] == day
    assert texts(run) == texts_of_story(run)


def texts_of_story(run: Run) -> list[str]:
    return [one["text"] for one in run("extract", "--json", stdin=STORY).json]
