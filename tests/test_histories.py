"""Whatever people record, in whatever order: undo restores what `list`, `show` and `articles` told, and redo brings it back."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcli.cli.wiring.figures_and_dates import figures_and_dates
from factcli.errors import NotFound
from factcli.extract import extract
from factcli.models.article import Item
from factcli.models.claim import Claim, Spans, Statement
from factcli.models.filters import Condition, Filter, FilterWord
from factcli.models.identity import article_id, text_digest
from factcli.models.ledger import Sample
from factcli.models.vocabulary import AuditAnswer, Bearing, Kind, Stance, Status
from factcli.store.ledger import LedgerFile
from factcli.tracker.ingesting import ingest
from factcli.tracker.intake import How, Prepared
from factcli.tracker.listing import articles, claims
from factcli.tracker.reviewing.adding import Heard, add
from factcli.tracker.reviewing.auditing import AuditSession, draw
from factcli.tracker.reviewing.correcting import Amendment, fix, revert
from factcli.tracker.reviewing.correcting_articles import fix_article, revert_article
from factcli.tracker.reviewing.dismissing import dismiss, restore
from factcli.tracker.reviewing.evidencing import Exhibit, add_evidence, withdraw_evidence
from factcli.tracker.reviewing.judging import Judgement, mark
from factcli.tracker.reviewing.reversing import redo, undo
from factcli.tracker.reviewing.tagging import tag

PAGE = "https://port.example/fire"
TEXTS = (
    "Anna Brandt said the ship had left with 12 sailors on board. Omar Reyes said the crane had fallen on Friday.\n",
    "Anna Brandt said the ship had left with 14 sailors on board. Omar Reyes said the crane had fallen on Friday.\n",
    "Omar Reyes said the crane had been repaired twice since March. Greta Lind denied that the mill had closed.\n",
    "The harbour was quiet. Anna Brandt said the ship had left with 12 sailors on board, Greta Lind denied it.\n",
)
WORDS = ("the crane had fallen", "nobody was warned of the 9 lorries", "the ship had left")

Step = Callable[["Ledger"], object]


class Ledger:
    """A ledger on disk, with a clock that ticks at every look."""

    def __init__(self, folder: Path) -> None:
        self.file = LedgerFile(folder / "facts.json", wait=1)
        self._ticks = 0

    def clock(self) -> str:
        self._ticks += 1
        return f"2026-03-14T09:{self._ticks // 60 % 60:02}:{self._ticks % 60:02}Z"

    def known(self) -> list[str]:
        """The ids of all claims, hidden ones too, in order."""
        return sorted(claim.id for claim in self.file.newest({}))

    def told(self, ever: Iterable[str]) -> dict[str, Any]:
        """What list, show and articles tell, history and `updated` aside; `ever`: all ids that were there at any time."""
        return {
            "list": [record(one) for one in claims(self.file, Filter())],
            "dismissed": [
                record(one) for one in claims(self.file, Filter((Condition(FilterWord.IS, ("dismissed",)),)))
            ],
            "show": {identity: self._shown(identity) for identity in sorted(ever)},
            "articles": [without_updated(one.record()) for one in articles(self.file, Filter())],
        }

    def _shown(self, identity: str) -> Any:
        try:
            return record(self.file.claim(identity))
        except NotFound:
            return None


def without_kept(told: dict[str, Any]) -> dict[str, Any]:
    """The same without what has gone and bears nothing: it is kept, unlisted, for a redo of what was recorded on it."""
    shown = {one: None if claim and is_kept(claim) else claim for one, claim in told["show"].items()}
    return {**told, "show": shown}


def is_kept(claim: dict[str, Any]) -> bool:
    recorded = ("evidence", "tags", "dismissed", "extracted")
    return bool(claim.get("gone")) and claim["status"] == "unverified" and not any(map(claim.get, recorded))


def record(claim: Claim) -> Any:
    return without_updated(claim.record())


def without_updated(value: Any) -> Any:
    told = msgspec.to_builtins(value)
    del told["updated"]
    return told


def reading(ledger: Ledger, text: str, *, again: bool = False) -> None:
    item = Item(location="fire.html", text=text, url=PAGE, outlet="Harbour Wire", published="2026-03-13")
    how = How(extract, ledger.clock, "cron", "fire.html", again=again)
    ingest(ledger.file, [Prepared(item, text_digest(text), None)], how)


def chosen(ledger: Ledger, number: int) -> str | None:
    known = ledger.known()
    return known[number % len(known)] if known else None


def on_claim(step: Callable[[LedgerFile, str, Callable[[], str]], object]) -> st.SearchStrategy[Step]:
    """A step on any claim that the ledger has."""

    def chosen_step(number: int) -> Step:
        def run(ledger: Ledger) -> object:
            identity = chosen(ledger, number)
            return step(ledger.file, identity, ledger.clock) if identity else None

        return run

    return st.integers(0, 9).map(chosen_step)


def withdrawal(file: LedgerFile, identity: str, clock: Callable[[], str]) -> None:
    for one in file.claim(identity).work.evidence:
        withdraw_evidence(file, f"{identity}/{one.id}", "moved", "ann", clock)
        return


def sitting(file: LedgerFile, identity: str, clock: Callable[[], str]) -> None:
    sample = draw(file, Filter(), Sample(number=0, at="", by="ann", seed=1, size=3, claims=()), clock)
    sat = AuditSession(file, sample, "ann", clock)
    first, *others = [file.claim(one) for one in sample.claims]
    sat.answer(first, AuditAnswer.NO_CLAIM)
    sat.take_back()
    for one in (first, *others):
        sat.answer(one, AuditAnswer.RIGHT)


def typed(words: str, url: str | None) -> Step:
    said = Statement(
        text=words,
        kind=Kind.INDIRECT,
        stance=Stance.ASSERTS,
        speaker="Omar Reyes",
        speaker_mention=None,
        speaker_role=None,
        speaker_inferred=False,
        cue=None,
        figures=(),
        context="",
        spans=Spans(()),
    )
    return lambda ledger: add(ledger.file, said, Heard("press room", url), figures_and_dates, "ann", None, ledger.clock)


def corrected(fields: dict[str, str | None]) -> Step:
    """The correction of the article that is always there."""

    def run(ledger: Ledger) -> object:
        article = article_id(PAGE, "")
        if not fields:
            return revert_article(ledger.file, article, figures_and_dates, "ann", None, ledger.clock)
        return fix_article(ledger.file, article, fields, figures_and_dates, "ann", "see the page", ledger.clock)

    return run


ARTICLE_FIELDS: tuple[dict[str, str | None], ...] = (
    {"published": "2026-03-02"},
    {"published": None, "title": "At the mill"},
    {"outlet": "Harbour Wire", "published": "2026-03-13"},
    {"outlet": "Mill Post", "byline": None},
    {},
)

STEPS = st.one_of(
    st.sampled_from(Status).flatmap(
        lambda status: on_claim(
            lambda file, one, clock: mark(file, [one], Judgement(status, "ann", note="n", evidence=("a log",)), clock)
        )
    ),
    st.sampled_from(
        (
            Amendment(speaker="Marek Soll"),
            Amendment(text="the ship had left with 30 sailors"),
            Amendment(stance=Stance.DENIES, speaker=None),
            Amendment(kind=Kind.DIRECT, figures=()),
            Amendment(text="the crane had fallen on Friday", speaker="Omar Reyes"),
        )
    ).flatmap(
        lambda wanted: on_claim(lambda file, one, clock: fix(file, one, wanted, figures_and_dates, "ann", None, clock))
    ),
    on_claim(lambda file, one, clock: revert(file, one, "ann", None, clock)),
    on_claim(lambda file, one, clock: dismiss(file, [one], "a caption", "ann", clock)),
    on_claim(lambda file, one, clock: restore(file, [one], "ann", clock)),
    on_claim(lambda file, one, clock: tag(file, [one], ["grain"], ["fire"], "ann", clock)),
    on_claim(lambda file, one, clock: tag(file, [one], ["fire"], ["Grain"], "ann", clock)),
    on_claim(lambda file, one, clock: add_evidence(file, [one], Exhibit(Bearing.REFUTES, "a log"), "ann", clock)),
    on_claim(withdrawal),
    on_claim(sitting),
    st.builds(typed, st.sampled_from(WORDS), st.sampled_from((None, PAGE))),
    st.sampled_from(ARTICLE_FIELDS).map(corrected),
    st.sampled_from(TEXTS).map(lambda text: lambda ledger: reading(ledger, text)),
    st.sampled_from(TEXTS).map(lambda text: lambda ledger: reading(ledger, text, again=True)),
)


def dismissed_ship(ledger: Ledger) -> None:
    (ship,) = (one.id for one in ledger.file.newest({}) if "ship" in one.extracted.text)
    dismiss(ledger.file, [ship], None, "ann", ledger.clock)


def reading_of(number: int) -> Step:
    return lambda ledger: reading(ledger, TEXTS[number])


@pytest.mark.long
@example([dismissed_ship, reading_of(2), reading_of(1)])
@example([typed(WORDS[0], PAGE), reading_of(2), reading_of(1)])
@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=12))
def test_undo_restores_and_redo_brings_back(folders: Callable[[], Path], steps: list[Step]) -> None:
    ledger = Ledger(folders())
    reading(ledger, TEXTS[0])
    ever = set(ledger.known())
    states = [(0, ledger.told(ever))]
    for step in steps:
        before = ledger.told(ever)
        last = next(run.number for run in ledger.file.runs())
        step(ledger)
        run = next(run.number for run in ledger.file.runs())
        came = set(ledger.known()) - ever
        ever |= came
        before["show"] |= dict.fromkeys(sorted(came))
        if run == last:
            assert ledger.told(ever) == before
            continue
        after = ledger.told(ever)
        undo(ledger.file, run, "bob", ledger.clock, figures_and_dates)
        assert ledger.told(ever) == before
        redo(ledger.file, "bob", ledger.clock, figures_and_dates)
        assert ledger.told(ever) == after
        states.append((run, before))
    for run, before in reversed(states[1:]):
        undo(ledger.file, run, "bob", ledger.clock, figures_and_dates)
        assert without_kept(ledger.told(before["show"].keys())) == without_kept(before)
    assert ledger.file.check() == []
