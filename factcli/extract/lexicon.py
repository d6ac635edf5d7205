"""Closed lists of English: function words, verb forms, times, and the verbs and nouns that report."""

from typing import Final, NamedTuple

from factcli.text.words import word_list, word_set

ADVERBS: Final = word_set("""
    also later then earlier once again now still even just only first further twice meanwhile thus never ever
    instead though however often always sometimes soon already yet too rather almost perhaps maybe reportedly
    allegedly repeatedly initially previously recently separately flatly flat-out
""")
AUXILIARIES: Final = word_set("""
    has had have having is was are were be been being will would did does do may might could should can must 's 've
    'd 'll shall ought am 'm 're ain't isn't wasn't aren't weren't didn't doesn't don't hasn't hadn't haven't
    wouldn't won't couldn't can't cannot shouldn't
""")
BE: Final = word_set("is was are were be been being am 's 're 'm isn't wasn't aren't weren't")
NEGATIONS: Final = word_set("""
    not n't never nor neither no isn't wasn't aren't weren't didn't doesn't don't hasn't hadn't haven't wouldn't
    won't couldn't can't cannot shouldn't hardly
""")
PRONOUNS: Final = word_set("he she it they i we you who nobody everyone everybody anyone someone others both")
OBJECTS: Final = word_set("him her them me us himself herself itself themselves you it")
DETERMINERS: Final = word_set("""
    the a an his her its their our my your this that these those some several many all another no each every any
    most more few both either neither such
""")
POSSESSIVES: Final = word_set("his her its their our my your")
NUMBERS: Final = word_set("""
    one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands millions hundred
    thousand million billion half
""")
PREPOSITIONS: Final = word_set("""
    of for at from in on with to by about after before during since until against between among over under into near
    through without within as than despite amid behind outside inside across around toward towards upon via per like
    including following alongside throughout beyond along off out up down
""")
CONJUNCTIONS: Final = word_set("and or but nor yet")
SUBORDINATORS: Final = word_set("""
    while although though because if when where whereas unless whether once as since after before until so even
""")
RELATIVES: Final = word_set("who whom whose which that")
QUESTIONS: Final = word_set("what how why when where whether who")
WEEKDAYS: Final = word_set("""
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
""")
MONTHS: Final = word_set("""
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec
""")
TIMES: Final = (
    WEEKDAYS
    | (MONTHS - {"may", "march", "mar"})
    | word_set("""
    yesterday today tonight tomorrow week month year morning afternoon evening night noon midnight weekend hour
    hours minutes days weeks months years recently later earlier p.m. a.m.
""")
)
FUNCTION: Final = (
    ADVERBS
    | AUXILIARIES
    | NEGATIONS
    | PRONOUNS
    | OBJECTS
    | DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | SUBORDINATORS
    | RELATIVES
    | QUESTIONS
    | word_set("there here yes according due because said say says")
)
FINITE: Final = word_set("""
    is was are were has had have will would did does do may might could should can must 's 've 'd 'll came went got
    took made gave saw knew thought became began left felt kept held brought stood ran met led lost paid sent sat
    spoke rose fell grew won chose broke drew threw drove wore hit cut set put let spent sought built sold bought
    fought caught taught says said told wrote found means makes takes goes comes gets gives knows thinks wants needs
    seems remains includes faces shows hopes believes feels looks isn't wasn't aren't weren't didn't doesn't don't
    hasn't hadn't haven't wouldn't won't couldn't can't cannot shouldn't 're 'm am
""")


class Verb(NamedTuple):
    """A reporting word: its lemma and the group of those that are used alike."""

    lemma: str
    group: str


DENYING: Final = word_set("deny reject refute dispute rebut contradict dismiss disavow contest repudiate debunk")
"""Verbs that say of what follows that it is not so."""

PROMISING: Final = word_set("promise pledge vow threaten commit guarantee swear offer undertake")

_GROUPS: Final = {
    "say": word_set("""
        say add claim state note remark comment observe mention reiterate repeat stress emphasise emphasize
        explain insist maintain contend assert argue declare announce boast brag joke quip exclaim shout yell
        lament complain recall write tweet post reply respond answer counter continue begin testify reckon opine
        muse proclaim interject chime echo elaborate clarify recount grumble murmur mutter whisper point conclude
        stipulate volunteer retort gush cry vent intone specify confide remember gloat relate swear plead agree
        laugh sigh narrate relay caption text email blog profess hypothesise hypothesize theorise theorize posit
        postulate speculate surmise imply insinuate deduce reason gripe grouse moan fume thunder snap scoff sneer jest
        riposte recant concur disagree demur allude vouch confess
    """),
    "reveal": word_set("""
        reveal disclose confirm admit concede acknowledge report indicate suggest signal hint inform tell assure
        remind notify divulge allow certify attest broadcast underline underscore highlight reaffirm affirm
        outline detail summarise summarize testify cite quote convey communicate brief reassure recognise recognize
        flag alert leak
    """),
    "find": word_set("""
        find show conclude estimate calculate determine rule hold put revise lower raise record register read list
        give document establish identify uncover discover measure count assess judge correct update decide
    """),
    "predict": word_set("predict forecast expect project warn caution anticipate foresee envisage prophesy fear"),
    "accuse": word_set("""
        accuse blame allege charge fault implicate denounce condemn criticise criticize slam blast rail attack
        assail decry deride ridicule mock chide rebuke scold berate lambast castigate lash hit rip rap bemoan
        protest object label brand call describe dub characterise characterize portray dismiss hail praise laud
        applaud welcome defend endorse compare liken refer term depict cast deem tout herald trumpet credit slate
        vilify disparage
    """),
    "deny": DENYING | {"deflect"},
    "promise": PROMISING,
    "ask": word_set("""
        ask urge demand request call appeal recommend advise propose order instruct implore beg encourage plead
        press exhort petition invite advocate insist lobby suggest entreat counsel beseech
    """),
    "question": word_set("question wonder inquire doubt query"),
    "sorry": word_set("apologise apologize thank congratulate regret"),
}
_IRREGULAR: Final = {
    "say": "said saying says", "tell": "told telling tells", "write": "wrote written writing writes",
    "swear": "swore sworn swearing swears", "find": "found finding finds", "show": "showed shown showing shows",
    "read": "reads reading", "begin": "began begins beginning", "forecast": "forecasts forecasting", "hold": "held holds holding",
    "deny": "denied denies denying", "reply": "replied replies replying", "testify": "testified testifies testifying",
    "admit": "admitted admits admitting", "rebut": "rebutted rebuts rebutting", "quip": "quipped quips quipping",
    "put": "puts putting", "give": "gave gives given giving", "cry": "cried cries crying",
    "specify": "specified specifies specifying",
    "hit": "hits hitting", "rip": "ripped rips ripping", "rap": "rapped raps rapping", "beg": "begged begs begging",
    "certify": "certified certifies certifying", "identify": "identified identifies identifying",
    "notify": "notified notifies notifying",
    "clarify": "clarified clarifies clarifying", "decry": "decried decries decrying", "dub": "dubbed dubs dubbing",
    "cast": "casts casting", "commit": "committed commits committing", "foresee": "foresaw foreseen foresees foreseeing",
    "brag": "bragged brags bragging", "allow": "allowed allows allowing", "refer": "referred refers referring",
    "label": "labelled labeled labels labelling labeling", "signal": "signalled signaled signals signalling signaling",
    "prophesy": "prophesied prophesies prophesying", "blog": "blogged blogs blogging", "relay": "relayed relays relaying",
    "portray": "portrayed portrays portraying", "convey": "conveyed conveys conveying", "query": "queried queries querying",
    "imply": "implied implies implying", "peg": "pegged pegs pegging", "flag": "flagged flags flagging",
    "snap": "snapped snaps snapping", "beseech": "besought beseeches beseeching", "vilify": "vilified vilifies vilifying",
    "chide": "chided chides chiding", "quote": "quoted quotes quoting",
}  # fmt: skip


def _forms(lemma: str) -> set[str]:
    if lemma in _IRREGULAR:
        return {lemma, *word_list(_IRREGULAR[lemma])}
    stem = lemma.removesuffix("e") if not lemma.endswith("ee") else lemma
    forms = {lemma, lemma + "s", stem + "ed", stem + "ing"}
    if lemma.endswith(("s", "sh", "ch")):
        forms.add(lemma + "es")
    return forms


def _verbs() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for group, lemmas in _GROUPS.items():
        for lemma in lemmas:
            for form in _forms(lemma):
                found.setdefault(form, Verb(lemma, group))
    return found


VERBS: Final = _verbs()
"""Each form of each reporting verb, without case."""

NOUNS: Final = word_set("""
    statement claim claims allegation allegations accusation accusations warning warnings report reports finding
    findings assertion assertions contention contentions insistence assurance assurances announcement admission
    confession complaint complaints argument arguments suggestion suggestions prediction predictions forecast
    forecasts estimate estimates promise promises pledge pledges vow denial denials testimony remark remarks comment
    comments tweet tweets post letter interview email speech acknowledgement acknowledgment declaration ruling
    verdict opinion view message memo lawsuit suit filing affidavit indictment survey poll study
""")
"""Nouns for what was said."""
