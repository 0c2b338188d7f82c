"""Links of one part of a Word document: addresses get ids, and only those that may be links get one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml.etree import _Element as Element

from app.export.docx_xml import R, make
from app.export.links import safe_url, without_fragment

#: Windows and Word handle no longer address.
LONGEST = 2083


class Links:
    """The addresses that one part leads to, each once, in the order of their first mention."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    @property
    def addresses(self) -> Mapping[str, str]:
        """The addresses with their relationships' ids."""
        return self._ids

    def link(self, address: str, runs: Iterable[Element]) -> list[Element]:
        """Return the runs as a link; without one when the address may be none."""
        runs = list(runs)
        safe = safe_url(address)
        if len(safe) > LONGEST:
            safe = without_fragment(safe)
        if not safe or len(safe) > LONGEST or not runs:
            return runs
        node = make("hyperlink", *runs, history=1)
        node.set(R + "id", self._ids.setdefault(safe, f"link{len(self._ids) + 1}"))
        return [node]


def jump(bookmark: str, runs: Iterable[Element]) -> Element:
    """Return the runs as a link to a place in the document."""
    return make("hyperlink", *runs, anchor=bookmark, history=1)


class Bookmarks:
    """Makes bookmarks, whose ids are unique in the document."""

    def __init__(self) -> None:
        self._last = 0

    def around(self, name: str, content: Iterable[Element]) -> list[Element]:
        """Return the content within a bookmark of this name."""
        self._last += 1
        start = make("bookmarkStart", id=self._last, name=name)
        return [start, *content, make("bookmarkEnd", id=self._last)]
