"""Lists of feeds come in from any reader and go out to any."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.sources.feeds.opml import Outline, read_opml, write_opml

READERS = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Subscriptions</title></head><body>
<outline text="Local" title="Local">
  <outline type="rss" text="Herald &amp; Post" xmlUrl="https://herald.example/feed?a=1&amp;b=2" htmlUrl="https://herald.example/"/>
  <outline text="Deeper"><outline text="Quay" xmlUrl="https://quay.example/rss" category="/News/Harbour,ferry"/></outline>
</outline>
<outline type="rss" xmlUrl="http://nameless.example/f"/>
<outline type="rss" text="Twice" xmlUrl="https://herald.example/feed?a=1&amp;b=2"/>
<outline type="rss" text="Not of the web" xmlUrl="file:///etc/passwd"/>
<outline type="link" text="No feed" url="https://link.example/"/>
</body></opml>"""


def test_feeds_are_read_with_their_folders_and_categories_as_tags() -> None:
    assert read_opml(READERS.encode()) == [
        Outline("Herald & Post", "https://herald.example/feed?a=1&b=2", ("Local",)),
        Outline("Quay", "https://quay.example/rss", ("Harbour", "ferry", "Local", "Deeper")),
        Outline("http://nameless.example/f", "http://nameless.example/f"),
        Outline("Not of the web", "file:///etc/passwd", usable=False),
    ]


def test_what_is_no_opml_is_none_and_an_empty_list_is_empty() -> None:
    assert read_opml(b"") is None
    assert read_opml(b"<rss><channel/></rss>") is None
    assert read_opml(b"\x00\x01\x02") is None
    assert read_opml(b"<opml><body/></opml>") == []


def test_what_is_written_is_read_again_hostile_names_and_all() -> None:
    outlines = [
        Outline(
            '<script>alert("1")</script> & Söhne',
            "https://a.example/f?x=1&y=%22",
            ("uk/politics", "a b"),
            "Herald",
            "30m",
        ),
        Outline("]]><!ENTITY a 'b'> &lol; [red]", "https://b.example/", (), None, "3600"),
    ]
    assert read_opml(write_opml(outlines)) == outlines


def test_control_characters_of_a_name_are_not_written() -> None:
    assert read_opml(write_opml([Outline("A\x1b[31m\x00 \u202eb\n c", "https://a.example/")])) == [
        Outline("A[31m b c", "https://a.example/")
    ]


WORDS = (
    st.text(min_size=1, max_size=30)
    .map(lambda text: " ".join("".join(filter(str.isprintable, text)).split()))
    .filter(bool)
)


@given(
    st.lists(st.builds(Outline, WORDS, st.integers().map("https://a.example/{}".format)), unique_by=lambda one: one.url)
)
def test_any_names_survive(outlines: list[Outline]) -> None:
    assert read_opml(write_opml(outlines)) == outlines


def test_entities_of_a_list_are_neither_expanded_nor_read() -> None:
    bomb = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(15))
    outline = '<outline text="&p;&x;" xmlUrl="https://a.example/"/><outline text="b" xmlUrl="https://b.example/"/>'
    head = f'<!DOCTYPE opml [<!ENTITY a "ha">{bomb}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    begin = time.process_time()
    found = read_opml(f"{head}<opml><body>{outline}</body></opml>".encode())
    assert time.process_time() - begin < 5
    assert "root" not in repr(found)
    assert len(repr(found)) < 5000


@settings(deadline=None)  # the first call loads what detects encodings
@given(st.binary(max_size=300) | st.integers(0, len(READERS)).map(lambda end: READERS[:end].encode()))
def test_any_bytes_give_a_list_or_none(data: bytes) -> None:
    found = read_opml(data)
    assert found is None or all(isinstance(one, Outline) for one in found)
