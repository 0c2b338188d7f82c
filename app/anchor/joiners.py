"""Zero-width joiners and non-joiners: which of them shape the text and belong to it, and which are idle.

They belong between letters of scripts that join, a joiner also beside one such letter, and in emoji that are
made of several. Anywhere else they show nothing, and would keep a search from finding its words.
"""

from __future__ import annotations

import re
import unicodedata

JOINER, NON_JOINER = "\u200d", "\u200c"
#: Characters that vanish from a canonical text: the eye and the joiners see through them.
VANISHING = frozenset("\u00ad\u180e\u200b\u2060\ufeff")

_JOINERS = re.compile("[\u200c\u200d]")
#: Blocks of the scripts whose letters take other shapes beside each other: Arabic and its kin, the scripts
#: of India and of South-East Asia, Mongolian, 'Phags-pa, and what is beyond the first plane of them.
_JOINING = re.compile(
    "[\u0600-\u077f\u07c0-\u07ff\u0840-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1c4f"
    "\ua840-\ua8df\ua8e0-\ua8ff\ua980-\uaa5f\uaa60-\uaa7f\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00010a5f\U00010ac0-\U00010aff\U00010b80-\U00010baf\U00010d00-\U00010d3f"
    "\U00010f30-\U00010fdf\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
_ARROWS = "\u2194\u2195\u2196\u2197\u2198\u2199"
#: What follows a picture and belongs to it: another form of it, its colour of skin, the tags of a flag.
_PICTURE_TAIL = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_REACH = 1_000


def idle_places(text: str) -> list[int]:
    """Return the places of the joiners that shape nothing."""
    return [found.start() for found in _JOINERS.finditer(text) if _is_idle(text, found.start())]


def without_idle(text: str) -> str:
    """Return a text without the joiners that shape nothing."""
    if JOINER not in text and NON_JOINER not in text:
        return text
    at, parts = 0, []
    for place in idle_places(text):
        parts.append(text[at:place])
        at = place + 1
    return "".join((*parts, text[at:]))


def _is_idle(text: str, at: int) -> bool:
    if _follows_a_joiner(text, at):
        return True
    before, after = _letter_before(text, at), _letter_after(text, at)
    if text[at] == NON_JOINER:
        return not (before and after)
    return not (before or after or (_picture_before(text, at) and _picture_after(text, at)))


def _follows_a_joiner(text: str, at: int) -> bool:
    at -= 1
    while at >= 0 and text[at] in VANISHING:
        at -= 1
    return at >= 0 and _JOINERS.match(text[at]) is not None


def _letter_before(text: str, at: int) -> bool:
    """Tell whether a letter that joins, or a mark of its script, stands before a place."""
    joins = False
    for place in range(at - 1, max(-1, at - _REACH), -1):
        kind = _kind(text[place])
        if kind in "LM":
            joins = joins or _JOINING.match(text[place]) is not None
        if kind not in "M_":
            break
    return joins


def _letter_after(text: str, at: int) -> bool:
    """Tell whether a letter that joins, or a mark of its script, stands behind a place."""
    joins = False
    for place in range(at + 1, min(len(text), at + _REACH)):
        kind = _kind(text[place])
        if kind in "LM":
            joins = joins or _JOINING.match(text[place]) is not None
        if kind not in "M_":
            break
    return joins


def _kind(character: str) -> str:
    """Return L for a letter, M for a mark, _ for what is passed over, and else another letter."""
    if character in VANISHING or character in (JOINER, NON_JOINER):
        return "_"
    return unicodedata.category(character)[0]


def _picture_before(text: str, at: int) -> bool:
    at -= 1
    while at >= 0 and (text[at] in VANISHING or _PICTURE_TAIL.match(text[at])):
        at -= 1
    return at >= 0 and _is_picture(text[at])


def _picture_after(text: str, at: int) -> bool:
    at += 1
    while at < len(text) and text[at] in VANISHING:
        at += 1
    return at < len(text) and _is_picture(text[at])


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) == "So" or character in _ARROWS
