"""An export into a ledger that has something else: what is there is kept, what is new gets new numbers.

Ids stay, so that an article or a claim that both have is one. An article's state is that of the side whose newest
revision is newer; the revisions that lead there are added behind those that are here, and where this side's is the newer
one, theirs are left out. What people recorded is kept from both sides (`works`), with all that happened to it; of an article
the newer correction counts. Names that a person gave, such as those of sources, stay as they are here.
"""

from msgspec.structs import replace

from factcli.errors import NotFound
from factcli.models.article import Article, ArticleCorrection
from factcli.models.claim import Claim, Work, place_of
from factcli.models.exchange import line_of
from factcli.models.ledger import Event, Run
from factcli.tracker.archiving import is_worked_on
from factcli.tracker.exchanging.mending import bundles
from factcli.tracker.exchanging.merged_work import merged
from factcli.tracker.exchanging.numbering import Numbers
from factcli.tracker.exchanging.other_records import take_others
from factcli.tracker.exchanging.planning import Here, ImportPlan, Lines
from factcli.tracker.exchanging.taking import Taking
from factcli.tracker.known import article_there
from factcli.tracker.moving_in import Moved
from factcli.tracker.ports import Clock, FiguresAndDates, Ledger
from factcli.tracker.reviewing.correcting_articles import newest_corrections
from factcli.tracker.revising import put_state, redated, relocated

IMPORT = "import"


class Merging:
    """One import into a ledger that has something else."""

    def __init__(
        self,
        ledger: Ledger,
        lines: Lines,
        plan: ImportPlan,
        here: Here,
        taking: Taking,
        figures_and_dates: FiguresAndDates,
        by: str,
        clock: Clock,
        detail: str,
    ) -> None:
        self._ledger = ledger
        self._lines = lines
        self._plan = plan
        self._here = here
        self._taking = taking
        self._figures_and_dates = figures_and_dates
        self._corrections: dict[str, ArticleCorrection | None] = {}
        self._numbers = Numbers(ledger, lines, plan, here.known(plan), taking)
        self._pattern = Run(number=0, at=clock(), by=by, command=IMPORT, detail=detail, person=False)
        self._run: Run | None = None
        self._older = 0

    def merge(self) -> Run | None:
        """Take in, within a transaction, all that the plan names; returns the run, None where nothing has changed."""
        self._numbers.take_runs()
        self._corrections = newest_corrections(self._ledger)
        self._numbers.take_sources()
        for one, _ in bundles(self._lines, self._plan, self._taking):
            self._take(one)
        for claim in list(self._plan.events):
            self._take_events(claim)
        take_others(self._ledger, self._lines, self._plan, self._numbers, self._taking)
        self._numbers.end_runs()
        if self._older:
            self._taking.kept.append(
                f"{self._older} article{'s have' if self._older > 1 else ' has'} a newer state here; "
                "the older revisions of the file were left out"
            )
        return self._ended()

    def _ended(self) -> Run | None:
        """The run of the merging, with what it counts."""
        stored = self._taking.stored
        if not stored:
            return self._run
        run = replace(self._begun(), articles=stored["article"], claims=stored["claim"])
        self._ledger.put_run(run)
        return run

    def _take(self, one: Moved) -> None:
        there = article_there(self._ledger, one.article.id)
        if there is None:
            page = self._ledger.page(one.article.id)
            if page is not None and page.forgotten:
                self._leave_forgotten(one)
                return
            self._take_new(one)
        elif self._is_newer(one, there):
            self._take_state(one, there)
        else:
            self._keep_state(one, there)

    def _leave_forgotten(self, one: Moved) -> None:
        for claim in one.claims:
            self._plan.events.pop(claim.id, None)
        self._taking.kept.append(f"article {one.article.id} was erased here by `forget` and was left out")

    def _take_new(self, one: Moved) -> None:
        for revision in one.revisions:
            self._numbers.put_revision(revision)
        article = self._numbers.article(one.article)
        identities = []
        for claim in map(self._numbers.claim, one.claims):
            if self._is_free(claim):
                self._put(claim)
                identities.append(claim.id)
                self._take_events(claim.id)
        self._taking.put(replace(article, claim_ids=tuple(identities)))

    def _is_newer(self, one: Moved, there: Article) -> bool:
        """Whether their state is one that is not known here, and is later than the one that is."""
        if one.article.entry in self._numbers.known["revision"]:
            return False
        theirs = next(revision for revision in one.revisions if revision.entry == one.article.entry)
        ours = self._ledger.revision(there.entry)
        if theirs.at > ours.at:
            return True
        self._older += 1
        return False

    def _take_state(self, one: Moved, there: Article) -> None:
        """Make their state the article's, behind the revisions that it has here."""
        old = self._ledger.claims_of(there)
        ours = {claim.id: claim for claim in old}
        self._taking.put(replace(self._ledger.revision(there.entry), claims=tuple(old)))
        ahead = self._numbers.put_behind(one.revisions, there)
        article = replace(
            self._numbers.article(one.article),
            revision=one.article.revision + ahead,
            appearances=tuple(dict.fromkeys((*there.appearances, *one.article.appearances))),
            tags=tuple(dict.fromkeys((*there.tags, *one.article.tags))),
            first_seen=min(there.first_seen, one.article.first_seen),
        ).corrected(self._corrections.get(there.id, one.article.correction))
        theirs = [claim for claim in map(self._numbers.claim, one.claims) if claim.id in ours or self._is_free(claim)]
        works = {claim.id: self._work(ours.get(claim.id), claim) for claim in theirs}
        for claim in theirs:
            self._take_events(claim.id)
        standing = [
            _joined(ours.get(claim.id), claim, works[claim.id], article)
            for claim in theirs
            if not claim.gone or claim.added
        ]
        text = next((r.text or "" for r in one.revisions if r.entry == one.article.text_entry), "")
        named = {claim.id for claim in theirs}
        standing += [claim for claim in relocated(old, text, article) if claim.id not in named]
        counted = put_state(self._ledger, article, old, standing, self._event())
        gone = [claim for claim in theirs if claim.gone and not claim.added]
        for claim in gone:
            self._put(_joined(ours.get(claim.id), claim, works[claim.id], article))
        identities = dict.fromkeys((*counted.claim_ids, *(claim.id for claim in gone)))
        counted = replace(counted, claim_ids=tuple(identities))
        self._ledger.put_article(counted)
        self._redate(counted, there.published, one.article.published)
        self._taking.count(counted)
        self._tell_joined(ours, works)

    def _keep_state(self, one: Moved, there: Article) -> None:
        """Keep the article's state, and take in what was recorded on its claims."""
        ours = {claim.id: claim for claim in self._ledger.claims_of(there)}
        same = self._numbers.known["revision"].get(one.article.entry) == there.entry
        works = {}
        new = []
        for claim in map(self._numbers.claim, one.claims):
            known = ours.get(claim.id)
            if known is None and not ((is_worked_on(claim) or (same and not claim.gone)) and self._is_free(claim)):
                continue
            works[claim.id] = work = self._work(known, claim)
            self._take_events(claim.id)
            if known is not None:
                if work != known.work:
                    self._put(replace(known, work=work, touched=True, updated=max(known.updated, claim.updated)))
            else:
                gone = claim.gone if same or claim.added else True
                self._put(replace(claim, gone=gone, article=place_of(there)))
                new.append(claim.id)
        article = replace(
            there.corrected(self._corrections.get(there.id, there.correction)),
            claim_ids=(*there.claim_ids, *new),
            appearances=tuple(dict.fromkeys((*there.appearances, *one.article.appearances))),
        )
        if works:
            counted = sum(claim.counted for claim in (self._ledger.claim(one) for one in article.claim_ids))
            article = replace(article, claims=counted)
        self._taking.put(article)
        self._redate(article, there.published, one.article.published)
        self._tell_joined(ours, works)

    def _redate(self, article: Article, *days: str | None) -> None:
        """See the dates in an article's claims from its day, where one side saw them from another."""
        if any(day != article.published for day in days):
            for claim in self._ledger.claims_of(article):
                self._put(redated(claim, article.published, self._figures_and_dates))

    def _is_free(self, claim: Claim) -> bool:
        """Whether no other article has the claim; a line that says so is left out."""
        try:
            other = self._ledger.claim(claim.id)
        except NotFound:
            return True
        if other.article.id != claim.article.id:
            line = self._plan.bundles[claim.article.id].line
            self._taking.leave_out(line, f"claim {claim.id} stands in article {other.article.id} here")
            self._plan.events.pop(claim.id, None)
            return False
        return True

    def _work(self, ours: Claim | None, theirs: Claim) -> Work:
        if ours is None:
            return theirs.work
        known = self._here.events.get(ours.id, [])
        coming = [self._plan.numbered["event"][number][0] for number in self._plan.events.get(ours.id, ())]
        return merged(ours.work, theirs.work, known, coming)

    def _tell_joined(self, ours: dict[str, Claim], works: dict[str, Work]) -> None:
        """Record what became of claims on which both sides had recorded something of their own."""
        for identity, work in works.items():
            known = ours.get(identity)
            if known is not None and work != known.work and identity in self._here.events:
                note = "what was recorded in two ledgers was joined"
                event = replace(self._event(), claim=identity, before=known.work, after=work, note=note)
                self._ledger.add_event(event)

    def _take_events(self, claim: str) -> None:
        self._numbers.take_events(self._plan.events.pop(claim, ()))

    def _put(self, claim: Claim) -> None:
        self._taking.put(line_of(claim))

    def _begun(self) -> Run:
        if self._run is None:
            self._run = self._ledger.add_run(self._pattern)
        return self._run

    def _event(self) -> Event:
        run = self._begun()
        return run.pattern(run.at)


def _joined(ours: Claim | None, theirs: Claim, work: Work, article: Article) -> Claim:
    """A claim in their state of its article, which both sides may have."""
    there = replace(theirs, work=work, article=place_of(article))
    if ours is None:
        return there
    return replace(
        there,
        entry=ours.entry,
        first_seen=min(ours.first_seen, theirs.first_seen),
        touched=ours.touched or theirs.touched,
    )
