"""The page as people have it: opened in a real browser, read, filtered, unfolded by keyboard alone, printed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import ENTER, MISSING, SHIFT, SPACE, TAB, Browser, browser
from conftest import Done
from ledgers import fill
from pytest_httpserver import HTTPServer
from values import report_of

from factcli.render.report.web_page import web_page

pytestmark = [pytest.mark.long, pytest.mark.skipif(MISSING is not None, reason=MISSING or "")]

SHOWN = "return document.getElementById('shown').textContent"
VISIBLE = "return [...document.querySelectorAll('li.claim')].filter(one => one.checkVisibility()).length"
FOCUS = """const one = document.activeElement;
return one.id || one.textContent.trim() || (one.labels && one.labels[0].textContent.trim()) || one.tagName"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="module")
def page(folder: Path) -> bytes:
    """The report on a ledger with hostile articles in it, as the command writes it."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "FACTCLI_DB": str(folder / "db.json"),
    }

    def run(*arguments: Any) -> Done:
        command = [sys.executable, "-m", "factcli", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, env=environment, cwd=folder, timeout=120, check=False)
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    fill(run, folder)
    assert run("report", "--all", "--history", "--authors", "--output", "report.html").status == 0
    return (folder / "report.html").read_bytes()


@pytest.fixture(scope="module")
def session(folder: Path) -> Iterator[Browser]:
    with browser(folder) as one:
        yield one


@pytest.fixture
def seen(session: Browser, page: bytes, httpserver: HTTPServer) -> Iterator[Browser]:
    """The browser with the page open; whatever a test does, the page asks for nothing and has no error."""
    httpserver.expect_request("/report.html").respond_with_data(page, content_type="text/html; charset=utf-8")
    session.log()
    session.screen(1280)
    session.open(httpserver.url_for("/report.html"))
    session.await_keys()
    yield session
    assert session.log() == []
    assert session.run("return performance.getEntriesByType('resource').length") == 0
    assert [request.path for request, _ in httpserver.log] == ["/report.html"]


def assert_focused(page: Browser, wanted: str) -> None:
    """What has this id or text has the focus, or gets it in a moment: a busy browser takes a while over a key."""
    page.until(f"return (() => {{ {FOCUS} }})() === arguments[0]", wanted)


def tab_in(page: Browser) -> None:
    """Come to the first stop of a page by the tab key; a busy browser may have thrown the first one away."""
    page.press(TAB)
    came = "return document.activeElement !== document.body"
    try:
        page.until(came, within=3)
    except AssertionError:
        page.press(TAB)
        page.until(came)


def tab_to(page: Browser, wanted: str) -> None:
    """Press the tab key until what has this id, or begins with this text, has the focus."""
    for _ in range(80):
        page.press(TAB)
        if page.run(FOCUS).startswith(wanted):
            return
    raise AssertionError(f"the tab key never came to {wanted}")


def test_hostile_texts_stay_texts(seen: Browser) -> None:
    assert seen.run("return document.title") == "Who claimed what, and whether it holds"
    assert seen.run("return document.scripts.length") == 1
    assert seen.run("return document.images.length") == 0
    body = seen.run("return document.body.textContent")
    assert "<script>document.title = 1</script>" in body
    assert "</title></style><script>document.title = 2</script> & “more”" in body
    assert "user<202E>gnp.exe" in body
    links = seen.run("return [...document.links].map(one => one.protocol)")
    assert set(links) == {"http:", "https:"}


def test_every_claim_is_there_before_anything_is_filtered(seen: Browser) -> None:
    count = seen.run("return document.querySelectorAll('li.claim').length")
    assert count == 8
    assert seen.run(SHOWN) == "All 8 claims are shown."


def test_words_speaker_outlet_and_status_filter(seen: Browser) -> None:
    seen.click("#words")
    seen.press(*"COUNTED elev")
    seen.until("return document.getElementById('shown').textContent === '1 of 8 claims are shown.'")
    assert seen.run(VISIBLE) == 1
    assert seen.run("return document.querySelector('.side.confirmed .count').textContent") == "(1 of 2)"
    assert seen.run("return document.querySelector('.side.contested .none').checkVisibility()")
    seen.click("button[type=reset]")
    seen.until("return document.getElementById('shown').textContent === 'All 8 claims are shown.'")

    for name, option, count in (("speaker", "Omar Reyes", 3), ("outlet", "Courier", 2)):
        script = """const one = document.getElementById(arguments[0]);
        one.value = [...one.options].find(each => each.textContent.startsWith(arguments[1])).value;
        one.dispatchEvent(new Event("change", {bubbles: true}))"""
        seen.run(script, name, option)
        assert seen.run(SHOWN) == f"{count} of 8 claims are shown."
        seen.run(script, name, "All")

    seen.click("input[value=refuted]")
    assert seen.run(SHOWN) == "7 of 8 claims are shown."
    seen.click("input[value=refuted]")
    assert seen.run(SHOWN) == "All 8 claims are shown."


def test_the_keyboard_alone_suffices(seen: Browser) -> None:
    tab_in(seen)
    assert_focused(seen, "Skip to the claims")
    assert seen.run("return document.activeElement.getBoundingClientRect().left >= 0")
    seen.press(ENTER)
    seen.until("return document.activeElement.id === 'claims'")
    seen.press(TAB)
    assert_focused(seen, "words")
    seen.press(*"crane")
    seen.until("return document.getElementById('shown').textContent.startsWith('2 of 8')")

    seen.press(TAB)
    assert_focused(seen, "speaker")
    seen.press(*"Omar")
    seen.until("return document.getElementById('shown').textContent.startsWith('2 of 8')")
    seen.press(TAB)
    assert_focused(seen, "outlet")
    tab_to(seen, "≠ disputed")
    seen.press(SPACE)
    assert seen.run(SHOWN) == "1 of 8 claims are shown."
    seen.press(SPACE)
    assert seen.run(SHOWN) == "2 of 8 claims are shown."

    for fold in ("Context", "History"):
        tab_to(seen, fold)
        opened = "return document.activeElement.parentElement.open"
        assert not seen.run(opened)
        seen.press(ENTER)
        assert seen.run(opened)
        style = "return getComputedStyle(document.activeElement).outlineStyle"
        assert seen.run(style) == "solid"
    assert seen.run("return document.activeElement.closest('li.claim').innerText.includes('port log of 14 March')")
    assert seen.run("return document.querySelector('.claim.disputed mark').checkVisibility()")


def test_tab_goes_back_as_it_came_and_leaves_the_page(seen: Browser) -> None:
    stops = seen.run("return [...document.querySelectorAll('a[href], input, select, button, summary')].length")
    tab_in(seen)
    first = seen.run(FOCUS)
    met = 1
    while met <= stops:
        seen.press(TAB)
        if seen.run("return document.activeElement === document.body"):
            break
        met += 1
    assert 20 < met <= stops
    keys = [
        {"type": "keyDown", "value": SHIFT},
        {"type": "keyDown", "value": TAB},
        {"type": "keyUp", "value": TAB},
        {"type": "keyUp", "value": SHIFT},
    ]
    seen.run("document.getElementById('words').focus()")
    for _ in range(2):
        seen.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": keys}]})
    assert seen.run(FOCUS) == first


def test_everything_unfolds_with_one_button(seen: Browser) -> None:
    closed = "return document.querySelectorAll('main details:not([open])').length"
    assert seen.run(closed) > 10
    seen.click("#unfold")
    assert seen.run(closed) == 0
    assert seen.run("return document.getElementById('unfold').getAttribute('aria-pressed')") == "true"
    seen.click("#unfold")
    assert seen.run(closed) > 10


def test_a_link_to_a_claim_that_is_folded_away_opens_it(seen: Browser) -> None:
    script = "return document.querySelector('details.rest li.claim').id"
    identity = seen.run(script)
    assert not seen.run("return document.getElementById(arguments[0]).checkVisibility()", identity)
    seen.run("location.hash = arguments[0]", identity)
    seen.until("return document.getElementById(arguments[0]).checkVisibility()", identity)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_it_fits_every_screen(seen: Browser, width: int) -> None:
    seen.screen(width)
    seen.click("#unfold")
    assert seen.run("return document.documentElement.scrollWidth") <= width
    lefts = seen.run("return [...document.querySelectorAll('.side')].map(one => one.getBoundingClientRect().left)")
    assert (lefts[0] == lefts[1]) is (width < 896)
    if width < 400:
        small = """return [...document.querySelectorAll('input, select, button, summary')].filter(one =>
        one.checkVisibility() && (one.closest('label') || one).getBoundingClientRect().height < 24).length"""
        assert seen.run(small) == 0


@pytest.mark.parametrize("words", ["x" * 3000, "مريم " * 40])
def test_long_words_and_other_directions_fit_a_phone(session: Browser, folder: Path, words: str) -> None:
    path = folder / "long.html"
    path.write_bytes(web_page(report_of(words, f"https://a.example/{'y' * 2000}")))
    session.screen(360)
    session.open(path.as_uri())
    session.click("#unfold")
    assert session.run("return document.documentElement.scrollWidth") <= 360
    direction = session.run("return getComputedStyle(document.querySelector('.said')).direction")
    assert direction == ("ltr" if words.startswith("x") else "rtl")
    assert session.log() == []


CONTRASTS = """
const luminance = (rgb) => {
  const [r, g, b] = rgb.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
const ground = (one) => {
  for (; one; one = one.parentElement) {
    const found = numbers(getComputedStyle(one).backgroundColor);
    if (found.length < 4 || found[3] === 1) return found.slice(0, 3);
  }
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const found = [];
while (walker.nextNode()) {
  const one = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !one.checkVisibility() || one.closest("script")) continue;
  const style = getComputedStyle(one);
  const text = numbers(one.closest("svg") ? style.fill : style.color).slice(0, 3);
  const [light, dark] = [luminance(text), luminance(ground(one))].sort((a, b) => b - a);
  found.push([(light + 0.05) / (dark + 0.05), one.outerHTML.slice(0, 80)]);
}
return found;
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_in_light_and_dark(seen: Browser, scheme: str) -> None:
    seen.screen(1280, scheme=scheme)
    seen.click("#unfold")
    found = seen.run(CONTRASTS)
    assert len(found) > 150
    assert [one for one in found if one[0] < 4.5] == []
    ground = seen.run("return getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") is (scheme == "light")


def test_the_figure_adds_up(seen: Browser) -> None:
    assert seen.run("return document.querySelectorAll('svg.chart rect.bar').length") == 8
    heights = (
        "return [...document.querySelectorAll('svg.chart rect.bar')].map(one => one.getBoundingClientRect().height)"
    )
    assert all(height > 10 for height in seen.run(heights))
    cells = seen.run("return [...document.querySelectorAll('figure td')].map(one => Number(one.textContent))")
    assert sum(cells) == 8


def roles(page: Browser) -> list[tuple[str, str]]:
    """What a screen reader is told: each node's role and name."""
    nodes = page.command("Accessibility.getFullAXTree")["nodes"]
    return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node.get("ignored")]


def test_a_screen_reader_is_told_what_is_what(seen: Browser) -> None:
    told = roles(seen)
    for role in ("banner", "main", "contentinfo", "search", "status", "searchbox"):
        assert len([one for one in told if one[0] == role]) == 1, role
    named = {"searchbox", "combobox", "checkbox", "button", "link", "DisclosureTriangle", "region", "image"}
    assert {role for role, _ in told} >= named - {"image"}
    assert not [one for one in told if one[0] in named and not one[1].strip()]
    assert ("image", "Claims by day") in told or ("img", "Claims by day") in told
    assert len([one for one in told if one[0] == "listitem"]) > 8
    assert ("checkbox", "✘ refuted") in told


def test_without_javascript_it_is_the_whole_list(session: Browser, page: bytes, folder: Path) -> None:
    path = folder / "still.html"
    path.write_bytes(page)
    session.screen(1280)
    session.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        session.open(path.as_uri())
        told = roles(session)
    finally:
        session.command("Emulation.setScriptExecutionDisabled", value=False)
    assert "search" not in {role for role, _ in told}
    headings = [name for role, name in told if role == "heading"]
    assert (
        len([name for name in headings if name.startswith(("Anna Brandt", "Lena Novak", "Omar Reyes", "Dario Venn"))])
        == 5
    )
    assert len([name for role, name in told if role == "DisclosureTriangle" and name.startswith("History")]) == 5


def test_on_paper_everything_is_unfolded_and_the_filters_are_gone(seen: Browser) -> None:
    seen.command("Emulation.setEmulatedMedia", media="print")
    try:
        state = """const seen = (query) => [...document.querySelectorAll(query)].map(one => one.checkVisibility());
        return ['#filters', '.skip', '.side .context', '.side .evidence', 'figure table'].map(seen)"""
        filters, skip, *contents = seen.run(state)
        assert (filters, skip) == ([False], [False])
        assert [len(some) for some in contents] == [5, 4, 1]
        assert all(all(some) for some in contents)
        shown = "return getComputedStyle(document.querySelector('a.article'), '::after').content"
        assert "https://" in seen.run(shown)
    finally:
        seen.command("Emulation.setEmulatedMedia", media="")
    assert seen.printed().startswith(b"%PDF-")
    assert seen.run("return document.querySelectorAll('details[open]').length") == 0
