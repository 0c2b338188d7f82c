"""Words of saying: whether a passage states something, or only that somebody states it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.prose import sentence_ranges

_ENGLISH = (
    r"said|says|saying|(?<!\ba )(?<!\bno )(?<!\bthe )(?<!\bany )(?<!\bto )(?<!\btheir )say(?! in)"
    r"|(?<!\ball )told|tells"
    r"|according to(?! (?:the )?(?:plans?|schedule|law|rules?|custom|need)\b)"
    r"|claims? that|claim(?:s|ing)? (?:to|the|it|its|he|she|they|there)"
    r"|claimed(?! (?:[\w,]+ ){0,4}(?:lives|victims))"
    r"|alleg(?:e|es|ed|ing|edly)|reportedly|supposedly|purportedly|stated|states that|announc(?:es?|ed|ing)"
    r"|argu(?:es?|ed) that|argues|believes?|believed|warn(?:s|ed)|insist(?:s|ed)?|confirm(?:s|ed)"
    r"|acknowledg(?:es|ed)"
    r"|admit(?:s|ted)|denie[sd] (?:that|having)|conced(?:es|ed)|assert(?:s|ed)|contend(?:s|ed)"
    r"|reveal(?:s|ed) that"
    r"|(?:add|not|declar|explain|maintain|report|estimat|disclos|remark|recall)(?:s|es|ed) that"
    r"|[a-z]+ (?:estimates?|reports?|thinks?|assumes?) that|(?:estimates?|reports?) (?:put|say|suggest)"
    r"|reported (?:that|an?|the|its|on|to)|wrote|writes"
    r"|(?:is|are|was|were) (?:said|thought|understood|reported|rumou?red|estimated by)"
)
#: "The dam, he added, has failed."
_ASIDE = r",[”\"]?\s+(?:[\w.’' -]{1,40}\s)?(?:add|not|explain|continu|conced|recall|remark)(?:s|es|ed)\b"
_OTHER = (
    r"sag(?:t|te|ten|en)|erklär(?:t|te|ten)|berichtet(?:e|en)?|laut|nach (?:Angaben|Aussagen?|Ansicht"
    r"|Einschätzung)"
    r"|zufolge|teilten? .{1,60}\bmit|heißt es|behaupte(?:t|te|ten)|selon|d['’]après|a (?:déclaré|dit|affirmé)"
    r"|según|dijo|afirmó|declaró"
)
_SAYS = re.compile(rf"\b(?:{_ENGLISH}|{_OTHER})\b|{_ASIDE}", re.IGNORECASE)
#: "The airline, which told investors little, bought 12 aircraft": said beside the matter.
_RELATIVE = re.compile(r",\s*(?:who|which|whose|whom)\b[^,.;]{0,120},")
_WORD = re.compile(r"[^\W_]{3,}")


def is_attributed(text: str) -> bool:
    """Say whether a text names somebody or something that says so."""
    return _SAYS.search(_RELATIVE.sub(",", text)) is not None


def only_says(passage: str, claim: str) -> bool:
    """Say whether a passage, where it comes nearest to a claim, has it from somebody else."""
    if not is_attributed(passage):
        return False
    wanted = _words(claim)
    nearest: dict[int, list[str]] = {}
    for sentence in _sentences(passage):
        nearest.setdefault(len(wanted & _words(sentence)), []).append(sentence)
    shared = max(nearest, default=0)
    return not shared or all(map(is_attributed, nearest[shared]))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _sentences(passage: str) -> Iterator[str]:
    yield from (passage[start:end] for start, end in sentence_ranges(passage))
