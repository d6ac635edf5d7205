"""A review run to its end: on a whole screen with single keys, or, where the terminal cannot, line by line."""

import sys
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from factcli.cli.interactive import machine
from factcli.cli.interactive.doing import Desk, not_lent
from factcli.cli.interactive.machine import BEARINGS, STATUSES, Action, Mode, ReviewState, Wish
from factcli.cli.interactive.terminal import RESIZED, Terminal
from factcli.cli.output import emit_table
from factcli.cli.wiring.ledgers import LedgerFile
from factcli.render import review

_STATUS_KEYS: Final = tuple((key, status.value) for key, status in STATUSES.items())
_KEYS: Final = (
    ("space", "skip"),
    ("b", "back"),
    ("n", "note"),
    ("e", "evidence"),
    ("o", "open"),
    ("f", "fix"),
    ("x", "dismiss"),
    ("z", "undo"),
    ("?", "help"),
    ("q", "leave"),
)
_MEANINGS: Final = (
    ("space, s", "skip it: it will be asked about again another time"),
    ("b", "back to the claim before"),
    ("n", "a note on the claim, which goes with its verdict"),
    ("e", "evidence: a url, a file, or a reference in words, and what it does to the claim"),
    ("o, O", "open the article at the claim: its page, or the text that is stored"),
    ("f", "correct speaker, words or stance in your editor"),
    ("x", "dismiss it: this is no claim"),
    ("z", "take the last answer back, and the one before"),
    ("q", "leave, as Ctrl-D and Ctrl-C do: every answer is stored already"),
)
_LINE_KEYS: Final = {
    Mode.NOTE: (("Enter", "record"), ("Esc", "cancel")),
    Mode.EVIDENCE: (("Enter", "go on"), ("Esc", "cancel")),
}
_END_KEYS: Final = (("Enter", "leave"), ("b", "back"), ("z", "undo"))
_BEARING_KEYS: Final = (*((key, bearing.value) for key, bearing in BEARINGS.items()), ("Esc", "cancel"))
_NAMES: Final = {Mode.NOTE: "Note", Mode.EVIDENCE: "Evidence (url, file or words)"}


class Progress:
    """The review as it is now, for whoever looks at it when it ends, in whatever way."""

    def __init__(self, state: ReviewState) -> None:
        self.now = state


def on_screen(progress: Progress, ledger: LedgerFile, by: str) -> None:
    """Go through the claims on a whole screen, until the person leaves."""
    with Terminal() as terminal:
        desk = Desk(ledger, by, terminal.lent)
        while True:
            now = desk.look(progress.now)
            frame = _frame(now, desk, terminal.size())
            progress.now = replace(now, scroll=frame.scroll)
            terminal.draw(frame.lines)
            key = terminal.key()
            if key == RESIZED:
                continue
            progress.now, wish = machine.pressed(progress.now, key, frame.room)
            if wish is not None and not _fulfilled(progress, desk, wish):
                return


def line_by_line(progress: Progress, ledger: LedgerFile, by: str) -> None:
    """Go through the claims on a terminal that only writes lines: a letter and Enter answer."""
    desk = Desk(ledger, by, not_lent)
    shown = None
    while True:
        progress.now = now = desk.look(progress.now)
        if shown != (now.claim, desk.known, now.mode is Mode.HELP):
            emit_table(_page(now, desk), paged=False)
            shown = (now.claim, desk.known, now.mode is Mode.HELP)
        for line in review.told(now.message):
            emit_table(line, paged=False)
        sys.stdout.write(_prompt(now))
        sys.stdout.flush()
        read = sys.stdin.buffer.readline()
        if not read:
            return
        progress.now, wish = _read(now, read.decode(errors="replace").rstrip("\r\n"))
        if wish is not None and not _fulfilled(progress, desk, wish):
            return


def _fulfilled(progress: Progress, desk: Desk, wish: Wish) -> bool:
    """Do what is wished; False where that is to leave."""
    if wish.action is Action.LEAVE:
        return False
    progress.now = desk.fulfil(progress.now, wish)
    return True


def _read(now: ReviewState, line: str) -> tuple[ReviewState, Wish | None]:
    if now.mode in (Mode.NOTE, Mode.EVIDENCE):
        return machine.written(now, line or now.line.text)
    word = line.strip()
    if not word and now.mode is Mode.CLAIM:
        return machine.said(now, "write a letter, or ? for what there is"), None
    return machine.pressed(now, word[:1] or "escape") if len(word) <= 1 else _word(now, word.lower())


def _word(now: ReviewState, word: str) -> tuple[ReviewState, Wish | None]:
    """A word in the place of its letter, such as `disputed` or `skip`; half a word is none."""
    words = {name: key for key, name in (*_STATUS_KEYS, *_KEYS)} | {
        bearing.value: key for key, bearing in BEARINGS.items()
    }
    if word not in words:
        return machine.said(now, f"{word} means nothing here; ? tells what each letter does"), None
    return machine.pressed(now, "s" if words[word] == "space" else words[word])


def _prompt(now: ReviewState) -> str:
    if now.mode is Mode.NOTE:
        return f"Note ({'Enter alone keeps it' if now.line.text else 'Enter alone leaves it'}): "
    if now.mode is Mode.EVIDENCE:
        return f"{_NAMES[Mode.EVIDENCE]}: "
    if now.mode is Mode.BEARING:
        return "What does it do to the claim? s supports, r refutes, c context: "
    return "> "


def _frame(now: ReviewState, desk: Desk, size: tuple[int, int]) -> review.Frame:
    width, height = size
    known = desk.known if now.claim else None
    head = review.heading(now.position + 1, len(now.ids), now.left, known.claim if known else None)
    foot: list[review.Part] = [*review.told(now.message), *_foot(now, width)]
    return review.framed(head, _body(now, desk), foot, (width, height), now.scroll)


def _foot(now: ReviewState, width: int) -> Sequence[review.Part]:
    if now.mode in _NAMES:
        return review.input_lines(_NAMES[now.mode], now.line.text, now.line.cursor, _LINE_KEYS[now.mode], width)
    if now.mode is Mode.BEARING:
        return review.key_lines(_BEARING_KEYS, (), width)
    if now.mode is Mode.HELP:
        return review.help_lines()
    if now.mode is Mode.END:
        return review.key_lines(_END_KEYS, (), width)
    return review.key_lines(_STATUS_KEYS, _KEYS, width)


def _body(now: ReviewState, desk: Desk) -> review.Part:
    if now.mode is Mode.HELP:
        return review.help_body(_STATUS_KEYS, _MEANINGS)
    if now.claim is None or desk.known is None:
        return review.end_body(machine.tally(now), len(now.skipped), now.left)
    return review.claim_body(desk.known, now.note)


def _page(now: ReviewState, desk: Desk) -> review.Part:
    """The same for a terminal that writes one line below the other."""
    known = desk.known if now.claim else None
    head = review.heading(now.position + 1, len(now.ids), now.left, known.claim if known else None)
    keys = _END_KEYS if now.claim is None else (*_STATUS_KEYS, ("s", "skip"), *_KEYS[1:])
    return review.page(head, _body(now, desk), keys)
