"""Numbers that count nothing: sections, versions, telephone numbers, ages in decades, times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TIME = re.compile(
    r"(?<![\d.,])([01]?\d|2[0-4])(?::([0-5]\d)(?::[0-5]\d)?(?:\s*([ap])\.?m\b\.?)?|(?:\.([0-5]\d))?\s*([ap])\.?m\b\.?)"
)
_LABEL = re.compile(
    r"(?:№|#|§§?|\b(?:[Nn]os?\.|Nr\.|[Nn]umber|[Ss]ections?|[Ss]ecs?\.|[Aa]rticles?|[Aa]rts?\.|[Cc]hapters?|[Cc]h\."
    r"|[Ff]igures?|[Ff]igs?\.|[Tt]able|[Pp]ages?|[Pp]p?\.|[Pp]aragraphs?|[Pp]aras?\.|[Aa]nnex|[Aa]ppendix"
    r"|[Rr]esolution|[Rr]oute|[Hh]ighway|[Ff]light|[Vv]ersion|[Vv]olume|[Vv]ol\.|[Rr]ule|[Ff]ootnote|[Cc]lause))"
    r"\s?((?:\d+(?:\.\d+)*[a-z]?)(?:\s*(?:,|and|to|[-–])\s*\d+(?:\.\d+)*)*)(?![\w]|,\d)"
)
_VERSION = re.compile(r"(?<![\w.])\d+(?:\.\d+){2,}(?![\w])(?!,\d)")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
#: "+44 20 7946 0958", "(555) 013-0199", "555-013-0199".
_PHONE = re.compile(
    r"(?<![\w.,])(?<!\d[ '])(?:\+\d{1,3}(?:[\s./-]{1,2}\(?\d{1,4}\)?){2,}|0\d{1,5}(?:[\s/-]{1,2}\d{2,8}){1,4}"
    r"|\(0?\d{2,5}\)[\s-]?\d{3,4}[\s-]\d{3,4}|\d{3}-\d{3}-\d{4})(?![\w])(?!,\d)"
)
#: "24/7", "9/11", "50-50": said so, not counted.
_SAYING = re.compile(r"(?<![\w.,/-])(?:24/7|9/11|7/7|50[-/:–]50|fifty-fifty)(?![\w/-])")
_DECADE = re.compile(r"(?<![\w.,])[2-9]0s\b|\b(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b", re.IGNORECASE)
_DECADES = dict(
    zip(("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"), range(20, 100, 10), strict=True)
)
_BEFORE = """
    no nos nr number section sections sec secs article articles art arts chapter chapters ch figure figures
    fig figs table page pages p pp paragraph paragraphs para paras annex appendix resolution route highway
    flight version volume vol rule footnote clause
"""
#: One of these words, or a sign, stands before a label; an age in words is one of those.
WORDS = frozenset(_BEFORE.split())
DECADES = frozenset(f"{stem}ties" for stem in _DECADES)


class Label(NamedTuple):
    """What names and does not count: text[start:end]; `name` is the same for two ways to write it."""

    start: int
    end: int
    name: str


def find_times(text: str) -> Iterator[Label]:
    """Yield the times of day, named by 24 hours."""
    for found in _TIME.finditer(text):
        hour, minute = int(found[1]), int(found[2] or found[4] or 0)
        half = found[3] or found[5]
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        yield Label(found.start(), found.end(), f"{hour}:{minute:02}")


def find_sayings(text: str) -> Iterator[Label]:
    """Yield sayings in figures."""
    yield from (Label(found.start(), found.end(), found[0]) for found in _SAYING.finditer(text))


def find_phones(text: str) -> Iterator[Label]:
    """Yield telephone numbers, named by their digits."""
    for found in _PHONE.finditer(text):
        yield Label(found.start(), found.end(), re.sub(r"\D", "", found[0]))


def find_labels(text: str) -> Iterator[Label]:
    """Yield the numbers of sections, flights, rules and the like."""
    for found in _LABEL.finditer(text):
        for one in re.finditer(r"\d+(?:\.\d+)*", found[1]):
            start = found.start(1) + one.start()
            yield Label(start, start + len(one[0]), one[0])


def find_versions(text: str) -> Iterator[Label]:
    """Yield the numbers of versions: "2.5.1"."""
    for found in _VERSION.finditer(text):
        if not _GROUPED.fullmatch(found[0]):
            yield Label(found.start(), found.end(), found[0])


def find_decades(text: str) -> Iterator[Label]:
    """Yield ages and years in decades: "in their 30s", "the thirties"."""
    for found in _DECADE.finditer(text):
        word = found[0].casefold()
        name = word if word[0].isdecimal() else f"{_DECADES[word.removesuffix('ties')]}s"
        yield Label(found.start(), found.end(), name)
