"""An article opened at a claim: its page in the user's browser, or its stored text in the user's pager."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from factcli.cli.output import pager
from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.text.fragment import at_words

_USUAL: Final = ("less", "more")
_AT_LINE: Final = ("less", "more", "most", "vi", "vim", "view", "nvim", "nano", "micro", "emacs", "bat")
"""Programs that take +NUMBER for the line to begin at."""
_WAITS: Final = ("less", "most", "vi", "vim", "view", "nvim", "nano", "micro", "emacs")
"""Programs that leave the screen to be read until they are told to end."""


def address(claim: Claim, article: Article, text: str) -> str | None:
    """The address of the article's page, which leads to the claim's words; None where it has none of the web."""
    url = claim.article.url or article.url
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    spans = claim.extracted.spans.content
    words = text[slice(*spans[0])] if spans and not claim.gone else ""
    return at_words(url, words or claim.extracted.text.split(" … ")[0])


def has_browser() -> bool:
    """Whether the user has said which browser he wants, or sits before a screen on which there can be one."""
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "darwin"
    return bool(os.environ.get("BROWSER") or screen)


def browse(url: str) -> bool:
    """Open an address in $BROWSER, or what the desktop has for it; returns whether that could be done."""
    import webbrowser

    try:
        return webbrowser.open(url)
    except (webbrowser.Error, OSError):
        return False


def _laid(claim: Claim, text: str, width: int) -> tuple[str, int]:
    """The text with its paragraphs broken between words, and the line, from 1, at which the claim's paragraph begins.

    Line 1 where the claim does not stand there any more.
    """
    import textwrap

    spans = claim.extracted.spans.content
    before = 0 if claim.gone or not spans else text.count("\n", 0, min(start for start, _ in spans))
    wrapper = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False, replace_whitespace=False)
    lines: list[str] = []
    at = 1
    for number, paragraph in enumerate(text.split("\n")):
        if number == before:
            at = len(lines) + 1
        lines.extend(wrapper.wrap(paragraph) or [""])
    return "\n".join(lines), at


def page(claim: Claim, text: str) -> str | None:
    """Show the article's stored text in the user's pager, from the claim's line on; returns what is wrong where it cannot be.

    Control characters in the text are shown as marks, and lines end between words: not every pager does that.
    """
    from factcli.render.escape import visible_lines

    command = pager() or next(filter(shutil.which, _USUAL), "")
    if not command:
        return "there is no pager: name one in $PAGER"
    shown, line = _laid(claim, visible_lines(text), shutil.get_terminal_size().columns)
    with NamedTemporaryFile(
        "w", encoding="utf-8", prefix=f"factcli-{claim.id[:8]}-", suffix=".txt", delete=False
    ) as file:
        file.write(shown)
    path = Path(file.name)
    try:
        words = shlex.split(command)
        name = Path(words[0]).name
        at = [f"+{line}"] if name in _AT_LINE else []
        subprocess.run([*words, *at, str(path)], check=False)  # noqa: S603 - the user's own choice
        if name not in _WAITS:
            sys.stdout.write("\n(Enter goes back to the claims)")
            sys.stdout.flush()
            sys.stdin.readline()
    except (OSError, ValueError, IndexError) as error:
        return f"the pager {command!r} cannot be run: {getattr(error, 'strerror', None) or error}"
    finally:
        path.unlink(missing_ok=True)
    return None
