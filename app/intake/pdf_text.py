"""The text of one PDF page: cleaned of what a reader inserted, and laid beside the glyphs it came from.

`clean` makes the page's canonical text of a reader's raw text. `align` finds, for each code point of such a
text, the glyph that drew it, so that boxes fit the text whatever the cleaning did.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from app.anchor import canonical

#: Where pdfium joined a word over a line's end: the hyphen that it took away stood here.
LINE_END_HYPHEN = "\ufffe"
UNDECODABLE = "\ufffd"

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
#: Control characters, replacement characters and private code points.
_UNDECODED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\uffff\ue000-\uf8ff]")
_SPACES_BEFORE_LINE_END = re.compile(r"[ \t]+\n")
_MANY_LINE_ENDS = re.compile(r"\n{3,}")
#: A control character is a drawn glyph that the font does not explain: it keeps its place. NUL draws nothing.
_REPLACED = dict.fromkeys((*range(1, 9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFF), UNDECODABLE)
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), UNDECODABLE)
_CLEANED = {**_REPLACED, **_SURROGATES, 0: None, 0xFFFE: "-\n"}


def clean(raw: str) -> str:
    """Return a page's canonical text: line-end hyphens stay, control characters and padding go."""
    if _CONTROLS.search(raw):
        raw = raw.translate(_CLEANED)
    text = canonical.make(raw)
    # Asked first: on a page where there is none, a search takes longer than all else.
    if " \n" in text or "\t\n" in text:
        text = _SPACES_BEFORE_LINE_END.sub("\n", text)
    if "\n\n\n" in text:
        text = _MANY_LINE_ENDS.sub("\n\n", text)
    return text.strip("\n ")


def count_printable(raw: str) -> int:
    """Count the characters that leave ink: neither white space nor control characters."""
    squeezed = "".join(raw.split())
    if squeezed.isprintable():
        return len(squeezed)
    return len(squeezed) - len(_CONTROLS.findall(squeezed)) + squeezed.count(LINE_END_HYPHEN)


def count_readable(raw: str) -> int:
    """Count the printable characters that mean something: no control, replacement or private code points."""
    squeezed = "".join(raw.split())
    return len(squeezed) - len(_UNDECODED.findall(squeezed))


def undecodable_share(raw: str) -> float:
    """Return the share of control and replacement characters among all that are not white space."""
    squeezed = "".join(raw.split())
    if not squeezed or (squeezed.isascii() and squeezed.isprintable()):
        return 0.0
    return len(_UNDECODED.findall(squeezed)) / len(squeezed)


def align(text: str, glyphs: Sequence[str]) -> list[int | None]:
    """Return for each code point of `text` the index of the glyph that drew it, or None.

    A glyph is the text one drawn character stands for ("" for none). White space is never matched to another
    character, and where the two differ the nearest agreement around the difference is used.
    """
    wanted, owners = _letters(text)
    drawn, sources = _letters(glyphs)
    out: list[int | None] = [None] * len(text)
    if wanted == drawn:
        pairs: Sequence[tuple[int, int, int]] = [(0, 0, len(wanted))]
    else:
        pairs = _matching(wanted, drawn)
    for a, b, size in pairs:
        for step in range(size):
            owner = owners[a + step]
            if out[owner] is None:
                out[owner] = sources[b + step]
    _fill_spaces(text, glyphs, out)
    return out


def _letters(pieces: Sequence[str]) -> tuple[str, list[int]]:
    """Decompose everything but white space, with the index of the piece each letter came from."""
    letters: list[str] = []
    owners: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.isspace() or not piece:
            continue
        for letter in piece if piece.isascii() else unicodedata.normalize("NFD", piece):
            letters.append(letter)
            owners.append(index)
    return "".join(letters), owners


def _matching(wanted: str, drawn: str) -> list[tuple[int, int, int]]:
    """Match two nearly equal texts: step along while they agree, look a little ahead where they do not."""
    pairs: list[tuple[int, int, int]] = []
    a = b = 0
    while a < len(wanted) and b < len(drawn):
        size = _common(wanted, a, drawn, b)
        if size:
            pairs.append((a, b, size))
            a, b = a + size, b + size
            continue
        step = _resume(wanted[a : a + 400], drawn[b : b + 400])
        if step is None:
            break
        a, b = a + step[0], b + step[1]
    return pairs


def _common(wanted: str, a: int, drawn: str, b: int) -> int:
    size, most = 0, min(len(wanted) - a, len(drawn) - b)
    block = 256
    while size + block <= most and wanted[a + size : a + size + block] == drawn[b + size : b + size + block]:
        size += block
    while size < most and wanted[a + size] == drawn[b + size]:
        size += 1
    return size


def _resume(wanted: str, drawn: str) -> tuple[int, int] | None:
    blocks = SequenceMatcher(None, wanted, drawn, autojunk=False).get_matching_blocks()
    for block in blocks:
        if block.size >= min(3, len(wanted), len(drawn)) and block.size:
            return block.a, block.b
    return None


def _fill_spaces(text: str, glyphs: Sequence[str], out: list[int | None]) -> None:
    """Give a space the space glyph that stands between its neighbours' glyphs, when one was drawn."""
    for index, letter in enumerate(text):
        if letter == " " and index and out[index] is None:
            before = out[index - 1]
            if before is not None and before + 1 < len(glyphs) and glyphs[before + 1].isspace():
                out[index] = before + 1
