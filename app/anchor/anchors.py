"""Anchors: what a highlight keeps of its passage, and how the passage is found again.

In this order: where it stood; letter by letter; with other typography; approximately. What is found in
another wording says so, and what is not found is an orphan: nothing is guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from app.anchor import fuzzy
from app.anchor.comparison import comparison_key, loose_key, same_words
from app.anchor.passages import exact_places, is_inside_word, key_places, whole_words
from app.anchor.wording import has_changed
from app.errors import WrongUse
from db.records import AnchorState, PageMark

__all__ = ["Anchor", "Found", "comparison_key", "find", "make_anchor", "same_words"]

CONTEXT = 32
TO_A_WORD = 50
LONG_CONTEXT = 128
ERRORS = 0.2
MOST_ERRORS = 256
LEAST_SCORE = 0.70
LEAST_LEAD = 0.05
LEAST_CONTEXT = 0.5
QUOTE, BEFORE, AFTER, POSITION = 50, 20, 20, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A passage with the words around it, which tell it from its twins."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    page_index: int | None = None
    page_label: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage stands now and how it was found; an orphan stands at -1."""

    start: int
    end: int
    state: AnchorState
    score: float = 1.0


ORPHAN = Found(-1, -1, "orphan", 0.0)


def make_anchor(text: str, start: int, end: int, page_map: Sequence[PageMark] = ()) -> Anchor:
    """Return the anchor of text[start:end]."""
    if not 0 <= start < end <= len(text):
        raise WrongUse("The passage is empty or lies outside the text.", "Select words of the text.")
    low, high = _context(text, start, end, CONTEXT)
    first = text.find(text[low:high])
    if text.find(text[low:high], first + 1) >= 0:
        low, high = _context(text, start, end, LONG_CONTEXT)
    at = bisect_right([mark.start for mark in page_map], start) - 1
    page = page_map[at] if at >= 0 else None
    return Anchor(
        exact=text[start:end],
        prefix=text[low:start],
        suffix=text[end:high],
        start=start,
        end=end,
        page_index=page.index if page else None,
        page_label=page.label if page else "",
    )


def _context(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """Return where `width` characters of context begin and end, each grown to a word's boundary."""
    low, high = max(0, start - width), min(len(text), end + width)
    for further in range(TO_A_WORD + 1):
        if not is_inside_word(text, low - further):
            low = max(0, low - further)
            break
    for further in range(TO_A_WORD + 1):
        if not is_inside_word(text, high + further):
            high = min(len(text), high + further)
            break
    return low, high


def find(
    text: str, exact: str, prefix: str = "", suffix: str = "", start_hint: int | None = None
) -> Found | tuple[Found, ...]:
    """Find a passage again; several equally good places come back as a tuple, so that the caller can ask."""
    if not exact:
        return ORPHAN
    if start_hint is not None and start_hint >= 0 and text.startswith(exact, start_hint):
        return Found(start_hint, start_hint + len(exact), "verified")
    places = exact_places(text, exact)
    if places:
        return _choose(text, places, "verified", prefix, suffix, start_hint)
    places = key_places(comparison_key(text), comparison_key(exact)[0])
    places = places or key_places(loose_key(text), loose_key(exact)[0])
    if places:
        return _choose(text, places, "normalised", prefix, suffix, start_hint)
    return _approximate(text, exact, prefix, suffix, start_hint)


def _choose(
    text: str, places: list[tuple[int, int]], state: AnchorState, prefix: str, suffix: str, hint: int | None
) -> Found | tuple[Found, ...]:
    """Choose among places with the same words by what stands around them."""
    if len(places) == 1:
        return Found(*places[0], state)
    scored = [Found(*one, state, _around(text, one, prefix, suffix)) for one in places]
    best = max(one.score for one in scored)
    near = [one for one in scored if one.score > best - LEAST_LEAD]
    if (prefix or suffix) and best >= LEAST_CONTEXT and len(near) == 1:
        return near[0]
    if hint is not None:
        return min(near, key=lambda one: abs(one.start - hint))
    return tuple(near if prefix or suffix else scored)


def _around(text: str, place: tuple[int, int], prefix: str, suffix: str) -> float:
    """Return how well the words before and after a place are those that the anchor keeps, from 0 to 1."""
    scores: list[float] = []
    if prefix:
        scores.append(_similar_before(text, place[0], prefix))
    if suffix:
        scores.append(_similar_after(text, place[1], suffix))
    return sum(scores) / len(scores) if scores else 0.0


def _similar_before(text: str, at: int, prefix: str) -> float:
    if text.endswith(prefix, 0, at):
        return 1.0
    wanted = comparison_key(prefix)[0][::-1]
    return fuzzy.similarity_at_start(wanted, comparison_key(text[max(0, at - 3 * len(prefix)) : at])[0][::-1])


def _similar_after(text: str, at: int, suffix: str) -> float:
    if text.startswith(suffix, at):
        return 1.0
    return fuzzy.similarity_at_start(
        comparison_key(suffix)[0], comparison_key(text[at : at + 3 * len(suffix)])[0]
    )


def _approximate(text: str, exact: str, prefix: str, suffix: str, hint: int | None) -> Found:
    """Find the passage in another wording, if one place is clearly the best."""
    wanted = comparison_key(exact)[0]
    key, places = comparison_key(text)
    limit = min(int(len(wanted) * ERRORS), MOST_ERRORS)
    if not wanted or not limit:
        return ORPHAN
    scored: list[tuple[float, int, int]] = []
    for match in fuzzy.matches(wanted, key, limit):
        if match.end > match.start:
            place = (places[match.start], places[match.end - 1] + 1)
            start, end = whole_words(text, place, exact, prefix, suffix)
            quality = max(0.0, 1 - match.distance / len(wanted))
            scored.append((_score(text, (start, end), quality, prefix, suffix, hint), start, end))
    scored.sort(key=lambda one: (-one[0], one[1]))
    if not scored or scored[0][0] < LEAST_SCORE:
        return ORPHAN
    if len(scored) > 1 and scored[0][0] - scored[1][0] < LEAST_LEAD:
        return ORPHAN
    score, start, end = scored[0]
    return Found(start, end, "changed" if has_changed(exact, text[start:end]) else "drifted", score)


def _score(
    text: str, place: tuple[int, int], quality: float, prefix: str, suffix: str, hint: int | None
) -> float:
    """Weigh quote 50, prefix 20, suffix 20 and position 2, of which an anchor may lack some."""
    total, weight = QUOTE * quality, float(QUOTE)
    if prefix:
        total += BEFORE * _similar_before(text, place[0], prefix)
        weight += BEFORE
    if suffix:
        total += AFTER * _similar_after(text, place[1], suffix)
        weight += AFTER
    if hint is not None:
        total += POSITION * (1 - min(1.0, abs(place[0] - hint) / max(1, len(text))))
        weight += POSITION
    return total / weight
