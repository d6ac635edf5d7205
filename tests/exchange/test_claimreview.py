"""ClaimReview out, as schema.org has it, and in, as fact-checkers publish it."""

import json
from typing import Any

import pytest
from conftest import ARTICLES, PROJECT, Run
from jsonschema import Draft202012Validator
from richly import ids

from factcli.models.vocabulary import Status
from factcli.sources.ratings import status_of

SCHEMA = Draft202012Validator(json.loads((PROJECT / "tests/cases/claimreview.schema.json").read_text()))
EXPORT = (
    "export",
    "--format",
    "claimreview",
    "--reviewer",
    "Harbour Desk",
    "--review-url",
    "https://desk.example/checks/{id}",
)
FIRE = ("--url", "https://port.example/fire", "--outlet", "Harbour Wire", "--published", "2026-03-14")
SPEAKERS = ('Omar "Crane" O\'Brien', "נועה לוי", "عمر خالد", "Zoë 🚢 Brandt", "</script><script>alert(1)</script>")


@pytest.fixture
def reviewed(run: Run) -> Run:
    """A ledger with a claim of each status."""
    page = "<html><title>Fire at the quay</title><body><p>Anna Brandt said the ship had left with 12 sailors on board.</p></body>"
    run(
        "ingest",
        "-",
        "-q",
        "--url",
        "https://port.example/fire",
        "--outlet",
        "Harbour Wire",
        "--published",
        "2026-03-14",
        stdin=page,
    )
    run("ingest", ARTICLES, "-q")
    for claim, status in zip(ids(run, "--until", "2026-12-31"), Status, strict=False):
        run("mark", claim, status, "--note", "looked at <b>the log</b>", "--by", "ann")
    return run


def test_every_review_has_what_schema_org_asks_for(reviewed: Run) -> None:
    done = reviewed(*EXPORT)
    assert done.status == 0
    reviews = done.json
    assert sorted(one["reviewRating"]["alternateName"] for one in reviews) == [
        "Confirmed", "Disputed", "Misleading", "Refuted", "Unverifiable",
    ]  # fmt: skip
    for one in reviews:
        assert list(SCHEMA.iter_errors(one)) == []
        assert one["url"] == f"https://desk.example/checks/{one['url'].rsplit('/', 1)[1]}"
        claim = reviewed("show", one["url"].rsplit("/", 1)[1], "--json").json
        assert one["claimReviewed"] == claim["text"]
        assert one["itemReviewed"].get("author", {}).get("name") == claim["speaker"]
    left = len(ids(reviewed)) - len(reviews)
    assert f"{left} claims are unverified or being checked" in done.err


def test_the_schema_refuses_what_search_engines_refuse(reviewed: Run) -> None:
    review = reviewed(*EXPORT).json[0]
    for broken in (
        {"@context": "http://schema.org"},
        {"claimReviewed": ""},
        {"reviewRating": {"@type": "Rating"}},
        {
            "reviewRating": {
                "@type": "Rating",
                "alternateName": "Disputed",
                "ratingValue": 3,
                "bestRating": 5,
                "worstRating": 1,
            }
        },
    ):
        assert not SCHEMA.is_valid({**review, **broken})


def test_an_article_of_the_web_is_where_the_claim_appeared(run: Run) -> None:
    text = "Anna Brandt said the ship had left with 12 sailors on board."
    run(
        "ingest",
        "-",
        "--url",
        "https://port.example/fire",
        "--outlet",
        "Harbour Wire",
        "--published",
        "2026-03-14",
        "--title",
        "Fire",
        stdin=text,
    )
    run("mark", ids(run)[0], "refuted")
    (review,) = run(*EXPORT).json
    place = {
        "@type": "CreativeWork", "url": "https://port.example/fire", "headline": "Fire",
        "publisher": {"@type": "Organization", "name": "Harbour Wire"},
    }  # fmt: skip
    assert review["itemReviewed"] == {
        "@type": "Claim", "author": {"@type": "Person", "name": "Anna Brandt"}, "datePublished": "2026-03-14",
        "appearance": [place], "firstAppearance": place,
    }  # fmt: skip
    assert review["reviewRating"] == {
        "@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "Refuted",
    }  # fmt: skip


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_names_survive_out_and_in_and_stay_inside_a_script(run: Run, speaker: str, tmp_path: Any) -> None:
    words = f"{speaker} & <!-- the “fire” --> killed 12"
    run("add", "--speaker", speaker, "--text", words, "-q")
    run("mark", ids(run)[0], "refuted", "--note", "no </SCRIPT> here")
    out = run(*EXPORT).out
    assert "<" not in out
    assert json.loads(out)[0]["itemReviewed"]["author"]["name"] == speaker
    page = f'<html><script type="text/javascript">x("<p>")</script><script type="application/ld+json">{out}</script></html>'
    other = str(tmp_path / "other.json")
    assert run("import", "-", "--db", other, stdin=page).status == 0
    (claim,) = run("list", "--json", "--db", other).json
    assert (claim["speaker"], claim["text"], claim["status"]) == (speaker, words, "refuted")
    assert claim["note"] == "Refuted: no </SCRIPT> here"
    assert claim["marked_by"] == "Harbour Desk"


def test_without_an_address_nothing_is_exported(reviewed: Run) -> None:
    for words in ((), ("--reviewer", "Desk"), ("--review-url", "https://desk.example/{id}")):
        done = reviewed("export", "--format", "claimreview", *words)
        assert (done.status, done.out) == (2, "")
        assert "search engines take none without" in done.err
    for template in ("https://desk.example/all", "desk/{id}", "javascript:{id}"):
        assert reviewed("export", "--format", "claimreview", "--reviewer", "D", "--review-url", template).status == 2
    assert reviewed("export", "--reviewer", "D").status == 2


def test_bodies_are_organizations_and_people_are_persons(run: Run) -> None:
    run("ingest", ARTICLES, "-q")
    run("mark", *ids(run), "confirmed")
    kinds = {
        one["itemReviewed"]["author"]["name"]: one["itemReviewed"]["author"]["@type"]
        for one in run(*EXPORT).json
        if "author" in one["itemReviewed"]
    }
    people = ("Lena Novak", "Marek Soll", "Rasmus Oldcroft", "Bettina Rusk", "campsite owner")
    bodies = ("foreign ministry", "Food and Allied Trades Union", "Kettlewick", "United Nations mission", "study")
    assert {kinds[name] for name in people} == {"Person"}
    assert {kinds[name] for name in bodies} == {"Organization"}


def review(**parts: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://checks.example/1?utm_source=x",
        "claimReviewed": "The mill has closed",
        "author": {"@type": "Organization", "name": "Check Desk"},
        "datePublished": "2026-02-03T10:00:00+01:00",
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Greta Lind", "jobTitle": "mayor"},
            "datePublished": "2026-02-01",
            "firstAppearance": {"@type": "CreativeWork", "url": "https://port.example/mill"},
        },
        "reviewRating": {
            "@type": "Rating", "ratingValue": "1", "bestRating": "5", "worstRating": "1", "alternateName": "Pants on Fire!",
        },
        **parts,
    }  # fmt: skip


SHAPES = {
    "an object": json.dumps,
    "an array": lambda one: json.dumps([one]),
    "a graph": lambda one: json.dumps(
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, one]}, indent=1
    ),
    "a feed": lambda one: json.dumps(
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [one]}]}
    ),
    "lines": lambda one: f"{json.dumps(one)}\n{json.dumps({**one, 'claimReviewed': 'The port is open'})}\n",
    "a page": lambda one: f"<!doctype html><script type='application/ld+json'>{json.dumps(one)}</script>",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_reviews_are_read_from(run: Run, shape: str) -> None:
    done = run("import", "-", stdin=SHAPES[shape](review()))
    assert done.status == 0, done.err
    claim = next(one for one in run("list", "--json").json if one["text"] == "The mill has closed")
    assert (claim["speaker"], claim["speaker_role"], claim["origin"]) == ("Greta Lind", "mayor", "added")
    assert (claim["status"], claim["marked_by"], claim["note"]) == ("refuted", "Check Desk", "Pants on Fire!")
    assert claim["marked_at"] == "2026-02-03T00:00:00Z"
    assert claim["article"]["url"] == "https://port.example/mill"
    assert claim["article"]["published"] == "2026-02-01"
    (evidence,) = claim["evidence"]
    assert (evidence["url"], evidence["stance"], evidence["by"]) == (
        "https://checks.example/1",
        "refutes",
        "Check Desk",
    )
    before = run("export").out
    assert run("import", "-", stdin=SHAPES[shape](review())).status == 0
    assert run("export").out == before
    assert run("undo").status == 0
    assert run("list", "--json").json == []


def test_a_persons_verdict_stays_and_the_review_becomes_evidence(run: Run) -> None:
    run("ingest", "-", "-q", "--url", "https://port.example/mill", stdin="Greta Lind said the mill has closed.")
    run("mark", ids(run)[0], "confirmed", "--by", "ann")
    done = run("import", "-", stdin=json.dumps(review(claimReviewed="the mill has closed")))
    assert "had another verdict here, which stays" in done.err
    (claim,) = run("list", "--json").json
    assert (claim["status"], claim["marked_by"]) == ("confirmed", "ann")
    assert [one["url"] for one in claim["evidence"]] == ["https://checks.example/1"]


HOSTILE = (
    "[]", "{}", "[[[[]]]]", '{"@type": "ClaimReview"}', "[" * 100_000, '{"@type":"ClaimReview","claimReviewed":{"a":1}}',
    '{"@type":["ClaimReview",1],"claimReviewed":"","reviewRating":[1]}', "<html>no review", "<script type=application/ld+json>{",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_has_no_review_is_said_to_have_none(run: Run, text: str) -> None:
    done = run("import", "-", stdin=text)
    assert done.status == 6
    assert "fault" not in done.err
    assert run("list", "--json").json == []


def test_odd_values_of_reviews_do_no_harm(run: Run) -> None:
    odd = [
        review(**{"claimReviewed": f"claim number {number}", **parts})
        for number, parts in enumerate(
            (
                {"itemReviewed": "a string"},
                {"itemReviewed": {"author": [{"name": ["Ann", "Bob"]}], "appearance": [{"url": "javascript:1"}]}},
                {"author": "Some Desk", "datePublished": 20260101, "url": None},
                {"reviewRating": {"ratingValue": 1e308, "bestRating": "NaN", "worstRating": "x"}},
                {"reviewRating": {"ratingValue": 10**400}},
                {"url": "https://user:secret@checks.example/\u202e", "claimReviewed": "claim \x1b[31m 6 \ud800"},
            )
        )
    ]
    done = run("import", "-", stdin=json.dumps(odd))
    assert done.status == 0, done.err
    assert len(ids(run)) == len(odd)
    assert run("list").status == 0
    assert "secret" not in run("export").out
    assert run("db", "check").status == 0


@pytest.mark.parametrize(
    ("words", "numbers", "status"),
    [
        ("True", (None, None, None), Status.CONFIRMED),
        ("mostly true", (4, 5, 1), Status.CONFIRMED),
        ("Half True", (3, 6, 1), Status.MISLEADING),
        ("MISLEADING", (None, None, None), Status.MISLEADING),
        ("False.", (1, 5, 1), Status.REFUTED),
        ("Pants on Fire!", (0, 5, 1), Status.REFUTED),
        ("Unproven", (-1, 5, 1), Status.UNVERIFIABLE),
        ("Falso", (1, 5, 1), Status.REFUTED),
        ("Engañoso", (2, 5, 1), Status.MISLEADING),
        ("Vrai", (5, None, None), Status.CONFIRMED),
        ("Vero", (100, 100, 0), Status.CONFIRMED),
        ("Three llamas", (None, None, None), Status.CHECKING),
        ("Three llamas", (-1, 5, 1), Status.CHECKING),
        (None, (3, 1, 5), Status.CHECKING),
        (None, (None, None, None), Status.CHECKING),
    ],
)
def test_other_peoples_ratings_become_statuses(words: str | None, numbers: Any, status: Status) -> None:
    assert status_of(words, *numbers) is status
