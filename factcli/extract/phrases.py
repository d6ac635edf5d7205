"""Noun phrases found by their words alone: who stands before or behind a cue."""

from typing import Final

from factcli.extract.cues import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    LINKING,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    VERBS,
)
from factcli.extract.tokens import Token

Range = tuple[int, int]
"""First and last-but-one index of tokens."""

_ROLE_ENDINGS: Final = (
    "er",
    "or",
    "ist",
    "man",
    "woman",
    "ian",
    "ant",
    "ent",
    "chief",
    "judge",
    "mayor",
    "head",
    "boss",
)
_NAME_LINKS: Final = frozenset("of the and for de la van von der den al bin di du".split())
_LONGEST_PHRASE: Final = 14
_LONGEST_LINK: Final = 2
_INITIAL: Final = 2


def is_word(token: Token) -> bool:
    """Whether the token begins with a letter or digit."""
    return token.text[0].isalnum()


def is_name(token: Token) -> bool:
    """Whether the token is written with a capital and is no function word."""
    return token.text[0].isupper() and token.lower not in _FUNCTION


_FUNCTION: Final = (
    PREPOSITIONS
    | CONJUNCTIONS
    | DETERMINERS
    | PRONOUNS
    | AUXILIARIES
    | ADVERBS
    | frozenset("there here yes no not".split())
)


def ending_at(tokens: list[Token], last: int, first: int) -> Range | None:
    """The noun phrase whose last word is tokens[last], looked for back to tokens[first]."""
    if last < first or not is_word(tokens[last]):
        return None
    word = tokens[last].lower
    if word in PRONOUNS:
        return last, last + 1
    if word in _FUNCTION or word in TIMES:
        return None
    start = _name_start(tokens, last, first) if is_name(tokens[last]) else _noun_start(tokens, last, first)
    return _with_attachment(tokens, start, last, first)


def _name_start(tokens: list[Token], last: int, first: int) -> int:
    start = last
    while start > first:
        previous = tokens[start - 1]
        if is_name(previous) or (previous.text in (".", "&") and start - 2 >= first and is_name(tokens[start - 2])):
            start -= 1
        elif previous.lower in _NAME_LINKS and (before := _link_start(tokens, start, first)) is not None:
            start = before
        else:
            break
    return _with_premodifiers(tokens, start, first)


def _link_start(tokens: list[Token], start: int, first: int) -> int | None:
    """Where the name goes on behind "of", "of the", "and" …; None if it does not."""
    at = start - 1
    while at > first and tokens[at].lower in _NAME_LINKS:
        at -= 1
    if at < first or not is_name(tokens[at]) or start - 1 - at > _LONGEST_LINK:
        return None
    if tokens[at + 1].lower == "the":
        return None
    return at


def _with_premodifiers(tokens: list[Token], start: int, first: int) -> int:
    """Take in "union leader", "the former interior minister", "Tarvia's" before a name."""
    at = start
    while at > first and at > start - 5:
        previous = tokens[at - 1]
        if not previous.text[0].isalpha() or previous.lower in _FUNCTION or previous.lower in VERBS:
            break
        at -= 1
    taken = tokens[at:start]
    if taken and not (taken[-1].lower.endswith(_ROLE_ENDINGS) and not taken[0].lower.endswith("ly")):
        at = start
    return at - 1 if at > first and tokens[at - 1].lower in DETERMINERS else at


def _noun_start(tokens: list[Token], last: int, first: int) -> int:
    start = last
    while start > first and last - start < _LONGEST_PHRASE:
        previous = tokens[start - 1]
        word = previous.lower
        if word in DETERMINERS:
            start -= 1
            if word in ("the", "a", "an"):
                break
        elif (
            word in _FUNCTION
            or word in TIMES
            or word in NEGATIONS
            or not is_word(previous)
            or (word in VERBS and VERBS[word].lemma in ("say", "tell"))
        ):
            break
        else:
            start -= 1
            if word.endswith("'s") and start > first and is_name(tokens[start]):
                return _name_start(tokens, start, first)
    return start


def _with_attachment(tokens: list[Token], start: int, last: int, first: int) -> Range:
    """Take in the noun before "of", "for", "at" …: "a doctor at the hospital"."""
    while start - 2 >= first and tokens[start - 1].lower in LINKING:
        head = start - 2
        if not is_word(tokens[head]) or tokens[head].lower in _FUNCTION or tokens[head].lower in VERBS:
            break
        if is_name(tokens[head]) and not is_name(tokens[start]) and tokens[start - 1].lower != "of":
            break
        outer = ending_at(tokens, head, first)
        if outer is None:
            break
        start = outer[0]
    if (
        start - 2 >= first
        and tokens[start - 1].lower == "and"
        and is_name(tokens[start])
        and is_name(tokens[start - 2])
    ):
        start = _name_start(tokens, start - 2, first)
    return start, last + 1


def starting_at(tokens: list[Token], first: int, end: int) -> Range | None:
    """The noun phrase whose first word is tokens[first], looked for up to tokens[end]."""
    at = first
    if at >= end or not is_word(tokens[at]):
        return None
    if tokens[at].lower in PRONOUNS:
        return at, at + 1
    while at < end and at - first < _LONGEST_PHRASE:
        token = tokens[at]
        if not is_word(token) and token.text not in (".", "&"):
            break
        if token.text == "." and not (
            at > first and len(tokens[at - 1].text) <= _INITIAL and at + 1 < end and is_name(tokens[at + 1])
        ):
            break
        word = token.lower
        inner = word in LINKING and at > first and word != "in"
        ends = not inner and word not in DETERMINERS and (word in _FUNCTION or word in TIMES)
        if at > first and ends and (word != "and" or at + 1 >= end or not is_name(tokens[at + 1])):
            break
        if at > first and word in VERBS and not is_name(token):
            break
        at += 1
    while at > first and tokens[at - 1].lower in _FUNCTION:
        at -= 1
    return (first, at) if at > first else None
