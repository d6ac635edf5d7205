"""What the outlet adds to somebody's words: `…, which is false`, `…, a claim that experts dispute`. It is cut from the edge."""

import re
from typing import Final

from factcli.extract.lexicon import BE
from factcli.extract.ranking.cues import Cue
from factcli.extract.sentences import Range, Sentence
from factcli.text.patterns import Pattern

_WRONG: Final = (
    r"(?:false|untrue|wrong|incorrect|inaccurate|misleading|baseless|unfounded|unproven|unsubstantiated|debunked|disputed"
    r"|denied|unverified|nonsense|a lie|a falsehood|a myth|not (?:\w+ )?(?:true|correct|the case)"
    r"|without (?:evidence|foundation|merit))"
)
_ADVERBS: Final = r"(?:(?:\w+ly|also|since|long|been|simply|plainly|at best|in fact) ){0,3}"
_WHO: Final = r"(?:[^ ,;]+ ){0,6}"
_NOUNS: Final = (
    "claim",
    "assertion",
    "allegation",
    "statement",
    "figure",
    "number",
    "charge",
    "accusation",
    "story",
    "theory",
)
_CLAIM: Final = "(?:" + "|".join((*_NOUNS, "suggestion", "notion", "view", "lie", "falsehood")) + ")"
_VERDICT: Final = Pattern(
    r"(?<![^ ])[,–(;] (?:"
    rf"(?:which|something that) (?:is|are|was|were|has|have|had|appears to be|turned out to be|proved) {_ADVERBS}{_WRONG} "
    rf"|(?:a|an) (?:\w+ )?{_CLAIM} (?:that |which )?{_WHO}(?:is|was|has|have|says?|disputes?|disputed"
    r"|den(?:y|ies)|denied|rejects?|rejected|calls?|called) "
    r"|(?:without|with no|despite no|offering no|providing no|citing no|without (?:offering|providing|citing|giving)(?: any)?)"
    r" (?:any )?(?:\w+ )?(?:evidence|proof) "
    rf"|(?:although|though|but|even though) (?:there is no (?:\w+ )?(?:evidence|proof|sign)"
    rf"|(?:this|that) is {_ADVERBS}{_WRONG}) )"
)
"""Only behind a comma or dash, and the last ones only in the present tense: a speaker's own "but there was no proof" stays."""
_SAID_WRONG: Final = re.compile(rf"{_ADVERBS}{_WRONG} ")
_VERDICT_REACH: Final = 6
"""How many words behind "say is" the verdict may take; set by hand."""
_LEAST: Final = 2
"""How many words must be left of a content; set by hand."""


def without_verdict(sentence: Sentence, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """The content without what the outlet says of it behind it."""
    first, end = content[-1]
    words = " ".join(sentence.low[first:end]) + " "
    for match in _VERDICT.finditer(words):
        at = first + words.count(" ", 0, match.start())
        if at - first >= _LEAST and sentence.outside(at) and sentence.outside(min(at + 1, end - 1)):
            return (*content[:-1], (first, at))
    return content


def gives_verdict(sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue tells what somebody thinks of the words before: `…, a claim that experts say is wrong`."""
    if sentence.low_at(cue.index + 1) not in BE:
        return False
    words = " ".join(sentence.low[cue.index + 2 : cue.index + 2 + _VERDICT_REACH]) + " "
    return _SAID_WRONG.match(words) is not None
