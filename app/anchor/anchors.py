"""Anchors: what a highlight keeps of its passage, and how the passage is found again.

In this order: where it stood; letter by letter; with other typography; approximately. What is found in
another wording says so, and what is not found is an orphan: nothing is guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.anchor import fuzzy
from app.anchor.comparison import comparison_key, loose_key, same_words, whole_key
from app.anchor.passages import exact_places, is_inside_word, is_whole, key_places, up_to_context, whole_words
from app.anchor.scoring import around, score_of
from app.anchor.surroundings import places_between
from app.anchor.wording import has_changed, same_words_differ
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
#: Between the very words that it stood between, no other place can lead such a score.
SURE = 0.9
#: Where both sides stand as they were, less of the passage need be left: what is between them is it.
LEAST_BETWEEN = 0.60
#: So many characters more, at the ends, still belong to the passage.
ADDED_AT_AN_END = 12
#: Of equally good places, one so near to where the passage should stand, the others so many times as far.
NEAR, FAR = 400, 4
#: So many places with the same words are compared by what stands around them.
MOST_COMPARED = 128


class _Candidate(NamedTuple):
    """Where a passage may stand, and how much of the quotation stands there, from 0 to 1."""

    start: int
    end: int
    quality: float
    on_both_sides: bool


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
    if start_hint is not None and _stands_at(text, exact, prefix, suffix, start_hint):
        return Found(start_hint, start_hint + len(exact), "verified")
    places = [one for one in exact_places(text, exact) if is_whole(text, one, prefix, suffix)]
    if not places:
        same = key_places(comparison_key(text), comparison_key(exact)[0])
        same = same or key_places(loose_key(text), whole_key(exact))
        places = [one for one in same if is_whole(text, one, prefix, suffix)]
    if not places:
        return _approximate(text, exact, prefix, suffix, start_hint)
    chosen = _choose(text, exact, places, prefix, suffix, start_hint)
    if not (prefix or suffix) or isinstance(chosen, tuple) or chosen.score > 1 - LEAST_LEAD:
        return chosen
    return _rival(text, exact, (chosen.start, chosen.end), prefix, suffix, chosen.score) or chosen


def _rival(
    text: str, exact: str, there: tuple[int, int], prefix: str, suffix: str, score: float
) -> Found | None:
    """Return a place that stands between the anchor's own surroundings more surely than the one found.

    The same words stand elsewhere too often: of “3.9 million” tonnes, and of euros. Where the tonnes stood,
    there may be another figure now.
    """
    scored = [
        (around(text, (one.start, one.end), prefix, suffix), one)
        for one in _between(text, exact, prefix, suffix)
        if (one.on_both_sides or one.quality >= LEAST_CONTEXT) and not _overlap(one, there)
    ]
    if not scored:
        return None
    standing, best = max(scored, key=lambda one: (one[0], one[1].on_both_sides, one[1].quality))
    twins = [one for one in scored if one[0] > standing - LEAST_LEAD and not _overlap(one[1], best)]
    if standing <= score + LEAST_LEAD or twins:
        return None
    return found_at(text, best[:2], exact, prefix, suffix, standing)


def _overlap(one: Sequence[Any], other: Sequence[Any]) -> bool:
    return bool(one[0] < other[1] and other[0] < one[1])


def _stands_at(text: str, exact: str, prefix: str, suffix: str, at: int) -> bool:
    """Say whether the passage stands at its place, between words on one side at least that it stood by."""
    if at < 0 or not text.startswith(exact, at):
        return False
    if not (prefix or suffix):
        return True
    if not is_whole(text, (at, at + len(exact)), prefix, suffix):
        return False
    before = bool(prefix) and text.endswith(prefix, 0, at)
    return before or (bool(suffix) and text.startswith(suffix, at + len(exact)))


def _choose(
    text: str, exact: str, places: list[tuple[int, int]], prefix: str, suffix: str, hint: int | None
) -> Found | tuple[Found, ...]:
    """Choose among places with the same words by what stands around them."""
    if hint is not None and len(places) > MOST_COMPARED:
        places = sorted(sorted(places, key=lambda one: abs(one[0] - hint))[:MOST_COMPARED])
    scored = [
        Found(*one, state_of(exact, text[one[0] : one[1]]), around(text, one, prefix, suffix))
        for one in places[:MOST_COMPARED]
    ]
    if len(places) == 1:
        return scored[0]
    best = max(one.score for one in scored)
    near = [one for one in scored if one.score > best - LEAST_LEAD]
    if (prefix or suffix) and best >= LEAST_CONTEXT and len(near) == 1:
        return near[0]
    if hint is not None:
        return min(near, key=lambda one: abs(one.start - hint))
    return tuple(near if prefix or suffix else scored)


def state_of(exact: str, match: str) -> AnchorState:
    """Say how a passage is found: with the same letters, words, or meaning-bearing words, or with others."""
    if match == exact:
        return "verified"
    if same_words(exact, match):
        return "changed" if same_words_differ(exact, match) else "normalised"
    return "changed" if has_changed(exact, match) else "drifted"


def _approximate(text: str, exact: str, prefix: str, suffix: str, hint: int | None) -> Found:
    """Find the passage in another wording, if one place is clearly the best."""
    wanted = comparison_key(exact)[0]
    limit = min(int(len(wanted) * ERRORS), MOST_ERRORS)
    found = _between(text, exact, prefix, suffix)
    beside = _best(text, exact, found, prefix, suffix, hint)
    if beside.score >= SURE or not limit:
        return beside
    key, places = comparison_key(text)
    for match in fuzzy.matches(wanted, key, limit):
        if match.end > match.start:
            place = (places[match.start], places[match.end - 1] + 1)
            whole = whole_words(text, place, exact, prefix, suffix)
            found.append(_Candidate(*whole, max(0.0, 1 - match.distance / len(wanted)), False))
    return _best(text, exact, found, prefix, suffix, hint)


def _between(text: str, exact: str, prefix: str, suffix: str) -> list[_Candidate]:
    """Return what stands between the words around the passage, with how much of the quotation it is."""
    wanted, before, after = (comparison_key(one)[0] for one in (exact, prefix, suffix))
    if not wanted:
        return []
    key, places = comparison_key(text)
    found: list[_Candidate] = []
    for match in places_between(wanted, before, after, key):
        place = (places[match.start], places[match.end - 1] + 1)
        if not match.on_both_sides:
            place = whole_words(text, place, exact, prefix, suffix)
        found.append(_Candidate(*place, 1 - match.distance / len(wanted), match.on_both_sides))
    return found


def _best(
    text: str, exact: str, found: list[_Candidate], prefix: str, suffix: str, hint: int | None
) -> Found:
    """Return the best candidate when it is good and leads; those that overlap it are the same place."""
    scored = [(score_of(text, one[:2], one.quality, prefix, suffix, hint), one) for one in found]
    scored = sorted(
        (one for one in scored if one[0] >= LEAST_SCORE - LEAST_LEAD), key=lambda one: (-one[0], one[1])
    )
    if not scored or scored[0][0] < LEAST_SCORE:
        return _between_both(text, exact, found, prefix, suffix, hint)
    score, best = scored[0]
    rivals = [one for other, one in scored if other > score - LEAST_LEAD and not _overlap(one, best)]
    # Of two that are equally good, the one that stands between the very words that it stood between.
    if rivals and (not best.on_both_sides or any(one.on_both_sides for one in rivals)):
        placed = sorted([best, *rivals], key=lambda one: abs(one.start - (hint or 0)))
        far = [abs(one.start - (hint or 0)) for one in placed]
        if hint is None or far[0] > NEAR or far[1] < FAR * max(far[0], len(exact)):
            return ORPHAN
        best = placed[0]
    # Where the words on both sides are known, the passage is all that stands between them: also a “not”.
    least = best.quality - ADDED_AT_AN_END / len(exact)
    same = [one for other, one in scored if other >= LEAST_SCORE and _overlap(one, best)]
    start, end = next((one for one in same if one.on_both_sides and one.quality >= least), best)[:2]
    return found_at(text, (start, end), exact, prefix, suffix, score)


def found_at(text: str, place: tuple[int, int], exact: str, prefix: str, suffix: str, score: float) -> Found:
    """Return what an approximate place is: changed, too, when a “not” was put in just at one of its ends."""
    state = state_of(exact, text[place[0] : place[1]])
    wide = up_to_context(text, place, prefix, suffix, ADDED_AT_AN_END)
    if state == "drifted" and state_of(exact, text[wide[0] : wide[1]]) == "changed":
        return Found(*wide, "changed", score)
    return Found(*place, state, score)


def _between_both(
    text: str, exact: str, found: list[_Candidate], prefix: str, suffix: str, hint: int | None
) -> Found:
    """Return the only place that stands between both sides of the passage just as they were, if one does."""
    sure = [one for one in found if one.on_both_sides and around(text, one[:2], prefix, suffix) >= 1]
    if len(sure) != 1:
        return ORPHAN
    start, end, quality, _ = sure[0]
    score = score_of(text, (start, end), quality, prefix, suffix, hint)
    return Found(start, end, state_of(exact, text[start:end]), score) if score >= LEAST_BETWEEN else ORPHAN
