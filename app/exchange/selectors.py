"""Selectors of the Web Annotation model: what they say of where a passage stands.

A quotation and a position are used, and the page of a PDF. Every other way to select is named in `lost`: no
text stands still under it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote

from app.exchange.foreign import LONGEST_QUOTE, clean
from app.exchange.json_values import many, one_text, whole

_DEPTH = 12
_CHARACTERS = re.compile(r"char=(\d{1,15}),(\d{1,15})")


@dataclass(slots=True)
class Place:
    """Where a passage stands, filled selector by selector; the first word on a thing counts."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    page_index: int | None = None
    found: bool = False
    lost: list[str] = field(default_factory=list)

    @property
    def is_whole_work(self) -> bool:
        """Whether nothing was selected: the annotation speaks of the whole work."""
        return not self.found


def read_selectors(value: object, place: Place, depth: int = 0) -> None:
    """Read one selector or a list of them into a place."""
    if depth > _DEPTH:
        place.lost.append("selectors within selectors")
        return
    for one in many(value):
        place.found = True
        if isinstance(one, dict):
            _read(one, place, depth)
        elif isinstance(one, str):
            place.lost.append(f"the selector {one[:200]}")


def read_fragment(fragment: str, place: Place) -> None:
    """Read what stands behind `#` in an address: a page, characters, a text fragment."""
    if ":~:" in fragment:
        for name, told in parse_qsl(fragment.partition(":~:")[2].replace("+", "%2B")):
            if name == "text":
                _read_text_fragment(fragment, told, place)
                return
    characters = _CHARACTERS.search(fragment)
    if characters is not None:
        _position(place, int(characters[1]), int(characters[2]))
        return
    pairs = dict(parse_qsl(fragment))
    page = whole(pairs.get("page"))
    if page:
        place.found = True
        if place.page_index is None:
            place.page_index = page - 1
        pairs.pop("page")
    rest = "&".join(f"{name}={value}" for name, value in pairs.items() if name != "viewrect")
    if rest or not page:
        place.lost.append(f"the fragment “{(rest or fragment)[:200]}”")


def _read_text_fragment(fragment: str, told: str, place: Place) -> None:
    """A text fragment is `[prefix-,]start[,end][,-suffix]`; only one without an end is a quotation."""
    raw = fragment.partition("text=")[2].partition("&")[0]
    parts = raw.split(",")
    prefix = unquote(parts.pop(0)[:-1]) if len(parts) > 1 and parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if len(parts) > 1 and parts[-1].startswith("-") else ""
    place.found = True
    if len(parts) == 1 and not place.exact:
        _quote(place, unquote(parts[0]), prefix, suffix)
    elif not place.exact:
        place.lost.append(f"the fragment “{told[:200]}”")


def _read(one: Mapping[str, Any], place: Place, depth: int) -> None:
    kinds = {kind.rpartition(":")[2] for kind in map(str, many(one.get("type", one.get("@type"))))}
    if kinds & {"Choice", "List", "Composite", "Independents"}:
        read_selectors(one.get("items"), place, depth + 1)
    elif "TextQuoteSelector" in kinds:
        _quote(place, one_text(one.get("exact")), one_text(one.get("prefix")), one_text(one.get("suffix")))
    elif "TextPositionSelector" in kinds:
        start, end = whole(one.get("start")), whole(one.get("end"))
        if start is not None and end is not None:
            _position(place, start, end)
    elif "FragmentSelector" in kinds:
        read_fragment(one_text(one.get("value")), place)
    elif "RangeSelector" in kinds:
        _read_range(one, place, depth)
    elif "PageSelector" in kinds:
        page = whole(one.get("index"))
        if place.page_index is None:
            place.page_index = page
    elif not kinds & {"EPUBContentSelector"}:
        told = one_text(one.get("value"))[:100]
        place.lost.append(
            f"the {next(iter(sorted(kinds)), '')[:60] or 'selector'}{f' “{told}”' if told else ''}"
        )
    if "refinedBy" in one:
        read_selectors(one["refinedBy"], place, depth + 1)


def _read_range(one: Mapping[str, Any], place: Place, depth: int) -> None:
    """Read a range from one selector to another: two quotations, or two positions, give a passage's ends."""
    if "startContainer" in one or "startOffset" in one:
        return  # a path in a live page; the quotation beside it counts
    ends: list[Place] = []
    for name in ("startSelector", "endSelector"):
        end = Place()
        read_selectors(one.get(name), end, depth + 1)
        ends.append(end)
    first, last = ends
    if first.start is not None and last.start is not None:
        _position(place, first.start, last.start)
    else:
        place.lost.append("the RangeSelector")


def _quote(place: Place, exact: str, prefix: str, suffix: str) -> None:
    if exact and not place.exact:
        place.exact, place.prefix, place.suffix = (
            clean(part, LONGEST_QUOTE) for part in (exact, prefix, suffix)
        )


def _position(place: Place, start: int, end: int) -> None:
    place.found = True
    if place.start is None and start <= end:
        place.start, place.end = start, end
