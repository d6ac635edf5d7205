"""How the engine does on annotated articles: found, wrongly listed, missed, and what is right of what was found.

A claim is found where the token overlap (Jaccard) of its content and a marked content is at least one half; matching is one
to one, the largest overlap first. Tokens are runs of word characters and single marks.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from factcli.extract.fit.alignment import weight_of
from factcli.extract.fit.figures import figure_scores
from factcli.extract.fit.gold import Example, Marked
from factcli.models.claim import Extraction, Span, Statement
from factcli.models.vocabulary import Kind

NEARLY = 0.5
_TOKEN = re.compile(r"\w+|[^\w\s]")
_LEADING = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)

Extractor = Callable[[Example], Extraction]


class Score(Struct, kw_only=True):
    """Counts over articles. `right`, `wrong`, `missed`: of claims · the others: of those found, how many have it right."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    speaker: int = 0
    mention: int = 0
    stance: int = 0
    kind: int = 0

    @property
    def precision(self) -> float:
        """The share of the listed that is right."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        """The share of the marked that was found."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0

    @property
    def f1_with_speaker(self) -> float:
        """F1 where a claim is right only with its speaker: the resolved name in our own gold, else a word of the mention."""
        return 2 * self.speaker / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


class Report(Struct):
    """The scores of all articles, by kind (recall only), by group, and the agreement of figures."""

    total: Score
    kinds: dict[str, Score]
    groups: dict[str, Score]
    figures: float


def report(examples: Sequence[Example], extractor: Extractor) -> Report:
    """The scores of what `extractor` finds in the examples."""
    whole, kinds, groups = Score(), defaultdict[str, Score](Score), defaultdict[str, Score](Score)
    for example in examples:
        statements = extractor(example).statements
        matched, claims = matches(example, statements)
        found = dict(matched)
        listed = {statement for _, statement in matched}
        for score in (whole, groups[example.group]):
            score.wrong += len(statements) - len(listed)
        for at, claim in enumerate(claims):
            if weight_of(example, claim) <= 0:
                continue
            kind = kind_of(example.text, claim)
            for score in (whole, groups[example.group], kinds[kind]):
                if at in found:
                    _count(score, example, claim, statements[found[at]], kind)
                else:
                    score.missed += 1
    own = [example for example in examples if example.own]
    return Report(
        whole, dict(sorted(kinds.items())), dict(sorted(groups.items())), figure_scores(own).value.f1 if own else 0.0
    )


def _count(score: Score, example: Example, claim: Marked, statement: Statement, kind: Kind) -> None:
    mention = _touches(statement.spans.speaker, claim.source) if claim.source else not statement.spans.speaker
    score.right += 1
    score.mention += mention
    score.speaker += named(statement.speaker) == named(claim.speaker) if example.own else mention or not claim.source
    score.stance += statement.stance == claim.stance
    score.kind += statement.kind == kind


def matches(example: Example, statements: Sequence[Statement]) -> tuple[list[tuple[int, int]], tuple[Marked, ...]]:
    """Which marked claims were found by which statements, as indices of both; and the marked claims."""
    tokens = [found.span() for found in _TOKEN.finditer(example.text)]
    listed = [_inside(tokens, one.spans.content) for one in statements]
    marked = [_inside(tokens, one.content) for one in example.marked]
    pairs = sorted(
        (-len(one & other) / len(one | other), gold, at)
        for gold, one in enumerate(marked)
        for at, other in enumerate(listed)
        if one & other and len(one & other) >= NEARLY * len(one | other)
    )
    used_gold: set[int] = set()
    used: set[int] = set()
    found = []
    for _, gold, at in pairs:
        if gold not in used_gold and at not in used:
            used_gold.add(gold)
            used.add(at)
            found.append((gold, at))
    return found, example.marked


def kind_of(text: str, claim: Marked) -> Kind:
    """The kind of a marked claim; of a corpus's by the quotation marks around and in it."""
    if claim.kind is not None:
        return claim.kind
    words = "".join(text[start:end] for start, end in claim.content)
    around = text[max(0, claim.content[0][0] - 1) : claim.content[0][0] + 2]
    if not re.search("[\"“”]|''|``", words + around):
        return Kind.INDIRECT
    return Kind.DIRECT if re.match("\\W*(?:[\"“]|''|``)", words) or around[0] in '"“' else Kind.MIXED


def named(name: str | None) -> str | None:
    """A speaker's name as it is compared: without case and leading article."""
    return _LEADING.sub("", " ".join(name.replace("’", "'").lower().split())) if name else None


def _inside(tokens: list[Span], spans: Iterable[Span]) -> frozenset[int]:
    found = set()
    for start, end in spans:
        found |= {at for at, token in enumerate(tokens) if token[0] < end and start < token[1]}
    return frozenset(found)


def _touches(one: Iterable[Span], other: Iterable[Span]) -> bool:
    others = list(other)
    return any(start < last and first < end for start, end in one for first, last in others)


def summed(reports: Iterable[Report]) -> Score:
    """The counts of several reports together."""
    counts: Counter[str] = Counter()
    for one in reports:
        counts.update({name: getattr(one.total, name) for name in Score.__struct_fields__})
    return Score(**counts)
