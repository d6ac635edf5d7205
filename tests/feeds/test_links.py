"""Two spellings of one page become one url, two pages stay two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcli.sources.links import canonical, resolved, same_site

PAGE = "https://harbour.example/2026/03/vote"


@pytest.mark.parametrize(
    "spelling",
    [
        "HTTPS://Harbour.EXAMPLE:443/2026/03/vote#comments",
        "https://ana:secret@harbour.example/2026/03/vote",
        "https://harbour.example./2026//03/vote",
        " https://harbour.example/2026/03/vote?utm_source=rss&utm_medium=feed&UTM_Campaign=x ",
        "https://harbour.example/2026/03/vote?fbclid=a&gclid=b&mc_cid=c&mc_eid=d&msclkid=e&igshid=f",
        "https://harbour.example/2026/03/vote?at_medium=RSS&at_campaign=K&ns_mchannel=social&CMP=share_btn",
        "https://harbour.example/2026/03/vote?ref=rss&source=email&partner=rss&emc=rss",
        "https://harbour.example/2026/03/%76ote",
        "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/2026/03/vote?amp_js_v=0.1&usqp=mq3",
        "https://harbour-example.cdn.ampproject.org/v/s/harbour.example/2026/03/vote?amp_gsa=1",
        "https://www.google.co.uk/amp/s/harbour.example/2026/03/vote",
    ],
)
def test_spellings_of_one_page_are_one(spelling: str) -> None:
    assert canonical(spelling) == PAGE


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/?p=12&utm_source=x", "https://a.example/?p=12"),
        ("https://a.example/story.php?12345", "https://a.example/story.php?12345"),
        ("https://a.example/story?id=", "https://a.example/story?id="),
        ("https://a.example/index.php?cid=9", "https://a.example/index.php?cid=9"),
        ("https://a.example/index.php?id=2&cid=9", "https://a.example/index.php?id=2"),
        ("https://a.example/x?gallery=3&reference=4", "https://a.example/x?gallery=3&reference=4"),
        ("https://a.example/x?b=2&a=1&b=1", "https://a.example/x?a=1&b=2&b=1"),
        ("https://a.example/x?copy=1&lang=%E9", "https://a.example/x?copy=1&lang=%E9"),
        ("https://a.example/x?q=a%20b%2bc", "https://a.example/x?q=a+b%2Bc"),
        ("https://a.example:8443/%c3%a9t%c3%a9", "https://a.example:8443/%C3%A9t%C3%A9"),
        ("https://xn--mnchen-3ya.example/", "https://münchen.example/"),
        ("http://[2001:DB8::1]:80/x", "http://[2001:db8::1]/x"),
        ("https://keep.example/web/2020/https://a.example/b", "https://keep.example/web/2020/https://a.example/b"),
        ("https://a.example/amp/", "https://a.example/amp/"),
        ("https://a.example/story.amp.html?amp=1", "https://a.example/story.amp.html?amp=1"),
        ("https://amp.a.example/story", "https://amp.a.example/story"),
        ("https://www.google.com/amp/about", "https://www.google.com/amp/about"),
    ],
)
def test_what_names_a_page_stays(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(
    "url",
    ["", "ftp://a.example/x", "javascript:alert(1)", "mailto:a@b.example", "https://", "https://a b/", "https://[::1",
     "https://a.example:99999/", "https://<b>/", "//a.example/x", "https://./", "https://a.example/" + "x" * 9000],
)  # fmt: skip
def test_what_is_no_address_of_the_web_has_no_canonical_form(url: str) -> None:
    assert canonical(url) is None


_PIECES = st.lists(
    st.sampled_from(
        "https:// http:// a.example www.google.com x.cdn.ampproject.org /amp/s/ /c/s/ / // .. ? & = ref id utm_x # % %e9 %2F "
        "%zz xn-- xn--mnchen-3ya ü ß ｅ 。 : :80 :443 :8080 @ [::1] . + index.php ; \u2028 \t \\".split(" ")
    )
    | st.text(max_size=3),
    max_size=14,
)


@given(_PIECES.map("".join) | _PIECES.map(lambda pieces: "https://a.example/" + "".join(pieces)))
def test_a_canonical_url_is_its_own_canonical_form(url: str) -> None:
    once = canonical(url)
    assert once is None or canonical(once) == once


def test_links_are_seen_from_their_page() -> None:
    assert resolved("https://a.example/news/feed.xml", "../x?utm_source=rss") == "https://a.example/x"
    assert resolved("https://a.example/news/", "//b.example/y") == "https://b.example/y"
    assert resolved("https://a.example/news/", "tag:a.example,2026:1") is None
    assert resolved("https://a.example/news/", "http://[") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://news.harbour.co.uk/a", "http://www.harbour.co.uk/", True),
        ("https://harbour.co.uk/a", "https://other.co.uk/a", False),
        ("https://ana.github.io/a", "https://ben.github.io/a", False),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:9000/b", True),
        ("http://127.0.0.1/a", "http://127.0.0.2/a", False),
        ("https://harbour.com.evil.org/", "https://harbour.com/", False),
        ("https://", "https://", False),
    ],
)
def test_a_site_is_what_one_owner_registered(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same
