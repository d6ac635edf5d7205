"""A table of claims, as a desk keeps it in a spreadsheet, into the ledger."""

import csv
from io import StringIO

import pytest
from conftest import ARTICLES, Run
from richly import ids

TABLE = '''claim,person,date,outlet,url,verdict,note,evidence
"the mill, it seems, has closed",Greta Lind,2026-02-01,Wire,https://port.example/mill,Pants on Fire,"seen ""it""",https://a.ex/1 b
the quay is dry,Eva Holm,1 March 2026,,,confirmed,,the port's log
the crane stands,,,,,,,
'''


def test_recognised_columns(run: Run) -> None:
    done = run("import", "-", "--by", "ann", stdin=TABLE)
    assert done.status == 0, done.err
    found = {one["text"]: one for one in run("list", "--json").json}
    mill = found["the mill, it seems, has closed"]
    assert (mill["speaker"], mill["status"], mill["marked_by"]) == ("Greta Lind", "refuted", "ann")
    assert mill["note"] == 'Pants on Fire; seen "it"'
    assert mill["article"]["url"] == "https://port.example/mill"
    assert (mill["article"]["outlet"], mill["article"]["published"]) == ("Wire", "2026-02-01")
    assert [one["url"] for one in mill["evidence"]] == ["https://a.ex/1", "b"]
    quay = found["the quay is dry"]
    assert (quay["status"], quay["note"], quay["article"]["published"]) == ("confirmed", None, "2026-03-01")
    assert [one["url"] for one in quay["evidence"]] == ["the port's log"]
    crane = found["the crane stands"]
    assert (crane["speaker"], crane["status"]) == (None, "unverified")
    before = run("export").out
    assert "3 were here already" in run("import", "-", "--by", "ann", stdin=TABLE).err
    assert run("export").out == before
    assert run("undo").status == 0
    assert ids(run) == []
    assert run("redo").status == 0
    assert len(ids(run)) == 3


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_named_columns_and_other_delimiters(run: Run, delimiter: str) -> None:
    table = f"\ufeffWortlaut{delimiter}Wer\r\nthe mill has closed{delimiter}Greta Lind\r\n"
    assert run("import", "-", stdin=table).status == 2
    assert run("import", "-", "--columns", "text=Wortlaut,speaker=Wer", stdin=table).status == 0
    (claim,) = run("list", "--json").json
    assert (claim["text"], claim["speaker"]) == ("the mill has closed", "Greta Lind")
    assert run("import", "-", "--columns", "text=Satz", stdin=table).status == 2
    assert run("import", "-", "--columns", "colour=Wer", stdin=table).status == 2
    assert run("import", "-", "--format", "jsonl", "--columns", "text=Wer", stdin=table).status == 2


def test_rows_without_sense_are_named_and_the_others_taken(run: Run) -> None:
    done = run(
        "import",
        "-",
        stdin="claim,date,url\nthe mill has closed,,\n,2026-01-01,\nthe quay is dry,soon,\nthe sea is wet,,ftp://x\n",
    )
    assert done.status == 4
    for place in ("line 3: it has no claim", "line 4: 'soon' is no day", "line 5: 'ftp://x' is no web address"):
        assert place in done.err
    assert len(ids(run)) == 1
    assert run("import", "-", stdin="claim\n").status == 0


def test_a_wrong_quotation_mark_costs_its_row_alone_and_one_that_is_not_closed_is_told(run: Run) -> None:
    table = (
        "claim,person\nthe mill has closed,Ann\n"
        '"the quay" is dry,Bob\nthe sea is wet,Cy\n"the crane stands,Di\nthe ferry sails,Ed\n'
    )
    done = run("import", "-", stdin=table)
    assert done.status == 4
    assert "line 3: not CSV" in done.err
    assert "line 5: a quotation mark is not closed" in done.err
    assert {one["text"] for one in run("list", "--json").json} == {"the mill has closed", "the sea is wet"}


def test_a_header_that_is_never_closed_is_told(run: Run) -> None:
    done = run("import", "-", "--format", "csv", stdin='"claim,person\nthe mill has closed,Ann\n')
    assert done.status == 2
    assert "the header cannot be read: a quotation mark is not closed" in done.err
    assert ids(run) == []


def test_our_own_csv_comes_back(run: Run, tmp_path: str) -> None:
    run("ingest", ARTICLES, "-q")
    run("add", "--speaker", "Ann", "--text", "=1+1 is two", "-q")
    run("mark", ids(run)[0], "refuted")
    fields = "text,speaker,status,article.outlet,article.published"
    out = run("export", "--format", "csv", "--fields", fields).out
    other = f"{tmp_path}/other.json"
    assert run("import", "-", "--db", other, stdin=out).status == 0
    assert told(run, "--db", other) == told(run)


def test_our_own_csv_is_no_second_ledger_and_brings_what_was_filled_in(run: Run) -> None:
    run("ingest", ARTICLES, "-q")
    run("mark", ids(run)[0], "refuted", "--note", "seen", "--by", "Ann", "-q")
    table = list(csv.DictReader(StringIO(run("export", "--format", "csv").out)))
    before = run("export").out
    again = run("import", "-", stdin=as_csv(table))
    assert (again.status, run("export").out) == (0, before)
    assert f"0 claims added, 0 with a verdict; {len(table)} were here already" in again.err
    assert "another verdict" not in again.err

    table[0]["status"], table[1]["status"] = "confirmed", "disputed"
    table[2]["text"] = "the sea is dry"
    table[3]["id"] = "17"
    done = run("import", "-", "--json", stdin=as_csv(table))
    assert done.status == 4
    assert {name: done.json[name] for name in ("added", "known", "verdicts", "kept")} == {
        "added": 1, "known": len(table) - 2, "verdicts": 1, "kept": 1,
    }  # fmt: skip
    (left,) = done.json["failed"]
    assert left["reason"] == (
        f"claim {table[2]['id']} has other words or another speaker here; `factcli fix` corrects it"
    )
    found = {one["id"]: one for one in run("list", "--json").json}
    assert [found[one["id"]]["status"] for one in table[:3]] == ["refuted", "disputed", "unverified"]
    assert len(found) == len(table) + 1
    assert found[table[2]["id"]]["text"] != "the sea is dry"


def as_csv(table: list[dict[str, str]]) -> str:
    out = StringIO()
    writer = csv.DictWriter(out, list(table[0]))
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


def told(run: Run, *where: str) -> set[tuple[str, ...]]:
    """Words, speaker and status of each claim, on one line each."""
    records = run("list", "--json", *where).json
    return {(" ".join(one["text"].split()), one["speaker"], one["status"]) for one in records}
