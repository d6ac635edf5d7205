"""How sure one may be of a claim: the probability that its words, its speaker and its stance are all right.

A sum of weights over named features of all three (`Model.certainty`), as a probability. The weights are fitted on what models
found in articles that they had not seen, and scaled on real pages, so that of what is called .9 nine in ten are right.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp
from typing import Final, NamedTuple

from factcli.extract.drafts import Draft
from factcli.extract.model import Model, step, total
from factcli.extract.speakers.resolving import Speaker
from factcli.models.claim import Span, Statement
from factcli.text.words import word_set

_LEAST_SURE: Final = 0.2
_LIKELY: Final = 0.6
"""What is less sure than the one, and its words less likely than the other, is not listed. Both set by hand.

On held-out pages F1 grows by .008, and by .007 with speaker and stance; on our own articles, held out, too, by -.001 and .002.
.4 wins .001 more on pages, .2 less than half; the corpus loses .006 by .3 and .4. With any likelihood, .3
costs our own articles .016.
"""

# All numbers and lists below are in the names of features: other ones need a new fit.
_STEPS: Final = 20
"""In how many steps a probability is told: set by hand, others were not measured."""
_LETTERS_BETWEEN: Final = 24
"""How much is looked at of what stands between a cue and its content, and behind the content. Set by hand."""
_NEAR: Final = 3
"""How many speakers before this one are its rivals. Set by hand."""
_FAR: Final = 3000
"""How many letters back a name is looked for. Set by hand: further back all is as far."""
_LETTERS_A_STEP: Final = 40
"""How many letters are one of `step`, in that distance. Set by hand."""
_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
_REASON: Final = re.compile(r"\b(?:of|whose)\b.*")
_DENIAL: Final = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|false|lies?|untrue|baseless|\w+n['’]t)\b", re.IGNORECASE
)
_PRONOUNS: Final = word_set("""
    he she it they we i you who him her them us me his hers its their himself herself itself themselves one
    others another both many some several few most all any each everyone everybody nobody someone this that these those
""")
_DETERMINERS: Final = word_set("the a an his her its their our my your another one some many several two three no")
_SMALL: Final = word_set("""
    the a an he she it they his her its their that this to there i we you in on at for of and but if when as by with
    how what why whether who which not no
""")


class Reading(NamedTuple):
    """A statement with what the engine knew when it was made."""

    draft: Draft
    speaker: Speaker
    said: Statement


def sure(model: Model, text: str, readings: Sequence[Reading]) -> list[float | None]:
    """The probability that each is right, to two decimals, in the order of the article's drafts; None without weights for it."""
    if not model.certainty:
        return [None] * len(readings)
    return [round(1 / (1 + exp(-total(model.certainty, names))), 2) for names in features(text, readings)]


def worth_listing(reading: Reading, chance: float | None) -> bool:
    """Whether a statement that is so sure is listed: if its words are likely it is, however doubtful its speaker may be."""
    return chance is None or chance >= _LEAST_SURE or reading.draft.likely >= _LIKELY


def features(text: str, readings: Sequence[Reading]) -> Iterator[list[str]]:
    """The names of each statement's features: those that begin with t tell of its words, s of its speaker, p of its stance.

    A statement that goes on from the one before has the features of that one's speaker: if he is wrong, so is it.
    """
    headline = text.partition("\n")[0]
    together = Counter(one.draft.sentence for one in readings)
    named = Counter(one.speaker.name for one in readings)
    before: list[str] = []
    of_speaker: list[str] = []
    for reading in readings:
        draft, name = reading.draft, reading.speaker.name or ""
        if not (draft.inherits and before):
            phrase = _phrase(reading.speaker.mention)
            of_speaker = [
                *_of_name(name, reading, phrase),
                *_of_mention(reading, phrase),
                *_of_company(name, before[-_NEAR:], min(named[reading.speaker.name], 4), phrase),
                *_of_places(text, headline, name, reading, phrase),
                f"tp{_level(draft.likely)}|{phrase}",
            ]
        yield [
            "1",  # of every statement: its weight is what speaks for one of which nothing else is known
            *_of_likelihood(reading, together[draft.sentence]),
            *_of_extent(text, reading),
            *_of_cue(text, reading),
            *of_speaker,
            f"ti{draft.inherits:d}|{draft.found_by}",
            f"p{reading.said.stance}|{_DENIAL.search(reading.said.text) is not None:d}",
        ]
        before.append(name)


def _level(chance: float) -> str:
    """A probability in steps, and finer ones near 1."""
    if chance >= 1:
        return "x"
    return str(int(chance * _STEPS)) if chance < 0.95 else str(int(chance * 100))


def _of_likelihood(reading: Reading, together: int) -> list[str]:
    """How likely the engine finds it: `tl` alone, `tk` beside its kind, `ts` beside how many share its sentence; `td` its edges.

    `tf`: what found it.
    """
    draft, kind, level = reading.draft, reading.draft.kind[0], _level(reading.draft.likely)
    return [
        f"tl{level}",
        f"tk{level}|{kind}",
        f"ts{min(together, 4)}|{level}",
        f"td{_level(draft.edges)}",
        f"tf{draft.found_by}|{kind}",
    ]


def _of_extent(text: str, reading: Reading) -> list[str]:
    """The content's edges: `tn` its length, `tb` its first word, `te` what stands behind it."""
    kind, ends = reading.draft.kind[0], reading.draft.content[-1][1]
    words = _WORD.findall(reading.said.text)
    return [
        f"tn{step(len(words))}|{kind}",
        f"tb{words[0].lower() if words else ''}",
        f"te{_edge(text[ends : ends + _LETTERS_BETWEEN])}|{kind}",
    ]


def _of_cue(text: str, reading: Reading) -> list[str]:
    """The word that reports, `tc`, what stands between it and the content, `tj`, both, `tcj`, and what before it, `tw`.

    `tbj`: what stands between beside the content's first word, if that is one of few.
    """
    draft = reading.draft
    joint = _between(text, draft.cue, (draft.content[0][0], draft.content[-1][1]))
    first = _edge(reading.said.text)
    found = [
        f"tc{draft.cue_word}",
        f"tcj{draft.cue_word}|{joint}",
        f"tj{joint}|{draft.found_by}",
        f"tbj{joint}|{first if first == 'A' or first.lower() in _SMALL else ''}",
    ]
    return found if draft.cue is None else [*found, f"tw{_last_word(text, draft.cue[0])}"]


def _between(text: str, cue: Span | None, content: Span) -> str:
    """On which side of the content the cue stands, and the first word or mark between them, "…" where much is."""
    if cue is None:
        return "-"
    if cue[1] <= content[0]:
        side, start, end = "<", cue[1], content[0]
    elif cue[0] >= content[1]:
        side, start, end = ">", content[1], cue[0]
    else:
        return "="
    return side + (_edge(text[start:end]) if end - start < _LETTERS_BETWEEN else "…")


def _edge(text: str) -> str:
    """The first word or mark of a text, words with a capital and numbers as their kind."""
    core = text.strip()
    found = _WORD.match(core)
    if found is None:
        return core[:1]
    word = found[0]
    return "A" if word[0].isupper() else "0" if word[0].isdigit() else word


def _last_word(text: str, end: int) -> str:
    """The word or mark before a place, one with a capital as its kind."""
    words = text[max(0, end - _LETTERS_BETWEEN) : end].split()
    return "" if not words else "A" if words[-1][0].isupper() else words[-1]


def _phrase(mention: str | None) -> str:
    """The kind of phrase that names a speaker: the pronoun itself, a name with its length, a description, or none."""
    if not mention:
        return "none"
    words = mention.split()
    first = words[0].lower()
    if len(words) == 1 and first in _PRONOUNS:
        return first
    capitals = sum(word[0].isupper() for word in words)
    begins = first if first in _DETERMINERS else "of" if first in _PRONOUNS else "-"
    if begins == "-" and capitals == len(words):
        return f"name{min(capitals, 3)}"
    return f"{begins}|{min(capitals, 2)}{'A' if words[-1][0].isupper() else 'a'}{',' if ',' in mention else ''}"


def _of_name(name: str, reading: Reading, phrase: str) -> list[str]:
    """Whom the engine took him for: `sn` the name's shape, `sy` why, `sny` both, `sr` with a role or not, and concluded or not.

    `sl`, `slp`: how likely it is that he is meant, where that was told.
    """
    speaker = reading.speaker
    why = _REASON.sub("", speaker.how.split(": ")[-1])
    shape = "".join("A" if word[0].isupper() else "0" if word[0].isdigit() else "a" for word in name.split()[:4])
    found = [
        f"sy{why}|{phrase}",
        f"sn{shape}|{phrase}",
        f"sny{shape}|{why}",
        f"sr{speaker.role is not None:d}|{phrase}|{speaker.inferred:d}",
    ]
    chance = getattr(speaker, "chance", None)
    return found if chance is None else [*found, f"sl{_level(chance)}", f"slp{_level(chance)}|{phrase}"]


def _of_mention(reading: Reading, phrase: str) -> list[str]:
    """The phrase: `sp` its kind, `sc` beside the cue, `sw` its length, `sf` its first word, `sh` its last.

    `sm`, `smp`: how likely it is that this phrase names the speaker.
    """
    draft = reading.draft
    words = _WORD.findall(reading.speaker.mention or "")
    named = _level(draft.named)
    found = [f"sp{phrase}", f"sc{draft.cue_word}|{phrase}", f"sm{named}", f"smp{named}|{phrase}"]
    if words:
        found += [f"sw{step(len(words))}|{phrase}", f"sf{words[0].lower()}", f"sh{words[-1].lower()}"]
    return found


def _of_company(name: str, before: list[str], times: int, phrase: str) -> list[str]:
    """`st` how many statements are his; `sb` how many ago he spoke last, of the last few, and how many others spoke in them."""
    ago = next((at for at, one in enumerate(reversed(before)) if one == name), _NEAR) if name else "-"
    rivals = len({one for one in before if one not in ("", name)})
    return [f"st{times}|{phrase}", f"sb{ago}|{rivals}|{phrase}"]


def _of_places(text: str, headline: str, name: str, reading: Reading, phrase: str) -> list[str]:
    """Where his name stands, its last word at least: `so` in the headline or not, `sa` how far before the mention."""
    if not name:
        return []
    last = name.rsplit(None, 1)[-1]
    found = [f"so{last in headline:d}|{phrase}"]
    if reading.speaker.span is not None:
        start = reading.speaker.span[0]
        at = text.rfind(last, max(0, start - _FAR), start)
        found.append(f"sa{'-' if at < 0 else step((start - at) // _LETTERS_A_STEP)}|{phrase}")
    return found
