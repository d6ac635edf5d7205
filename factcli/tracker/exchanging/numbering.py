"""New numbers for what comes from another ledger, and what refers to it by its old ones."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factcli.models.article import Article
from factcli.models.claim import Claim, Work
from factcli.models.ledger import Event, Revision, Run
from factcli.models.source import Source
from factcli.text.folding import folded_words
from factcli.tracker.exchanging.forgetting import ERASED
from factcli.tracker.exchanging.planning import ImportPlan, Lines
from factcli.tracker.exchanging.taking import Taking
from factcli.tracker.ports import Ledger

Row = TypeVar("Row", bound=Struct)


class Numbers:
    """The numbers that an export's records have here, old or new; `known` are those that were here before."""

    def __init__(
        self, ledger: Ledger, lines: Lines, plan: ImportPlan, known: dict[str, dict[int, int]], taking: Taking
    ) -> None:
        self._ledger = ledger
        self._lines = lines
        self._plan = plan
        self._taking = taking
        self.known = known
        self._numbers = {name: dict(numbers) for name, numbers in known.items()}

    def unknown(self, name: str, kind: type[Row]) -> Iterator[Row]:
        """The records of a type that were not here before, by ascending number."""
        for number, (_, offset) in self._plan.numbered[name].items():
            if number not in self.known[name]:
                yield self._lines.at(offset, kind)

    def take_runs(self) -> None:
        """Store the runs that are new, and what they say of older ones: that these were taken back, or brought back."""
        runs = self._numbers["run"]
        about: set[int] = set()
        for run in map(self._without_forgotten, self.unknown("run", Run)):
            target = None if run.target is None else runs.get(run.target)
            runs[run.number] = self._ledger.add_run(replace(run, target=target, events=None, entries=None)).number
            self._taking.count(run)
            if run.target is not None:
                about.add(run.target)
        for number in self.known["run"] if about else ():
            theirs = self._lines.at(self._plan.offset("run", number), Run)
            if number in about or theirs.target in about:
                ours = self._ledger.run(runs[number])
                self._taking.put(replace(ours, undone=theirs.undone))

    def _without_forgotten(self, run: Run) -> Run:
        """A run without what it tells of an article that was erased here."""
        page = None if run.corrected is None else self._ledger.page(run.corrected.article)
        if page is None or not page.forgotten:
            return run
        return replace(run, corrected=None, detail=ERASED, forgotten=run.forgotten + 1)

    def end_runs(self) -> None:
        """Say of the new runs which revisions and events they wrote, by their numbers here."""
        events: dict[int, tuple[int, int]] = {}
        entries: dict[int, tuple[int, int]] = {}
        kinds: dict[str, type[Event | Revision]] = {"event": Event, "revision": Revision}
        for name, ranges in (("event", events), ("revision", entries)):
            for number, (_, offset) in self._plan.numbered[name].items():
                here = self._numbers[name].get(number)
                record = self._lines.at(offset, kinds[name])
                if here is not None:
                    low, high = ranges.get(record.run, (here, here))
                    ranges[record.run] = min(low, here), max(high, here)
        for number, here in self._numbers["run"].items():
            run, theirs = self._ledger.run(here), self._lines.at(self._plan.offset("run", number), Run)
            if run.forgotten:
                continue
            told = replace(
                run,
                events=run.events or (events.get(number) if theirs.events else None),
                entries=run.entries or (entries.get(number) if theirs.entries else None),
            )
            if told != run:
                self._ledger.put_run(told)

    def take_sources(self) -> None:
        """Store the sources that are new, under names that are free here."""
        names = [one.name for one in self._ledger.sources()]
        for source in self.unknown("source", Source):
            name = _free(source.name, names)
            names.append(name)
            if name != source.name:
                self._taking.kept.append(f"the source {source.name} of the file is called {name} here")
            added = self._ledger.add_source(replace(source, name=name))
            self._numbers["source"][source.number] = added.number
            self._taking.count(added)

    def take_events(self, numbers: Iterable[int]) -> None:
        """Store the events of these numbers that are new."""
        for number in numbers:
            if number in self._numbers["event"]:
                continue
            event = self._lines.at(self._plan.offset("event", number), Event)
            self._numbers["event"][number] = self._ledger.add_event(
                replace(
                    event,
                    run=self._run(event.run),
                    before=self._work(event.before),
                    after=self._work(event.after),
                    brought=None if event.brought is None else self.claim(event.brought),
                )
            )
            self._taking.count(event)

    def put_revision(self, revision: Revision, *, ahead: int = 0, behind: int | None = None) -> None:
        """Store a revision under the next number; `behind` is the one that it follows if it was the first of all."""
        entries = self._numbers["revision"]
        entry = entries[revision.entry] = self._ledger.next_entry()
        previous = None if revision.previous is None else entries.get(revision.previous)
        article = self.article(revision.article)
        numbered = replace(
            revision,
            entry=entry,
            run=self._run(revision.run),
            previous=behind if previous is None else previous,
            article=replace(article, revision=article.revision + ahead),
            claims=None if revision.claims is None else tuple(map(self.claim, revision.claims)),
        )
        self._taking.put(numbered)

    def put_behind(self, revisions: Sequence[Revision], there: Article) -> int:
        """Store those of an article's revisions that are new behind those that are here; returns how far their counts go up."""
        entries = self._numbers["revision"]
        missing = [one for one in revisions if one.entry not in entries]
        ahead = max(0, there.revision + 1 - missing[0].article.revision)
        behind = there.entry
        for one in missing:
            previous = None if one.previous is None else entries.get(one.previous)
            first = previous is None or previous in self.known["revision"].values()
            self.put_revision(replace(one, previous=None) if first else one, ahead=ahead, behind=behind)
            behind = entries[one.entry]
        return ahead

    def article(self, article: Article) -> Article:
        """An article with the numbers that its revisions have here."""
        entries = self._numbers["revision"]
        entry = entries[article.entry]
        return replace(article, entry=entry, text_entry=entries.get(article.text_entry, entry))

    def claim(self, claim: Claim) -> Claim:
        """A claim with the numbers that what it refers to has here."""
        entry = self._numbers["revision"].get(claim.entry, self._ledger.next_entry())
        return replace(claim, entry=entry, work=self._work(claim.work))

    def sources(self, numbers: Iterable[int]) -> Iterator[int]:
        """The numbers of sources here."""
        return (here for number in numbers if (here := self._numbers["source"].get(number)) is not None)

    def _run(self, number: int) -> int:
        return self._numbers["run"].get(number, 0)

    def _work(self, work: Work) -> Work:
        assessment = work.assessment
        if assessment is None or assessment.sample not in self._numbers["sample"]:
            return work
        return replace(work, assessment=replace(assessment, sample=self._numbers["sample"][assessment.sample]))


def _free(name: str, taken: Iterable[str]) -> str:
    known = {tuple(folded_words(one)) for one in taken} | {(one,) for one in taken}
    free, number = name, 1
    while tuple(folded_words(free)) in known or (free,) in known:
        number += 1
        free = f"{name}-{number}"
    return free
