"""How well a place is where a passage stood: by its own words, the words around it, and its position."""

from __future__ import annotations

from app.anchor import fuzzy
from app.anchor.comparison import comparison_key

QUOTE, BEFORE, AFTER, POSITION = 50, 20, 20, 2


def around(text: str, place: tuple[int, int], prefix: str, suffix: str) -> float:
    """Return how well the words before and after a place are those that the anchor keeps, from 0 to 1."""
    scores: list[float] = []
    if prefix:
        scores.append(similar_before(text, place[0], prefix))
    if suffix:
        scores.append(similar_after(text, place[1], suffix))
    return sum(scores) / len(scores) if scores else 0.0


def similar_before(text: str, at: int, prefix: str) -> float:
    """Return how well the text ends, at `at`, with the words before a passage, from 0 to 1."""
    if text.endswith(prefix, 0, at):
        return 1.0
    wanted = comparison_key(prefix)[0][::-1]
    return fuzzy.similarity_at_start(wanted, comparison_key(text[max(0, at - 3 * len(prefix)) : at])[0][::-1])


def similar_after(text: str, at: int, suffix: str) -> float:
    """Return how well the text goes on, from `at`, with the words after a passage, from 0 to 1."""
    if text.startswith(suffix, at):
        return 1.0
    return fuzzy.similarity_at_start(
        comparison_key(suffix)[0], comparison_key(text[at : at + 3 * len(suffix)])[0]
    )


def score_of(
    text: str, place: tuple[int, int], quality: float, prefix: str, suffix: str, hint: int | None
) -> float:
    """Weigh quote 50, prefix 20, suffix 20 and position 2, of which an anchor may lack some."""
    total, weight = QUOTE * quality, float(QUOTE)
    if prefix:
        total += BEFORE * similar_before(text, place[0], prefix)
        weight += BEFORE
    if suffix:
        total += AFTER * similar_after(text, place[1], suffix)
        weight += AFTER
    if hint is not None:
        total += POSITION * (1 - min(1.0, abs(place[0] - hint) / max(1, len(text))))
        weight += POSITION
    return total / weight
