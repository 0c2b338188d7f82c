"""The marks by which prose names its sources: `[^1]`, `[1]`, `[@key, p. 3]`, links; and how they leave it.

A mark that only points at a source is taken out of the prose and kept beside its sentence: a list of sources
is made of links, and nobody numbers it by hand. A mark that is part of the sentence ("see [2]") stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from app.exchange.addresses import find_addresses
from app.exchange.briefing_numbers import numbers_of
from app.prose.markers import code_spans

MarkKind = Literal["note", "number", "citation", "link", "work", "credit", "unsourced"]

_NOTE = r"\[\^(?P<note>[^\[\]\s]{1,100})\](?!:)"
#: Where in a work: "p. 4", "S. 4 f.", "pp. 33–35", "§ 3"; behind † lines, "†L12-L15", or other words.
_LOCATOR = (
    r"(?:pp?|ff?|S|Seiten?|pages?|chap|ch|Kap|sec|para|Rn|Abs|с|стр|art|tab|fig|§§?)\.?\s?[^\[\],;]{1,20}"
)
_NUMBERS = (
    r"\\?\[(?P<numbers>\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,20})"
    rf"(?:[,:]\s*(?P<locator>{_LOCATOR}|(?<=: )\d{{1,4}}|†[^\[\]\n]{{1,80}}))?\\?\](?![\[(:])"
)
_CITED = r"\[(?P<cited>(?:[^\[\]@]{0,80}[\s\-(])?-?@[\w{][^\[\]]{0,400})\](?![\[(:])"
_OURS = r"\[(?P<unsourced>unsourced)\](?![\[(:])"
_LOOSE = r"(?<![\w@./\\])(?P<loose>@[A-Za-z_][\w:.#$%&+?~-]*\w)"
_MARK = re.compile(rf"(?<!\\)(?:{_NOTE}|{_CITED}|{_OURS})|(?<!\])(?<!\\){_NUMBERS}|{_LOOSE}")
_REFERENCE = re.compile(
    r"(?<![\\!])\[(?P<words>[^\[\]\n]{1,300})\](?:\[(?P<label>[^\[\]\n]{0,200})\])?(?![\[(:])"
)
_KEYS = re.compile(r"(?<![\w@])-?@\{?(?P<key>[\w][\w:.#$%&+?<>~/-]*?)\}?(?=[\s,;\]]|$|[.:](?:\s|$))")
_PART_OF_A_SENTENCE = re.compile(
    r"(?:^|[\s(])(?:in|see|by|from|of|to|per|cf\.|and|or|with|also|source|ref\.?|siehe|vgl\.|und|nach|aus|von)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in prose: prose[start:end]. `names` are the labels, numbers, keys or addresses it stands for.

    `locator` is the page or other place in the work that it names.
    """

    kind: MarkKind
    start: int
    end: int
    names: tuple[str, ...]
    text: str
    stays: bool = False
    locator: str = ""


def find_marks(prose: str) -> list[Mark]:
    """Return the marks in a stretch of prose, in order; code has none."""
    if not any(sign in prose for sign in "[@<:w"):
        return []
    spans = code_spans(prose)
    links = list(_links(prose))
    # The words of a link are the link's.
    marks = [one for one in _marks(prose) if not any(link.start < one.start < link.end for link in links)]
    found = [*marks, *links]
    found = [one for one in found if not any(low <= one.start < high for low, high in spans)]
    return sorted(found, key=lambda one: one.start)


def _marks(prose: str) -> Iterator[Mark]:
    for found in _MARK.finditer(prose):
        kind: MarkKind = "note"
        names: tuple[str, ...] = ()
        if found["note"]:
            names = (found["note"],)
        elif found["numbers"]:
            kind, names = "number", tuple(numbers_of(found["numbers"]))
        elif found["unsourced"]:
            kind = "unsourced"
        else:
            kind = "citation"
            names = tuple(one["key"] for one in _KEYS.finditer(found["cited"] or found["loose"]))
            if not names:
                continue
        stays = bool(found["loose"]) or (kind != "unsourced" and _is_part(prose, found.start(), kind))
        yield Mark(
            kind, found.start(), found.end(), names, found[0], stays, (found["locator"] or "").lstrip("†")
        )


def _is_part(prose: str, start: int, kind: str) -> bool:
    line = prose[prose.rfind("\n", 0, start) + 1 : start]
    begins = not line.strip(" \t>*-+#|") and not prose[:start].strip()
    return begins or (kind == "number" and _PART_OF_A_SENTENCE.search(line[-24:]) is not None)


def _links(prose: str) -> Iterator[Mark]:
    for one in find_addresses(prose):
        yield Mark("link", one.start, one.end, (one.url, one.words), prose[one.start : one.end], stays=True)


def replace_references(prose: str, target: Callable[[str], str]) -> str:
    """Spell links by reference, `[words][label]`, with the address that `target` knows for the label."""

    def spelled(found: re.Match[str]) -> str:
        label = found["label"] or found["words"]
        if found["label"] is None and (found["words"].isdigit() or found["words"].startswith(("^", "@"))):
            return found[0]
        url = target(label)
        return (
            f"[{found['words']}](<{url}>)"
            if url and re.search(r"[()]", url)
            else (f"[{found['words']}]({url})" if url else found[0])
        )

    return _REFERENCE.sub(spelled, prose) if "[" in prose else prose


def take_out(prose: str, marks: list[Mark]) -> tuple[str, list[tuple[int, Mark]]]:
    """Take marks out of prose, each with the space before it; return the prose and where each one stood.

    A mark's place is the end of what it follows.
    """
    kept: list[str] = []
    places: list[tuple[int, Mark]] = []
    at = length = 0
    for mark in marks:
        if mark.start < at:
            continue
        if mark.stays:
            places.append((length + mark.end - at, mark))
            continue
        piece = prose[at : mark.start]
        follows = prose[mark.end : mark.end + 1]
        if not follows or follows.isspace() or follows in ".,;:!?)[\\*":
            piece = piece.rstrip(" \t")
        kept.append(piece)
        length += len(piece)
        at = mark.end
        places.append((length, mark))
    return "".join(kept) + prose[at:], places
