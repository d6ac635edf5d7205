"""What stands before an article: paywalls that leave its beginning, and pages that are served in an article's place."""

import re
from collections.abc import Iterator
from typing import Any, Final

_SHORT: Final = 250
"""A text of so many words is whole, whatever its page says of itself: paywalls leave a paragraph or two."""
_SHORT_BESIDE_SUMMARY: Final = 150
_FEWEST_OF_A_SUMMARY: Final = 15
_BESIDE_SUMMARY: Final = 1.2
"""A shorter text yet is only the beginning where it has at most so many times the words of the feed's summary, and that has
enough of them to be one."""
_DEEPEST: Final = 12
_MOST_NODES: Final = 5000
"""How much of a page's JSON-LD is looked at; it may nest without sense."""
_END: Final = 300
"""How many characters of a text's end, or of the beginning of what may be an error page, are looked at."""

_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])[\"”’)\s]*$")
_ASKS_TO_PAY = re.compile(
    r"(?:subscribe|sign ?up|sign ?in|log ?in|register|join|become a (?:member|subscriber))\b[^.!?\n]{0,60}\b"
    r"(?:to|and|for)\b[^.!?\n]{0,30}\b(?:read(?:ing)?|continue|access|unlock|view|keep|full|unlimited|rest)\b|"
    r"\b(?:continue|keep) reading\b|\balready (?:a|an|have a)\b[^.!?\n]{0,20}\b(?:subscriber|subscription|member|account)\b|"
    r"\b(?:article|story|content|page|post|report|feature) (?:is )?(?:only |exclusive(?:ly)? |reserved |available )*"
    r"(?:for|to) (?:[\w’'-]+ ){0,3}(?:subscribers|members)\b|"
    r"\bsubscribers[ -]only\b|\bto (?:read|continue|unlock)\b[^.!?\n]{0,50}\b(?:subscribe|sign in|log in|register)\b|"
    r"\b(?:you have|you've|you’ve) (?:reached|used|read) (?:your|all|the)\b[^.!?\n]{0,40}\b(?:limit|articles)\b|"
    r"\b(?:free|remaining) articles? (?:left|remaining|this month)\b",
    re.IGNORECASE,
)

_SHELL: Final = 120
"""A page of so many words is neither an error page nor a robot check: articles are about these, too."""
_BLOCKED = re.compile(
    r"\b(?:enable|activate|turn on|requires?|without) java ?script\b|\bjava ?script (?:is|has been|to be|seems to be|must be)\b"
    r"[^.\n]{0,20}\b(?:disabled|enabled|required|turned off|blocked)\b|\bchecking (?:if the site connection|your browser)\b|"
    r"\b(?:verify|confirm|prove)(?:ing)? (?:that )?you(?:'re|’re| are) (?:a )?(?:human|not a (?:ro)?bot)\b|"
    r"\bare you (?:a|not a) robot\b|\bunusual (?:traffic|activity) from\b|\bcomplete the captcha\b|\bray id\b|"
    r"\byou (?:don't|don’t|do not) have (?:permission|authori[sz]ation) to (?:access|view)\b|\bplease disable your ad ?blocker\b|"
    r"\bnot available in your (?:region|country|location)\b|\bunavailable (?:due to|for) legal reasons\b",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\b(?:the )?page (?:(?:that )?you\b[^.\n]{0,60})?(?:was not|could ?n[o'’]t be|"
    r"cannot be|can't be|can’t be|has not been|does ?n[o'’]t|does not|no longer) (?:found|exists?|available)\b|"
    r"\b(?:an|a server|an unexpected) error (?:has )?occurred\b|\bsomething went wrong\b",
    re.IGNORECASE,
)
_WALL_TITLE = re.compile(
    r"\W*(?:(?:error|http|status)\W*)?(?:[45]\d\d\b.{0,60}|page (?:was )?not found|not found|access denied|forbidden|"
    r"just a moment|attention required|are you a robot|robot check|security check|verif\w+ you are human|"
    r"(?:internal )?server error|bad gateway|service unavailable|too many requests|"
    r"before you continue(?: to .{1,40})?|cookie (?:consent|notice|wall)|privacy (?:settings|choices)|consent|"
    r"oops|sorry|error|log ?in|sign ?in|subscribe)\W*(?:[|–—-].{0,60})?",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\bour (?:\d+ )?(?:advertising |trusted )?partners\b|\bpersonal (?:data|information)\b|"
    r"\bprivacy (?:policy|settings|notice|choices)\b|\blegitimate interests?\b|\b(?:accept|reject) all\b|"
    r"\bpersonali[sz]ed ads?\b|"
    r"\bmanage (?:options|preferences|settings)\b",
    re.IGNORECASE,
)
_CONSENT_SHARE: Final = 0.03
_CONSENT_WORDS: Final = 600
_LEAST_CONSENT: Final = 4
"""A page of fewer than `_CONSENT_WORDS` words asks for consent where it speaks of it so many times at least, and more often
than in that share of its words: an article about cookies does so less."""


def is_free(linked: list[Any]) -> bool | None:
    """What a page's JSON-LD says of the access to it: False where any part costs, None where it does not say."""
    said = [_as_bool(node["isAccessibleForFree"]) for node in _nodes(linked) if "isAccessibleForFree" in node]
    if False in said:
        return False
    return True if True in said else None


def is_partial(text: str, free: bool | None, summary_words: int = 0) -> bool:
    """Whether a page's text is only the beginning of its article.

    A page that says that it costs, and serves all of it, is whole. `summary_words` counts the words of the
    feed's summary, which is what many paywalls leave.
    """
    words = len(text.split())
    if words >= _SHORT:
        return False
    if free is False:
        return True
    if (
        free is None
        and summary_words >= _FEWEST_OF_A_SUMMARY
        and words < _SHORT_BESIDE_SUMMARY
        and words <= _BESIDE_SUMMARY * summary_words
    ):
        return True
    return bool(_CUT_OFF.search(text[-_END:]) or _ASKS_TO_PAY.search(text.strip().rpartition("\n")[2][-_END:]))


def in_place_of_article(text: str, title: str | None) -> str | None:
    """Why a page's text is no article: a wall, or an error that was served as a page; None for an article."""
    words = len(text.split())
    if words < _SHELL:
        if _BLOCKED.search(text[: 10 * _END]):
            return "a page that wants JavaScript, a human or another country, not an article"
        if _MISSING.search(text[:_END]) or (title and _WALL_TITLE.fullmatch(title[:_END])):
            return "an error page, not an article"
    asked = len(_CONSENT.findall(text)) if words < _CONSENT_WORDS else 0
    if asked >= _LEAST_CONSENT and asked > _CONSENT_SHARE * words:
        return "a page that asks for consent to cookies, not an article"
    return None


def _nodes(linked: list[Any]) -> Iterator[dict[str, Any]]:
    """All objects in JSON-LD documents, at any depth that is in use."""
    rest = [(document, 0) for document in linked]
    for _ in range(_MOST_NODES):
        if not rest:
            return
        node, depth = rest.pop()
        if isinstance(node, dict):
            yield node
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        if depth < _DEEPEST:
            rest += ((one, depth + 1) for one in inner if isinstance(one, dict | list))


def _as_bool(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    named = value.rpartition("/")[2].strip().lower() if isinstance(value, str) else ""
    return {"false": False, "true": True}.get(named)
