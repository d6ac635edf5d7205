"""A feed's own text is taken for the article only where all of it is there."""

import pytest
from answers import TODAY, answer

from factcli.models.web import Feed
from factcli.sources.feeds.parsing import read_feed

SENTENCE = "The harbour office said on Monday that the ferry would not sail before the storm had passed. "
PARAGRAPHS = [f"Paragraph {number}. {SENTENCE * 2}".strip() for number in range(6)]
WHOLE = "\n\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{one}</p>\n" for one in PARAGRAPHS)


def text_of(described: str = "", content: str = "") -> str | None:
    description = f"<description><![CDATA[{described}]]></description>" if described else ""
    encoded = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    body = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>A</title>'
        f"{description}{encoded}</item></channel></rss>"
    )
    found = read_feed(answer(body), TODAY)
    assert isinstance(found, Feed)
    return found.entries[0].text


def test_content_beside_a_summary_is_the_article() -> None:
    assert text_of("A short summary.", MARKUP) == WHOLE
    assert text_of("", MARKUP) == WHOLE


def test_a_long_description_in_several_paragraphs_is_the_article() -> None:
    assert text_of(MARKUP) == WHOLE
    assert text_of("<br><br>".join(PARAGRAPHS)) == WHOLE


@pytest.mark.parametrize(
    ("described", "content"),
    [
        ("A short summary.", f"<p>{SENTENCE}</p>"),
        (SENTENCE * 8, ""),
        (f"<p>{SENTENCE * 8}</p>", ""),
        (SENTENCE * 40, MARKUP),
        ("", MARKUP + "<p>And then […]</p>"),
        ("", MARKUP + "<p>And then...</p>"),
        ("", MARKUP + "<p>And then [&#8230;]</p>"),
        ("", MARKUP + '<p><a href="/x">Continue reading <span>The ferry</span> →</a></p>'),
        ("", MARKUP + '<p>And so <a href="/x">Read more</a></p>'),
        (MARKUP + "<p>Read the full story</p>", ""),
        ("", '<img src="a.jpg">' * 200),
    ],
)
def test_what_is_short_or_cut_off_is_not(described: str, content: str) -> None:
    assert text_of(described, content) is None


def test_what_is_no_part_of_the_article_is_left_out() -> None:
    around = (
        "<style>p {color: red}</style><script>track('the harbour')</script>"
        '<figure><img src="a"><figcaption>The harbour at night</figcaption></figure><p class="wp-caption-text">A boat</p>'
    )
    after = (
        '<div class="sharedaddy"><p>Share this:</p></div><p>Share | Tweet | Email</p><form><input><button>Send</button></form>'
        '<p>The post <a href="/a">Ferry will not sail</a> appeared first on <a href="/">Harbour Herald</a>.</p>'
    )
    assert text_of("", around + MARKUP + after) == WHOLE


def test_words_of_a_paragraph_stay_together_and_lists_are_lines() -> None:
    markup = (
        MARKUP
        + "<h2>What\n  next</h2><ul><li>One <b>bold</b> thing</li><li>Another<br>line &amp; more</li></ul><!-- x -->tail"
    )
    assert text_of("", markup) == f"{WHOLE}\n\nWhat next\n\nOne bold thing\n\nAnother line & more\n\ntail"


def test_atom_and_json_feeds_have_whole_articles_too() -> None:
    xhtml = MARKUP.replace("&", "&amp;")
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><summary>Short</summary><content type="xhtml">'
        f'<div xmlns="http://www.w3.org/1999/xhtml">{xhtml}</div></content></entry></feed>'
    )
    found = read_feed(answer(atom), TODAY)
    assert isinstance(found, Feed)
    assert found.entries[0].text == WHOLE
    for name, value in (("content_html", MARKUP), ("content_text", WHOLE)):
        body = {
            "version": "https://jsonfeed.org/version/1",
            "title": "T",
            "items": [{"id": "1", "summary": "S", name: value}],
        }
        import json

        found = read_feed(answer(json.dumps(body)), TODAY)
        assert isinstance(found, Feed)
        assert found.entries[0].text == WHOLE
