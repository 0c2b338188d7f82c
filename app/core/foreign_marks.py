"""Taking over the marks that another program made in a PDF: they become highlights, as one change.

Marks over text become passages of it, the others areas of their page. Each keeps its own name, so that taking
them over again adds only what is new.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.core import area, articles, pages
from app.core.fields import COLOUR_FILLS
from app.core.highlights import anchored, ask_second_reader
from app.core.line_boxes import passages_under
from app.core.naming import shortened
from app.core.project import Project
from app.errors import SourcemarkError
from app.exchange.not_taken import NotTaken
from app.intake.pdf_marks import ForeignMark, read_marks
from app.prose import counted
from db import articles as records
from db import highlights
from db.records import Highlight, Snapshot

if TYPE_CHECKING:
    from app.core.pages import PageServer

#: Marks that a marked copy of ours carries are named so; see core/marked_copies.py.
OWN = "sourcemark:"
#: A colour paler than this is grey, and has no hue to go by.
_LEAST_SATURATION = 0.08


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of the marks in a PDF: `taken` are highlights, `areas` those of them without text."""

    article: str
    taken: tuple[str, ...]
    areas: tuple[str, ...]
    already: int
    refused: tuple[NotTaken, ...]


def take_over(
    project: Project,
    article_id: str,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> TakenOver:
    """Make highlights of the marks in an article's PDF. Blocks while workers read; raises CannotRead."""
    snapshot = articles.newest_snapshot(project, article_id)
    pages.needs_pages(snapshot)
    found = read_marks(articles.read_original(project, snapshot.id), password, cancelled)
    with project.read() as reader:
        there = highlights.select_highlights(reader, article=article_id)
    known = {one.foreign_id for one in there} | {f"pdf:{OWN}{one.id}" for one in there}
    fresh = [one for one in found.marks if foreign_id(one) not in known]
    made: list[Highlight] = []
    refused = list(found.refused)
    if fresh:
        with pages.open_pages(project, snapshot.id, password) as server:
            maker = _Maker(project, snapshot, server)
            for number, parts in enumerate(_by_name(fresh)):
                try:
                    made += maker.make(parts)
                except SourcemarkError as error:
                    refused.append(NotTaken(f"{parts[0].kind} on page {parts[0].page + 1}", error.message))
                if progress is not None:
                    progress(number + 1, len(fresh))
    _store(project, snapshot, made)
    areas = tuple(one.id for one in made if one.area)
    taken = tuple(one.id for one in made)
    return TakenOver(article_id, taken, areas, len(found.marks) - len(fresh), tuple(refused))


def foreign_id(mark: ForeignMark) -> str:
    """Return what the store calls a mark of a PDF; the parts of one of ours on several pages are one."""
    name = mark.name.partition("/")[0] if mark.name.startswith(OWN) else mark.name
    return f"pdf:{name}"


def _by_name(marks: Iterable[ForeignMark]) -> list[list[ForeignMark]]:
    """Put together what a marked copy of ours had to part at the end of a page."""
    groups: dict[str, list[ForeignMark]] = {}
    for one in marks:
        groups.setdefault(foreign_id(one), []).append(one)
    found: list[list[ForeignMark]] = []
    for parts in groups.values():
        found += [parts] if parts[0].name.startswith(OWN) else [[one] for one in parts]
    return found


def nearest_colour(rgb: tuple[float, ...]) -> int:
    """Return which of the four colours is nearest by its hue; grey and none count as the first."""
    if len(rgb) != 3:
        return 1
    hue, _, _ = colorsys.rgb_to_hls(*rgb)
    if max(rgb) - min(rgb) < _LEAST_SATURATION:
        return 1

    def far(colour: int) -> float:
        red, green, blue = (part / 255 for part in COLOUR_FILLS[colour])
        apart = abs(colorsys.rgb_to_hls(red, green, blue)[0] - hue)
        return min(apart, 1 - apart)

    return min(COLOUR_FILLS, key=far)


class _Maker:
    """Makes highlights of marks; the boxes of each page are asked for once."""

    def __init__(self, project: Project, snapshot: Snapshot, server: PageServer) -> None:
        self._project, self._snapshot, self._server = project, snapshot, server
        self._text = articles.read_text(project, snapshot.id)
        self._page = -1
        self._boxes: tuple[tuple[float, float, float, float] | None, ...] = ()

    def make(self, parts: list[ForeignMark]) -> list[Highlight]:
        """Return the passages under a mark, or the area of one without text under it."""
        mark = parts[0]
        places = [place for part in parts for place in self._places(part)]
        if mark.name.startswith(OWN) and places:
            places = [(places[0][0], places[-1][1])]
        colour, note = nearest_colour(mark.colour), _note(mark)
        name = foreign_id(mark)
        made = [
            anchored(self._snapshot, self._text, *place, colour=colour, note=note) for place in places
        ] or [area.make_area(self._snapshot, mark.page, _round(mark), "", colour, note)]
        tags = () if mark.kind in ("highlight", "note") else (mark.kind,)
        return [
            replace(one, foreign_id=name + (f"#{number + 1}" if number else ""), tags=tags)
            for number, one in enumerate(made)
        ]

    def _places(self, mark: ForeignMark) -> list[tuple[int, int]]:
        page = pages.page_text(self._snapshot, self._text, mark.page + 1)
        if self._page != mark.page:
            number = mark.page + 1
            self._boxes = pages.read_boxes(self._project, self._snapshot.id, number, self._server).boxes
            self._page = mark.page
        under = passages_under(page.text, self._boxes, mark.boxes)
        return [(page.mark.start + start, page.mark.start + end) for start, end in under]


def _round(mark: ForeignMark) -> tuple[float, float, float, float]:
    """Return the rectangle round all lines of a mark."""
    boxes = mark.boxes
    return (
        min(one[0] for one in boxes),
        min(one[1] for one in boxes),
        max(one[2] for one in boxes),
        max(one[3] for one in boxes),
    )


def _note(mark: ForeignMark) -> str:
    if mark.author and not mark.name.startswith(OWN):
        return f"{mark.note}\n— {mark.author}".strip()
    return mark.note


def _store(project: Project, snapshot: Snapshot, made: list[Highlight]) -> None:
    if not made:
        return
    with project.read() as reader:
        title = records.select_article(reader, snapshot.article).title
    marks = counted(len(made), "mark")
    with project.change(f"Take over {marks} of “{shortened(title)}”") as tx:
        for one in made:
            highlights.insert_highlight(tx, one)
            ask_second_reader(tx, one)
