"""Claim markers: `[[key]]` names the claim that a sentence states, `[[-]]` says that it states none.

What stands in code, behind a backslash, or is a link such as `[[1]](https://…)` is no marker.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.prose.blocks import paragraphs

TRANSITION = "-"

#: Behind the last code of any body.
_NO_CODE = (sys.maxsize, sys.maxsize)

_MARKER = re.compile(
    r"(?<!\\)\[\[([a-z0-9]+(?:-[a-z0-9]+)*|-)\]\](?!\(\s*<?(?:[a-zA-Z][a-zA-Z0-9+.-]*:|/|#|www\.))"
)
_TICKS = re.compile("`+")
_CLOSING = ".,;:!?…)]}’”»。，、！？؟،"
#: Emphasis that a marker stood inside of: space next to its delimiters would make plain letters of them.
_EMPHASIS_OPENS = re.compile(r"(?:^|(?<=[\s(\[{“‘«„\"']))(?:\*{1,3}|_{1,3}|~~)$")
_EMPHASIS_CLOSES = re.compile(rf"(?:\*{{1,3}}|_{{1,3}}|~~)+(?=$|[\s{re.escape(_CLOSING)}\"']|\[\[)")
#: Without any of these nothing is code: ticks, a fence, a line that is indented by four columns.
_MAY_BE_CODE = re.compile(r"`|~~~|(?:^|\n)[^\S\n]*(?:[^\S\n]{4}|\t)")
_OPEN = re.compile(r"(?<!\\)\[\[([^\[\]\n]{0,64})$")


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker: body[start:end] is `[[key]]`."""

    key: str
    start: int
    end: int


def code_spans(body: str) -> list[tuple[int, int]]:
    """Return the ranges of a body that are code, in order and apart from one another."""
    if _MAY_BE_CODE.search(body) is None:
        return []
    spans: list[tuple[int, int]] = []
    for block in paragraphs(body):
        if block.kind == "code":
            spans.append((block.start, block.end))
        elif "`" in body[block.start : block.end]:
            spans.extend(_between_ticks(body, block.start, block.end))
    return spans


def _between_ticks(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find code between ticks as CommonMark does: a run of them closes with the next run as long.

    A tick behind a backslash opens nothing, but closes; a run that nothing closes is literal.
    """
    runs = [found.span() for found in _TICKS.finditer(body, start, end)]
    by_length: dict[int, list[int]] = {}
    for run in runs:
        by_length.setdefault(run[1] - run[0], []).append(run[0])
    behind = start
    for first, last in runs:
        if first < behind:
            continue
        escaped = _slashes_before(body, first, start) % 2
        ticks = last - first - escaped
        closers = by_length.get(ticks, [])
        at = bisect_left(closers, last)
        if ticks and at < len(closers):
            behind = closers[at] + ticks
            yield first + escaped, behind


def _slashes_before(body: str, at: int, start: int) -> int:
    count = 0
    while at - count > start and body[at - count - 1] == "\\":
        count += 1
    return count


def find_markers(body: str) -> tuple[Marker, ...]:
    """Return the markers of a body in order."""
    if "[[" not in body:
        return ()
    code = iter(code_spans(body))
    start, end = next(code, _NO_CODE)
    found: list[Marker] = []
    for one in _MARKER.finditer(body):
        at = one.start()
        while end <= at:
            start, end = next(code, _NO_CODE)
        if at < start:
            found.append(Marker(one[1], at, one.end()))
    return tuple(found)


def rename_key(body: str, old: str, new: str) -> str:
    """Rewrite the markers of one key; nothing else changes."""
    parts: list[str] = []
    at = 0
    for marker in find_markers(body):
        if marker.key == old:
            parts.extend((body[at : marker.start], f"[[{new}]]"))
            at = marker.end
    return "".join((*parts, body[at:]))


def strip_markers(body: str) -> str:
    """Take the markers out, each with the space that only set it off."""
    return without_markers(body, find_markers(body))


def without_markers(body: str, markers: Sequence[Marker], start: int = 0, end: int | None = None) -> str:
    """Return body[start:end] without these markers, which lie within it."""
    end = len(body) if end is None else end
    if not markers:
        return body[start:end]
    lines: list[str] = []
    line = ""
    at = start
    for marker in markers:
        *whole, line = (line + body[at : marker.start]).rpartition("\n")
        lines += whole
        at = marker.end
        if not line.strip(" \t") or _EMPHASIS_OPENS.search(line[-8:]):
            while at < end and body[at] in " \t":
                at += 1
        elif _sets_nothing_off(body, at, end):
            line = line.rstrip(" \t")
    return "".join((*lines, line, body[at:end]))


def _sets_nothing_off(body: str, at: int, end: int) -> bool:
    """Say whether the space before a marker is superfluous once the marker is gone."""
    if at >= end or body[at].isspace() or body[at] in _CLOSING or _MARKER.match(body, at) is not None:
        return True
    return _EMPHASIS_CLOSES.match(body, at, end) is not None


def completion_at(body: str, caret: int) -> str | None:
    """Return what stands of an unfinished marker before the caret, or None when there is none."""
    found = _OPEN.search(body[max(0, caret - 70) : caret])
    if found is None or any(start < caret <= end for start, end in code_spans(body)):
        return None
    return found[1]
