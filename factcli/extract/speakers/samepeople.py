"""Which full names of an article are one person's: with and without a middle name or initial, a part of it, a short forename."""

from collections.abc import Iterable
from typing import Final

from factcli.text.words import word_list

Words = tuple[str, ...]

_MOST_NAMESAKES: Final = 20
"""How many names that share a surname are compared, which bounds the work. Set by hand."""
_LEAST_LETTERS: Final = 3
"""Of a forename that begins another: "Pat" and "Patrick". Set by hand."""
_SHORT: Final = frozenset(
    (short, full)
    for line in (
        "bill will billy william", "bob rob robert bobby", "mike mick michael", "jim james jimmy jamie", "tony anthony",
        "jack john johnny", "dick rick richard", "liz beth betty lizzie elizabeth", "kate katherine katie", "peggy meg margaret",
        "ted ed edward", "hank harry henry", "jerry gerald", "larry lawrence", "sasha alexander", "drew andrew",
        "chuck charles charlie", "pepe jose", "paco francisco", "kathy catherine", "becky rebecca", "tom thomas",
        "dave david", "joe joseph", "andy andrew", "steve stephen", "vlad vladimir", "ned edward", "nell eleanor",
        "molly mary", "sally sarah", "jenny jennifer", "gus august", "toni antonia", "maggie margaret", "bernie bernard",
        "sandy alexander", "terry terence", "lena elena", "kolya nikolai", "misha mikhail", "volodya vladimir",
    )
    for short in word_list(line)
    for full in word_list(line)
    if short != full
)  # fmt: skip


def joined(names: Iterable[Words]) -> dict[Words, Words]:
    """For each of these full names that is another's shorter or longer form, the fullest of the forms."""
    by_last: dict[Words, list[Words]] = {}
    by_first: dict[Words, list[Words]] = {}
    known = list(names)
    for words in known:
        _add(by_last, words[-1:], words)
        _add(by_first, words[:2], words)
    found: dict[Words, Words] = {}
    for words in known:
        fuller = [one for one in by_last[words[-1:]] if len(one) > len(words) and _is_part(words, one)]
        fuller += [one for one in by_first[words[:2]] if len(one) > len(words) and one[: len(words)] == words]
        if not fuller:
            fuller = [one for one in by_last[words[-1:]] if _is_shorter(words, one)]
        best = max(fuller, key=len, default=None)
        if best is not None and all(_alike(one, best) for one in fuller):
            found[words] = best
    return {words: _last(best, found) for words, best in found.items()}


def is_initial(short: str, full: str) -> bool:
    """Whether the one is the initial of a forename."""
    bare = short.rstrip(".")
    return len(bare) == 1 and full.startswith(bare)


def _add(index: dict[Words, list[Words]], key: Words, words: Words) -> None:
    same = index.setdefault(key, [])
    if len(same) < _MOST_NAMESAKES:
        same.append(words)


def _last(words: Words, found: dict[Words, Words]) -> Words:
    seen = {words}
    while (longer := found.get(words)) is not None and longer not in seen:
        words = longer
        seen.add(words)
    return words


def _is_part(short: Words, full: Words) -> bool:
    """Whether the one is the end of the other, or lacks only its middle: forename (or its initial) and surname are the same."""
    return full[-len(short) :] == short or (len(short) == 2 and (short[0] == full[0] or is_initial(short[0], full[0])))


def _is_shorter(short: Words, full: Words) -> bool:
    """Whether the same surname follows a shorter form of the forename."""
    if short[1:] != full[1:] or short == full:
        return False
    one, other = short[0], full[0]
    if is_initial(one, other):
        return True
    return len(one) < len(other) and (
        (one, other) in _SHORT or (len(one) >= _LEAST_LETTERS and other.startswith(one) and other[-1] not in "ae")
    )


def _alike(one: Words, other: Words) -> bool:
    """Whether two fuller forms do not contradict each other."""
    return one == other or set(one) <= set(other) or one[0] == other[0]
