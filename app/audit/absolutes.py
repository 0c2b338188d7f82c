"""Absolutes: first, only, largest, never, unprecedented, in a claim and in what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

#: What an absolute looks like in a claim.
_CLAIMED = {
    "first": r"first|erste[nrsm]?|erstmals",
    "only": r"only|sole(?:ly)?|einzige[nrsm]?|nur",
    "largest": r"largest|biggest|größte[nrsm]?",
    "never": r"never|nie(?:mals)?",
    "unprecedented": r"unprecedented|beispiellos(?:e[nrsm]?)?",
}
#: What says the same in a passage.
_SAME = {
    "first": r"first|1st|never before|never (?:\w+ )?(?:until|till)|maiden|inaugural|debut|erste[nrsm]?"
    r"|erstmals|erstmalig\w*"
    r"|unprecedented|(?:no|not|nothing|nobody|none|no one)\b[^.;]{0,60}\bever\b[^.;]{0,40}\b(?:before|until)",
    "only": r"only|sole(?:ly)?|alone|merely|exclusive(?:ly)?|no other|no one else|nobody else"
    r"|none other|lone|single"
    r"|nothing but|unique(?:ly)?|just(?= (?:\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b"
    r"|eight\b|nine\b|ten\b))"
    r"|einzig(?:e[nrsm]?)?|nur|lediglich|allein|ausschließlich",
    "largest": r"largest|biggest|greatest|größte[nrsm]?|no (?:\w+ )?(?:is |was )?(?:larger|bigger)"
    r"|(?:larger|bigger) than any"
    r"|(?:an?|the|new|all-time) record|record-\w+",
    "never": r"never|nie(?:mals)?|at no time|not once|(?:has|have|had) yet to|noch nie|without ever"
    r"|(?:no|not|none|nobody|nothing|no one|n['’]t)\b[^.;]{0,60}\bever",
    "unprecedented": r"unprecedented|never before|without precedent|no precedent|never (?:been )?seen"
    r"|beispiellos\w*"
    r"|(?:for the )?first time",
}
_CLAIM = re.compile(
    "|".join(rf"(?P<{name}>(?<![\w-])(?:{words})(?!\w))" for name, words in _CLAIMED.items()), re.IGNORECASE
)
_SUPPORT = {
    name: re.compile(rf"(?:(?<!\w)|(?<=n))(?:{words})(?!\w)", re.IGNORECASE) for name, words in _SAME.items()
}
#: The first of several, a rank or an office: no claim that nothing came before.
_IN_A_ROW = re.compile(
    r"[\s-]+(?:half|quarter|third|name|names|aid|responders?|lady|minister|secretary|deputy|vice|hand|degree"
    r"|instance|floor|storey|class|language|person|rate|and foremost|of all|few|couple|stage|phase"
    r"|round|place"
    r"|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|(?:week|day|month|year)s? of"
    r"|(?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day)\b",
    re.IGNORECASE,
)
_EXEMPT_BEFORE = {
    "first": re.compile(r"\bat\s+$", re.IGNORECASE),
    "only": re.compile(r"(?:\b(?:not|if)\s+|-)$", re.IGNORECASE),
}
#: "one of the largest", "the second-largest": less than the largest.
_ONE_OF = re.compile(
    r"(?:\b(?:one of|among|some of)\s+(?:[\w’']+\s+){1,3}"
    r"|\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))[\s-]+"
    r"|\b(?:zweit|dritt|viert))$",
    re.IGNORECASE,
)


def unfounded(claim: str, passages: Iterable[str]) -> Iterator[str]:
    """Yield the absolutes of a claim, in lower case, that no passage has in any of its wordings."""
    texts = list(passages)
    seen: set[str] = set()
    for found in _CLAIM.finditer(claim):
        name, word = found.lastgroup or "", found[0].casefold()
        if word in seen or _is_name(claim, found) or _is_exempt(claim, found, name):
            continue
        seen.add(word)
        if not any(_has(text, name, limited=_is_limited(claim, found)) for text in texts):
            yield word


def _has(text: str, name: str, *, limited: bool) -> bool:
    """Say whether a passage has an absolute; one that is the second in a row founds no first."""
    return any(
        (limited or not _is_limited(text, found)) and not _is_name(text, found)
        for found in _SUPPORT[name].finditer(text)
    )


def _is_limited(text: str, found: re.Match[str]) -> bool:
    return _ONE_OF.search(text, max(0, found.start() - 40), found.start()) is not None


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Say whether a word is part of a name: First Bank, Only Fools and Horses."""
    if not found[0][0].isupper() or found[0].isupper():
        return False
    opens = re.search(r"(?:^|[.!?:]\s*[\"“„«‘']?|[\"“„«‘'])\s*$", text[: found.start()]) is not None
    if not opens:
        return True
    return found[0] == "First" and re.match(r"\s+[^\W\d_a-zäöü]", text[found.end() :]) is not None


def _is_exempt(text: str, found: re.Match[str], name: str) -> bool:
    if name == "first" and _IN_A_ROW.match(text, found.end()):
        return True
    before = _EXEMPT_BEFORE.get(name)
    return before is not None and before.search(text, max(0, found.start() - 8), found.start()) is not None
