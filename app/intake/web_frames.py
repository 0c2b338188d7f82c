"""Frames and shadow trees that came along with the page around them: their text is read where they stand.

SingleFile writes frames into `srcdoc`, and what a component of the page shows into a template; a web archive
holds frames as parts of their own.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from lxml.html import HtmlElement

FindFrame = Callable[[str], str]
#: Frames within frames.
_DEPTH = 5
_MOST = 500
#: How the standard, its draft and the archives of Chromium mark a template that holds what a component shows.
_SHADOWS = ("shadowrootmode", "shadowroot", "shadowmode")


def place_frames(
    tree: HtmlElement, parse: Callable[[str], HtmlElement | None], find: FindFrame | None = None
) -> None:
    """Put the text of each frame that came along in the frame's place; `find` gives a page by its address."""
    left = [_MOST]
    place_shadows(tree)
    _place(tree, parse, find, left, 0)
    for node in list(tree.iter("frameset")):
        node.tag = "div"


def _place(
    tree: HtmlElement,
    parse: Callable[[str], HtmlElement | None],
    find: FindFrame | None,
    left: list[int],
    depth: int,
) -> None:
    for frame in list(tree.iter("iframe", "frame")):
        source = frame.get("srcdoc") or (find(frame.get("src") or "") if find else "")
        inner = parse(source) if source.strip() and left[0] > 0 and depth < _DEPTH else None
        if inner is None:
            continue
        left[0] -= 1
        _place(inner, parse, find, left, depth + 1)
        body = inner.find(".//body")
        _fill(frame, inner if body is None else body)


def _fill(frame: HtmlElement, body: HtmlElement) -> None:
    for child in list(frame):
        frame.remove(child)
    # The attributes stay: a frame that is hidden hides its text.
    etree.strip_attributes(frame, "src", "srcdoc")
    frame.tag, frame.text = "div", body.text
    frame.extend(list(body))


def place_shadows(tree: HtmlElement) -> None:
    """Put what the page's components show in their place, and what stood in them where they show it."""
    for template in list(tree.iter("template")):
        host = template.getparent()
        if host is None or not any(template.get(name) for name in _SHADOWS):
            continue
        template.tag = "div"
        slots = list(template.iter("slot"))
        for slot in sorted(slots, key=lambda slot: slot.get("name") is None):
            name = slot.get("name")
            own = [child for child in host if child is not template and child.get("slot") == name]
            if own:
                for child in list(slot):
                    slot.remove(child)
                slot.text = None
            if own and name is None:
                # Text beside the elements is shown with them.
                slot.text, host.text, template.tail = (host.text or "") + (template.tail or ""), None, None
            slot.extend(own)
            slot.attrib.pop("name", None)
