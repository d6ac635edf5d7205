"""The words of rebuttal, as patterns over a sentence's words: what is rebutted, by which verbs, and what is called untrue.

They are matched against `rebuttals.line`: words without case, a blank behind each of them and each mark.
"""

from typing import Final

from factcli.text.patterns import Pattern
from factcli.text.words import word_set

STATEMENTS: Final = word_set("""
    claim claims allegation allegations accusation accusations rumour rumours rumor rumors suggestion suggestions
    insinuation assertion assertions contention report reports story stories theory theories notion idea
    talk speculation charge charges myth myths belief gossip complaint complaints argument arguments boast account
    accounts narrative concerns fears criticism criticisms testimony statement statements finding findings hypothesis
    premise implication innuendo perception smear smears whispers
""")
"""Nouns for what was said or is thought, of which one may say that it is not so."""
_FORM: Final = r"(?:s|es|ed|d|ing)?"
_VERBS: Final = "|".join(
    (
        rf"(?:refute|rebut|rebutt|rubbish|debunk|discredit|discount|quash|scotch|squash|dispel|dispell|ridicule|deride){_FORM}",
        rf"(?:dispute|reject|dismiss|contest|contradict|repudiate|disavow|counter|disprove|scorn|trash|slam|blast|mock){_FORM}",
        rf"(?:denounce|decry|condemn|lambast|downplay|disown|retract|recant|belie|challenge|attack){_FORM}",
        r"(?:refut|ridicul|derid|disput|repudiat|disprov|denounc|disavow|challeng)ing|denied|denies|deny|denying",
        r"(?:rebuffs?|rebuffed|withdraws?|withdrew|withdrawn|withdrawing|decried|decries|belied|belies)",
        rf"(?:brush|wave|wav|bat|batt|swat|swatt|shrug|shrugg|laugh|fend|slap|slapp|knock){_FORM} (?:aside|off|away|back|down)",
        rf"push{_FORM} (?:back|aside|away)(?: (?:against|on|at))?|(?:sweeps?|sweeping|swept) (?:aside|away)|play{_FORM} down",
        r"(?:shot|shoots?|shooting|struck|strikes?) down",
        rf"(?:lash{_FORM}|hit|hits|hitting) (?:out|back) at",
        rf"(?:scoff|sneer|laugh|jeer|bristle|bristl|balk|hoot){_FORM} at",
        rf"(?:walk|row|roll){_FORM} back(?: on| from)?|back{_FORM} (?:away|off|down) from",
        rf"(?:backtrack|backpedal|backpedall){_FORM} (?:on|from)",
        rf"(?:pour|heap){_FORM} (?:\w+ )?(?:scorn|cold water|ridicule|derision) (?:on|over)",
        r"(?:cast|casts|casting|threw|throws?|thrown) (?:\w+ )?doubts? (?:on|over|upon)",
        r"(?:took|takes?|taken|taking) (?:issue|exception) (?:with|to)",
        r"(?:gave|gives?|given) short shrift to|(?:made|makes?) light of",
        rf"disagree{_FORM} with",
    )
)
_PARTICIPLES: Final = (
    r"(?:refuted|rebutted|rubbished|debunked|discredited|discounted|quashed|scotched|dispelled|ridiculed|derided|mocked|disputed"
    r"|rejected|dismissed|contested|contradicted|repudiated|disavowed|disproved|disproven|scorned|denied|denounced|condemned"
    r"|downplayed|retracted|withdrawn|challenged|brushed (?:aside|off)|waved away|shot down|laughed off|played down)"
)
_NOUN: Final = "|".join(sorted(STATEMENTS, key=len, reverse=True))
_QUOTED: Final = r"(?:[“\"'‘] [^”\"’']{1,60} [”\"’'] )?"
_NO_MODIFIER: Final = (
    r"(?:that|of|for|to|in|on|at|from|and|or|but|who|which|was|were|is|are|had|has|have|been|after|before|over|as|when"
    r"|,|;|:|\.)"
)
_PHRASE: Final = rf"{_QUOTED}(?:(?!{_NO_MODIFIER} )[^ ]+ ){{0,7}}?(?P<noun>{_NOUN})"
"""The noun and what may stand before it: `any`, `her brother's`, `a newspaper's`; seven words, set by hand."""
_OBJECT: Final = rf"(?P<as>as {_QUOTED})?(?P<phrase>{_PHRASE})(?= )"
ACTIVE: Final = Pattern(rf"(?<![^ ])(?P<verb>{_VERBS}) {_OBJECT}")
NAMED: Final = Pattern(
    rf"(?<![^ ])(?P<verb>call(?:s|ed|ing)|(?:brand|label|labell|dub|dubb)(?:s|ed|ing)|describ(?:es|ed|ing)) {_OBJECT}"
)
"""Verbs that only with `“a lie”` behind the noun's clause, as in `CALLED`, say that it is not so."""
NAMING: Final = word_set(
    "call brand label describe dub term characterise characterize depict portray denounce condemn slam"
)
_FALSE: Final = (
    r"(?:lie|lies|false|falsehoods?|untrue|baseless|unfounded|groundless|nonsense|nonsensical|fabricated|fabrications?|fake"
    r"|hoax|fiction|fictitious|bogus|rubbish|garbage|fantasy|wrong|incorrect|inaccurate|untruthful|ludicrous|absurd|ridiculous"
    r"|preposterous|defamatory|libellous|slander|slanderous|malicious|smear|smears|propaganda|invented|scaremongering"
    r"|without (?:any )?(?:foundation|merit|basis|substance)|not true|not correct|mistaken|unsubstantiated|debunked"
    r"|misleading|inventions?|concocted|disinformation|misinformation|laughable|fanciful|outlandish|far-fetched|overblown"
    r"|made up|not credible|fairy tales?|exaggerated|exaggerations?)"
)
"""What is said of a statement that is not so."""
CALLED: Final = Pattern(
    rf"(?:{_PHRASE} (?:.* )?|(?:it|that|this|them|these|those) (?:all )?)(?:as )?(?:[“\"'‘] )?(?:[^ ]+ ){{0,4}}?{_FALSE}(?: |$)"
)
UNTRUE: Final = Pattern(r"(?:it|that|this) (?:untrue|false)\b|(?:as )?(?:untrue|false) that ")
_ADVERB: Final = r"(?:\w+ly|not|never|since|later|also|all|both|quite|just|simply|now|again|often|soon|a|an|the)"
_BE: Final = rf"(?:was|were|is|are|(?:has|have|had) (?:{_ADVERB} )?been|been|being)"
PASSIVE: Final = Pattern(rf"(?<![^ ])(?P<be>{_BE} (?:{_ADVERB} ){{0,2}}?)(?P<verb>{_PARTICIPLES})(?= )")
PREDICATE: Final = Pattern(
    rf"(?<![^ ])(?:{_BE}|proved|proves|turned out)(?: to be)?(?: {_ADVERB}){{0,2}}?"
    rf"(?: [“\"'‘])?(?: (?:a|an|pure|utter))* {_FALSE}(?= )"
)
DONE: Final = Pattern(
    rf"(?<![^ ])(?:was|were|(?:has|have|had) been) (?:{_ADVERB} )?\w+(?:ed|made|told|taken|given) by (?=\w)"
)
"""Any other passive that may end a noun's clause: `The claim that … was repeated by`."""
_ALONE: Final = (
    r"(?:it|that|this|them|these)|(?:the|this|that|these|those|such|any|all|both|his|her|their|its) "
    rf"(?:(?!{_NO_MODIFIER} )[^ ]+ ){{0,3}}?(?:{_NOUN}|figures?|calls)"
)
DENIED_OBJECT: Final = Pattern(
    rf"(?<![^ ])(?P<verb>{_VERBS}) (?P<object>{_ALONE})"
    r"(?= (?:(?P<as>as )|[,.;“\"‘–:]|and |but |with |at (?:the time|a )|in a |on |during |when |while |outright|yesterday))"
)
"""What is denied with nothing behind it: a pronoun, or a noun for a statement."""
