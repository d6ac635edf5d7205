"""Feeds as servers send them become entries, whatever their form, encoding and faults."""

import json
import time
import tracemalloc
from pathlib import Path

import msgspec
import pytest
from answers import CASES, TODAY, answer
from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.models.web import Candidate, Entry, Failure, Fault, Feed
from factcli.sources.feeds.parsing import NotAFeed, read_feed

FEEDS = sorted(path for path in CASES.iterdir() if not path.name.endswith(".expected.json"))


def feed(body: bytes | str, content_type: str | None = None, url: str = "https://herald.example/news/feed.xml") -> Feed:
    found = read_feed(answer(body, content_type, url), TODAY)
    assert isinstance(found, Feed), found
    return found


def rss(items: str, head: str = "") -> str:
    return f'{head}<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'


def item(title: str, link: str = "https://herald.example/1") -> str:
    return f"<item><title>{title}</title><link>{link}</link></item>"


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_each_form_of_feed_gives_the_entries_that_it_holds(path: Path) -> None:
    expected = json.loads(path.with_name(f"{path.name}.expected.json").read_text())
    assert json.loads(msgspec.json.encode(feed(path.read_bytes()))) == expected


@pytest.mark.parametrize(
    "content_type", [None, "text/html; charset=utf-8", "text/plain", "application/octet-stream", "nonsense;;"]
)
def test_a_feed_is_known_by_what_it_is_not_by_what_the_server_calls_it(content_type: str | None) -> None:
    assert len(feed((CASES / "rss2.xml").read_bytes(), content_type).entries) == 6


CAFE = rss(item("Café “Größe”"))


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (CAFE.encode(), None),
        (b"\xef\xbb\xbf" + CAFE.encode(), None),
        (CAFE.encode("utf-16"), None),
        (CAFE.encode("utf-16-le"), "text/xml; charset=utf-16le"),
        (CAFE.encode("cp1252"), "text/xml; charset=iso-8859-1"),
        (CAFE.encode("cp1252"), "application/xml; charset=utf-8"),
        (b'<?xml version="1.0" encoding="utf-8"?>' + CAFE.encode("cp1252"), None),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>' + CAFE.encode("cp1252"), None),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>' + CAFE.encode(), "text/xml; charset=us-ascii"),
        (b'<?xml version="1.0" encoding="unicode_escape"?>' + CAFE.encode(), "text/xml; charset=punycode"),
        (b'\r\n \t<?xml version="1.0" encoding="utf-8"?>\n' + CAFE.encode(), None),
        (rss(item("Caf&eacute; &ldquo;Gr&#xF6;&szlig;e&rdquo;")).encode(), None),
        (rss(item("<![CDATA[Caf&eacute; &#8220;Gr&ouml;&szlig;e&#8221;]]>")).encode(), None),
        (rss(item("Caf&amp;eacute; &amp;#8220;Gr&amp;ouml;&amp;szlig;e&amp;#8221;")).encode(), None),
    ],
)
def test_letters_come_through_whatever_the_encoding_is_called(body: bytes, content_type: str | None) -> None:
    assert feed(body, content_type).entries[0].title == "Café “Größe”"


def test_a_feed_in_the_encoding_of_its_header_is_read() -> None:
    assert (
        feed(rss(item("船が遅れた")).encode("shift_jis"), "text/xml; charset=Shift_JIS").entries[0].title
        == "船が遅れた"
    )
    assert (
        feed(rss(item("船が遅れた")).encode("iso-2022-jp"), "text/xml; charset=iso-2022-jp").entries[0].title
        == "船が遅れた"
    )


def test_titles_are_plain_text_without_markup_and_control_characters() -> None:
    title = (
        feed(rss(item("<![CDATA[ A\x1b[31m <b>red</b>\n\t<!-- hidden --> <br>title &#7; 3 < 4 ]]>"))).entries[0].title
    )
    assert title == "A[31m red title 3 < 4"


@pytest.mark.parametrize("tag", ["x:00z", "p:1", "x:"])
def test_markup_of_names_that_are_none_is_read_as_its_words(tag: str) -> None:
    title = f'<title type="xhtml"><{tag}>Berth 4</{tag}> shut</title>'
    body = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id>{title}</entry></feed>'
    assert [entry.title for entry in feed(body).entries] == ["Berth 4 shut"]


def test_a_title_of_fifty_megabytes_is_cut_and_the_next_entry_read() -> None:
    entries = feed(rss(item("x" * 50_000_000) + item("Next", "https://herald.example/2"))).entries
    assert [len(entry.title or "") for entry in entries] == [1000, 4]


def test_keys_are_the_id_else_the_link_else_made_of_what_is_said() -> None:
    one, other = "<item><title>A</title></item>", "<item><title>B</title></item>"
    keys = [entry.key for entry in feed(rss(one + other + one + item("C"))).entries]
    assert len(keys) == 3
    assert keys[2] == "https://herald.example/1"
    assert keys == [entry.key for entry in feed(rss(one + other + item("C")), url="http://moved.example/f").entries]


def test_a_guid_stays_as_it_is_when_the_feed_moves() -> None:
    body = rss("<item><guid>4711</guid><title>A</title><link>/a</link></item>")
    assert [feed(body, url=f"https://{host}.example/feed").entries[0].key for host in ("a", "b")] == ["4711", "4711"]


def test_entries_that_repeat_an_id_or_a_link_count_once() -> None:
    body = rss(
        item("First")
        + item("Again", "https://herald.example/1?utm_source=x#c")
        + item("Other", "https://herald.example/2")
    )
    assert [entry.title for entry in feed(body).entries] == ["First", "Other"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Sat, 14 Mar 2026 23:59:00 -0800", "2026-03-14"),
        ("Sat, 14 Mar 26 10:00:00 GMT", "2026-03-14"),
        ("2026-03-16T00:30:00+14:00", "2026-03-16"),
        ("2026-03-17T00:30:00Z", None),
        ("1970-01-01T00:00:00Z", None),
        ("0000-00-00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_is_the_outlets_own_and_believed_only_if_it_has_come(written: str, day: str | None) -> None:
    assert feed(rss(f"<item><title>A</title><pubDate>{written}</pubDate></item>")).entries[0].published == day


BOMB = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(15))
BOMBS = {
    "laughs": rss(item("&p;"), f'<!DOCTYPE rss [<!ENTITY a "ha">{BOMB}]>'),
    "laughs in an attribute": rss("<item x='&p;'><title>t</title></item>", f'<!DOCTYPE rss [<!ENTITY a "ha">{BOMB}]>'),
    "laughs in a broken feed": rss("<item><title>&p;</titel>&p;", f'<!DOCTYPE rss [<!ENTITY a "ha">{BOMB}]>'),
    "quadratic": rss(item("&a;" * 100_000), f'<!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]>'),
    "quadratic in an attribute": rss(
        f"<item x='{'&a;' * 100_000}'/>", f'<!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]>'
    ),
    "hidden": rss(item("&p;"), f'<!-- <rss> --><!DOCTYPE rss [<!-- ]> <a --><!ENTITY a "ha">{BOMB}]>'),
    "deep": rss(item("<b>" * 500_000)),
    "deep in CDATA": rss(f"<item><description><![CDATA[{'<div>word ' * 200_000}]]></description></item>"),
    "attributes": rss(f"<item {' '.join(f'a{i}=1' for i in range(100_000))}><title>t</title></item>"),
    "many names": rss(f"<item {' '.join(f'xmlns:a{i}=u' for i in range(50_000))}><title>t</title></item>"),
    "open comments": "<rss><channel>" + "<!--" * 500_000,
    "open CDATA": "<rss><channel><item><title>" + "<![CDATA[" * 500_000,
    "open tags": "<rss><channel>" + "<a " * 500_000,
    "open comments in a title": rss(item("<![CDATA[" + "<!--" * 500_000 + "]]>")),
    "open scripts": rss(f"<item><description><![CDATA[{'<script' * 300_000}]]></description></item>"),
    "links": rss(f"<item>{'<link>/a</link>' * 200_000}</item>"),
    "nested entries": rss("<item>" * 200_000),
    "brackets": "[" * 1_000_000,
    "objects": '{"items":' * 200_000,
}


@pytest.mark.long
@pytest.mark.parametrize("body", BOMBS.values(), ids=BOMBS.keys())
def test_a_document_made_to_exhaust_the_reader_does_not(body: str) -> None:
    tracemalloc.start()
    begin = time.process_time()
    found = read_feed(answer(body), TODAY)
    spent = time.process_time() - begin
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(found, Feed | Failure)
    assert spent < 20
    assert peak < 300_000_000
    if isinstance(found, Feed):
        assert all(len(entry.title or "") <= 1000 and "ha" not in (entry.title or "") for entry in found.entries)


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    head = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY % y SYSTEM "{secret.as_uri()}"> %y;]>'
    found = feed(
        rss(item("A &x; B") + f"<item><description>&x;</description><title>{secret.as_uri()}</title></item>", head)
    )
    assert "secret words" not in repr(found)


def test_a_page_in_a_feeds_place_gives_the_feeds_that_it_names() -> None:
    page = """<!DOCTYPE html><html><head><base href="/en/">
    <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
    <link rel="stylesheet" href="a.css"><link rel="alternate" hreflang="de" href="/de/">
    <link rel='ALTERNATE' type='application/atom+xml; charset=utf-8'
    title='The &lt;Herald&gt;' href='atom.xml?cat=3&amp;utm_source=x#a'>
    <link rel="alternate" type="application/feed+json" href="https://other.example/feed.json">
    <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
    </head><body><link rel="alternate" type="application/rdf+xml" href="//herald.example/rdf"></body></html>"""
    found = read_feed(answer(page, "application/rss+xml", "https://herald.example/news/"), TODAY)
    assert found == NotAFeed(
        (
            Candidate("https://herald.example/en/atom.xml?cat=3&utm_source=x", "The <Herald>"),
            Candidate("https://other.example/feed.json", None),
            Candidate("https://herald.example/rdf", None),
            Candidate("https://herald.example/comments/feed/", "Comments"),
        )
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "an empty answer"),
        (b"  \n", "an empty answer"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "binary, or text in an encoding that cannot be told"),
        (b"just words", "not a feed"),
        (b'{"a": 1}', "JSON, but not a JSON Feed"),
        (b'<opml version="2.0"><body/></opml>', "a list of feeds (OPML), not a feed"),
        (b"<urlset/>", "a sitemap, not a feed"),
    ],
)
def test_what_is_no_feed_is_a_failure_that_says_what_it_is(body: bytes, reason: str) -> None:
    assert read_feed(answer(body), TODAY) == Failure(reason=reason, fault=Fault.UNUSABLE)


def test_an_empty_feed_is_a_feed() -> None:
    assert feed(rss("")) == Feed("T", ())


@settings(deadline=None)  # the first call loads what detects encodings
@given(st.binary(max_size=400) | st.sampled_from(FEEDS).flatmap(lambda path: _damaged(path.read_bytes())))
def test_any_bytes_give_a_value(body: bytes) -> None:
    found = read_feed(answer(body), TODAY)
    assert isinstance(found, Feed | NotAFeed | Failure)
    if isinstance(found, Feed):
        assert len({entry.key for entry in found.entries}) == len(found.entries)
        msgspec.json.encode(found)


@st.composite
def _damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    begin, end = sorted((draw(st.integers(0, len(whole))), draw(st.integers(0, len(whole)))))
    return draw(
        st.sampled_from(
            [whole[:begin], whole[:begin] + whole[end:], whole[:begin] + draw(st.binary(max_size=9)) + whole[begin:]]
        )
    )


@settings(deadline=None)  # the first call loads feedparser
@given(st.sampled_from(FEEDS), st.integers(0, 3000))
def test_a_feed_that_breaks_off_gives_the_entries_before(path: Path, length: int) -> None:
    body = path.read_bytes()
    found = read_feed(answer(body[:length]), TODAY)
    if isinstance(found, Feed) and len(found.entries) > 1:
        whole = feed(body).entries
        assert _told(found.entries[0]) == _told(whole[0])


def _told(entry: Entry) -> tuple[str, str | None, str | None]:
    return entry.key, entry.url, entry.title


@pytest.mark.long
def test_ten_thousand_entries_are_read_in_seconds_and_no_more_than_that() -> None:
    body = rss("".join(item(f"Title {number}", f"https://herald.example/{number}") for number in range(10_500)))
    begin = time.process_time()
    assert len(feed(body).entries) == 10_000
    assert time.process_time() - begin < 15
