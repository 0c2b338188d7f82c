"""From the order in which a line's glyphs lie on the page to the order in which they are read.

The reverse of what a typesetter does to right-to-left text (Unicode Standard Annex 9), for two levels: a line
has one direction, and runs of the other direction, of digits and of Latin letters lie within it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

Span = tuple[float, float]
#: A glyph's index, and whether it is within what runs to the left.
Step = tuple[int, bool]

#: Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and their like, and the presentation forms.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ALEFS = frozenset("\u0622\u0623\u0625\u0627")
_LAM = "\u0644"
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_AT_NUMBERS = frozenset("%$€£")
_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_OPENING.values())
_WITHIN_NUMBERS = frozenset(".,:/-٫٬")


def has_right_to_left(text: str) -> bool:
    """Tell whether a text holds letters that are read from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Tell whether most letters of a text are read from right to left."""
    letters = sum(letter.isalpha() for letter in text)
    return 2 * len(_RIGHT_TO_LEFT.findall(text)) > letters > 0


def read(letters: Sequence[str], spans: Sequence[Span | None]) -> list[tuple[int, str]]:
    """Return the letters of a line, given from left to right, in the order they are read, with their index.

    A bracket within right-to-left text stands in some files for what it means, in others for what is seen:
    the way is taken in which brackets open before they close.
    """
    order = steps(letters, spans)
    as_is = [letters[index] for index, _ in order]
    mirrored = [letters[index].translate(_MIRRORED) if back else letters[index] for index, back in order]
    chosen = mirrored if _unmatched(mirrored) < _unmatched(as_is) else as_is
    return [(index, letter) for (index, _), letter in zip(order, chosen, strict=True)]


def _unmatched(letters: Sequence[str]) -> tuple[int, int]:
    """Count brackets without their pair, and those that a space or a word stands on the wrong side of."""
    open_ones: list[str] = []
    errors = misplaced = 0
    around = [" ", *letters, " "]
    for at, letter in enumerate(letters):
        if letter in _OPENING:
            open_ones.append(_OPENING[letter])
            misplaced += around[at + 2].isspace() + around[at].isalnum()
        elif letter in _CLOSING:
            misplaced += around[at].isspace() + around[at + 2].isalnum()
            if open_ones and open_ones[-1] == letter:
                open_ones.pop()
            else:
                errors += 1
    return errors + len(open_ones), misplaced


def steps(letters: Sequence[str], spans: Sequence[Span | None]) -> list[Step]:
    """Return the order in which a line's letters, given from left to right, are read."""
    clusters = _clusters(letters, spans)
    kinds = _with_numbers([_kind(letters[cluster[0]]) for cluster in clusters], letters, clusters)
    right = kinds.count("R") > kinds.count("L")
    levels = _levels(kinds, right)
    if right:
        order = _with_runs_turned(list(range(len(clusters)))[::-1], levels, 2)
    else:
        inner = _with_runs_turned(list(range(len(clusters))), levels, 1)
        order = _with_runs_turned(inner, levels, 2)
    return [(index, levels[at] == 1) for at in order for index in clusters[at]]


def _clusters(letters: Sequence[str], spans: Sequence[Span | None]) -> list[list[int]]:
    """Put marks behind the letter they stand over, and keep together what one glyph draws."""
    clusters: list[list[int]] = []
    waiting: list[int] = []
    for index, letter in enumerate(letters):
        if unicodedata.combining(letter[:1] or " "):
            if clusters and (index + 1 == len(letters) or _is_nearer(spans, index, clusters[-1][0])):
                clusters[-1].append(index)
            else:
                waiting.append(index)
            continue
        before = clusters[-1] if clusters else []
        if before and not waiting and _is_one_glyph(spans[index], spans[before[-1]]):
            before.append(index)
            continue
        clusters.append([index, *waiting])
        waiting = []
    if waiting:
        clusters.append(waiting)
    return [_of_one_glyph(cluster, letters, spans) for cluster in clusters]


def _is_one_glyph(one: Span | None, other: Span | None) -> bool:
    """Tell whether one glyph draws two letters: they begin at one place; pdfium may narrow the second."""
    return one is not None and other is not None and one[0] == other[0]


def _of_one_glyph(cluster: list[int], letters: Sequence[str], spans: Sequence[Span | None]) -> list[int]:
    """Turn round what pdfium turned round: the letters of one glyph; alef never precedes its lam."""
    first = spans[cluster[0]]
    if len(cluster) < 2 or first is None or (len(cluster) == 2 and letters[cluster[1]] != _LAM):
        return cluster
    if len(cluster) > 2 and any(spans[index] != first for index in cluster):
        return cluster
    turns_back = len(cluster) > 2 or letters[cluster[0]] in _ALEFS
    return cluster[::-1] if turns_back and has_right_to_left(letters[cluster[0]]) else cluster


def _is_nearer(spans: Sequence[Span | None], mark: int, base: int) -> bool:
    """Tell whether a mark stands over the letter before it rather than over the one after."""
    over, before, after = spans[mark], spans[base], spans[mark + 1]
    if over is None or before is None or after is None:
        return True
    middle = sum(over) / 2
    return abs(middle - sum(before) / 2) <= abs(middle - sum(after) / 2)


def _kind(letter: str) -> str:
    kind = unicodedata.bidirectional(letter[:1]) if letter else ""
    if kind in ("R", "AL"):
        return "R"
    if kind in ("EN", "AN"):
        return "N"
    return "L" if kind == "L" else ""


def _with_numbers(kinds: list[str], letters: Sequence[str], clusters: list[list[int]]) -> list[str]:
    """Count a point or comma between two digits as part of the number."""
    out = list(kinds)
    around = ["", *kinds, ""]
    for at, cluster in enumerate(clusters):
        sides, letter = (around[at], around[at + 2]), letters[cluster[0]]
        if kinds[at]:
            continue
        if (letter in _WITHIN_NUMBERS and sides == ("N", "N")) or (letter in _AT_NUMBERS and "N" in sides):
            out[at] = "N"
    return out


def _levels(kinds: list[str], right: bool) -> list[int]:
    """Return each cluster's level: 1 for what runs to the left, 2 for numbers and Latin within it."""
    levels = [0] * len(kinds)
    befores, afters = _last(kinds, "LRN"), _last(kinds[::-1], "LRN")[::-1]
    if right:
        for at, kind in enumerate(kinds):
            latin = befores[at] == "L" and afters[at] in ("L", "N")
            levels[at] = 2 if kind in ("L", "N") or (not kind and latin) else 1
        return levels
    letters_before, letters_after = _last(kinds, "LR"), _last(kinds[::-1], "LR")[::-1]
    for at, kind in enumerate(kinds):
        if kind == "R" or (not kind and befores[at] == afters[at] == "R"):
            levels[at] = 1
        elif kind == "N" and letters_before[at] == letters_after[at] == "R":
            levels[at] = 2
    _join_numbers(kinds, levels)
    return levels


def _last(kinds: list[str], among: str) -> list[str]:
    """Return for each place the last of these kinds up to it, or ""."""
    out: list[str] = []
    last = ""
    for kind in kinds:
        last = kind if kind and kind in among else last
        out.append(last)
    return out


def _join_numbers(kinds: list[str], levels: list[int]) -> None:
    """Let the spaces around a number within right-to-left words run to the left as well."""
    for at in range(1, len(levels) - 1):
        if not kinds[at] and levels[at - 1] and any(levels[at + 1 : at + 4]):
            levels[at] = 1


def _with_runs_turned(order: list[int], levels: list[int], least: int) -> list[int]:
    """Turn round each run of at least this level."""
    out: list[int] = []
    run: list[int] = []
    for at in order:
        if levels[at] >= least:
            run.append(at)
            continue
        out += [*reversed(run), at]
        run = []
    return out + run[::-1]
