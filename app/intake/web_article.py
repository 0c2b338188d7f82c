"""Which elements of a page are its article: readability's choice, mended by what the page says of them.

What readability dropped between two parts of the article is taken back, what stands around it taken out.
"""

from __future__ import annotations

import copy
import logging
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import readability
from lxml import etree
from lxml.html import HtmlElement

from app.intake.html_blocks import ORDER, order_span, tag_of
from app.intake.web_around import is_around, is_named_around, is_notes, says_around, speaks_of_others

_ORDER_VALUE = re.compile(ORDER + r'="(\d+)-')
_NO_TEXT = frozenset(("script", "style", "noscript", "template", "svg", "form", "button", "iframe", "nav"))
_FLOW_NAMES = """
    p ul ol dl blockquote pre table figure div section center aside h2 h3 h4 h5
"""
_FLOW = frozenset(_FLOW_NAMES.split())
_INTRODUCES = re.compile(
    r"(?:^|[\s_-])(?:intro\w*|lead|lede|standfirst|deck|dek|chapo|summary|abstract|teaser-text|subtitle|subhead\w*"
    r"|article-intro|entry-summary|perex|vorspann)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SLIDES = re.compile(
    r"(?:^|[\s_-])(?:galler\w*|slide\w*|carousel\w*|swiper\w*|lightbox\w*|caption\w*|photo\w*)", re.I
)
#: Of the article's text, what is taken out or back at one place holds at most this share.
_LARGEST_SHARE = 0.3
_REPEATED = 40
_PROSE = 80
_CLIMB = 3
_HIGH_CLIMB = 6
#: With so many like elements beside it, the chosen one is a part of a text and not the whole.
_FEWEST_SISTERS = 2
#: What is called so stands for itself, however many of its kind a page shows.
_WHOLE = re.compile(
    r"comment|repl(?:y|ies)|respon|review|rating|post|article|story|entry|teaser|card|item|result|product|thread"
    r"|message|answer|tweet|news|media|slide|promo|headline|author|bio|related|recommend",
    re.IGNORECASE,
)
#: A page of more elements is not mended: the time it takes grows with its depth.
_MOST_ELEMENTS = 100_000


def article_elements(tree: HtmlElement) -> list[int]:
    """Return the order numbers of the elements that make the article; none when nothing is found."""
    kept = _chosen(tree)
    if not kept or sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return kept
    return _Choice(tree, kept).made()


def _chosen(tree: HtmlElement) -> list[int]:
    """Return the order numbers of the elements that readability takes for the article."""
    logging.getLogger("readability").disabled = True
    logging.getLogger("readability.readability").disabled = True
    try:
        summary = readability.Document(copy.deepcopy(tree)).summary(html_partial=True)
    except (readability.readability.Unparseable, etree.LxmlError, ValueError, RecursionError):
        return []
    return sorted({int(number) for number in _ORDER_VALUE.findall(summary)})


class _Choice:
    """A set of elements that is corrected in three steps, each by what the page says of its elements."""

    def __init__(self, tree: HtmlElement, kept: list[int]) -> None:
        self._tree = tree
        self._kept = kept
        self._size = max(1, sum(len(_own_text(node)) for node in self._elements()))

    def made(self) -> list[int]:
        """Return the corrected choice."""
        self._take_sisters()
        self._take_out_around()
        self._take_back_within()
        self._take_introduction()
        self._take_notes()
        self._take_out_repeated()
        return self._kept

    def _elements(self) -> Iterator[HtmlElement]:
        for node in self._tree.iter():
            if isinstance(node.tag, str) and self._holds(node):
                yield node

    def _holds(self, node: HtmlElement) -> bool:
        first, _ = order_span(node)
        at = bisect_left(self._kept, first)
        return at < len(self._kept) and self._kept[at] == first

    def _holds_some(self, node: HtmlElement) -> bool:
        first, last = order_span(node)
        at = bisect_left(self._kept, first)
        return at < len(self._kept) and self._kept[at] <= last

    def _drop(self, node: HtmlElement) -> None:
        first, last = order_span(node)
        del self._kept[bisect_left(self._kept, first) : bisect_right(self._kept, last)]

    def _take(self, node: HtmlElement) -> None:
        """Take an element with all in it, but for what stands around."""
        if says_around(node) or tag_of(node) in _NO_TEXT:
            return
        first, _ = order_span(node)
        at = bisect_left(self._kept, first)
        if at == len(self._kept) or self._kept[at] != first:
            self._kept.insert(at, first)
        for child in node:
            if isinstance(child.tag, str):
                self._take(child)

    def _take_sisters(self) -> None:
        """Take the parts of a text that stand beside the chosen one and are called the same.

        A law, a manual or a report in sections has its text in many like elements, of which one is chosen.
        """
        place = next((node for node in self._elements() if len(_text(node)) >= self._size / 2), None)
        for _ in range(_HIGH_CLIMB):
            if place is None or tag_of(place) in ("body", "html", "article", "main"):
                return
            sisters = [node for node in place.itersiblings() if _is_sister(node, place)]
            sisters += [node for node in place.itersiblings(preceding=True) if _is_sister(node, place)]
            if len(sisters) >= _FEWEST_SISTERS:
                for node in sisters:
                    self._take(node)
                self._size = max(1, sum(len(_own_text(node)) for node in self._elements()))
                return
            place = place.getparent()

    def _take_out_around(self) -> None:
        """Take out teasers, share bars and the like, unless they hold much of the article."""
        for node in list(self._elements()):
            if not self._holds(node):
                continue
            text = _text(node)
            if len(text) <= _LARGEST_SHARE * self._size and self._is_around(node, text):
                self._drop(node)

    def _is_around(self, node: HtmlElement, text: str) -> bool:
        if says_around(node):
            # An aside may be a quotation pulled out of the text.
            bare = tag_of(node) == "aside" and not is_named_around(node)
            return _linked(node, text) > 0.3 or not (bare or _has_prose(node))
        points = speaks_of_others(text)
        return points and (_linked(node, text) > 0.5 or tag_of(node) in ("h2", "h3", "h4"))

    def _take_back_within(self) -> None:
        """Take back what stands between two parts of the article, in the same flow."""
        for node in list(self._elements()):
            children = [child for child in node if isinstance(child.tag, str)]
            held = [at for at, child in enumerate(children) if self._holds_some(child) and _text(child)]
            if len(held) < 2:
                continue
            for child in children[: held[0]]:
                if self._introduces(child) and _has_prose(child):
                    self._take(child)
            for child in children[held[0] : held[-1]]:
                if not self._holds_some(child) and self._belongs(child):
                    self._take(child)

    def _belongs(self, node: HtmlElement) -> bool:
        if tag_of(node) not in _FLOW or says_around(node):
            return False
        text = _text(node)
        if not text or len(text) > _LARGEST_SHARE * self._size or speaks_of_others(text):
            return False
        links = sum(1 for _ in node.iter("a"))
        return not (links > 4 and _linked(node, text) > 0.7)

    def _take_introduction(self) -> None:
        """Take the paragraphs before the article's first one that stand beside it or beside what holds it."""
        place = next((node for node in self._elements() if _text(node)), None)
        for _ in range(_CLIMB):
            if place is None or tag_of(place) in ("body", "html", "article", "main"):
                return
            for node in list(place.itersiblings(preceding=True))[:8]:
                if isinstance(node.tag, str) and not self._holds_some(node) and self._introduces(node):
                    self._take(node)
            place = place.getparent()

    def _take_notes(self) -> None:
        """Take the notes to the text, which stand behind it and are full of links, and their numbers."""
        for node in self._tree.iter():
            if not isinstance(node.tag, str) or not is_notes(node) or len(_text(node)) > self._size:
                continue
            parent = node.getparent()
            if parent is None or is_around(parent):
                continue
            if tag_of(node) not in ("a", "sup") or self._holds(parent):
                self._take(node)

    def _introduces(self, node: HtmlElement) -> bool:
        text = _text(node)
        if says_around(node) or not text or len(text) > self._size or _linked(node, text) > 0.25:
            return False
        named = f"{node.get('class') or ''} {node.get('id') or ''}"
        return bool(_INTRODUCES.search(named)) or (tag_of(node) == "p" and len(text) > _PROSE)

    def _take_out_repeated(self) -> None:
        """Take out what a gallery says again: it is the same caption for another size of the screen."""
        seen: dict[str, HtmlElement] = {}
        for node in list(self._elements()):
            if not self._holds(node) or not _SLIDES.search(f"{node.get('class') or ''} {tag_of(node)}"):
                continue
            text = _text(node)
            first = seen.setdefault(text, node)
            if len(text) >= _REPEATED and order_span(first)[1] < order_span(node)[0]:
                self._drop(node)


def _is_sister(node: HtmlElement, place: HtmlElement) -> bool:
    """Tell whether two elements are parts of one text: of one name, in prose, none an article of its own."""
    name = node.get("class")
    if not name or name != place.get("class") or node.tag != place.tag or _WHOLE.search(name):
        return False
    speaks = any(isinstance(one.tag, str) and len(_own_text(one)) > _PROSE for one in node.iter())
    return speaks and not says_around(node) and _linked(node, _text(node)) < 0.3


def _has_prose(node: HtmlElement) -> bool:
    """Tell whether there is a paragraph of some length, or a quotation, in an element."""
    if next(node.iter("blockquote"), None) is not None:
        return True
    return (
        any(
            len(text := _text(one)) > _PROSE and _linked(one, text) < 0.3
            for one in node.iter("p", "li", "dd")
        )
        or len(_own_text(node)) > _PROSE
    )


def _own_text(node: HtmlElement) -> str:
    return "".join((node.text or "", *(child.tail or "" for child in node))).strip()


def _text(node: HtmlElement) -> str:
    return " ".join(node.text_content().split()) if tag_of(node) not in ("script", "style") else ""


def _linked(node: HtmlElement, text: str) -> float:
    """Return the share of an element's text that is links."""
    linked = sum(len(" ".join(link.text_content().split())) for link in node.iter("a"))
    return linked / max(1, len(text))
