"""Headings of a Word document and its contents field, filled already: Word adds the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from app.export.docx_links import Bookmarks, jump
from app.export.docx_runs import OUR, Look, Runs
from app.export.docx_xml import field, make, paragraph

_DEEPEST_LISTED = 3
_CODE = rf'TOC \o "1-{_DEEPEST_LISTED}" \h \z \u'


@dataclass(frozen=True, slots=True)
class _Entry:
    level: int
    bookmark: str
    words: str
    ours: bool


class Headings:
    """Makes headings, each with a bookmark, and remembers them for the contents."""

    def __init__(self, runs: Runs, bookmarks: Bookmarks, shift: int) -> None:
        self._runs, self._bookmarks = runs, bookmarks
        #: How many levels a heading rises, since the briefing's title is none in Word.
        self._shift = shift
        self._entries: list[_Entry] = []

    def head(
        self,
        level: int,
        content: list[Element],
        words: str,
        properties: Sequence[Element] = (),
        *,
        ours: bool = False,
    ) -> Element:
        """Return a heading of a level of the briefing; `words` are what its content says."""
        rank = min(6, max(1, level - self._shift))
        if words.strip() and rank <= _DEEPEST_LISTED:
            name = f"_Toc{len(self._entries) + 1:08d}"
            self._entries.append(_Entry(rank, name, " ".join(words.split()), ours))
            content = self._bookmarks.around(name, content)
        return paragraph(f"Heading{rank}", content, *properties)

    def plain(self, level: int, words: str, *, ours: bool = False, right: bool | None = None) -> Element:
        """Return a heading of plain words, which runs as its words do; `ours` are English."""
        if right is None:
            right = self._runs.is_right_to_left if ours else self._runs.starts_right(words)
        content = self._runs.make(words, OUR if ours else Look(), right=right)
        return self.head(level, content, words, [make("bidi")] if right else (), ours=ours)

    def contents(self) -> list[Element]:
        """Return the contents: nothing where there is one heading or none."""
        if len(self._entries) < 2:
            return []
        lines = [self._line(one) for one in self._entries]
        # The field begins in the first line and ends in the last.
        runs = field(_CODE, [])
        for at, run in enumerate(runs[:3], 1):
            lines[0].insert(at, run)
        lines[-1].append(runs[3])
        right = [make("bidi")] if self._runs.is_right_to_left else []
        title = paragraph("TOCHeading", self._runs.make("Contents", OUR), *right)
        gallery = make("docPartObj", make("docPartGallery", val="Table of Contents"), make("docPartUnique"))
        return [make("sdt", make("sdtPr", gallery), make("sdtContent", title, *lines))]

    def _line(self, one: _Entry) -> Element:
        right = self._runs.is_right_to_left if one.ours else self._runs.starts_right(one.words)
        words = self._runs.make(one.words, OUR if one.ours else Look(), right=right)
        return paragraph(f"TOC{one.level}", [jump(one.bookmark, words)], *([make("bidi")] if right else []))
