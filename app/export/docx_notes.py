"""The footnotes of a Word document: one for each cited passage, numbered by Word in the order of the text.

Where a passage is cited again stands a field that repeats its note's number and leads to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml.etree import _Element as Element

from app.export.docx_links import Bookmarks, Links
from app.export.docx_runs import OUR, PLAIN, Look, Runs
from app.export.docx_xml import field, make, paragraph
from app.export.escape import clean
from app.export.links import without_fragment

if TYPE_CHECKING:
    from app.export.citation import Citation
    from app.export.parts import Passage

_REFERENCE = Look(style="FootnoteReference", ours=True)
_ITALIC, _LINK = Look(italic=True), Look(style="Hyperlink", ours=True)


class Notes:
    """The document's footnotes, made as the text comes to them."""

    def __init__(self, passages: Sequence[Passage], runs: Runs, bookmarks: Bookmarks) -> None:
        self._passages, self._runs, self._bookmarks = passages, runs, bookmarks
        self.links = Links()
        self._notes: list[Element] = []
        #: The number of a passage in the model → the number of its note.
        self._numbers: dict[int, int] = {}

    def cite(self, passages: Sequence[int]) -> list[Element]:
        """Return the marks of a sentence: a note for each passage, or the number of the note it has."""
        marks: list[Element] = []
        for at, number in enumerate(passages):
            if at:
                marks += self._runs.make(", ", _REFERENCE)
            marks += self._repeat(number) if number in self._numbers else self._note(number)
        return marks

    def has(self, passage: int) -> bool:
        """Say whether a passage has a note."""
        return passage in self._numbers

    def refer(self, passage: int) -> list[Element]:
        """Return the number of a passage's note as running text, or nothing when it has none."""
        number = self._numbers.get(passage)
        if number is None:
            return []
        return field(rf"NOTEREF {_bookmark(number)} \h", self._runs.make(str(number), OUR))

    def root(self) -> Element:
        """Return the part with all notes, the two lines that Word draws above them first."""
        return make(
            "footnotes",
            _separator("separator", -1),
            _separator("continuationSeparator", 0),
            *self._notes,
        )

    def _note(self, passage: int) -> list[Element]:
        number = self._numbers[passage] = len(self._numbers) + 1
        mark = make("r", make("rPr", make("rStyle", val="FootnoteReference")), make("footnoteRef"))
        words = self.citation(self._passages[passage - 1].citation)
        right = [make("bidi")] if self._runs.is_right_to_left else []
        content = [mark, *self._runs.make(" ", OUR), *words]
        self._notes.append(make("footnote", paragraph("FootnoteText", content, *right), id=number))
        look = make("rPr", make("rStyle", val="FootnoteReference"))
        reference = make("r", look, make("footnoteReference", id=number))
        return self._bookmarks.around(_bookmark(number), [reference])

    def _repeat(self, passage: int) -> list[Element]:
        number = self._numbers[passage]
        shown = self._runs.make(str(number), _REFERENCE)
        look = [make("rStyle", val="FootnoteReference")]
        return field(rf"NOTEREF {_bookmark(number)} \f \h", shown, look)

    def citation(self, citation: Citation) -> list[Element]:
        """Return a citation's runs; an address is shown without what only browsers read."""
        right = self._runs.is_right_to_left
        made: list[Element] = []
        for span in citation.spans:
            if span.style == "link":
                shown = self._runs.make(without_fragment(span.text), _LINK)
                made += self.links.link(span.text, shown)
            elif span.style == "ours":
                made += self._runs.make(span.text, OUR)
            else:
                look = _ITALIC if span.style == "italic" else PLAIN
                made += self._runs.apart(clean(span.text), look, right=right)
        return made


def _bookmark(number: int) -> str:
    return f"_Ref{number:08d}"


def _separator(kind: str, number: int) -> Element:
    line = paragraph("FootnoteText", [make("r", make(kind))])
    return make("footnote", line, type=kind, id=number)
