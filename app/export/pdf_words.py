"""Long words cut into pieces between which a line may end, so that nothing runs over the edge of a page.

A piece is no character of the text: what is copied out of the PDF is the word as it was.
"""

from __future__ import annotations

import re
import unicodedata

#: A longer word than this may not fit on a line, or in a table's cell.
LONGEST, LONGEST_IN_CELL = 30, 12
#: Letters that stand apart from each other, and what belongs to them.
_APART = re.compile(
    "[!-~\u00a1-\u02ff\u0370-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
    "[\u0300-\u036f\u200c\u200d\ufe00-\ufe0f]*"
)
#: Other scripts are joined letters or end a line of themselves: they are cut only when nothing else helps.
_LONGEST_JOINED, _PIECE, _PIECE_JOINED = 60, 3, 20
#: An address ends a line behind a slash, or before another mark: a reader of the PDF takes a hyphen at a
#: line’s end for that of a broken word, and a full stop for the end of the sentence.
_STEPS = re.compile(r"[-.,;_?&=#~]*[^-.,;_?&=#~/]*/+|[-.,;_?&=#~]*[^-.,;_?&=#~/]+|[-.,;_?&=#~]+")
_LONGEST_STEP = 20
_WORD = re.compile(r"(\S+)")


def cut_words(text: str, longest: int = LONGEST) -> list[str]:
    """Return the text in pieces; one piece when no word is longer than `longest` characters."""
    if not any(len(word) > longest for word in text.split()):
        return [text]
    pieces: list[str] = []
    plain = ""
    for part in _WORD.split(text):
        units = _units(part, longest) if len(part) > longest else []
        if len(units) <= 1:
            plain += part
            continue
        pieces += [plain] if plain else []
        pieces += units
        plain = ""
    return [*pieces, plain] if plain else pieces


def _units(word: str, longest: int) -> list[str]:
    units: list[str] = []
    for step in _STEPS.findall(word):
        apart = _APART.findall(step)
        if "".join(apart) != step:
            break
        # A line ends within a name only where that is too long.
        units += [step] if len(step) <= min(longest, _LONGEST_STEP) else _groups(apart, _PIECE)
    else:
        return units
    if len(word) <= _LONGEST_JOINED:
        return [word]
    letters: list[str] = []
    for character in word:
        if letters and unicodedata.category(character)[0] in "MC":
            letters[-1] += character
        else:
            letters.append(character)
    return _groups(letters, _PIECE_JOINED)


def _groups(letters: list[str], size: int) -> list[str]:
    return ["".join(letters[at : at + size]) for at in range(0, len(letters), size)]
