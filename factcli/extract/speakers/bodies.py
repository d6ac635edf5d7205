"""The bodies, groups and documents that an article tells of: their fullest forms, and where each of them is mentioned."""

from bisect import bisect_left
from functools import cached_property
from typing import Final

from msgspec import Struct, field

from factcli.extract.lexicon import (
    DETERMINERS,
    FINITE,
    FUNCTION,
    MONTHS,
    NUMBERS,
    POSSESSIVES,
    PREPOSITIONS,
    TIMES,
    VERBS,
)
from factcli.extract.speakers.bodyruns import behind_kind, extended, gathers, with_people
from factcli.extract.speakers.forenames import FORENAMES
from factcli.extract.speakers.roles import is_role
from factcli.extract.speakers.tokenised import TokenisedArticle, verbs_of_saying
from factcli.extract.speakers.wordlists import BODIES, CORPORATE, DOCUMENTS, FIRMS, GROUP_NOUNS, ISSUED, PLACES, PLACING
from factcli.text.words import word_set

_MOST_WORDS: Final = 7
"""Of a phrase of common words before its noun, and of what is attached to it. Set by hand: on data/gold 20 is the same,
3 loses no name, but cuts some: "letter from Arden Vale District"."""
_MOST_ATTACHED: Final = 2
"""How often something may be attached: "at the University of Aldmoor" is twice. On data/gold 4 is the same, with 1 4 names are
lost, with 0 6."""
_MOST_LOOKED_AT: Final = 40
"""How many places or names alike are looked at, which bounds the work in an article that has thousands. Set by hand: on
data/gold 8 is the same, with 2 14 names are lost."""
_LEAST_INITIALS: Final = 3
"""Two letters are too many things' initials. On data/gold 2 and 4 are the same."""
SURE: Final = 2
"""The evidence from which on a name is certainly a body's: one strong sign, or two weak ones (see `Bodies._named`).

Set by hand. On data/gold 1 gains 3 names, 3 loses 2; with 1 a place that begins a sentence would be "the company".
"""
_HINT: Final = 1
"""A possessive or a sentence's beginning, and against it a word such as "in" before the name, which places have. With 0 in place
of the first 2 names of data/gold are lost, with 2 1 (3 are gained); of the second with 0 2 (3 gained), with 3 6."""
_FIRMS_HAVE: Final = word_set(
    "shares stock revenue profit profits sales earnings customers employees workers executives staff"
)
"""What a firm's name stands before, and hardly a place's or a person's: a hint."""
_ATTACHED: Final = word_set("of at from by for in")
_PUBLIC: Final = word_set("""
    ministry council police court government commission authority department university committee parliament senate
    congress union association army forces party agency institute federation treasury board bureau assembly cabinet
    embassy inspectorate league observatory mission office service centre center alliance coalition campaign
    ombudsman tribunal desk intelligence society
""")
_NAMED, _TOLD, _DOCUMENT, _GROUP = "name", "told", "document", "group"


class Body(Struct, kw_only=True, eq=False):
    """A body, group or document. `kind`: `name` with capitals, `told` a body in common words, `document`, `group` of people.

    `evidence`: how much speaks for a name's being a body and no place; `article`: whether "the" stands before it; `same`: the
    name of what is told of in common words ("the hire firm, Solmar"); `told`: whether the name stands in the story itself.
    """

    name: str
    words: tuple[str, ...]
    kind: str
    evidence: int = 0
    article: bool = False
    told: bool = False
    same: "Body | None" = None
    places: list[int] = field(default_factory=list)

    @property
    def is_firm(self) -> bool:
        """Whether "the company" may mean it."""
        return (self.kind == _NAMED and self.evidence >= SURE and not any(word in _PUBLIC for word in self.words)) or (
            self.kind == _TOLD and self.words[-1] in FIRMS
        )

    @property
    def may_be_firm(self) -> bool:
        """Whether it is a name of which little is known, but nothing that makes it a public body or a place."""
        return (
            self.kind == _NAMED
            and self.evidence >= 0
            and not any(word in _PUBLIC or word in PLACES for word in self.words)
            and self.words[0] not in FORENAMES
            and self.words[-1].rstrip(".") not in MONTHS
        )

    @property
    def is_plural(self) -> bool:
        """Whether it is a group of people."""
        return self.kind == _GROUP

    @property
    def is_issued(self) -> bool:
        """Whether it is a statement or the like, whose words are somebody's."""
        return self.kind == _DOCUMENT and self.head in ISSUED

    @property
    def is_document(self) -> bool:
        """Whether it is something written."""
        return self.kind == _DOCUMENT

    @property
    def with_article(self) -> str:
        """The name with "the" before it, if the article writes it so."""
        return f"the {self.name}" if self.article else self.name

    @property
    def head(self) -> str:
        """The noun of its name: the last word, or the one before "of", "for" or "at"."""
        return _head(self.words)


def _head(words: tuple[str, ...]) -> str:
    for at, word in enumerate(words[1:], 1):
        if word in _ATTACHED:
            return words[at - 1]
    return words[-1]


class Bodies:
    """Every body of an article, found by its words, its noun, its first word or its initials."""

    def __init__(
        self, tokens: TokenisedArticle, runs: list[tuple[int, int]], heads: list[int], taken: set[int]
    ) -> None:
        self.tokens = tokens
        self.by_words: dict[tuple[str, ...], Body] = {}
        self.by_head: dict[str, list[tuple[int, Body]]] = {}
        self.by_first: dict[str, list[Body]] = {}
        self.by_letters: dict[str, Body] = {}
        self.places: list[tuple[int, Body]] = []
        self._begins: dict[int, Body] = {}
        self._ends: dict[int, Body] = {}
        covered: set[int] = set()
        sure = {tokens.low[at] for first, end in runs for at in range(first, end) if not tokens.initial[at]}
        sure |= {tokens.low[first] for first, end in runs if tokens.low[end - 1].rstrip(".") in CORPORATE}
        for opening, end in runs:
            alone = end - opening == 1 and tokens.initial[opening]
            if alone and tokens.low[opening] not in sure and not gathers(tokens, end):
                continue
            first = with_people(tokens, behind_kind(tokens, opening, end))
            if first not in covered and not any(at in taken for at in range(first, end)):
                last = extended(self.tokens, first, end)
                covered.update(range(first, last))
                self._named(first, last)
        for at in heads:
            if at not in covered or not tokens.capital(at):
                self._told(at)
        self.places.sort(key=lambda place: place[0])
        for at, body in self.places:
            body.places.append(at)
            self.by_head.setdefault(body.head, []).append((at, body))
        for body in self.by_words.values():
            self.by_first.setdefault(body.words[0], []).append(body)
            self._letters(body)

    def _named(self, first: int, end: int) -> None:
        tokens = self.tokens
        low = tokens.low
        if low[end - 1] in TIMES:
            return
        words = tuple(low[first:end])
        body = self.by_words.get(words)
        if body is None:
            body = self.by_words[words] = Body(name=without_ending(tokens, first, end), words=words, kind=_NAMED)
        # A noun of a body in the name, or what only bodies do, is certain; with 1 in place of SURE for the first 5 names of
        # data/gold are lost, for the second none, and 3 gained in one article. The rest are hints.
        prior, following = low[first - 1], low[end]
        if any(word in BODIES for word in words) or (len(words) > 1 and words[-1].rstrip(".") in CORPORATE):
            body.evidence += SURE
        if following in _FIRMS_HAVE:
            body.evidence += _HINT
        if verbs_of_saying(following) or prior in BODIES or (following == "," and low[end + 1] == "which"):
            body.evidence += SURE
        if tokens.owner[end - 1] or (tokens.initial[first] and following not in PREPOSITIONS and following.isalpha()):
            body.evidence += _HINT
        if prior in PLACING:
            body.evidence -= _HINT
        body.article = body.article or prior == "the"
        body.told = body.told or not tokens.aside(first)
        self.places.append((first, body))
        self._begins[first] = self._ends[end] = body
        if following == "(" and end + 2 < tokens.size and low[end + 2] == ")" and tokens.words[end + 1].isupper():
            self.by_letters.setdefault(low[end + 1], body)

    def _told(self, at: int) -> None:
        """The noun phrase of common words that ends with this noun: "the civil protection agency"."""
        tokens = self.tokens
        low = tokens.low
        if not tokens.owner[at] and (low[at + 1] in BODIES or low[at + 1] in GROUP_NOUNS or is_role(low[at + 1])):
            return
        start = at
        while at - start < _MOST_WORDS and self._may_be_inside(start - 1):
            start -= 1
        opened = low[start - 1] in DETERMINERS
        plural = low[at] in GROUP_NOUNS
        if not opened and not plural and not tokens.capital(start) and low[at] != "police":
            return
        if plural and at + 1 < tokens.size and tokens.owner[at]:
            return
        end = at + 1
        kind = _GROUP if plural and low[at] != "police" else _DOCUMENT if low[at] in DOCUMENTS else _TOLD
        if kind in (_GROUP, _DOCUMENT) or (low[end] == "of" and tokens.capital(end + 1)):
            end = self.attached(end)
        if end - start == 1 and low[at] != "police" and low[start - 1] in POSSESSIVES:
            return
        if low[start] in NUMBERS and start < at and kind == _TOLD:
            start += 1
        words = tuple(low[start:end])
        body = self.by_words.get(words)
        if body is None:
            body = self.by_words[words] = Body(name=in_running_text(tokens, start, end), words=words, kind=kind)
        body.article = body.article or opened
        self.places.append((start, body))
        if kind == _TOLD and body.same is None:
            body.same = self._name_beside(start, end)

    def _name_beside(self, start: int, end: int) -> Body | None:
        """The name in apposition to the phrase: "the hire firm, Solmar", "Solmar, a hire firm", "the hire firm Solmar"."""
        low = self.tokens.low
        beside = self._begins.get(end) or (self._begins.get(end + 1) if low[end] == "," else None)
        if beside is not None and low[end] == "," and self.tokens.owner[end + len(beside.words)]:
            return None  # "the firm, Solmar's owner"
        if beside is None and low[start - 1] in DETERMINERS and low[start - 2] == "," and low[end] in (",", "."):
            beside = self._ends.get(start - 2)
        if beside is not None:
            beside.evidence += SURE  # without it 2 names of data/gold are lost
        return beside

    def _may_be_inside(self, at: int) -> bool:
        tokens = self.tokens
        low, word = tokens.low[at], tokens.words[at]
        if tokens.quoted[at] or not word[0].isalnum() or low in TIMES or low in DETERMINERS:
            return False
        if low in FUNCTION or low in FINITE:
            return False
        return not (low in VERBS and (low.endswith(("ed", "ing")) or low in ("said", "says", "told", "tells")))

    def attached(self, end: int) -> int:
        """Behind what is attached to a noun: "at the University of Aldmoor"."""
        tokens = self.tokens
        low = tokens.low
        for _ in range(_MOST_ATTACHED):
            if low[end] not in _ATTACHED or tokens.quoted[end]:
                break
            at = end + 1
            if low[at] in DETERMINERS:
                at += 1
            stop = at
            while stop - at < _MOST_WORDS and self._may_be_inside(stop) and not low[stop].endswith("ed"):
                stop += 1
            if stop == at:
                break
            end = stop
        return end

    def _letters(self, body: Body) -> None:
        """Remember the initials of a name of three words or more."""
        words = body.words[:-1] if body.words[-1].rstrip(".") in CORPORATE else body.words
        joined = "".join(word[0] for word in words if word not in ("of", "for", "the", "and"))
        for capitals in {joined, joined.replace("&", "")}:
            if body.kind == _NAMED and len(capitals) >= _LEAST_INITIALS:
                self.by_letters.setdefault(capitals, body)

    def exact(self, words: tuple[str, ...]) -> Body | None:
        """The body of just these words, or whose initials they are, or that begins with them."""
        found = self.by_words.get(words)
        letters = "".join(words) if len(words) == 1 or "&" in words else ""
        if letters in self.by_letters and (found is None or found.kind == _NAMED):
            return self.by_letters[letters]
        if found is None or found.kind == _NAMED:
            longer = [
                one
                for one in self.by_first.get(words[0], ())[:_MOST_LOOKED_AT]
                if len(one.words) > len(words)
                and one.kind == _NAMED
                and one.words[: len(words)] == words
                and _is_longer(one, len(words))
                and not any(word in _PUBLIC or word in PLACES for word in one.words[len(words) :])
                and not any(word in ("of", "for") for word in one.words)
            ]
            if len(longer) == 1:
                return longer[0]
        return found

    def fullest(self, body: Body) -> Body:
        """The body under the longest name that the article gives it."""
        body = body.same or body
        return (self.exact(body.words) or body) if body.kind == _NAMED else body

    @cached_property
    def firms(self) -> tuple[tuple[Body, int, int] | None, int]:
        """The firm that is named most, with how often and where first, and how often the next is named."""
        times: dict[int, int] = {}
        found: dict[int, tuple[int, Body]] = {}
        for at, body in self.places:
            full = self.fullest(body)
            if full.is_firm and full.kind == _NAMED:
                times[id(full)] = times.get(id(full), 0) + 1
                found.setdefault(id(full), (at, full))
        ranked = sorted(times, key=lambda key: times[key], reverse=True)
        if not ranked:
            return None, 0
        first, most = found[ranked[0]]
        return (most, times[ranked[0]], first), times[ranked[1]] if len(ranked) > 1 else 0

    def holding(self, words: tuple[str, ...], position: int) -> Body | None:
        """The body named last before a position, or else first behind it, whose name ends so and is longer: "the council"."""
        places = self.by_head.get(_head(words), [])
        wanted = set(words)
        at = bisect_left(places, position, key=lambda place: place[0])
        for _, body in reversed(places[max(0, at - _MOST_LOOKED_AT) : at]):
            if _is_fuller(body, wanted):
                return body
        later = {id(body): body for _, body in places[at : at + _MOST_LOOKED_AT] if _is_fuller(body, wanted)}
        return next(iter(later.values())) if len(later) == 1 else None


def _is_longer(body: Body, size: int) -> bool:
    """Whether a name of more words is the fuller form of its first `size`; initials go on only to the noun of a body."""
    if body.evidence < 0 or not body.told:
        return False
    initials = "".join(body.name.split()[:size]).isupper()
    return not initials or any(word in BODIES for word in body.words[size:])


def _is_fuller(body: Body, wanted: set[str]) -> bool:
    """Whether the body has these words and more, which are not just a number ("61-page")."""
    return len(body.words) > len(wanted) and wanted.issubset(body.words) and not body.words[0][0].isdigit()


def without_ending(tokens: TokenisedArticle, first: int, end: int) -> str:
    """The words as they stand in the text, the last without a possessive ending."""
    name = tokens.phrase(first, end)
    if tokens.owner[end - 1]:
        return name[:-1] if name.endswith(("s'", "s’")) else name[:-2]
    return name


def in_running_text(tokens: TokenisedArticle, first: int, end: int) -> str:
    """The words of a description, without the capital that a sentence gives its first word: "two diplomats"."""
    name, low = without_ending(tokens, first, end), tokens.low[first]
    common = low in GROUP_NOUNS or low in NUMBERS or low in FUNCTION or low in DOCUMENTS
    common = common or (low.endswith("s") and is_role(low[:-1]))
    return name[0].lower() + name[1:] if common and tokens.initial[first] and name[1:2].islower() else name
