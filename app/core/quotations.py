"""Finding the one place in an article where given words stand."""

from __future__ import annotations

from typing import NamedTuple

from app.anchor.comparison import comparison_key, loose_key
from app.anchor.passages import exact_places, key_places
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
    places = _places(text, quote)
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
            "The quotation stands in the article, but never between the words given before and after it.",
            "Copy the words around it from the article's text.",
        )
    where = ", ".join(_where(page_map, one) for one in fitting[:5])
    raise Ambiguous(
        f"The quotation stands in {len(fitting)} places: {where}.",
        "Give a prefix or a suffix, the words before or after it, or the range.",
    )


def _places(text: str, quote: str) -> list[Place]:
    exact = exact_places(text, quote) or exact_places(text, quote.strip())
    same = exact or key_places(comparison_key(text), comparison_key(quote)[0])
    return [Place(*one) for one in same or key_places(loose_key(text), loose_key(quote)[0])]


def _fits(text: str, place: Place, prefix: str, suffix: str) -> bool:
    """Compare the surroundings by the comparison key, so that a line break does not matter."""
    before = loose_key(text[max(0, place.start - 2 * len(prefix) - 40) : place.start])[0]
    after = loose_key(text[place.end : place.end + 2 * len(suffix) + 40])[0]
    return before.endswith(loose_key(prefix)[0]) and after.startswith(loose_key(suffix)[0])


def _where(page_map: tuple[PageMark, ...], place: Place) -> str:
    page = next((mark for mark in reversed(page_map) if mark.start <= place.start), None)
    return f"{place.start}–{place.end}" + (f" on page {page.index + 1}" if page else "")
