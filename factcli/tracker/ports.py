"""What the use cases need of the world: a ledger, a clock, somebody's name."""

from collections.abc import Callable, Collection, Container, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

from factcli.models.article import Article, ArticleHead, ArticleKey
from factcli.models.claim import Claim, DateMention, Figure
from factcli.models.exchange import RECORDS, Record
from factcli.models.filters import AliasGroup, SavedFilter
from factcli.models.ledger import Event, Revision, Run, Sample
from factcli.models.source import Host, Page, Seen, Source

Tests = Mapping[str, Callable[[Any], bool]]
"""Tests on the fields of stored claims that can be read fast.

They are entry, first_seen, status, speaker, article, kind, stance, and figures (whether there are some).
"""

Weighed = Callable[[str, str, str | None], dict[str, int]]
"""Gives the folded words of a claim, from its text, context and speaker, each with its weight."""

Told = Callable[[int], None]
Answer = TypeVar("Answer")

FiguresAndDates = Callable[[str, str | None], tuple[tuple[Figure, ...], tuple[DateMention, ...]]]
"""Reads the figures and the dates in a claim's words, seen from the day of publication."""

Clock = Callable[[], str]
"""Gives the time as 2026-03-14T09:00:00Z."""


class ClaimIndex(Protocol):
    """The words of all claims, which have numbers of its own here."""

    @property
    def count(self) -> int:
        """How many claims there are."""

    def weights(self, word: str, *, beginning: bool) -> dict[int, int]:
        """The claims with a word, or with one that begins so, and what it weighs in each."""

    def of_articles(self, articles: Container[int]) -> Iterator[int]:
        """The claims that stand in these articles, named by their numbers in the ledger."""

    def number_of(self, claim: int) -> int:
        """The number in the ledger of a claim; 0 for one that is no more."""


class Reader(Protocol):
    """What may be asked of a ledger. Every answer is the last acknowledged state."""

    def newest(self, tests: Tests, among: Container[int] | None = None) -> Iterator[Claim]:
        """The claims that pass the tests, those first that the ledger saw last; of one revision, in the text's order.

        Only those whose numbers are `among` some, where these are given.
        """

    def claim_at(self, number: int) -> Claim:
        """The claim of that number, which is its id read as one."""

    def passing(self, tests: Tests) -> set[int]:
        """The numbers of the claims that pass the tests."""

    def many_claims(self) -> bool:
        """Whether there are so many that it pays to look for words in an index."""

    def ask_words(self, weighed: Weighed, ask: Callable[[ClaimIndex], Answer], told: Told) -> Answer:
        """What `ask` answers when it is given the words of all claims; it may be called twice.

        `told` is called before many claims are read, which is once, with their number.
        """

    def claim(self, prefix: str) -> Claim:
        """The claim whose id begins so; raises NotFound or AmbiguousId."""

    def claims_of(self, article: Article) -> list[Claim]:
        """The article's claims in the text's order, those that have gone last."""

    def article(self, prefix: str) -> Article:
        """The article whose id begins so; raises NotFound or AmbiguousId."""

    def articles(self) -> list[Article]:
        """All articles, withdrawn ones too, in no order."""

    def article_heads(self) -> Iterator[ArticleHead]:
        """What all articles may be chosen by, withdrawn ones too, in no order."""

    def article_keys(self) -> Iterator[ArticleKey]:
        """What all articles may be known by, withdrawn ones too, in no order."""

    def text(self, article: Article) -> str:
        """The article's current text."""

    def revision(self, entry: int) -> Revision:
        """The revision of that number; raises NotFound."""

    def revisions(self) -> Iterator[Revision]:
        """The revisions that took another one's place, the newest first."""

    def entries_by_article(self) -> dict[str, list[int]]:
        """The numbers of each article's revisions, ascending, by the article's id."""

    def events(self, claim: str) -> list[Event]:
        """What happened to a claim, in the order in which it did."""

    def events_about(self, claims: Container[str]) -> list[Event]:
        """What happened to the claims of these ids, in the order in which it did."""

    def events_of(self, run: Run) -> list[Event]:
        """What a run recorded, in that order."""

    def entries_of(self, run: Run) -> list[Revision]:
        """The revisions that a run wrote, in that order."""

    def run(self, number: int) -> Run:
        """The run of that number; raises NotFound."""

    def runs(self) -> Iterator[Run]:
        """All runs, the newest first."""

    def sources(self) -> list[Source]:
        """All sources, in the order in which they were added."""

    def source(self, number: int) -> Source | None:
        """The source of that number; None if there is none, or no more."""

    def page(self, identity: str) -> Page | None:
        """The page of that id; None for one that was never listed, or has been let go of."""

    def pages(self) -> Iterator[Page]:
        """All pages, in no order."""

    def due_pages(self, until: str, sources: Container[int], beyond: str) -> list[str]:
        """The ids of the pages that one of the sources lists and that are due, the longest waiting first.

        Due are those that are so by `until`, and those `beyond` a time after which nothing can have been planned.
        """

    def pages_over(self, before: str, most: int) -> list[str]:
        """The ids of so many pages at most that were first seen before that time and are not to be read again.

        Or that no source lists any more. Not those of files, nor those that are forgotten.
        """

    def seen(self, identity: str) -> Seen | None:
        """What is kept of a page that has been let go of, or of an article that was archived; None if there was none."""

    def hosts(self) -> list[Host]:
        """What is known of servers."""

    def saved_filters(self) -> list[SavedFilter]:
        """The saved filters, in the order in which they were first saved."""

    def alias_groups(self) -> list[AliasGroup]:
        """The groups of names that mean the same, in the order in which they were first set."""

    def sample(self) -> Sample | None:
        """The newest sample of an audit; None if there is none."""

    def with_evidence(self, prefix: str) -> list[Claim]:
        """The claims with evidence whose id begins so, withdrawn or not; `prefix` is of hexadecimal digits."""

    def last_entry(self) -> int:
        """The number of the newest revision; 0 before the first. Tells whether articles have come in since."""

    def state(self) -> int:
        """A number that grows with every transaction of any process."""

    def contents(self, kinds: Collection[str] = RECORDS.keys()) -> Iterator[tuple[str, Record]]:
        """Every record of these types with its type, all as they are at one moment, in the order of `RECORDS` and numbers."""


class Ledger(Reader, Protocol):
    """A ledger that can be written to, within a transaction."""

    def transaction(self, *, erasing: bool = False) -> AbstractContextManager[None]:
        """A block whose writes all become durable when it ends, or none; others' writes wait.

        With `erasing` nothing is left in the ledger's files of what it removes.
        """

    def keep_import(self, run: int) -> None:
        """Within a transaction: keep what it has changed so far as it was before, so that `take_back_import` can restore it."""

    def take_back_import(self, run: int) -> None:
        """Within a transaction: make what an import has changed as it was before, but for the run itself.

        Pages, hosts, sources and names that have been changed since stay. Raises NothingToUndo where anything else has been,
        or where it is not known any more what was before.
        """

    def drop_imports(self) -> None:
        """Let go of what `keep_import` has kept."""

    def put_record(self, record: Record) -> bool:
        """Store a record of any table under the number that it bears; returns whether it is new or different."""

    def put_claim(self, claim: Claim) -> None:
        """Store a claim, new or changed."""

    def drop_claim(self, identity: str) -> None:
        """Remove a claim on which nobody has worked; revisions still hold it."""

    def drop_article(self, identity: str) -> None:
        """Remove an article, whose claims and revisions are to go with it."""

    def put_article(self, article: Article) -> None:
        """Store an article, new or changed."""

    def next_entry(self) -> int:
        """The number for the next revision, within a transaction: outside of one, others may take it."""

    def put_revision(self, revision: Revision) -> None:
        """Store a revision, new or changed."""

    def drop_revision(self, entry: int) -> None:
        """Remove a revision; never the last one, whose number would be given again."""

    def add_event(self, event: Event) -> int:
        """Record an event under the next number, which is returned; `event.seq` is passed over."""

    def drop_event(self, number: int) -> None:
        """Remove an event."""

    def add_run(self, run: Run) -> Run:
        """Record a run under the next number."""

    def put_run(self, run: Run) -> None:
        """Change what is recorded of a run."""

    def add_source(self, source: Source) -> Source:
        """Store a source under the next number."""

    def put_source(self, source: Source) -> None:
        """Change what is stored of a source."""

    def drop_source(self, number: int) -> None:
        """Remove a source; what came in through it stays."""

    def put_page(self, page: Page) -> None:
        """Store a page, new or changed; one that is forgotten stays so, whoever read it meanwhile."""

    def drop_page(self, identity: str) -> None:
        """Remove a page."""

    def put_seen(self, seen: Seen) -> None:
        """Store what is to be kept of a page for good."""

    def put_host(self, host: Host) -> None:
        """Store what is known of a server."""

    def put_saved_filter(self, saved: SavedFilter) -> None:
        """Store a filter under its number, new or changed."""

    def drop_saved_filter(self, number: int) -> None:
        """Remove a saved filter."""

    def put_alias_group(self, group: AliasGroup) -> None:
        """Store a group of names under its number, new or changed."""

    def drop_alias_group(self, number: int) -> None:
        """Remove a group of names."""

    def add_sample(self, sample: Sample) -> Sample:
        """Store a sample under the next number."""

    def tidy(self, *, thoroughly: bool) -> str | None:
        """Make the files compact again, if that is due; returns a warning where it could not be done."""

    def sync_lock(self) -> AbstractContextManager[None]:
        """A block that one process is in at a time; raises DatabaseLocked at once where another is. Writers go on."""
