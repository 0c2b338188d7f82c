"""Where the sentences of one paragraph end. The text comes with code, links and markers covered."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from app.prose.abbreviations import BEFORE_NUMBERS, BEGINNERS, CAPITALISED, MAYBE_LAST, NEVER_LAST, SPEECH

#: What covers a marker, and what covers code and links.
MARKER, CODE = "\ue000", "\ue001"

_STOP = re.compile(r"[.!?…‽]+|[。！？｡．؟۔।॥։።။។]+")
_LATIN = frozenset(".!?…‽")
#: Numbers that point at a source, right behind the stop: they belong to the sentence that it ends.
_NUMBERS = (
    r"\\?\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\\?\]|[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹⁻˒,–-]*[⁰¹²³⁴-⁹])?"
    r"|<sup>[^<>\s]{1,20}</sup>|【\d[^【】\n]{0,80}】|\^\d{1,3}(?:[,–-]\d{1,3})*\^"
)
_TAIL = re.compile(rf"(?:{_NUMBERS}|[\"'”’»›“‘)\]}}*_~」』）】〉》]|\s*{MARKER})*")
_OPENING = re.compile(r"[\"'“„‘‚«‹(\[{*_~¿¡「『（【\s]*")
_QUOTED = re.compile(r"[\"”’»“」』]")
#: Quotations and brackets that open and close in this paragraph: one sentence, whatever stands inside.
_CLOSED = re.compile(
    rf"(?<!\w)\"[^\"{MARKER}]{{0,800}}\"(?!\w)|“[^“”{MARKER}]{{0,800}}”|„[^„“”{MARKER}]{{0,800}}[“”]"
    rf"|«[^«»{MARKER}]{{0,800}}»|\([^(){MARKER}]{{0,800}}\)|\[[^\[\]{MARKER}]{{0,800}}\]"
    rf"|「[^「」{MARKER}]{{0,800}}」|（[^（）{MARKER}]{{0,800}}）"
)
#: Behind the last quotation of any paragraph.
_NO_QUOTATION = (sys.maxsize, sys.maxsize)
_BEFORE = re.compile(r"[^\s\ue000]+$")
_NOTHING = re.compile(r"\s*")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NEVER_DOTTED = frozenset(("e.g", "i.e", "z.b", "d.h", "u.a", "o.ä", "p.ex", "v.a", "s.o", "i.d"))
_ROMAN = re.compile(r"[ivxlc]+\b")
_WORD = re.compile(r"[^\W\d_]+")
#: "…？”他问。": who said it goes on in the same sentence.
_SAID = re.compile(r"[\w]{0,8}[说說问問道答曰]")
_MONTHS = frozenset((
    "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "dezember",
))  # fmt: skip


def boundaries(text: str) -> Iterator[int]:
    """Yield the end of each sentence of a paragraph, the last one's included."""
    closed = iter([found.span() for found in _CLOSED.finditer(text)])
    low, high = next(closed, _NO_QUOTATION)
    start, last = 0, len(text.rstrip())
    for stop in _STOP.finditer(text):
        if stop.end() <= start:
            continue
        tail = _TAIL.match(text, stop.end())
        end = tail.end() if tail else stop.end()
        while stop[0][0] not in _LATIN and text[end - 1] in "“‘":
            # Only in German these close a quotation.
            end -= 1
        while high <= end:
            low, high = next(closed, _NO_QUOTATION)
        if low < end:
            continue
        if end < last and _ends(text, start, stop, end):
            yield end
            start = end
    if start < last:
        yield last


def _ends(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Say whether a sentence ends at `end`, after the stop and what closes behind it."""
    if stop[0][0] not in _LATIN:
        said = _QUOTED.search(text, stop.end(), end) and _SAID.match(text, end)
        return said is None
    marked = MARKER in text[stop.end() : end]
    if not marked and not text[end].isspace():
        return False
    opening = _OPENING.match(text, end)
    at = opening.end() if opening else end
    following = text[at : at + 60]
    if not following or following[0] in ".!?…,;:":
        return False
    if stop[0] == ".":
        abbreviated = _abbreviation_goes_on(text, start, stop.start(), following)
        if abbreviated is not None and not (marked and not following[0].islower()):
            return not abbreviated
    elif "…" in stop[0] or "..." in stop[0]:
        if not marked and (stop.start() == 0 or text[stop.start() - 1] in " \t\n([{"):
            return False
    elif _QUOTED.search(text, stop.end(), end) and _speaker_follows(following):
        return False
    return marked or not following[0].islower()


def _abbreviation_goes_on(text: str, start: int, stop: int, following: str) -> bool | None:
    """Say whether the sentence goes on after an abbreviation; None when none stands before the stop."""
    before = _BEFORE.search(text, max(start, stop - 40), stop)
    if before is None:
        return None
    token = before[0].lstrip("\"'“„‘«([{*_~")
    # "l’art. 5", "d’env. 3 m"
    token = re.split("[’'](?=[^\\W\\d_]+$)", token)[-1]
    word = token.casefold()
    begins = _begins_a_sentence(following)
    numbered = token.isdecimal() or len(token) == 1
    if not token or (numbered and _NOTHING.fullmatch(text, start, before.start())):
        return True if token else None
    if word in NEVER_LAST or word in _NEVER_DOTTED:
        return True
    if word in BEFORE_NUMBERS and (following[0].isdigit() or (len(word) < 3 and _ROMAN.match(following))):
        return True
    if _DOTTED.fullmatch(token) or (len(token) == 1 and token.isalpha()):
        return not begins
    if word in MAYBE_LAST or (word in CAPITALISED and token[0].isupper()):
        return not begins
    if token.isdecimal() and len(token) <= 2:
        month = _WORD.match(following)
        return True if month and month[0].casefold() in _MONTHS else None
    return None


def _begins_a_sentence(following: str) -> bool:
    word = _WORD.match(following)
    return word is not None and word[0][0].isupper() and word[0].casefold() in BEGINNERS


def _speaker_follows(following: str) -> bool:
    return any(word.casefold() in SPEECH for word in _WORD.findall(following)[:4])
