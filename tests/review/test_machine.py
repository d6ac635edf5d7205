"""What each key means while a person goes through claims; no terminal, no ledger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcli.cli.interactive import machine
from factcli.cli.interactive.keys import next_key
from factcli.cli.interactive.line import InputLine, line, typed
from factcli.cli.interactive.machine import Action, Answer, Did, Mode, ReviewState, Wish, begin, pressed, recorded
from factcli.models.vocabulary import Bearing, Status

KEYS = [
    *"cdmrukxsbnefoOzq? ", "enter", "escape", "ctrl-d", "up", "down", "pageup", "pagedown", "home", "end", "backspace",
    "paste:cdm", "é", "7",
]  # fmt: skip


def done(now: ReviewState, wish: Wish | None, run: int) -> ReviewState:
    """The review after a wish was fulfilled as the ledger would."""
    if wish is None or now.claim is None:
        return machine.taken_back(now, "", back=True) if wish and wish.action is Action.TAKE_BACK else now
    if wish.action is Action.JUDGE:
        return recorded(now, Answer(now.claim, run, Did.JUDGED, wish.status), "")
    if wish.action is Action.DISMISS:
        return recorded(now, Answer(now.claim, run, Did.DISMISSED), "")
    if wish.action is Action.NOTE:
        return recorded(now, Answer(now.claim, run, Did.NOTED), "", wish.text)
    if wish.action is Action.BEGIN_NOTE:
        return machine.asked_note(now, "")
    if wish.action is Action.CHECK_EVIDENCE:
        return machine.asked_bearing(now, wish.text)
    if wish.action is Action.ADD_EVIDENCE:
        return recorded(now, Answer(now.claim, run, Did.EVIDENCE), "")
    if wish.action is Action.TAKE_BACK:
        return machine.taken_back(now, "", back=True)
    return now


def after(now: ReviewState, *keys: str) -> ReviewState:
    for run, key in enumerate(keys, len(now.answers) + 1):
        now, wish = pressed(now, key)
        now = done(now, wish, run)
    return now


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("c", Status.CONFIRMED), ("d", Status.DISPUTED), ("m", Status.MISLEADING), ("r", Status.REFUTED),
        ("u", Status.UNVERIFIABLE), ("k", Status.CHECKING),
    ],
)  # fmt: skip
def test_a_status_has_one_key_and_leads_to_the_next_claim(key: str, status: Status) -> None:
    now, wish = pressed(begin(("a", "b")), key)
    assert wish == Wish(Action.JUDGE, status=status)
    assert done(now, wish, 1).claim == "b"


def test_a_note_goes_with_the_verdict_of_its_claim_and_no_other() -> None:
    now = after(begin(("a", "b")), "n", *"seen it", "enter")
    assert now.claim == "a"
    _, wish = pressed(now, "c")
    assert wish == Wish(Action.JUDGE, status=Status.CONFIRMED, text="seen it")
    _, wish = pressed(after(now, "c"), "c")
    assert wish == Wish(Action.JUDGE, status=Status.CONFIRMED)


def test_keys_are_letters_where_a_line_is_typed() -> None:
    now = after(begin(("a",)), "n", *"confirmed? quite", "backspace", "home", "delete", "C")
    assert now.answers == ()
    assert now.line == InputLine("Confirmed? quit", 1)
    assert after(now, "escape").mode is Mode.CLAIM
    assert after(now, "escape").answers == ()


def test_evidence_asks_what_it_does_to_the_claim() -> None:
    now = after(begin(("a",)), "e", "paste:https://a.example/x\n", "enter")
    assert now.mode is Mode.BEARING
    assert pressed(now, "k")[0].mode is Mode.BEARING
    assert pressed(now, "escape")[0].mode is Mode.CLAIM
    _, wish = pressed(now, "r")
    assert wish == Wish(Action.ADD_EVIDENCE, text="https://a.example/x", bearing=Bearing.REFUTES)


@pytest.mark.parametrize("key", ["q", "ctrl-d"])
def test_nobody_leaves_with_evidence_that_was_typed_and_not_recorded(key: str) -> None:
    now = after(begin(("a",)), "e", "paste:https://a.example/x\n", "enter")
    asked, wish = pressed(now, key)
    assert (wish, asked.mode, asked.text) == (None, Mode.BEARING, "https://a.example/x")
    assert "Esc cancels" in asked.message
    assert pressed(after(asked, "escape"), key)[1] == Wish(Action.LEAVE)


def test_pasted_text_answers_nothing() -> None:
    now, wish = pressed(begin(("a", "b")), "paste:cdmx")
    assert (wish, now.claim) == (None, "a")
    assert "paste" in now.message


def test_undo_goes_back_to_the_claim_whose_answer_it_takes() -> None:
    now = after(begin(("a", "b", "c")), "c", " ", "x")
    assert (now.mode, now.left) == (Mode.END, 0)
    now = after(now, "z")
    assert (now.claim, now.left) == ("c", 1)
    now = after(now, "z")
    assert now.claim == "a"
    assert pressed(now, "z")[1] is None
    assert machine.tally(now) == {}


def test_the_last_answer_on_a_claim_counts() -> None:
    now = after(begin(("a", "b")), "c", "b", "d", "e", *"two words", "enter", "s", "x")
    assert machine.tally(now) == {"disputed": 1, "evidence": 1, "dismissed": 1}
    assert [one.claim for one in now.answers] == ["a", "a", "b", "b"]


def test_behind_the_last_claim_enter_leaves_and_no_status_is_taken() -> None:
    end = after(begin(("a",)), "c")
    assert end.mode is Mode.END
    assert pressed(end, "d")[1] is None
    for key in ("enter", "q", "ctrl-d", " "):
        assert pressed(end, key)[1] == Wish(Action.LEAVE)
    assert after(end, "b").claim == "a"


@given(st.lists(st.sampled_from(KEYS), max_size=60), st.integers(1, 4))
def test_whatever_is_pressed_no_claim_is_lost_and_every_answer_is_to_be_taken_back(keys: list[str], size: int) -> None:
    ids = tuple("abcd"[:size])
    now = begin(ids)
    for run, key in enumerate(keys, 1):
        before = now
        now, wish = pressed(now, key, room=5)
        if wish is not None and wish.action is Action.LEAVE:
            assert now.answers == before.answers
            continue
        now = done(now, wish, run)
        assert now.ids == ids
        assert 0 <= now.position <= len(ids)
        assert (now.claim is None) is (now.position == len(ids))
        assert len(now.answers) - len(before.answers) in ((-1,) if wish and wish.action is Action.TAKE_BACK else (0, 1))
        assert now.left == len([one for one in ids if one not in now.settled and one not in now.skipped])
    if now.mode is not Mode.CLAIM:
        now = after(now, "escape") if now.mode in (Mode.NOTE, Mode.EVIDENCE, Mode.BEARING) else now
        now = after(now, "x") if now.mode is Mode.HELP else now
    while now.answers:
        shorter = after(now, "z")
        assert shorter.claim == now.answers[-1].claim
        now = shorter
    assert machine.tally(now) == {}


@given(st.binary(max_size=40), st.integers(1, 7))
def test_any_bytes_are_keys_however_they_arrive(data: bytes, piece: int) -> None:
    whole: list[str] = []
    rest = data
    while rest:
        key, rest = next_key(rest, more=False)
        whole.append(key)
    assert all(isinstance(one, str) for one in whole)
    waiting = b""
    for start in range(0, len(data), piece):
        waiting += data[start : start + piece]
        while waiting:
            key, rest = next_key(waiting, more=True)
            if not key and rest == waiting:
                break
            assert len(rest) < len(waiting)
            waiting = rest


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (b"\x1b[A\x1b[1;2B\x1bOC", ["up", "down", "right"]),
        (b"\x1b[5~\x1b[6~\x1b[3~", ["pageup", "pagedown", "delete"]),
        ("é—".encode(), ["é", "—"]),
        (b"\x1b[200~c\rd\x1b[201~q", ["paste:c\rd", "q"]),
        (b"\x04\x15\r\n\x7f", ["ctrl-d", "ctrl-u", "enter", "enter", "backspace"]),
        (b"\x1b", ["escape"]),
        (b"\x1b[99;99zc", ["", "c"]),
    ],
)
def test_what_terminals_send(data: bytes, keys: list[str]) -> None:
    found = []
    while data:
        key, data = next_key(data, more=False)
        found.append(key)
    assert found == keys


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), max_size=20), st.lists(st.sampled_from(
    ["left", "right", "home", "end", "backspace", "delete", "ctrl-u", "ctrl-k", "ctrl-w", "a", " ",
     "paste:x\ny\x1b[31m\u202e", "up"]
)))  # fmt: skip
def test_the_cursor_never_leaves_the_line(text: str, keys: list[str]) -> None:
    now = line(text)
    for key in keys:
        now = typed(now, key)
        assert 0 <= now.cursor <= len(now.text)
        assert now.text.isprintable()
