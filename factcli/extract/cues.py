"""The words that report: verbs with what they take, and what the speaker does by them; and words that go with them."""

from typing import Final, NamedTuple

from factcli.models.vocabulary import Stance


class Verb(NamedTuple):
    """A reporting verb: its stance, and the complements it may take.

    `takes` holds letters: c a bare clause ("said he …"), t a clause with "that", q a quotation,
    n a noun phrase that is the content ("denied the charge"), i an infinitive ("vowed to …"), o a
    person before the content ("told reporters that …").
    """

    lemma: str
    stance: Stance
    takes: str


_SAY: Final = (
    "say add claim state explain note report announce argue insist maintain contend assert admit concede acknowledge confirm "
    "reveal disclose estimate recall write tweet post joke quip declare reply respond answer remark observe testify "
    "reiterate repeat boast hint swear"
)
_FIND: Final = (
    "find show suggest indicate conclude stress emphasise emphasize complain lament rule comment caution counter continue "
    "mention exclaim signal calculate agree shout"
)
_CALL: Final = "call describe dismiss criticise criticize condemn denounce slam blast praise read begin go laugh"
_GROUPS: Final = (
    (Stance.ASSERTS, "ctq", _SAY),
    (Stance.ASSERTS, "tq", _FIND),
    (Stance.ASSERTS, "ctqo", "tell inform assure remind advise warn"),
    (Stance.ASSERTS, "q", _CALL),
    (Stance.PREDICTS, "tqi", "predict forecast expect project"),
    (Stance.ALLEGES, "n", "accuse blame"),
    (Stance.ALLEGES, "ctq", "allege"),
    (Stance.DENIES, "ctqn", "deny"),
    (Stance.DENIES, "nq", "reject refute dispute rebut"),
    (Stance.PROMISES, "ctqi", "promise pledge vow"),
    (Stance.PROMISES, "i", "threaten"),
    (Stance.ASKS, "qo", "ask urge"),
    (Stance.ASKS, "tqi", "demand request"),
)
_IRREGULAR: Final = {
    "say": "said saying says", "tell": "told telling tells", "write": "wrote written writing writes",
    "swear": "swore sworn swearing swears", "find": "found finding finds", "show": "showed shown showing shows",
    "read": "read reads reading", "begin": "began begins", "go": "went goes", "forecast": "forecast forecasts forecasting",
    "deny": "denied denies denying", "reply": "replied replies replying", "testify": "testified testifies testifying",
    "admit": "admitted admits admitting", "rebut": "rebutted rebuts rebutting", "quip": "quipped quips quipping",
}  # fmt: skip


def _forms(lemma: str) -> set[str]:
    if lemma in _IRREGULAR:
        return {lemma, *_IRREGULAR[lemma].split()}
    stem = lemma.removesuffix("e")
    forms = {lemma, lemma + "s", stem + "ed", stem + "ing"}
    if lemma.endswith(("s", "sh", "ch")):
        forms.add(lemma + "es")
    return forms


VERBS: Final = {
    form: Verb(lemma, stance, takes)
    for stance, takes, lemmas in _GROUPS
    for lemma in lemmas.split()
    for form in _forms(lemma)
}
"""Each form of each reporting verb, without case."""

ADVERBS: Final = frozenset(
    "also later then earlier once again now still even just only first further twice meanwhile thus even never ever "
    "instead though however often always sometimes soon".split()
)
AUXILIARIES: Final = frozenset(
    "has had have having is was are were be been being will would did does do may might could should can must 's 've 'd "
    "'ll".split()
)
NEGATIONS: Final = frozenset(
    "not n't never didn't doesn't don't hasn't hadn't haven't wouldn't won't couldn't cannot".split()
)
PRONOUNS: Final = frozenset("he she it they i we you who".split())
DETERMINERS: Final = frozenset(
    "the a an his her its their our my your this that these those some several many both all another one two three four "
    "five six seven eight nine ten no each every".split()
)
PREPOSITIONS: Final = frozenset(
    "of for at from in on with to by about after before during since until against between among over under into near "
    "through without within as than despite amid behind outside inside across".split()
)
LINKING: Final = frozenset("of for at from in".split())
CONJUNCTIONS: Final = frozenset(
    "and or but while although though because if when where whereas so that which who whom whose".split()
)
TIMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight january february march april may june "
    "july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec week month year "
    "morning afternoon evening night noon midnight".split()
)

CONCERN: Final = Verb("express concern", Stance.ASSERTS, "nt")
"""What "voiced her concern over …" says."""

CONCERN_VERBS: Final = frozenset(
    "share shares shared sharing voice voices voiced voicing "
    "express expresses expressed expressing raise raises raised raising".split()
)
CONCERN_NOUNS: Final = frozenset(
    "concern concerns fear fears worry worries alarm doubt doubts suspicion suspicions".split()
)
CONCERN_LINKS: Final = frozenset("over about at that".split())
