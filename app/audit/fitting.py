"""Which section a listed article seems to belong to, by its title: for one of which no passage is linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log

from app.audit.subject import read_subject
from app.prose import split_sentences
from db.records import Section

#: Words are compared by so many letters: "Ukraine" and "Ukrainian" are of one place.
_LETTERS = 5
#: So much of a title must stand in one sentence of the other section, and so much more than in its own.
_LEAST, _MARGIN = 0.5, 0.15
#: A title of fewer words tells nothing.
_WORDS = 3


class Shelf:
    """The sentences of a briefing's sections, ready to be compared with titles."""

    def __init__(self, sections: Sequence[tuple[Section, list[frozenset[str]]]]) -> None:
        self._sections = sections
        self._holding = Counter(word for _, said in self._sections for words in said for word in words)
        self._total = sum(len(said) for _, said in self._sections)

    def better_place(self, title: str, section: Section) -> Section | None:
        """Return the section that a title fits clearly better than the one which lists it."""
        words = _words(title)
        if len(words) < _WORDS:
            return None
        weights = {one: log(1 + self._total / (1 + self._holding[one])) for one in words}
        whole = sum(weights.values())
        shares = [
            (max((sum(weights[word] for word in words & one) for one in said), default=0.0) / whole, other)
            for other, said in self._sections
        ]
        own = next((share for share, other in shares if other.id == section.id), 0.0)
        best, found = max(shares, key=lambda one: one[0], default=(0.0, section))
        return found if best >= _LEAST and best - own >= _MARGIN else None


def make_shelf(sections: Sequence[Section]) -> Shelf:
    """Read the sentences of sections."""
    return Shelf([(one, _sentences(one)) for one in sections])


def _sentences(section: Section) -> list[frozenset[str]]:
    said = [_words(section.heading), *(_words(one.text) for one in split_sentences(section.body))]
    return [one for one in said if one]


@lru_cache(maxsize=16_384)
def _words(text: str) -> frozenset[str]:
    return frozenset(one.stem[:_LETTERS].casefold() for one in read_subject(text).terms)
