"""Verbs for areas: rectangles of a page where no text can be marked, its quotation typed by hand.

An area stands at the start of its page's text (`start` and `end` are both that); `exact` is what was typed,
empty until it is needed. No reader confirms it: `second_reader` stays `none`.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.core import claims, pages, stamps
from app.core import evidence as links
from app.core import fields as rules
from app.core.naming import shortened
from app.core.project import Project
from app.errors import WrongUse
from app.intake.intake import Box, Raster
from db import evidence, highlights, snapshots
from db.records import Claim, Direction, Highlight, Snapshot

#: An area is at least so many points wide and high.
LEAST_SIDE = 2.0
MOST_QUOTATION = 100_000


def add_area(
    project: Project,
    snapshot_id: str,
    page_index: int,
    box: Sequence[float],
    quotation: str = "",
    colour: int = 1,
    note: str = "",
) -> Highlight:
    """Mark a rectangle of a page, in points as displayed from the top left corner."""
    rules.check_highlight({"colour": colour})
    with project.read() as reader:
        snapshot = snapshots.select_snapshot(reader, snapshot_id)
    made = make_area(snapshot, page_index, box, quotation, colour, note)
    with project.change(f"Mark {called(made)}") as tx:
        highlights.insert_highlight(tx, made)
        return highlights.select_highlight(tx, made.id)


def set_quotation(project: Project, highlight_id: str, quotation: str) -> Highlight:
    """Write what stands in an area; words that a claim rests on cannot be taken away, only changed."""
    with project.read() as reader:
        one = highlights.select_highlight(reader, highlight_id)
        links = evidence.select_evidences(reader, highlight=highlight_id)
    if not one.area:
        raise WrongUse("The words of this passage come from the text.", "Move its ends to change them.")
    words = _checked(quotation)
    if not words and links:
        raise WrongUse("A claim rests on these words.", "Unlink the area from the claim first.")
    with project.change(f"Type what stands in {called(one)}") as tx:
        highlights.update_highlight(tx, highlight_id, exact=words)
        return highlights.select_highlight(tx, highlight_id)


def set_box(project: Project, highlight_id: str, box: Sequence[float]) -> Highlight:
    """Move an area on its page, or change its size."""
    with project.read() as reader:
        one = highlights.select_highlight(reader, highlight_id)
        snapshot = snapshots.select_snapshot(reader, one.snapshot)
    if not one.area or one.page_index is None:
        raise WrongUse("This highlight is a passage of text.", "Move its ends instead.")
    with project.change(f"Move {called(one)}") as tx:
        highlights.update_highlight(tx, highlight_id, area=fitted(snapshot, one.page_index, box))
        return highlights.select_highlight(tx, highlight_id)


def claim_from_area(
    project: Project, highlight_id: str, text: str | None = None, direction: Direction = "supports"
) -> Claim:
    """Make a claim, in the words of an area unless others are given, and link the two: one change."""
    with project.read() as reader:
        one = highlights.select_highlight(reader, highlight_id)
    words = text if text is not None else " ".join(one.exact.split())
    with project.change(f"Claim from {called(one)}"):
        claim = claims.add_claim(project, words or "…")
        links.link(project, claim.id, highlight_id, direction)
        return claim


def make_area(
    snapshot: Snapshot,
    page_index: int,
    box: Sequence[float],
    quotation: str = "",
    colour: int = 1,
    note: str = "",
    foreign_id: str = "",
) -> Highlight:
    """Return the highlight of an area, not yet stored."""
    if not 0 <= page_index < len(snapshot.page_map) or page_index >= len(snapshot.page_sizes):
        pages.needs_pages(snapshot)
        raise WrongUse(
            f"The article has no page {page_index + 1}.",
            f"Pages are counted from 1 to {len(snapshot.page_map)}.",
        )
    mark = snapshot.page_map[page_index]
    return Highlight(
        id=stamps.new_id(),
        snapshot=snapshot.id,
        article=snapshot.article,
        exact=_checked(quotation),
        prefix="",
        suffix="",
        start=mark.start,
        end=mark.start,
        page_index=mark.index,
        page_label=mark.label,
        colour=colour,
        note=note,
        area=fitted(snapshot, page_index, box),
        foreign_id=foreign_id,
    )


def fitted(snapshot: Snapshot, page_index: int, box: Sequence[float]) -> tuple[float, ...]:
    """Return a rectangle with its corners in order and within its page; raise WrongUse for one too small."""
    width, height = snapshot.page_sizes[page_index]
    if len(box) != 4 or not all(abs(side) < 1e6 for side in box):
        raise WrongUse("An area has four sides.", "Give X0 Y0 X1 Y1 in points from the top left corner.")
    x0, x1 = sorted(min(max(side, 0.0), width) for side in (box[0], box[2]))
    y0, y1 = sorted(min(max(side, 0.0), height) for side in (box[1], box[3]))
    if x1 - x0 < LEAST_SIDE or y1 - y0 < LEAST_SIDE:
        raise WrongUse(
            "The area is too small, or lies outside the page.",
            f"The page is {width:g} × {height:g} points; give X0 Y0 X1 Y1 from its top left corner.",
        )
    return tuple(round(side, 2) for side in (x0, y0, x1, y1))


def called(one: Highlight) -> str:
    """Say which area it is, as a change names it."""
    page = one.page_label or str((one.page_index or 0) + 1)
    return f"“{shortened(one.exact, 40)}” on page {page}" if one.exact else f"an area on page {page}"


def read_picture(
    project: Project, highlight_id: str, scale: float = 2.0, password: str | None = None
) -> Raster:
    """Return the picture of an area: `scale` pixels a point. Blocks while a worker draws the page."""
    with project.read() as reader:
        one = highlights.select_highlight(reader, highlight_id)
    if not one.area or one.page_index is None:
        raise WrongUse("This highlight is a passage of text; it has no picture of its own.")
    with pages.open_pages(project, one.snapshot, password) as server:
        whole = server.render(one.page_index, scale)
        width, height = server.sizes()[one.page_index]
    x0, y0, x1, y1 = one.area
    return cropped(whole, (x0 / width, y0 / height, x1 / width, y1 / height))


def cropped(whole: Raster, part: Box) -> Raster:
    """Return a part of a picture, given in shares of its width and height."""
    left, right = (min(whole.width, max(0, round(part[at] * whole.width))) for at in (0, 2))
    top, bottom = (min(whole.height, max(0, round(part[at] * whole.height))) for at in (1, 3))
    left, top = min(left, whole.width - 1), min(top, whole.height - 1)
    width, height = max(1, right - left), max(1, bottom - top)
    rows = (
        whole.data[at * whole.stride + 4 * left : at * whole.stride + 4 * (left + width)]
        for at in range(top, top + height)
    )
    return Raster(width, height, 4 * width, b"".join(rows))


def _checked(quotation: str) -> str:
    words = quotation.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    if len(words) > MOST_QUOTATION:
        raise WrongUse("The quotation is too long.", f"Type at most {MOST_QUOTATION:,} characters.")
    return words
