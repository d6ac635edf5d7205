"""Pages as servers send them become articles of the outlet that served them, or a reason why not."""

import time

import pytest
from answers import TODAY, answer
from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.models.source import Listed
from factcli.models.web import Failure, Fault, PageText
from factcli.sources.webpage import read_page

URL = "https://www.herald.example.org/2026/03/ferry-delayed"
SENTENCE = "The harbour office said on Monday that the ferry would not sail before the storm had passed. "
LONG = "".join(f"<p>Paragraph {number} of the story. {SENTENCE * 4}</p>" for number in range(6))
SHORT = f"<p>{SENTENCE}</p><p>Nobody at the office would say when that might be, or why it had taken so long.</p>"


def page(body: str = LONG, head: str = "", attributes: str = "", title: str = "Ferry delayed again") -> str:
    return (
        f"<!DOCTYPE html><html {attributes}><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def read(
    markup: bytes | str, content_type: str | None = "text/html", url: str = URL, listed: Listed | None = None
) -> PageText:
    found = read_page(answer(markup, content_type, url), listed, TODAY)
    assert isinstance(found, PageText), found
    return found


def refused(markup: bytes | str, content_type: str | None = "text/html") -> str:
    found = read_page(answer(markup, content_type, URL), None, TODAY)
    assert isinstance(found, Failure), found
    assert found.fault is Fault.UNUSABLE
    return found.reason


def test_a_page_gives_its_text_and_what_it_says_of_itself() -> None:
    head = (
        '<meta property="og:site_name" content="The Herald"><meta name="author" content="Ines Kallas">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-03-10T09:00:00Z"}</script>'
    )
    item = read(page(head=head), url=f"{URL}?utm_source=rss#top").item
    assert item.text.count(SENTENCE.strip()) == 24
    assert (item.title, item.byline, item.outlet) == ("Ferry delayed again", "Ines Kallas", "The Herald")
    assert (item.published, item.published_from) == ("2026-03-10", "json-ld")
    assert (item.location, item.url) == (f"{URL}?utm_source=rss#top", URL)
    assert not item.partial


def test_what_a_page_does_not_say_comes_from_the_feed() -> None:
    listed = Listed(title="Title of the feed", byline="Per Holm", published="2026-03-09", summary_words=0)
    item = read(
        f"<html><body><article>{LONG}</article></body></html>", listed=listed, url="https://herald.example.org/a"
    ).item
    assert (item.title, item.byline, item.published, item.published_from) == (
        "Title of the feed", "Per Holm", "2026-03-09", "feed",
    )  # fmt: skip
    own = page(
        head='<meta property="article:published_time" content="2026-03-01"><meta name="author" content="Ines Kallas">'
    )
    item = read(own, listed=listed).item
    assert (item.title, item.byline, item.published, item.published_from) == (
        "Ferry delayed again", "Ines Kallas", "2026-03-01", "meta",
    )  # fmt: skip


def test_a_day_that_has_not_come_is_not_believed() -> None:
    item = read(
        page(head='<meta property="article:published_time" content="2027-01-01">'),
        listed=Listed(published="2026-03-02"),
    ).item
    assert (item.published, item.published_from) == ("2026-03-02", "feed")


@pytest.mark.parametrize(
    ("claimed", "url"),
    [
        ("https://herald.example.org/2026/03/ferry", "https://herald.example.org/2026/03/ferry"),
        ("/2026/03/ferry?utm_source=x", "https://www.herald.example.org/2026/03/ferry"),
        ("https://other.example.net/2026/03/ferry-delayed", URL),
        ("https://herald.example.org.evil.net/2026/03/ferry-delayed", URL),
        ("https://www.herald.example.org/", URL),
        ("https://www.herald.example.org/2026/03", URL),
        ("https://www.herald.example.org/news/", URL),
        ("javascript:alert(1)", URL),
        ("http://[", URL),
        ("", URL),
    ],
)
def test_a_page_may_say_where_it_belongs_but_only_on_its_own_site(claimed: str, url: str) -> None:
    assert read(page(head=f'<link rel="canonical" href="{claimed}">')).item.url == url
    assert read(page(head=f'<meta property="og:url" content="{claimed}">')).item.url == url


@pytest.mark.parametrize("attributes", ["amp", "⚡", 'lang="en" AMP'])
def test_an_amp_page_names_the_page_that_it_is_a_version_of(attributes: str) -> None:
    found = read(page(head=f'<link rel="canonical" href="{URL}">', attributes=attributes), url=f"{URL}/amp/")
    assert (found.amp_of, found.item.url) == (URL, URL)
    assert read(page(head=f'<link rel="canonical" href="{URL}">'), url=f"{URL}/amp/").amp_of is None


def test_a_page_in_an_amp_cache_belongs_to_the_site_that_is_cached() -> None:
    cached = "https://www-herald-example-org.cdn.ampproject.org/c/s/www.herald.example.org/2026/03/ferry-delayed/amp"
    found = read(page(head=f'<link rel="canonical" href="{URL}">', attributes="amp"), url=cached)
    assert (found.amp_of, found.item.url) == (URL, URL)
    hostile = read(
        page(head='<link rel="canonical" href="https://cdn.ampproject.org/x">', attributes="amp"), url=cached
    )
    assert (hostile.amp_of, hostile.item.url) == (None, f"{URL}/amp")


def paid(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


COSTS = [
    '{"@type": "NewsArticle", "isAccessibleForFree": false}',
    '{"@type": "NewsArticle", "isAccessibleForFree": "False"}',
    '{"@graph": [{"@type": "WebSite"}, {"@type": "Article", "isAccessibleForFree": "false"}]}',
    '[{"@type": "Article", "isAccessibleForFree": true, "hasPart": {"isAccessibleForFree": "http://schema.org/False"}}]',
]


@pytest.mark.parametrize("value", COSTS)
def test_a_page_that_costs_is_partial_only_where_little_was_served(value: str) -> None:
    assert read(page(SHORT, paid(value))).item.partial
    assert not read(page(LONG, paid(value))).item.partial


@pytest.mark.parametrize(
    "last",
    [
        "Subscribe now to continue reading this story.",
        "Already a subscriber? Log in",
        "To read the full article, sign in or register",
        "This article is for subscribers only.",
        "The director of the port then opened the door and…",
        "The director of the port then opened the door and [...]",
    ],
)
def test_a_short_text_that_ends_at_a_wall_is_partial(last: str) -> None:
    assert read(page(f"{SHORT}<p>{last}</p>")).item.partial
    assert not read(page(f"{SHORT}<p>The director of the port did not open the door to subscribers.</p>")).item.partial


def test_a_page_with_no_more_than_the_feeds_summary_is_partial() -> None:
    assert read(page(SHORT), listed=Listed(summary_words=40)).item.partial
    assert not read(page(SHORT), listed=Listed(summary_words=20)).item.partial
    assert not read(page(LONG), listed=Listed(summary_words=500)).item.partial


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (
            page(
                "<p>Please enable JavaScript to view this site and all that it has to offer to you.</p>", title="Herald"
            ),
            "JavaScript",
        ),
        (
            page(
                "<p>We are checking your browser before you can go on to the site. Ray ID 12.</p>",
                title="Just a moment...",
            ),
            "JavaScript",
        ),
        (
            page("<p>Sorry, the page you were looking for could not be found. Try the search.</p>", title="Herald"),
            "error page",
        ),
        (
            page("<p>Here are a few links to other stories that may be of interest to you.</p>", title="404 Not Found"),
            "error page",
        ),
        (
            page(
                "<p>We and our 842 partners use cookies to store personal data on your device.</p>"
                "<p>You may accept all or manage options; your consent applies to this site. See our privacy policy.</p>",
                title="Herald",
            ),
            "consent",
        ),
        ('<!doctype html><html><body><div id="root"></div><script src="app.js"></script></body></html>', "no article"),
        ("<html></html>", "no article"),
        ('<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "a feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', "a feed"),
        ("", "empty"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
    ],
)
def test_walls_shells_and_errors_are_no_articles(markup: bytes | str, reason: str) -> None:
    assert reason in refused(markup)


def test_an_article_about_cookies_and_errors_is_one() -> None:
    body = LONG + "<p>The page could not be found, the office said of its cookies and the consent to them.</p>"
    assert (
        read(page(body, title="404: how an error page became famous")).item.title
        == "404: how an error page became famous"
    )


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"%PDF-1.7 ...", "text/html", "a PDF"),
        (b"x", "application/pdf", "a PDF"),
        (b"x", "image/png", "image/png"),
        (b'{"a": 1}', "application/json; charset=utf-8", "JSON"),
        (b"x", "application/octet-stream", "application/octet-stream"),
    ],
)
def test_other_kinds_of_answer_are_named(body: bytes, content_type: str, reason: str) -> None:
    assert reason in refused(body, content_type)


def test_plain_text_and_markdown_are_read_as_such() -> None:
    text = f"Ferry delayed\nBy Ines Kallas\n2026-03-04\n\n{SENTENCE}\n"
    item = read(text, "text/plain; charset=utf-8").item
    assert (item.text, item.title, item.byline, item.published) == (text, "Ferry delayed", "Ines Kallas", "2026-03-04")
    item = read(f"---\ntitle: Ferry\n---\n{SENTENCE} *Not* today.", "text/markdown").item
    assert (item.text, item.title) == (f"{SENTENCE}Not today.", "Ferry")
    assert read(page(), "text/plain").item.title == "Ferry delayed again"


@pytest.mark.parametrize(
    ("encoding", "content_type", "meta"),
    [
        ("utf-8", "text/html; charset=utf-8", ""),
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("cp1252", "text/html; charset=windows-1252", '<meta charset="utf-8">'),
        ("cp1252", "text/html", '<meta charset="iso-8859-1">'),
        ("cp1252", "text/html; charset=utf-8", ""),
        ("utf-8", None, '<meta charset="latin-1">'),
    ],
)
def test_letters_come_through_whatever_the_encoding_is_called(
    encoding: str, content_type: str | None, meta: str
) -> None:
    markup = page(f"<p>“Größe” said the café’s owner, {SENTENCE}</p>{LONG}", meta)
    assert "“Größe” said the café’s owner" in read(markup.encode(encoding), content_type).item.text


@pytest.mark.parametrize(
    "between",
    [
        "<!-- -->", "<!---->", "<!-->", "<!-- a --><!-- b -->", "<!--[if IE]>old<![endif]-->", "<![if !IE]>", "<![CDATA[x]]>",
        "<?php echo 1 ?>", "<!here>",
    ],
)  # fmt: skip
def test_what_a_browser_hides_within_a_paragraph_costs_no_word_of_it(between: str) -> None:
    said = f"“We will not sell the yard{between} before we have{between} paid every one of our debts,” said Rolf Ander."
    assert said.replace(between, "") in read(page(f"<p>{said}</p>{LONG}")).item.text


def test_a_paragraph_of_thousands_of_pieces_keeps_its_words_and_is_read_in_linear_time() -> None:
    def seconds(words: int) -> float:
        pieces = "".join(f"<b>w{number}</b> " for number in range(words))
        begin = time.process_time()
        text = read(page(f"<p>{pieces}</p>{LONG}")).item.text
        assert "w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16 w17 w18 w19 w20 w21 w22 w23" in text
        return time.process_time() - begin

    assert seconds(20_000) < 3 * seconds(10_000) + 0.1


@pytest.mark.parametrize(
    "inner", ["<div>" * 20_000, "<b>" * 20_000, "<p " * 20_000, "<!--" * 50_000, "<table><tr><td>" * 3_000]
)
def test_markup_made_to_exhaust_the_reader_gives_a_value(inner: str) -> None:
    begin = time.process_time()
    assert isinstance(read_page(answer(page(inner + LONG), "text/html", URL), None, TODAY), PageText | Failure)
    assert time.process_time() - begin < 20


PIECES = [
    *"<>&;/\"'= ", "<p>", "</p>", SENTENCE, "<html ⚡>", "<link rel=canonical href=", "<meta property=og:url content=",
    "<script type=application/ld+json>", '{"@graph":[', '{"isAccessibleForFree":', "</script>", "<title>",
]  # fmt: skip
KINDS = [
    None,
    "text/html",
    "text/plain; charset=utf-16",
    "text/markdown",
    "application/xml",
    ";",
    "text/html; charset=punycode",
]


@settings(deadline=None, max_examples=60)  # the first call loads trafilatura
@given(
    st.binary(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=40).map(lambda parts: "".join(parts).encode()),
    st.sampled_from(KINDS),
)
def test_any_bytes_give_a_value(body: bytes, content_type: str | None) -> None:
    assert isinstance(read_page(answer(body, content_type, URL), Listed(summary_words=20), TODAY), PageText | Failure)
