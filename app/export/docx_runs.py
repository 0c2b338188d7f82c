"""Text as runs of a Word document: each stretch with its direction, its script's font and its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from app.export.docx_xml import make, text_of
from app.export.html_text import direction, language_tag

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_EAST = (
    "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U0001aff0-\U0001b2ff\U00020000-\U0003ffff"
)
#: Vowels and accents that stand on letters of scripts from the left, which are no letters to a regex.
_MARKS = "\u0300-\u036f\u0900-\u109f\u1780-\u17ff"
#: Neither letters of ours nor of the other direction: they go with what stands around them.
_NEUTRAL = rf"(?:(?![{_RIGHT}{_MARKS}])[\W\d_])"
_RUN_RIGHT = re.compile(rf"[{_RIGHT}]+(?:{_NEUTRAL}+[{_RIGHT}]+)*")
_LEFT = rf"(?:(?![{_RIGHT}])[^\W\d_]|[{_MARKS}])"
_RUN_LEFT = re.compile(rf"{_LEFT}+(?:{_NEUTRAL}+{_LEFT}+)*(?:{_NEUTRAL}*\d)?")
#: Quotation marks, dashes and dots beside such letters are set in their font, as wide as they are.
_RUN_EAST = re.compile(rf"[{_EAST}“”‘’…—·]+")
_IS_EAST = re.compile(rf"[{_EAST}]")
_STRONG = re.compile(rf"([{_RIGHT}])|{_LEFT}")
_STRONG_LEFT, _STRONG_RIGHT = re.compile(_LEFT), re.compile(f"[{_RIGHT}]")
#: Characters that nobody sees and that have a direction.
TO_THE_RIGHT, TO_THE_LEFT = "\u200e", "\u200f"
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]")
_KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff]")
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7ff]")
#: Word knows languages with their country; these stand for a language alone.
_COUNTRIES = {
    "ar": "SA", "bg": "BG", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "GB", "es": "ES",
    "et": "EE", "fa": "IR", "fi": "FI", "fr": "FR", "he": "IL", "hi": "IN", "hr": "HR", "hu": "HU",
    "id": "ID", "it": "IT", "ja": "JP", "ko": "KR", "lt": "LT", "lv": "LV", "nb": "NO", "nl": "NL",
    "pl": "PL", "pt": "PT", "ro": "RO", "ru": "RU", "sk": "SK", "sl": "SI", "sr": "RS", "sv": "SE",
    "th": "TH", "tr": "TR", "uk": "UA", "ur": "PK", "vi": "VN", "zh": "CN",
}  # fmt: skip
#: The usual font of our styles is one for Chinese.
_FONTS = {"ja": "MS Mincho", "ko": "Batang"}
OURS = "en-GB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a run is set. `ours` text is English, whatever the document is, and runs from left to right."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False
    ours: bool = False


PLAIN, OUR = Look(), Look(ours=True)
#: The look of “[unsourced]”.
UNSOURCED = Look(style="Unsourced", ours=True)


def word_language(language: str) -> str:
    """Return a language as Word spells it, with a country; English when it is none."""
    tag = language_tag(language) or "en"
    return f"{tag}-{_COUNTRIES[tag.lower()]}" if tag.lower() in _COUNTRIES else tag


class Runs:
    """Makes runs for a document in one language."""

    def __init__(self, language: str) -> None:
        tag = word_language(language)
        short = tag.split("-")[0].lower()
        self.language = tag
        self.is_right_to_left = direction(tag) == "rtl"
        self._right = tag if self.is_right_to_left else ""
        self.is_east_asian = short in ("zh", "ja", "ko")
        self._east = tag if self.is_east_asian else ""
        #: Whether Latin letters are English unless it is said: so are they beside other scripts.
        self._is_english = short == "en" or self.is_right_to_left or self.is_east_asian

    def starts_right(self, text: str) -> bool:
        """Say whether a paragraph of this text runs from right to left: its first letter tells."""
        if text.isascii() and not self.is_right_to_left:
            return False
        first = _STRONG.search(text)
        return bool(first[1]) if first else self.is_right_to_left

    def make(self, text: str, look: Look = PLAIN, *, right: bool = False) -> list[Element]:
        """Return the runs of a text in a paragraph that runs from the left, or from the `right`."""
        if text.isascii() and (look.ours or not right):
            return [self._run(text, look)] if text else []
        runs: list[Element] = []
        for part, is_right in _directed(text, right=right and not look.ours):
            if is_right:
                runs.append(self._run(part, look, right=_right_language(part, self._right)))
                if look.ours:
                    runs.append(self._run(TO_THE_RIGHT, look))
            else:
                runs += self._scripts(part, look, text)
        return runs

    def apart(self, text: str, look: Look = PLAIN, *, right: bool = False) -> list[Element]:
        """Return the runs of a field that may run against its line, with a mark that its line goes on then.

        Word needs none, for each run has its direction; programs that go by letters alone do.
        """
        runs = self.make(text, look, right=right)
        if runs and (_STRONG_LEFT if right else _STRONG_RIGHT).search(text):
            runs.append(self._run(TO_THE_LEFT if right else TO_THE_RIGHT, OUR))
        return runs

    def _scripts(self, text: str, look: Look, whole: str) -> Iterator[Element]:
        if not _IS_EAST.search(text):
            yield self._run(text, look)
            return
        for part, found in _cut(_RUN_EAST, text):
            is_east = found and bool(_IS_EAST.search(part))
            yield self._run(part, look, east=_east_language(whole, self._east) if is_east else "")

    def _run(self, text: str, look: Look, *, right: str = "", east: str = "") -> Element:
        properties = list(self._properties(look, right, east))
        content = text_of(text)
        return make("r", make("rPr", *properties), *content) if properties else make("r", *content)

    def _properties(self, look: Look, right: str, east: str) -> Iterator[Element]:
        """Yield a run's properties in the order of the schema."""
        if look.style:
            yield make("rStyle", val=look.style)
        if east:
            font = _FONTS.get(east[:2])
            yield make("rFonts", **({"eastAsia": font} if font else {}), hint="eastAsia")
        for name, on in (("b", look.bold), ("i", look.italic)):
            if on:
                yield make(name)
                yield make(f"{name}Cs")
        if look.strike:
            yield make("strike")
        if right:
            yield make("rtl")
            yield make("lang", bidi=right)
        elif east:
            yield make("lang", eastAsia=east)
        elif look.ours and not self._is_english:
            yield make("lang", val=OURS)


def _directed(text: str, *, right: bool) -> Iterator[tuple[str, bool]]:
    """Cut a text where its direction turns; what has none goes with its neighbours, else with the line."""
    for part, found in _cut(_RUN_LEFT if right else _RUN_RIGHT, text):
        yield part, found is not right


def _cut(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for found in pattern.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def _right_language(text: str, usual: str) -> str:
    if _HEBREW.search(text) and not usual.startswith(("he", "yi")):
        return "he-IL"
    if _ARABIC.search(text) and (not usual or usual.startswith(("he", "yi"))):
        return "ar-SA"
    return usual or "ar-SA"


def _east_language(text: str, usual: str) -> str:
    if usual:
        return usual
    if _KANA.search(text):
        return "ja-JP"
    return "ko-KR" if _HANGUL.search(text) else "zh-CN"
