"""The main job, from an article to the comparison, as a user's commands."""

from conftest import ARTICLES, Run


def test_articles_go_in_and_a_comparison_comes_out(run: Run) -> None:
    report = run("ingest", ARTICLES, "--json")
    assert report.status == 0, report.err
    assert report.json["failed"] == 0
    assert report.json["added"] == len(report.json["items"]) >= 12

    soll = run("list", "--speaker", "Marek Soll", "--format", "ids")
    novak = run("list", "--speaker", "Lena Novak", "--format", "ids")
    assert soll.lines
    assert novak.lines
    assert run("mark", "-", "disputed", "--note", "nothing found", stdin=soll.out).status == 0
    assert run("mark", "-", "confirmed", "--evidence", "https://port.example/log", stdin=novak.out).status == 0

    comparison = run("compare", "--json").json
    assert {claim["id"] for claim in comparison["disputed"]} == set(soll.lines)
    assert {claim["id"] for claim in comparison["confirmed"]} == set(novak.lines)
    assert comparison["counts"]["disputed"] == len(soll.lines)
    assert all(claim["evidence"][0]["url"] == "https://port.example/log" for claim in comparison["confirmed"])
