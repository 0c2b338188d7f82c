"""What the letters of a text tell of themselves: the language that it is read out in, and its direction."""

from __future__ import annotations

import re
import unicodedata

#: Language → its letters. Chinese characters are read as Chinese where no kana or hangul stands beside them.
_LETTERS = {
    "he": re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"),
    "ar": re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]"),
    "ja": re.compile("[\u3040-\u30ff\u31f0-\u31ff]"),
    "ko": re.compile("[\u1100-\u11ff\uac00-\ud7ff]"),
    "zh": re.compile("[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
}
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
#: A name or a title that runs from the right: such letters, and what parts words. A comma or figure ends it.
RIGHT_RUN = re.compile(rf"[{_RIGHT}]+(?:[^\w,;()\[\]]+[{_RIGHT}]+)*")
_LETTER = re.compile(r"[^\W\d_]")
#: Languages that are written with another's letters as well.
_SHARED = {
    "ar": frozenset({"ar", "fa", "ur", "ps", "ckb", "ug", "sd"}),
    "he": frozenset({"he", "yi"}),
    "zh": frozenset({"zh", "ja", "ko"}),
}


def language_of(text: str) -> str:
    """Return the language that most letters tell: `ar`, `he`, `ja`, `ko` or `zh`; "" for any other."""
    if text.isascii():
        return ""
    letters = len(_LETTER.findall(text))
    counted = {name: len(pattern.findall(text)) for name, pattern in _LETTERS.items()}
    if counted["ja"] or counted["ko"]:
        # Their texts have Chinese characters too.
        counted["ja" if counted["ja"] >= counted["ko"] else "ko"] += counted.pop("zh")
    name, most = max(counted.items(), key=lambda one: one[1])
    return name if 2 * most > letters else ""


def languages_written_as(language: str) -> frozenset[str]:
    """Return what `language_of` says of texts in this language: beside them nothing need be said."""
    shared = {name for name, others in _SHARED.items() if language.lower() in others}
    return frozenset(shared | {language.lower()})


def starts_right(text: str) -> bool:
    """Say whether a paragraph of this text runs from the right: its first letter tells."""
    if text.isascii():
        return False
    strong = (unicodedata.bidirectional(one) for one in text)
    return next((one for one in strong if one in ("L", "R", "AL")), "L") != "L"
