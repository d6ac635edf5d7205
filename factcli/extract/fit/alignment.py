"""Annotated articles as the rankers see them: for each possible cue what it reports, in tokens of its sentence."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from factcli.extract.fit.gold import REAL_PAGE, Example, Marked
from factcli.extract.layout import paragraphs
from factcli.extract.lexicon import FUNCTION, VERBS
from factcli.extract.ranking.cues import Cue, cues
from factcli.extract.ranking.spans import is_conjunction_that
from factcli.extract.sentences import Range, Sentence, sentences
from factcli.text.words import word_set

_QUOTES: Final = frozenset('"“”„«»')
_BUCKETS: Final = (0.01, 0.03, 0.07, 0.15, 0.3, 0.5, 0.7, 0.85)
_RARE: Final = 0.5
"""Added to how often a word was seen, so that one that was a cue the only time that it was seen does not count as always one."""
_OWN_WEIGHT: Final = 2.0
"""How much an article of our own gold counts beside one of a corpus, which has one subject and many more articles."""
_PAGE_WEIGHT: Final = 3.0
"""How much a marked page counts: it is what the engine is for, and there are few."""
UNSURE_WEIGHT: Final = 0.2
"""How much a statement counts that another careful reader might not take for a claim; set by hand."""
ATTITUDE_WEIGHT: Final = 0.15
"""How much a cue of an attitude, which is no claim, counts as one that reports nothing."""


class Case(Struct, kw_only=True):
    """A possible cue and what a person marked for it: token ranges of the content before and behind it.

    Both None: it reports nothing. `weight` is how much it counts.
    """

    sentence: Sentence
    cue: Cue
    before: Range | None
    after: Range | None
    weight: float
    marked: Marked | None


class SentencedExample(Struct):
    """An example cut into paragraphs of sentences."""

    example: Example
    paragraphs: list[list[Sentence]]


def read(example: Example, words: dict[str, str]) -> SentencedExample:
    """The sentences of the story; `words`: the classes of words."""
    story = [one for one in paragraphs(example.text) if one.story]
    return SentencedExample(example, [sentences(example.text, one.start, one.end, words) for one in story])


def worth(example: Example) -> float:
    """How much the article counts in fitting, beside one of a corpus."""
    return 1.0 if not example.own else _PAGE_WEIGHT if example.group == REAL_PAGE else _OWN_WEIGHT


def weight_of(example: Example, one: Marked) -> float:
    """How much what was marked counts as a claim.

    1 for a statement that was quoted or reported, 0 where the verb or whoever marked it leaves that open, less than 0 for an
    attitude.
    """
    if one.unsure:
        return 0.0
    text = example.text
    if example.own or any(
        text[at] in _QUOTES or text[at : at + 2] == "''" for start, end in one.content for at in range(start, end)
    ):
        return 1.0
    words = [word.lower() for start, end in one.cue for word in text[start:end].split()]
    lemmas = {VERBS[word].lemma for word in words if word in VERBS}
    if "according" in words or lemmas - _OPEN:
        return 1.0
    return 0.0 if lemmas else -ATTITUDE_WEIGHT


_OPEN: Final = word_set("""
    continue begin recount plead sigh laugh relate narrate cry vent confide gush intone grumble murmur mutter
    whisper chime echo allow certify attest broadcast underline underscore highlight outline detail summarise
    summarize brief find show calculate determine rule hold put revise lower raise record register list give
    document establish identify uncover discover measure count assess judge correct update decide expect anticipate
    foresee envisage fault implicate attack assail deride ridicule mock chide rebuke scold berate lambast castigate
    lash hit rip rap bemoan object label brand dub characterise characterize portray dismiss hail laud applaud
    welcome defend endorse compare liken refer term depict cast disavow contest deflect commit offer undertake order
    instruct encourage press exhort petition invite advocate lobby doubt query wonder thank congratulate regret
    regard clarify convey relay
""")
"""Verbs that as often tell what somebody does or feels as what he says."""


def heads(reads: list[SentencedExample]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands outside quotations, and how often in the cue of a statement."""
    seen: Counter[str] = Counter()
    cueing: Counter[str] = Counter()
    for one in reads:
        places = _cue_places(one.example)
        for sentence in (sentence for paragraph in one.paragraphs for sentence in paragraph):
            for index, token in enumerate(sentence.tokens):
                if sentence.quoted[index] < 0:
                    low = sentence.low[index]
                    seen[low] += 1
                    if any(
                        start < token.end and token.start < end for start, end in places.get(token.start // _CELL, ())
                    ):
                        cueing[low] += 1
    return seen, cueing


_CELL: Final = 64
"""Characters of a cell, by which the cues near a token are found."""


def _cue_places(example: Example) -> dict[int, list[tuple[int, int]]]:
    """The cues' spans by cells of the text."""
    cells: dict[int, list[tuple[int, int]]] = {}
    for one in example.marked:
        if weight_of(example, one) > 0:
            for start, end in one.cue:
                for cell in range(start // _CELL - 1, end // _CELL + 1):
                    cells.setdefault(cell, []).append((start, end))
    return cells


class CueLexicon:
    """How often words report, counted over examples; of an example's own words without that example."""

    def __init__(self, reads: Sequence[SentencedExample]) -> None:
        self.parts = {one.example.name: heads([one]) for one in reads}
        self.seen: Counter[str] = Counter()
        self.cueing: Counter[str] = Counter()
        for seen, cueing in self.parts.values():
            self.seen.update(seen)
            self.cueing.update(cueing)

    def ratio(self, word: str) -> float:
        """How often the word is a cue, of the times that it stands outside quotations; rare words less."""
        return self.cueing[word] / (self.seen[word] + _RARE) if word in self.cueing else 0.0

    def strengths(self, without: str | None = None) -> dict[str, int]:
        """The strengths of all words that may be cues, by their ratio; counted without the example of that name."""
        seen, cueing = self.parts.get(without or "", (Counter(), Counter()))
        found = {}
        for word, times in self.cueing.items():
            if word in FUNCTION and word not in ("said", "says", "say", "according"):
                continue
            if not word[0].isalpha() or times / (self.seen[word] + _RARE) < _BUCKETS[0] or times < _LEAST_TIMES:
                continue
            left = self.seen[word] - seen[word]
            found[word] = bucket((times - cueing[word]) / (left + _RARE))
        return found


_LEAST_TIMES: Final = 2
"""How often a word must have been a cue to be one; set by hand."""


def bucket(ratio: float) -> int:
    """A ratio as a strength from 1 to 9."""
    return 1 + sum(ratio >= limit for limit in _BUCKETS)


def cases(one: SentencedExample, lexicon: CueLexicon) -> Iterator[Case]:
    """The possible cues of an example, with what they report."""
    strengths = lexicon.strengths(one.example.name)
    for paragraph in one.paragraphs:
        for sentence in paragraph:
            yield from _of_sentence(sentence, cues(sentence, strengths), one.example, lexicon)


def _of_sentence(sentence: Sentence, possible: list[Cue], example: Example, lexicon: CueLexicon) -> Iterator[Case]:
    start, end = sentence.span(0, sentence.size)
    heads_here: dict[int, Marked] = {}
    for one in example.marked:
        if one.cue and one.cue[0][0] < end and one.cue[-1][1] > start:
            head = head_of(sentence, one, lexicon)
            if head is not None:
                heads_here.setdefault(head, one)
    for cue in possible:
        found = heads_here.get(cue.index)
        if found is None:
            yield Case(sentence=sentence, cue=cue, before=None, after=None, weight=1.0, marked=None)
        elif not found.unsure and (counts := weight_of(example, found)) <= 0:
            yield Case(sentence=sentence, cue=cue, before=None, after=None, weight=-counts, marked=found)
        else:
            tokens = tokens_in(sentence, found)
            before = [at for at in tokens if at < cue.group]
            after = _without_that(sentence, [at for at in tokens if at > cue.index])
            weight = (UNSURE_WEIGHT if found.unsure else 1.0) if before or after else 0.0
            yield Case(
                sentence=sentence, cue=cue, before=_range(before), after=_range(after), weight=weight, marked=found
            )


def head_of(sentence: Sentence, one: Marked, lexicon: CueLexicon) -> int | None:
    """The token of a marked cue that is likeliest to report."""
    places = [
        index
        for index, token in enumerate(sentence.tokens)
        if any(start < token.end and token.start < end for start, end in one.cue)
    ]
    words = [
        index
        for index in places
        if sentence.low[index] not in FUNCTION or sentence.low[index] in ("said", "says", "say", "according")
    ]
    return max(words or places, key=lambda index: lexicon.ratio(sentence.low[index]), default=None)


def tokens_in(sentence: Sentence, one: Marked) -> list[int]:
    """The tokens of the sentence that overlap a marked content."""
    return [
        index
        for index, token in enumerate(sentence.tokens)
        if any(start < token.end and token.start < end for start, end in one.content)
    ]


def _without_that(sentence: Sentence, tokens: list[int]) -> list[int]:
    """The tokens of a content without the "that" before it, which corpora count in and we do not."""
    return tokens[1:] if len(tokens) > 1 and is_conjunction_that(sentence, tokens[0]) else tokens


def _range(tokens: list[int]) -> Range | None:
    return (tokens[0], tokens[-1] + 1) if tokens else None
