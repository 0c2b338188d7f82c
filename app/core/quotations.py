"""Finding the one place in an article where given words stand."""

from __future__ import annotations

from typing import NamedTuple

from app.anchor import anchors
from app.errors import Ambiguous, NotThere, WrongUse
from db.records import PageMark


class Place(NamedTuple):
    """A passage of a canonical text."""

    start: int
    end: int


def find_quotation(
    text: str, page_map: tuple[PageMark, ...], quote: str, prefix: str = "", suffix: str = ""
) -> Place:
    """Return where `quote` stands: letter by letter, or else with other typography and line breaks.

    When it stands in several places, the words before and after must tell which.
    """
    if not quote.strip():
        raise WrongUse("The quotation is empty.", "Give the words to highlight.")
    places = _exact(text, quote) or _exact(text, quote.strip()) or _same_words(text, quote)
    if not places:
        raise NotThere(
            "The quotation does not stand in the article.",
            "Copy it from the article's text; only typography and line breaks may differ.",
        )
    fitting = [one for one in places if _fits(text, one, prefix, suffix)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise NotThere(
            f"The quotation stands in {len(places)} {'place' if len(places) == 1 else 'places'}, but never between "
            "the words given before and after it.",
            "Copy the words around it from the article's text.",
        )
    where = ", ".join(_where(page_map, one) for one in fitting[:5])
    raise Ambiguous(
        f"The quotation stands in {len(fitting)} places: {where}.",
        "Give a prefix or a suffix, the words before or after it, or the range.",
    )


def _exact(text: str, quote: str) -> list[Place]:
    places: list[Place] = []
    start = text.find(quote)
    while start >= 0:
        places.append(Place(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return places


def _same_words(text: str, quote: str) -> list[Place]:
    wanted, _ = anchors.comparison_key(quote)
    if not wanted:
        return []
    key, index_map = anchors.comparison_key(text)
    places: list[Place] = []
    found = key.find(wanted)
    while found >= 0:
        places.append(Place(index_map[found], index_map[found + len(wanted) - 1] + 1))
        found = key.find(wanted, found + 1)
    return places


def _fits(text: str, place: Place, prefix: str, suffix: str) -> bool:
    """Compare the surroundings by the comparison key, so that a line break does not matter."""
    before, _ = anchors.comparison_key(text[max(0, place.start - 2 * len(prefix) - 40) : place.start])
    after, _ = anchors.comparison_key(text[place.end : place.end + 2 * len(suffix) + 40])
    wanted_before, _ = anchors.comparison_key(prefix)
    wanted_after, _ = anchors.comparison_key(suffix)
    return before.endswith(wanted_before) and after.startswith(wanted_after)


def _where(page_map: tuple[PageMark, ...], place: Place) -> str:
    page = next((mark for mark in reversed(page_map) if mark.start <= place.start), None)
    return f"{place.start}–{place.end}" + (f" on page {page.index + 1}" if page else "")
