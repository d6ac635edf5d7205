"""What can be told of the page without a browser: it needs nothing, it is built for everybody, its colours can be read."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from values import report_of

from factcli.models.vocabulary import Status
from factcli.render.report import web_page as module
from factcli.render.report.web_page import web_page

STYLE = Path(module.__file__).with_name("style.css").read_text(encoding="utf-8")
TEXT_CONTRAST, SHAPE_CONTRAST = 4.5, 3.0


@pytest.fixture(scope="module")
def page() -> str:
    return web_page(report_of("Anna Brandt")).decode()


@pytest.fixture(scope="module")
def tree(page: str) -> HtmlElement:
    return html.document_fromstring(page)


def test_nothing_is_asked_for_from_anywhere(page: str, tree: HtmlElement) -> None:
    assert not tree.xpath("//@src | //@srcset | //@background | //@action | //@ping | //@style")
    assert [one.get("href") for one in tree.iter("link")] == [
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"
    ]
    assert not re.search(r"url\(|@import|@font-face", STYLE)
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|sendBeacon|import|eval)\b", tree.xpath("string(//script)"))
    assert not [name for one in tree.iter() for name in one.attrib if name.startswith("on")]


def test_the_policy_allows_the_style_and_the_script_that_are_there_and_nothing_else(page: str) -> None:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found is not None
    policy = dict(part.split(" ", 1) for part in found[1].replace("&#x27;", "'").split("; "))
    for name, element in (("style-src", "style"), ("script-src", "script")):
        own = re.search(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert own is not None
        assert policy.pop(name) == f"'sha256-{b64encode(sha256(own[1].encode()).digest()).decode()}'"
    assert policy == {"default-src": "'none'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}


def test_headings_are_in_order(tree: HtmlElement) -> None:
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_landmarks_and_ids_are_single_and_references_lead_somewhere(tree: HtmlElement) -> None:
    assert tree.get("lang") == "en"
    for name in ("header", "main", "footer"):
        assert len([*tree.iter(name)]) == 1, name
    names = [tree.xpath(f"string(//*[@id='{one.get('aria-labelledby')}'])") for one in tree.iter("section")]
    assert len(set(names)) == len(names) == 3
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for attribute in ("for", "aria-labelledby", "aria-describedby"):
        assert set(tree.xpath(f"//@{attribute}")) <= set(ids), attribute
    assert {one[1:] for one in tree.xpath("//a/@href") if one.startswith("#")} <= set(ids)
    assert tree.find("body")[0].get("href") == "#claims"


def test_every_control_has_a_name(tree: HtmlElement) -> None:
    controls = [*tree.iter("input", "select", "button", "summary", "a")]
    assert len(controls) > 20
    for one in controls:
        label = tree.xpath(f"string(//label[@for='{one.get('id')}'])") or "".join(
            above.text_content() for above in one.iterancestors("label")
        )
        assert (label or one.get("aria-label") or one.text_content()).strip(), html.tostring(one)
    assert not tree.xpath("//fieldset[not(legend)] | //figure[not(figcaption)] | //table[not(.//th[@scope])]")
    assert not tree.xpath("//svg[not(@aria-hidden) and not(title and desc)]")


def test_a_status_is_told_by_sign_and_word_beside_its_colour(tree: HtmlElement) -> None:
    signs = set()
    for status in Status:
        (card,) = tree.xpath(f"//li[@data-status='{status}']")[:1]
        sign, word = card.xpath("string(.//span[contains(@class, 'badge')])").split()
        assert word == status.value
        signs.add(sign)
        assert tree.xpath(f"//pattern[@id='pattern-{status}']")
    assert len(signs) == len(Status)
    drawn = [html.tostring(one)[len(b"<pattern") :] for one in tree.xpath("//pattern/path")]
    assert len(set(drawn)) == len(Status) - 1  # the confirmed are plain


def palettes() -> dict[str, dict[str, str]]:
    """The colours of the style sheet: light, dark, and on paper."""
    roots = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    assert len(roots) == 3
    return {
        name: dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", root))
        for name, root in zip(("light", "dark", "paper"), roots, strict=True)
    }


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark", "paper"])
def test_colours_can_be_read(name: str) -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    colours = palettes()[name]
    for ground in (colours["ground"], colours["raised"]):
        for text in ("ink", "faint", "link", *Status):
            assert contrast(colours[text], ground) >= TEXT_CONTRAST, (text, ground)
    assert contrast(colours["ink"], colours["mark"]) >= TEXT_CONTRAST
    for shape in ("edge", "focus"):
        assert (
            contrast((colours | palettes()["light"] if name == "paper" else colours)[shape], colours["ground"])
            >= SHAPE_CONTRAST
        )


def test_no_colour_stands_outside_the_palette() -> None:
    rules = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert not re.search(
        r"#[0-9a-f]{3,8}\b|rgb|hsl", rules.replace("#filters", "").replace("#claims", "").replace("#shown", "")
    )


def test_nothing_moves() -> None:
    assert not re.search(r"transition|animation|scroll-behavior", STYLE)
