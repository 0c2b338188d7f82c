"""What a web page hides from its readers by an element's own attributes: told apart, never dropped.

Style sheets are not followed: what they hide may be shown again by another rule or by a script.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

#: Why text cannot be seen. An element within may lift the last three for its own text.
Reasons = frozenset[str]
SEEN: Reasons = frozenset()

_TELLING = re.compile(r"display|visibility|font|color|position|indent|clip", re.IGNORECASE)
_LENGTH = re.compile(r"(-?[\d.]+)(?:px|pt|em|rem|ex|ch|%|vw|vh|cm|mm|in|pc|q)?")
#: Further out than this nothing of an element is on the page; in em it is far out sooner.
_FAR, _FAR_EM = -500.0, -50.0
_NAMED = {"white": "ffffff", "black": "000000", "red": "ff0000", "transparent": "00000000"}
_RGB = re.compile(r"rgba?\((\d{1,3})[ ,]+(\d{1,3})[ ,]+(\d{1,3})(?:[ ,/]+([\d.]+)%?)?\)")


def reasons(node: HtmlElement, around: Reasons = SEEN) -> Reasons:
    """Return why an element's text cannot be seen, given why that of the element around it cannot."""
    style = node.get("style")
    if node.tag in ("html", "body"):
        # Hidden until a script has run; the page as published shows.
        return around
    if node.get("hidden") is not None:
        around = around | {"hidden"}
    if not style or not _TELLING.search(style):
        return around
    said = _declarations(style)
    if said.get("display") == "none":
        around = around | {"display"}
    if _is_off_the_page(said):
        around = around | {"place"}
    return _inherited(said, around)


def _declarations(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style.lower().replace("!important", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _inherited(said: dict[str, str], around: Reasons) -> Reasons:
    """Add or lift what elements within may say otherwise: visibility, size and colour."""
    found = set(around)
    if "visibility" in said:
        _set(found, "visibility", said["visibility"] in ("hidden", "collapse"))
    if "font-size" in said:
        length = _length(said["font-size"])
        _set(found, "size", length is not None and length <= 0)
    if "color" in said:
        ink = _colour(said["color"])
        ground = _colour(said.get("background-color", "") or said.get("background", "").split(" ")[0])
        clear = len(ink) == 8 and ink.endswith("00")
        _set(found, "colour", clear or bool(ink and ink == ground))
    return frozenset(found)


def _set(found: set[str], reason: str, holds: bool) -> None:
    if holds:
        found.add(reason)
    else:
        found.discard(reason)


def _is_off_the_page(said: dict[str, str]) -> bool:
    if _is_far(said.get("text-indent", "")):
        return True
    if said.get("position") not in ("absolute", "fixed"):
        return False
    clipped = re.sub(r"[\s,]+", " ", said.get("clip", ""))
    sides = (said.get(side, "") for side in ("left", "right", "top", "bottom"))
    return any(_is_far(side) for side in sides) or bool(re.fullmatch(r"rect\( ?([01](px)? ?){4}\)", clipped))


def _is_far(value: str) -> bool:
    length = _length(value)
    return length is not None and length <= (_FAR_EM if value.endswith("em") else _FAR)


def _length(value: str) -> float | None:
    found = _LENGTH.fullmatch(value)
    try:
        return float(found.group(1)) if found else None
    except ValueError:
        return None


def _colour(value: str) -> str:
    """Return a colour as hexadecimal digits, with those of its opacity when it has any; else nothing."""
    value = _NAMED.get(value, value).removeprefix("#")
    if found := _RGB.fullmatch(value):
        red, green, blue = (min(255, int(part)) for part in found.groups()[:3])
        seen = "00" if found.group(4) and not float(found.group(4).strip(".") or 0) else ""
        return f"{red:02x}{green:02x}{blue:02x}{seen}"
    if not re.fullmatch(r"[0-9a-f]{3,8}", value):
        return ""
    return "".join(2 * digit for digit in value) if len(value) < 5 else value
