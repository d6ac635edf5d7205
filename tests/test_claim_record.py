"""A claim's record bears all that is known of the claim."""

from collections.abc import Callable
from pathlib import Path

from conftest import Run
from msgspec import UNSET
from msgspec.structs import fields

from factcli.models.claim import ClaimRecord

STORY = (
    "Omar Reyes, the harbour master, was at the quay on Friday.\n\n"
    "He said the crane had lifted 12 crates on 6 March 2026.\n\nAnna Brandt said the ship had left.\n"
)


def test_each_field_of_a_record_is_given_where_there_is_something_to_tell(
    run: Run, write: Callable[[str, str | bytes], Path]
) -> None:
    def ingest(text: str) -> None:
        url = "https://port.example/quay"
        done = run("ingest", write("quay.txt", text), "-q", "--url", url, "--outlet", "Wire", "--title", "The quay")
        assert done.status == 0, done.err

    ingest(STORY)
    (crane,) = run("list", "--words", "crane", "--format", "ids").lines
    run("mark", crane, "disputed", "--confidence", "high", "--note", "twice", "-e", "https://port.example/log")
    run("tag", crane, "--add", "harbour")
    run("fix", crane, "--role", "the pilot")
    ingest(STORY.replace("12 crates", "14 crates"))
    ingest("Anna Brandt said the ship had left.\n")
    run("dismiss", crane, "--reason", "a caption")
    (record,) = run("list", "is:dismissed", "is:gone", "--json").json
    told = {name for name, value in record.items() if value not in (None, False, [], "", UNSET)}
    assert {one.encode_name for one in fields(ClaimRecord)} - told == set()
