"""The schemas that `schema` prints, and what the commands really print."""

import json
from pathlib import Path

import pytest
from conftest import Once, Run
from jsonschema import Draft202012Validator
from richly import Write, enriched, ids

PRINTED = {
    "claim": ("list", "--json"),
    "hit": ("search", "ship", "--json"),
    "article": ("articles", "--json"),
}


@pytest.fixture
def rich(run: Run, write: Write, home: Path, once: Once) -> Run:
    once("rich", lambda: enriched(run, write, home))
    return run


def validator(run: Run, name: str) -> Draft202012Validator:
    schema = run("db", "schema", name).json
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_what_is_printed_fits_its_schema(rich: Run) -> None:
    rich("dismiss", ids(rich)[0], "-q")
    for name, command in PRINTED.items():
        check = validator(rich, name)
        records = rich(*command).json
        assert records
        for record in records:
            assert list(check.iter_errors(record)) == []
            assert not check.is_valid({**record, "id": 7})
            del record["id"]
            assert not check.is_valid(record)
    check = validator(rich, "evidence")
    crane = ids(rich, "tag:harbour")[0]
    assert [list(check.iter_errors(one)) for one in rich("evidence", "list", crane, "--json").json] == [[], []]


def test_every_line_of_an_export_fits_the_schema(rich: Run) -> None:
    check = validator(rich, "export")
    for line in rich("export").lines:
        record = json.loads(line)
        assert list(check.iter_errors(record)) == []
        assert not check.is_valid({**record, "type": "horoscope"})


def test_all_schemas_at_once(run: Run) -> None:
    every = run("db", "schema").json
    assert set(every) == {*PRINTED, "evidence", "export"}
    for name, schema in every.items():
        assert schema == run("db", "schema", name).json
        assert schema["description"]
    assert run("db", "schema", "horoscope").status == 3
