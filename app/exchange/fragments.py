"""What stands behind `#` in an address: a text fragment, characters, a page and a rectangle on it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote

from app.exchange.foreign import LONGEST_QUOTE, clean
from app.exchange.json_values import whole
from app.exchange.places import Place

_CHARACTERS = re.compile(r"(?:^|&)char=(\d{0,15}),(\d{1,15})(?:;|&|$)")
_RECTANGLE = re.compile(r"(?:(pixel|percent):)?" + ",".join([r"(\d{1,6}(?:\.\d{1,6})?)"] * 4))
_SIDES = re.compile(",".join([r"(\d{1,6}(?:\.\d{1,6})?)"] * 4))
#: What only says how a page is to be shown.
_VIEWS = ("viewrect", "zoom", "view", "toolbar", "navpanes", "scrollbar", "pagemode")


def read_fragment(fragment: str) -> Place:
    """Return what a fragment says; what of it has no place here is named."""
    place = Place(found=True)
    plain, _, directive = fragment.partition(":~:")
    for part in directive.split("&") if directive else ():
        if part.startswith("text="):
            place.add(_text_fragment(part.removeprefix("text=")))
        elif part:
            place.lost.append(f"the fragment “{part[:200]}”")
    characters = _CHARACTERS.search(plain)
    if characters is not None:
        place.add(Place(start=int(characters[1] or 0), end=int(characters[2])))
        if place.end is not None and place.start is not None and place.end < place.start:
            place.start = place.end = None
            place.lost.append(f"the fragment “{plain[:200]}”")
    elif plain and not (directive and "=" not in plain):
        _read_pairs(plain, place)
    return place


def _read_pairs(plain: str, place: Place) -> None:
    """Read `page=3&xywh=…`: only on a page is a rectangle a place."""
    pairs = dict(parse_qsl(plain))
    page = whole(pairs.get("page"))
    if page:
        place.page_index = page - 1
        pairs.pop("page")
        area = _rectangle(pairs.get("xywh", ""), place) or _sides(pairs.get("highlight", ""))
        if area:
            place.area = area
            pairs.pop("xywh" if "xywh" in pairs else "highlight")
    rest = "&".join(f"{name}={value}" for name, value in pairs.items() if name not in _VIEWS)
    if rest or not page:
        place.lost.append(f"the fragment “{(rest or plain)[:200]}”")


def _rectangle(told: str, place: Place) -> tuple[float, ...]:
    """Return a rectangle of Media Fragments: left, top, width, height."""
    found = _RECTANGLE.fullmatch(told)
    if found is None:
        return ()
    left, top, width, height = (float(one) for one in found.groups()[1:])
    place.in_percent = found[1] == "percent"
    return (left, top, left + width, top + height)


def _sides(told: str) -> tuple[float, ...]:
    """Return a rectangle as PDF's open parameters have it: left, right, top, bottom."""
    found = _SIDES.fullmatch(told)
    if found is None:
        return ()
    left, right, top, bottom = (float(one) for one in found.groups())
    return (left, top, right, bottom)


def _text_fragment(raw: str) -> Place:
    """Read a text fragment: `[prefix-,]start[,end][,-suffix]`."""
    place, parts = Place(found=True), raw.split(",")
    if len(parts) > 1 and parts[0].endswith("-"):
        place.prefix = _words(parts.pop(0)[:-1])
    if len(parts) > 1 and parts[-1].startswith("-"):
        place.suffix = _words(parts.pop()[1:])
    if len(parts) > 2 or not parts[0]:
        place.lost.append(f"the fragment “text={raw[:200]}”")
        return place
    place.exact = _words(parts[0])
    if len(parts) == 2:
        place.end_exact, place.end_inside = _words(parts[1]), True
    return place


def _words(told: str) -> str:
    return clean(unquote(told), LONGEST_QUOTE)
