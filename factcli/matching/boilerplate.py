"""What a page shows beside its story and changes by itself: counters, times of changing, adverts, links. Pure."""

import re
from collections import Counter
from typing import Final

_LONGEST_BESIDE: Final = 120
"""A line of more characters is of the story. Set by hand: 40 and 10,000 are the same in the tests."""

_COUNT: Final = r"[\d.,]+ ?[km]?"
_COUNTED: Final = (
    r"(?:views?|comments?|shares?|likes?|reads?|reactions?|hits?|visits?|visitors?|followers?|replies|"
    r"people (?:are )?(?:reading|watching|online)(?: (?:this|now))*|min(?:ute)?s? read)"
)
_ASKED: Final = r"(?:share|tweet|like|print|e-?mail|comments?)(?: (?:this|article|story|page|on \w+|it))*"
_TIME: Final = (
    r"(?:[\s\d.,:/|()+–-]|a\.?m\b|p\.?m\b|[tz](?=\W|\d|$)|\d(?:st|nd|rd|th)\b|"
    r"\b(?:at|on|an?|just|now|ago|today|yesterday|seconds?|min(?:ute)?s?|hours?|days?|weeks?|months?|h|hrs?|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|"
    r"may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    r"gmt|utc|[bcew]e?s?t|[acemp][sd]t|ist)\b)+"
)
_CHANGED: Final = (
    r"(?:(?:this|the) (?:article|story|page) (?:was )?)?(?:last |first )?(?:updated|published|posted|modified|edited)"
)
_MADE: Final = (
    r"(?:© ?[^.\n]{1,60}\. ?)?(?:this )?page (?:was )?(?:generated|rendered|loaded|served|built) in [\d.,]+ ?\w{0,12}"
)
_ELSEWHERE: Final = (
    r"advert(?:isement)?|"
    r"(?:read (?:more|also|next)|see also|related(?: (?:articles?|stories))?|more on this(?: story)?)(?: ?[:–—|-] .+)?"
)
# What stands side by side in a line: "By Ida Kessel | 12 comments", "Published on Monday. Updated an hour ago".
_BESIDE: Final = re.compile(r" [|·•] |(?<=[\w\]])\. (?=(?:last )?updated\b)", re.IGNORECASE)
_STRAIGHT: Final = str.maketrans("“”„‘’", '"""\'\'')

_FURNITURE = re.compile(
    rf"(?:{_ELSEWHERE}|{_COUNT} {_COUNTED}|{_COUNTED} ?:? ?\(?{_COUNT}\)?|{_ASKED} ?:? ?\(?{_COUNT}\)?|"
    rf"{_CHANGED} ?:? ?{_TIME}|(?=.*(?:[a-z]|\d:\d)){_TIME}|{_MADE})\.?",
    re.IGNORECASE,
)


def same_story(old: str, new: str) -> bool:
    """Whether two texts of an article differ in nothing but what is no part of its story, and in the form of quotation marks."""
    before, after = Counter(_pieces(old)), Counter(_pieces(new))
    return all(
        len(piece) <= _LONGEST_BESIDE and _FURNITURE.fullmatch(piece) for piece in (before - after) | (after - before)
    )


def _pieces(text: str) -> list[str]:
    """The lines of a text; of a short one, which may be boilerplate, what stands side by side in it."""
    lines = (" ".join(line.split()) for line in text.translate(_STRAIGHT).splitlines())
    return [
        piece for line in lines if line for piece in (_BESIDE.split(line) if len(line) <= _LONGEST_BESIDE else (line,))
    ]
