"""What each key means while a person goes through claims: from a review and a key, the next review and a wish. Pure.

Whoever runs it fulfils the wish and tells with `recorded`, `taken_back` or `said` what came of it.
"""

from collections import Counter
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.cli.interactive.keys import pasted
from factcli.cli.interactive.line import InputLine, line, printable, typed
from factcli.models.vocabulary import Bearing, Status

STATUSES: Final = {
    "c": Status.CONFIRMED,
    "d": Status.DISPUTED,
    "m": Status.MISLEADING,
    "r": Status.REFUTED,
    "u": Status.UNVERIFIABLE,
    "k": Status.CHECKING,
}
"""The key of each status."""
BEARINGS: Final = {"s": Bearing.SUPPORTS, "r": Bearing.REFUTES, "c": Bearing.CONTEXT}
"""The key of what a piece of evidence does to the claim."""

_LEAVE: Final = ("q", "ctrl-d")
_SCROLLS: Final = {"up": -1, "down": 1}
_PAGES: Final = {"pageup": -1, "pagedown": 1}
_ALL: Final = 1_000_000


class Mode(StrEnum):
    """What the person is asked for."""

    CLAIM = "claim"
    HELP = "help"
    NOTE = "note"
    EVIDENCE = "evidence"
    BEARING = "bearing"
    END = "end"


class Did(StrEnum):
    """What an answer recorded."""

    JUDGED = "judged"
    DISMISSED = "dismissed"
    NOTED = "noted"
    EVIDENCE = "evidence"
    FIXED = "fixed"


class Answer(Struct, frozen=True):
    """What was recorded on a claim by a run; `status` where it was judged."""

    claim: str
    run: int
    did: Did
    status: Status | None = None


class Action(StrEnum):
    """What is to be done, about the claim or the review.

    `check evidence`: see whether what was typed is evidence at all, before its bearing is asked for. `open text`: that
    which is stored, where `open page` opens the article's page if it can.
    """

    JUDGE = "judge"
    BEGIN_NOTE = "begin note"
    NOTE = "note"
    CHECK_EVIDENCE = "check evidence"
    ADD_EVIDENCE = "add evidence"
    OPEN_PAGE = "open page"
    OPEN_TEXT = "open text"
    FIX = "fix"
    DISMISS = "dismiss"
    TAKE_BACK = "take back"
    LEAVE = "leave"


_ACTIONS: Final = {
    "n": Action.BEGIN_NOTE,
    "o": Action.OPEN_PAGE,
    "O": Action.OPEN_TEXT,
    "f": Action.FIX,
    "x": Action.DISMISS,
}
"""The key of each action that needs no more words."""


class Wish(Struct, frozen=True):
    """An action that the person wants; by what it is, the other fields tell more."""

    action: Action
    status: Status | None = None
    text: str = ""
    bearing: Bearing | None = None
    answer: Answer | None = None


class ReviewState(Struct, frozen=True):
    """Where a person stands in the claims, what he is asked for, and what he has answered so far.

    `note` was typed on the claim that is shown; `text` is what was typed in the line above, of evidence whose bearing is
    still to be told. `scroll` counts lines, and may be beyond the last one.
    """

    ids: tuple[str, ...]
    position: int = 0
    mode: Mode = Mode.CLAIM
    line: InputLine = InputLine()
    text: str = ""
    note: str | None = None
    message: str = ""
    scroll: int = 0
    answers: tuple[Answer, ...] = ()
    skipped: frozenset[str] = frozenset()

    @property
    def claim(self) -> str | None:
        """The id of the claim that is shown; None behind the last one."""
        return self.ids[self.position] if self.position < len(self.ids) else None

    @property
    def settled(self) -> dict[str, Answer]:
        """By claim, the last answer that judged or dismissed it."""
        return {one.claim: one for one in self.answers if one.did in (Did.JUDGED, Did.DISMISSED)}

    @property
    def left(self) -> int:
        """How many claims have neither been answered nor skipped."""
        return sum(1 for one in self.ids if one not in self.settled and one not in self.skipped)


def begin(ids: tuple[str, ...]) -> ReviewState:
    """A review over these claims."""
    return ReviewState(ids)


def pressed(now: ReviewState, key: str, room: int = 1) -> tuple[ReviewState, Wish | None]:
    """The review after a key, and what is to be done; `room` is how many lines of the claim a screen shows."""
    if now.mode in (Mode.NOTE, Mode.EVIDENCE):
        return _in_line(now, key)
    if pasted(key) is not None:
        return replace(now, message="pasted text answers nothing: n writes a note, e adds evidence"), None
    now = replace(now, message="")
    if now.mode is Mode.BEARING:
        # What was typed would be lost without its bearing: nobody leaves before that is told, or cancelled.
        return _of_bearing(now, key)
    if key in _LEAVE:
        return now, Wish(Action.LEAVE)
    if now.mode is Mode.HELP:
        return replace(now, mode=Mode.CLAIM if now.claim else Mode.END, scroll=0), None
    if key in ("z", "b", "?"):
        return _anywhere(now, key)
    return _at_end(now, key) if now.mode is Mode.END else _at_claim(now, key, room)


def _anywhere(now: ReviewState, key: str) -> tuple[ReviewState, Wish | None]:
    if key == "?":
        return replace(now, mode=Mode.HELP, scroll=0), None
    if key == "b":
        if now.position == 0:
            return replace(now, message="this is the first claim"), None
        return _at(now, now.position - 1), None
    if not now.answers:
        return replace(now, message="there is no answer of this review to take back"), None
    return now, Wish(Action.TAKE_BACK, answer=now.answers[-1])


def _at_end(now: ReviewState, key: str) -> tuple[ReviewState, Wish | None]:
    return now, Wish(Action.LEAVE) if key in ("enter", " ", "s", "escape") else None


def _at_claim(now: ReviewState, key: str, room: int) -> tuple[ReviewState, Wish | None]:
    if key in STATUSES:
        return now, Wish(Action.JUDGE, status=STATUSES[key], text=now.note or "")
    if key in (" ", "s"):
        skipped = now.skipped if now.claim in now.settled else now.skipped | {now.claim or ""}
        return _at(replace(now, skipped=skipped), now.position + 1), None
    if key == "e":
        return replace(now, mode=Mode.EVIDENCE, line=InputLine()), None
    if key in _ACTIONS:
        return now, Wish(_ACTIONS[key], text=now.note or "")
    if key in _SCROLLS or key in _PAGES:
        lines = _SCROLLS.get(key) or _PAGES[key] * max(1, room - 1)
        return replace(now, scroll=max(0, now.scroll + lines)), None
    if key in ("home", "end"):
        return replace(now, scroll=0 if key == "home" else _ALL), None
    if key in ("escape", "enter", "ctrl-l", ""):
        return now, None
    return replace(now, message=f"{key} means nothing here; ? tells what each key does"), None


def _in_line(now: ReviewState, key: str) -> tuple[ReviewState, Wish | None]:
    if key == "escape" or (key == "ctrl-d" and not now.line.text):
        return replace(now, mode=Mode.CLAIM, line=InputLine(), message="nothing was recorded"), None
    if key == "enter":
        return written(now, now.line.text)
    return replace(now, line=typed(now.line, key), message=""), None


def written(now: ReviewState, text: str) -> tuple[ReviewState, Wish | None]:
    """The review after a whole line was typed where one was asked for."""
    words = printable(text)
    if now.mode is Mode.NOTE:
        return replace(now, mode=Mode.CLAIM, line=InputLine(), message=""), Wish(Action.NOTE, text=words)
    if not words:
        return replace(now, mode=Mode.CLAIM, line=InputLine(), message="nothing was recorded"), None
    return replace(now, message=""), Wish(Action.CHECK_EVIDENCE, text=words)


def _of_bearing(now: ReviewState, key: str) -> tuple[ReviewState, Wish | None]:
    if key == "escape":
        return replace(now, mode=Mode.CLAIM, line=InputLine(), text="", message="nothing was recorded"), None
    if key not in BEARINGS:
        return replace(now, message="s it supports the claim, r it refutes it, c it gives context; Esc cancels"), None
    return replace(now, mode=Mode.CLAIM, line=InputLine(), text=""), Wish(
        Action.ADD_EVIDENCE, text=now.text, bearing=BEARINGS[key]
    )


def asked_note(now: ReviewState, present: str) -> ReviewState:
    """The review with a line for a note, which holds the present one."""
    return replace(now, mode=Mode.NOTE, line=line(present))


def asked_bearing(now: ReviewState, reference: str) -> ReviewState:
    """The review in which is asked what the evidence that was named does to the claim."""
    return replace(now, mode=Mode.BEARING, text=reference, message=f"{reference}: what does it do to the claim?")


def recorded(now: ReviewState, answer: Answer, message: str, note: str | None = None) -> ReviewState:
    """The review after an answer was recorded: at the next claim where this one is judged or dismissed."""
    done = replace(now, answers=(*now.answers, answer), skipped=now.skipped - {answer.claim})
    if answer.did in (Did.JUDGED, Did.DISMISSED):
        done = _at(done, now.position + 1)
    elif answer.did is Did.NOTED:
        done = replace(done, note=note)
    return replace(done, message=message)


def taken_back(now: ReviewState, message: str, *, back: bool) -> ReviewState:
    """The review without its last answer, at that answer's claim if it was taken `back`."""
    last = now.answers[-1]
    kept = replace(now, answers=now.answers[:-1])
    if back and last.claim in now.ids:
        kept = _at(kept, now.ids.index(last.claim))
    return replace(kept, message=message)


def said(now: ReviewState, message: str) -> ReviewState:
    """The review with something to tell."""
    return replace(now, message=message)


def without(now: ReviewState, message: str) -> ReviewState:
    """The review without the claim that is shown, which is in the ledger no more."""
    ids = tuple(one for one in now.ids if one != now.claim)
    return replace(_at(replace(now, ids=ids), now.position), message=message)


def _at(now: ReviewState, position: int) -> ReviewState:
    mode = Mode.CLAIM if position < len(now.ids) else Mode.END
    return replace(now, position=position, mode=mode, line=InputLine(), text="", note=None, message="", scroll=0)


def tally(now: ReviewState) -> Counter[str]:
    """How many claims were given which status or dismissed, and how often the other answers were given."""
    counts = Counter(one.status.value if one.status else one.did.value for one in now.settled.values())
    counts.update(one.did.value for one in now.answers if one.claim and one.did not in (Did.JUDGED, Did.DISMISSED))
    return counts
