"""Where two wordings of a passage differ, word by word; what carries its meaning stands out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.anchor.comparison import loose_key
from app.anchor.wording import has_changed

#: A word with what belongs to it (3,9 million; won't), or one sign.
_WORD = re.compile(r"\w+(?:[-.,:'’]\w+)*(?:-\n\w+)?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch that the other wording lacks; `weighty` when a number, a negation or a name is in it."""

    start: int
    end: int
    weighty: bool


def differences(before: str, after: str) -> tuple[tuple[Difference, ...], tuple[Difference, ...]]:
    """Return what of each wording the other lacks; typography, case and line breaks are no difference."""
    ours, theirs = ([(one.start(), one.end()) for one in _WORD.finditer(text)] for text in (before, after))
    matcher = SequenceMatcher(
        None,
        [loose_key(before[start:end])[0] for start, end in ours],
        [loose_key(after[start:end])[0] for start, end in theirs],
        autojunk=False,
    )
    gone: list[Difference] = []
    come: list[Difference] = []
    for tag, low, high, other_low, other_high in matcher.get_opcodes():
        if tag == "equal":
            continue
        one, other = _stretch(ours, low, high), _stretch(theirs, other_low, other_high)
        weighty = has_changed(before[slice(*one)], after[slice(*other)])
        for stretch, into in ((one, gone), (other, come)):
            if stretch[0] < stretch[1]:
                into.append(Difference(*stretch, weighty))
    return tuple(gone), tuple(come)


def _stretch(words: list[tuple[int, int]], low: int, high: int) -> tuple[int, int]:
    return (words[low][0], words[high - 1][1]) if low < high else (0, 0)
