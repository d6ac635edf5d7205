"""Noun phrases of a sentence, found by the classes of its words alone."""

from typing import Final

from factcli.extract.lexicon import MONTHS, NUMBERS, PRONOUNS
from factcli.extract.ranking.nominals import OPENERS, is_capital, is_nominal
from factcli.extract.sentences import Range, Sentence
from factcli.text.words import word_set

_SINGLE: Final = (PRONOUNS | {"him", "her", "them"}) - {"you"}
_OPENING_TOO: Final = frozenset(("her", "both"))
"""Pronouns that are determiners where a noun follows."""
_CONTRACTED: Final = ("'ll", "'ve", "'re", "'d", "'m", "'s")
_NAME_LINKS: Final = word_set("de la van von der den al bin di du el ibn")
_BEFORE_OPENERS: Final = word_set("all both some many half such")
_STANDING_ALONE: Final = word_set("this these those some many several all most few another both any")
_FEW: Final = word_set("few several many some most these those")
"""Determiners of more than one: a comma before the plural that they ask for stands between adjectives."""
_OUT_OF: Final = (("in",), ("out", "of"))
"""Between the numbers of "two in ten" and "two out of ten"."""
_MOST_WORDS: Final = 14
"""Of a noun phrase: bounds the work on lists of names. Set by hand: on data/gold 8 and 40 are the same, with 5 3 speakers are
lost."""
_LONGEST_QUOTED: Final = 3
"""Words in quotation marks between a determiner and its noun: 'the "Harbour Lights" singer'. Set by hand."""


def chunks(sentence: Sentence) -> list[Range]:
    """The noun phrases outside quotations, without what is attached behind them, in order."""
    found: list[Range] = []
    at = 0
    while at < sentence.size:
        end = phrase_end(sentence, at) if sentence.quoted[at] < 0 else at
        if end > at:
            found.append((at, end))
            at = end
        else:
            at += 1
    return found


def is_name(sentence: Sentence, chunk: Range) -> bool:
    """Whether a capital stands in the phrase, beyond a sentence's first word."""
    return any(sentence.kind[at] == "N" for at in range(*chunk))


def phrase_end(sentence: Sentence, first: int) -> int:
    """Behind the phrase that begins with this token; the token itself where none does."""
    low = sentence.low
    if is_pronoun(sentence, first):
        return first + 1
    if sentence.kind[first] == "9" and _behind_month(sentence, first):
        return first
    opened = low[first] in OPENERS
    if low[first] == "that" and opened and _is_clause(sentence, first + 1):
        return first
    if not opened and not is_nominal(sentence, first, opened=False):
        return first
    at = _behind_words(sentence, first, opened=opened)
    alone = at == first + 1 and (low[first] in OPENERS or (opened and not _names(sentence, first)))
    return first if alone and low[first] not in _STANDING_ALONE else at


def _names(sentence: Sentence, at: int) -> bool:
    """Whether a possessive ending belongs to a name, since a verb follows it: "Hadley's said"."""
    return sentence.kind[at] == "N" and sentence.kind_at(at + 1) in ("said", "says", "ed")


def is_pronoun(sentence: Sentence, at: int) -> bool:
    """Whether a token is a phrase alone: "she", "they'll", not the "her" of "her office"."""
    low = sentence.low[at]
    if low not in _SINGLE:
        return contracted(low) in _SINGLE
    opens = low in _OPENING_TOO and is_nominal(sentence, at + 1, opened=True)
    return not opens and not is_capital(sentence, at)


def contracted(low: str) -> str:
    """The pronoun of a contraction, "they" of "they'll"; any other word as it is."""
    word, mark, ending = low.partition("'")
    return word if mark + ending in _CONTRACTED and word in _SINGLE else low


def _behind_month(sentence: Sentence, at: int) -> bool:
    return at > 0 and sentence.low[at - 1].rstrip(".") in MONTHS and sentence.tokens[at - 1].text[0].isupper()


def _is_clause(sentence: Sentence, at: int) -> bool:
    """Whether "that" before this token begins a clause: a name or a plural follows."""
    if is_capital(sentence, at):
        return True
    end = phrase_end(sentence, at) if at < sentence.size and sentence.quoted[at] < 0 else at
    return end > at and sentence.kind[end - 1] == "s" and not sentence.low[end - 1].endswith(("ss", "'s", "us"))


def _behind_words(sentence: Sentence, first: int, *, opened: bool) -> int:
    """Behind the words that go on the phrase which begins with this token."""
    low, kind = sentence.low, sentence.kind
    at = first + 1
    while at < sentence.size and at - first < _MOST_WORDS:
        opened = opened or low[at - 1].endswith("'s")
        if sentence.quoted[at] >= 0:
            end = _behind_quoted(sentence, at) if opened and at == first + 1 else at
        elif (
            is_nominal(sentence, at, opened=opened or kind[at - 1] in ("N", "9") or is_capital(sentence, at - 1))
            or (low[at] in _NAME_LINKS and kind[at - 1] == "N" and sentence.kind_at(at + 1) == "N")
            or (at == first + 1 and low[at] in OPENERS and low[first] in _BEFORE_OPENERS)
            or (at == first + 1 and low[at] == "few" and low[first] == "a")
        ):
            end = at + 1
        else:
            end = _behind_number(sentence, first, at) or _behind_comma(sentence, first, at)
        if end == at:
            break
        at = end
    return at


def _behind_quoted(sentence: Sentence, at: int) -> int:
    """Behind few quoted words that stand before a noun; the token itself where they do not."""
    end = at
    while end < sentence.size and sentence.quoted[end] == sentence.quoted[at]:
        end += 1
    words = sum(1 for one in range(at, end) if sentence.tokens[one].text[0].isalnum())
    return end if words <= _LONGEST_QUOTED and is_nominal(sentence, end, opened=True) else at


def _behind_number(sentence: Sentence, first: int, at: int) -> int:
    """Behind the second number of "two in ten residents"; 0 where there is none."""
    if at != first + 1 or not _is_number(sentence, first):
        return 0
    for link in _OUT_OF:
        end = at + len(link)
        if tuple(sentence.low[at:end]) == link and end < sentence.size and _is_number(sentence, end):
            return end + 1 if is_nominal(sentence, end + 1, opened=True) else 0
    return 0


def _is_number(sentence: Sentence, at: int) -> bool:
    return sentence.low[at] in NUMBERS or sentence.kind[at] == "9"


def _behind_comma(sentence: Sentence, first: int, at: int) -> int:
    """Behind the comma between the adjectives of "a few small, limited studies"; the token itself where there is none."""
    many = sentence.low[first] in _FEW or (sentence.low[first] == "a" and sentence.low_at(first + 1) == "few")
    if not many or sentence.kind[at] != "," or at - first < 2 or sentence.kind[at - 1] not in ("w", "ed", "ing"):
        return at
    plural = sentence.low_at(at + 2).endswith("s")
    return at + 2 if plural and sentence.kind[at + 1] in ("w", "ed", "ing") else at
