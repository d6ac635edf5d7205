"""What a speaker does with the content, read off the reporting word and what follows it."""

import re
from typing import Final

from factcli.extract.lexicon import DENYING, PROMISING, VERBS, Verb
from factcli.models.vocabulary import Stance
from factcli.text.words import word_set

_ASKING: Final = word_set("""
    ask urge demand request appeal recommend advise propose order instruct implore beg encourage press exhort petition
    invite advocate lobby entreat
""")
_BY_LEMMA: Final = {
    lemma: stance
    for stance, lemmas in (
        (Stance.DENIES, DENYING),
        (
            Stance.ALLEGES,
            word_set("accuse blame allege charge fault implicate allegation allegations accusation accusations"),
        ),
        (Stance.PROMISES, PROMISING),
        (Stance.PREDICTS, word_set("predict forecast expect project anticipate foresee envisage prophesy")),
        (Stance.ASKS, _ASKING),
        (Stance.OTHER, word_set("apologise apologize thank congratulate question wonder inquire")),
    )
    for lemma in lemmas
}
_ASKING_OF: Final = word_set("tell warn caution remind")
"""Those that ask only where they are followed by whom to do what: "told the crews to leave", but "told the court"."""
_TO = re.compile(
    r"\W*(?:(?:the|a|an|his|her|its|their|all|any|other|both|some|more|every|each|\w+['’]s)\s+)?(?:[\w’'-]+\s+){0,4}?"
    r"(?:not\s+|never\s+)?to\s+(?!the\b|a\b|an\b|his\b|her\b|its\b|their\b|this\b|that\b|[A-Z0-9])",
)
_TOLD_TO = re.compile(r"^[^…]* … to\b")
"""Who was told, apart from what to do: `Drivers … to stay at home`, of `were told by the police to`."""
_FUTURE = re.compile(
    r"\b(?:will|would|could|may|might|risk\w*|won['’]t|wouldn['’]t|likely|threaten\w*|face\w*)\b", re.IGNORECASE
)
_NOT_GUILTY = re.compile(r"\W*(?:not guilty|innocent)", re.IGNORECASE)
_DENIAL = re.compile(
    r"(?:no|not guilty|never|not true|untrue|(?:he|she|it|they|we|I) "
    r"(?:(?:had|has|have|did|would) not|(?:had|has|have|did|would)n['’]t))[.!,]?"
    r"|(?:there(?: is| was|['’]s) |(?:it|they|he|she|we) (?:has |had |have |has found |had found |have found |found ))"
    r"(?:absolutely )?[“\"'‘]?no (?:evidence|indication|sign|suggestion|proof|truth|basis)\b.*"
    r"|(?:it|that|this) (?:is|was) (?:not true|untrue|not the case|a lie)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Contents that are nothing but a denial: `No`, `it had not`, `there was no evidence of that`, `it is not true that …`."""
_ASSURING: Final = word_set("assurance assurances undertaking")
_FOR = re.compile(r"\W*(?:\w+\s+)?(?:for|on|upon)\b", re.IGNORECASE)
_LETTERS_BEHIND: Final = 90
"""How much behind a cue is looked at for what it asks of whom ("told the crews of both ships to …"); set by hand."""


def stance_of(cue: str, text: str, behind: int, content: str) -> Stance:
    """The stance of a statement that the word `cue` (without case) reports.

    `behind`: where in `text` the cue ends; `content`: the words claimed.
    """
    verb = VERBS.get(cue)
    lemma = verb.lemma if verb else cue
    after = text[behind : behind + _LETTERS_BEHIND]
    if lemma == "plead":
        return Stance.DENIES if _NOT_GUILTY.match(after) else Stance.ASSERTS
    if lemma == "rule":
        return Stance.DENIES if re.match(r"\W*out\b", after) else Stance.ASSERTS
    if lemma == "call":
        return Stance.ASKS if _FOR.match(after) else Stance.ASSERTS
    if lemma in _ASKING_OF and (_TO.match(after) or _TOLD_TO.search(content)):
        return Stance.ASKS
    if lemma in _ASSURING:
        return Stance.PROMISES if _FUTURE.search(content) else Stance.ASSERTS
    if lemma == "warn":
        return Stance.PREDICTS if _FUTURE.search(content) else Stance.ASSERTS
    stance = _BY_LEMMA.get(lemma, Stance.ASSERTS)
    return Stance.DENIES if stance is Stance.ASSERTS and _denies(verb, content) else stance


def _denies(verb: Verb | None, content: str) -> bool:
    """Whether a content that is said is nothing but a denial; who *finds* no sign of something denies nothing."""
    return (verb is None or verb.group == "say") and _DENIAL.fullmatch(content) is not None
