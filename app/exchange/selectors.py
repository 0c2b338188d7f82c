"""Selectors of the Web Annotation model and of Hypothesis: what they say of where a passage stands.

Quotations, positions, text fragments, pages, rectangles on them, and ranges between two quotations are used.
Every other way to select is named in `lost`: no text stands still under it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.exchange.foreign import LONGEST_QUOTE, clean
from app.exchange.fragments import read_fragment
from app.exchange.json_values import many, one_text, whole
from app.exchange.places import Place

_DEPTH = 12
_LISTS = frozenset({"Choice", "List", "Composite", "Independents"})


def read_selectors(value: object, place: Place, depth: int = 0) -> None:
    """Read one selector or a list of them into a place."""
    if depth > _DEPTH:
        place.lost.append("selectors within selectors")
        return
    for one in many(value):
        place.found = True
        if isinstance(one, dict):
            place.add(_read(one, depth))
        elif isinstance(one, str):
            place.lost.append(f"the selector {one[:200]}")


def _read(one: Mapping[str, Any], depth: int) -> Place:
    kinds = {kind.rpartition(":")[2] for kind in map(str, many(one.get("type", one.get("@type"))))}
    place = Place(found=True)
    if kinds & _LISTS:
        read_selectors(one.get("items"), place, depth + 1)
    elif "TextQuoteSelector" in kinds:
        place.exact, place.prefix, place.suffix = (
            clean(one_text(one.get(name)), LONGEST_QUOTE) for name in ("exact", "prefix", "suffix")
        )
    elif "TextPositionSelector" in kinds:
        place.start, place.end = _range(one)
    elif "FragmentSelector" in kinds:
        place = read_fragment(one_text(one.get("value")).removeprefix("#"))
    elif "RangeSelector" in kinds:
        place = _read_range(one, depth)
    elif "PageSelector" in kinds:
        place.page_index = whole(one.get("index"))
    elif "ShapeSelector" in kinds:
        _read_shape(one, place)
    elif "EPUBContentSelector" not in kinds:
        place.lost.append(_named(one, kinds))
    if "refinedBy" in one:
        inner = Place()
        read_selectors(one["refinedBy"], inner, depth + 1)
        place.refine(inner)
    return place


def _named(one: Mapping[str, Any], kinds: set[str]) -> str:
    """Name a selector that no text stands still under, with what it says."""
    told = one_text(one.get("value"))[:100]
    start, end = whole(one.get("start")), whole(one.get("end"))
    if not told and start is not None and end is not None:
        told = f"{start}–{end}"
    return f"the {next(iter(sorted(kinds)), '')[:60] or 'selector'}{f' “{told}”' if told else ''}"


def _range(one: Mapping[str, Any]) -> tuple[int | None, int | None]:
    start, end = whole(one.get("start")), whole(one.get("end"))
    return (start, end) if start is not None and end is not None and start <= end else (None, None)


def _read_range(one: Mapping[str, Any], depth: int) -> Place:
    """Read a range up to where its last selector begins: two quotations or two positions give its ends."""
    if "startContainer" in one or "startOffset" in one:
        return Place(found=True)  # a path in a live page; the quotation beside it counts
    first, last = Place(), Place()
    read_selectors(one.get("startSelector"), first, depth + 1)
    read_selectors(one.get("endSelector"), last, depth + 1)
    place = Place(found=True, page_index=first.page_index)
    if first.exact and last.exact and not (first.end_exact or last.end_exact):
        place.exact, place.prefix, place.end_exact = first.exact, first.prefix, last.exact
        place.start = first.start
    elif first.start is not None and last.start is not None and first.start <= last.start:
        place.start, place.end = first.start, last.start
    else:
        told = " – ".join(part for part in (first.exact[:100], last.exact[:100]) if part)
        place.lost = [f"the RangeSelector{f' “{told}”' if told else ''}", *first.lost, *last.lost]
    return place


def _read_shape(one: Mapping[str, Any], place: Place) -> None:
    """Read a rectangle that Hypothesis put on a page; `view` is the page in the same units."""
    shape = one["shape"] if isinstance(one.get("shape"), dict) else {}
    view = one["view"] if isinstance(one.get("view"), dict) else {}
    place.exact = clean(one_text(one.get("text")), LONGEST_QUOTE)
    sides = [_number(shape.get(name)) for name in ("left", "top", "right", "bottom")]
    page = [_number(view.get(name, 0)) for name in ("left", "top", "right", "bottom")]
    left, top, right, bottom = sides
    if shape.get("type") != "rect" or one.get("anchor") != "page" or None in (*sides, *page):
        place.lost.append(f"the ShapeSelector “{str(shape.get('type', ''))[:60]}”")
        return
    place.from_below = (top or 0) > (bottom or 0)
    across, down = page[0] or 0, (page[3] if place.from_below else page[1]) or 0
    place.area = ((left or 0) - across, (top or 0) - down, (right or 0) - across, (bottom or 0) - down)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e9:
        return None
    return float(value)
