"""Making an index, or renewing one: what has changed is added behind, what is no more is struck out."""

from array import array
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from factcli.store.index.file import IndexContent, IndexFile

Weighed = Callable[[str, str, str | None], dict[str, int]]
"""Gives the folded words of a claim, from its text, context and speaker, each with its weight from 1 to 255."""


class IndexedClaim(Struct, frozen=True):
    """A claim that was read: its number in the ledger, its article's, the checksum of its statement, its words' weights."""

    number: int
    article: int
    said: int
    words: dict[str, int]


def renewed(
    old: IndexFile | None, gone: Iterable[int], fresh: Iterable[IndexedClaim], snapshot: tuple[int, ...]
) -> IndexContent:
    """An index that has what the old one has, without the claims that have `gone` (by their numbers there), and `fresh` ones."""
    ids = old.numbers("ids", "Q") if old else array("Q")
    articles = old.numbers("articles", "Q") if old else array("Q")
    said = old.numbers("said", "I") if old else array("I")
    for number in gone:
        ids[number] = 0
    added: dict[str, tuple[array[int], bytearray]] = {}
    for number, one in enumerate(fresh, len(ids)):
        ids.append(one.number)
        articles.append(one.article)
        said.append(one.said)
        for word, weight in one.words.items():
            found = added.get(word)
            if found is None:
                found = added[word] = (array("I"), bytearray())
            found[0].append(number)
            found[1].append(weight)
    known = old.words.decode().split("\n")[1:-1] if old else []
    places = {word: place for place, word in enumerate(known)}
    words = sorted(added.keys() | places.keys(), key=str.encode)

    def postings() -> Iterator[tuple[bytes, bytes]]:
        for word in words:
            claims, weights = b"", b""
            if old is not None and word in places:
                numbers, weights = old.postings(places[word])
                claims = numbers.tobytes()
            if word in added:
                claims += added[word][0].tobytes()
                weights += added[word][1]
            yield claims, bytes(weights)

    return IndexContent(snapshot, ids, articles, said, words, postings)
