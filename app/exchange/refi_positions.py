"""Which characters a program counts when it says where a selection stands in a text.

The standard counts Unicode code points and leaves the end out. Programs were seen that count UTF-16 units, a
line end as one or two characters, a byte mark at the beginning, or the last character in: what they call the
selections tells, as that is mostly their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.anchor.offsets import Utf16Map
from app.anchor.passages import is_inside_word

_BOM = "\ufeff"
#: So many selections are enough to tell by.
_ENOUGH = 400
#: A shorter name says nothing of where it stands.
_LEAST = 3
#: A name that is cut off tells by its beginning, when that is so long.
_CUT = 8


@dataclass(frozen=True, slots=True)
class Marked:
    """A selection as it is written: two positions, and the words it may be."""

    start: int
    end: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One way to count: in which form of the text, in which units; `name` says it in words, "" as usual."""

    text: str
    units: Utf16Map | None = None
    shift: int = 0
    last_in: bool = False
    name: str = ""

    def range_of(self, one: Marked) -> tuple[int, int]:
        """Return start and end in code points of this form of the text."""
        start, end = one.start - self.shift, one.end - self.shift + self.last_in
        if self.units is not None:
            start, end = self.units.to_code_point(max(0, start)), self.units.to_code_point(max(0, end))
        return start, end

    def words_of(self, one: Marked) -> str:
        """Return the words that a selection has when positions are counted so."""
        start, end = self.range_of(one)
        return self.text[start:end] if 0 <= start <= end else ""


def find_way(text: str, marks: Sequence[Marked]) -> Way:
    """Return the way of counting that suits the selections best; of two, the more usual one."""
    sample = marks[:_ENOUGH]
    ways = list(_ways(text))
    best, most = ways[0], -1.0
    for way in ways:
        score = sum(_suits(way, one) for one in sample)
        if score > most + 1e-9:
            best, most = way, score
    return best


def _ways(text: str) -> Iterator[Way]:
    plain = text.removeprefix(_BOM)
    forms = [(plain, "")]
    if "\r\n" in plain:
        forms.append((plain.replace("\r\n", "\n"), "line ends count as one character"))
    elif "\n" in plain:
        forms.append((plain.replace("\n", "\r\n"), "line ends count as two characters"))
    for last_in in (False, True):
        for shift in (0, 1) if text.startswith(_BOM) else (0,):
            for form, name in forms:
                for astral in (False, True):
                    if astral and form.isascii():
                        continue
                    units = Utf16Map(form) if astral else None
                    told = [name, "UTF-16 units" if astral else "", "the byte mark counts" if shift else ""]
                    told.append("the last character is in" if last_in else "")
                    yield Way(form, units, shift, last_in, ", ".join(part for part in told if part))


def is_told_by(way: Way, one: Marked) -> bool:
    """Say whether a selection's name is its words, or their beginning."""
    words = way.words_of(one)
    return any(_same(words, told) for told in one.words)


def _suits(way: Way, one: Marked) -> float:
    start, end = way.range_of(one)
    if not 0 <= start < end <= len(way.text):
        return -1.0
    words = way.text[start:end]
    if any(_same(words, told) for told in one.words):
        return 3.0
    if way.last_in:
        return 0.0
    whole = not is_inside_word(way.text, start) and not is_inside_word(way.text, end)
    return 0.5 if whole else 0.0


def _same(words: str, told: str) -> bool:
    """Say whether a selection's name is its words, or their beginning."""
    wanted, found = " ".join(told.split()), " ".join(words.split())
    if len(wanted) < _LEAST:
        return False
    cut = wanted.rstrip("….").rstrip()
    return found == wanted or (_CUT <= len(cut) < len(found) and found.startswith(cut))
