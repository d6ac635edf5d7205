"""What a speaker does with the content, read off the reporting word and what follows it."""

import re
from typing import Final

from factcli.extract.lexicon import DENYING, PROMISING, VERBS, Verb
from factcli.extract.stanceframes import by_content, called_false, insisted_not
from factcli.models.vocabulary import Kind, Stance
from factcli.text.patterns import Pattern
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
        (Stance.PROMISES, PROMISING | {"undertook", "undertaken"}),
        (Stance.PREDICTS, word_set("predict forecast expect project anticipate foresee envisage prophesy")),
        (Stance.ASKS, _ASKING),
        (Stance.OTHER, word_set("apologise apologize thank congratulate question wonder inquire")),
    )
    for lemma in lemmas
}
_ASKING_OF: Final = word_set("tell warn caution remind")
"""Those that ask only where they are followed by whom to do what: "told the crews to leave", but "told the court"."""
_WARNING: Final = word_set("warn caution")
"""Those that foresee what will or may be, and ask whom they warn against doing something."""
_ASSURING: Final = word_set("assure reassure assurance assurances undertaking")
_REVISING: Final = word_set("lower raise cut trim lift hold keep revise upgrade downgrade sees")
"""What one does to a forecast: of a count that is lowered nothing is foretold."""
_INSISTING: Final = word_set("insist maintain protest swear")
"""Who insists that a thing was not done answers somebody who says that it was.

In marked articles somebody insists on seven contents with a negation: the three of `insisted_not` deny, and one more, `is not
a race`; the others promise or tell of a feeling or an opinion.
"""
_OF_PEOPLE: Final = Pattern(
    r"(?:(?:the|his|her|its|their|these|those)\s+)?(?:\w+\s+)?(?:protest[eo]rs|critics|opponents|demonstrators|rivals?|activists"
    r"|campaigners|residents|people|voters|strikers|rebels|him|her|them|me|us)\s+as\b",
    re.IGNORECASE,
)
"""People who are dismissed as something: of them something is said, while a claim that is dismissed is denied."""
_NAMING: Final = word_set("call brand label describe dub")
_SAYING: Final = ("say", "reveal")
_UNSURE: Final = word_set("hint imply insinuate suggest indicate signal speculate joke quip jest recall remember")
"""Verbs of saying whose content is no act of the speaker's: he leaves it open, jests or tells of what was."""

_TO = Pattern(
    r"\W*(?:(?:the|a|an|his|her|its|their|all|any|other|both|some|more|every|each|\w+['’]s)\s+)?(?:[\w’'-]+\s+){0,4}?"
    r"(?:not\s+|never\s+)?to\s+(?!the\b|a\b|an\b|his\b|her\b|its\b|their\b|this\b|that\b|[A-Z0-9])",
)
_TOLD_TO = re.compile(r"^[^…]* … to\b")
"""Who was told, apart from what to do: `Drivers … to stay at home`, of `were told by the police to`."""
_FUTURE = Pattern(
    r"\b(?:will|would|could|may|might|risk\w*|won['’]t|wouldn['’]t|likely|threaten\w*|face\w*)\b", re.IGNORECASE
)
_WILL = re.compile(r"\b(?:will|would|won['’]t|wouldn['’]t)\b|['’]ll\b", re.IGNORECASE)
_OF = re.compile(r"\W*of\b")
_AGAINST = re.compile(r"\W*(?:[\w’'-]+\s+){0,6}?against\b")
_FORECAST = re.compile(r"\b(?:forecasts?|outlook|guidance|projections?|predictions?)\b", re.IGNORECASE)
_NOT_GUILTY = re.compile(r"\W*(?:not guilty|innocent)", re.IGNORECASE)
_PLEA = re.compile(r"\s+(?:with|for)\b|\s+(?!guilty\b|no\b|not\b)[^.]{0,60}?\bto\s+[a-z]")
_DENIAL = Pattern(
    r"(?:no|not guilty|never|not true|untrue|(?:he|she|it|they|we|I) "
    r"(?:(?:had|has|have|did|would) not|(?:had|has|have|did|would)n['’]t))[.!,]?"
    r"|(?:there(?: is| was|['’]s) |(?:it|they|he|she|we) (?:has |had |have |has found |had found |have found |found ))"
    r"(?:absolutely )?[“\"'‘]?no (?:evidence|indication|sign|suggestion|proof|truth|basis)\b.*"
    r"|(?:it|that|this) (?:is|was) (?:not true|untrue|not the case|a lie)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Contents that are nothing but a denial: `No`, `it had not`, `there was no evidence of that`, `it is not true that …`."""
_FOR = re.compile(r"\W*(?:\w+\s+)?(?:for|on|upon)\b", re.IGNORECASE)
_LETTERS_BEHIND: Final = 90
"""How much behind a cue is looked at for what it asks of whom ("told the crews of both ships to …"); set by hand."""


def stance_of(cue: str, text: str, behind: int, content: str, kind: Kind, mention: str) -> Stance:
    """The stance of a statement that the word `cue` (without case) reports.

    `behind`: where in `text` the cue ends · `content`: the words claimed · `mention`: the phrase that names the speaker, if any.
    """
    verb = VERBS.get(cue)
    lemma = verb.lemma if verb else cue
    stance = _by_what_follows(lemma, text[behind : behind + _LETTERS_BEHIND], content)
    if stance is None:
        of_people = lemma == "dismiss" and _OF_PEOPLE.match(content)
        stance = Stance.ASSERTS if of_people else _BY_LEMMA.get(lemma, Stance.ASSERTS)
    if stance is not Stance.ASSERTS or lemma in _UNSURE:
        return stance
    if _denies(verb, content):
        return Stance.DENIES
    return by_content(content, kind, mention) if verb is None or verb.group in _SAYING else stance


def _by_what_follows(lemma: str, after: str, content: str) -> Stance | None:
    """The stance of the verbs that do now this, now that, by what stands behind them and by what is said; None of others."""
    if lemma in _ASKING_OF and (_TO.match(after) or _TOLD_TO.search(content)):
        return Stance.ASKS
    if lemma in _WARNING:
        if _AGAINST.match(after):
            return Stance.ASKS
        return Stance.PREDICTS if _OF.match(after) or _FUTURE.search(content) else Stance.ASSERTS
    if lemma in _ASSURING and _WILL.search(content):
        return Stance.PROMISES
    if lemma in _REVISING and _FORECAST.search(content):
        return Stance.PREDICTS
    if lemma == "plead":
        return Stance.DENIES if _NOT_GUILTY.match(after) else Stance.ASKS if _PLEA.match(after) else Stance.ASSERTS
    if lemma == "rule" and re.match(r"\W*out\b", after):
        return Stance.DENIES
    if lemma == "call" and _FOR.match(after):
        return Stance.ASKS
    if (lemma in _NAMING and called_false(content)) or (lemma in _INSISTING and insisted_not(content)):
        return Stance.DENIES
    return None


def _denies(verb: Verb | None, content: str) -> bool:
    """Whether a content that is said is nothing but a denial; who *finds* no sign of something denies nothing."""
    return (verb is None or verb.group == "say") and _DENIAL.fullmatch(content) is not None
