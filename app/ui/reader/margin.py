"""The margin beside the page: where each highlight's stripe and the claims it serves are put.

Stripes that overlap stand side by side in lanes; labels stand at the height of their highlight's first line
and are pushed down when there is no room. Painting is in margin_paint.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.ui import theme
from app.ui.reader.shown import Served, Shown

NO_CLAIM = None
#: The margin's design pixels: with claims in words, and where the page needs the room itself.
MARGIN, NARROW_MARGIN = 152, 54
#: In a narrower view the margin has stripes and marks only; words come as a tool tip.
ROOMY = 620


def margin_width(view_width: int) -> int:
    """Return how wide the margin is beside the article in a view of some width."""
    return theme.px(MARGIN if view_width >= theme.px(ROOMY) or not view_width else NARROW_MARGIN)


@dataclass(frozen=True, slots=True)
class Extent:
    """The heights between which a highlight is drawn, and the height of its first line's middle."""

    shown: Shown
    top: float
    bottom: float
    first_line: float


@dataclass(frozen=True, slots=True)
class Stripe:
    """One highlight's bar: its lane counts from the page outwards."""

    shown: Shown
    lane: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Label:
    """One line of words beside the stripes; `served` is None for "no claim yet"."""

    shown: Shown
    served: Served | None
    top: float


def lay_stripes(extents: Sequence[Extent], lanes: int = 3) -> list[Stripe]:
    """Put each stripe in the first lane that is free at its height; the last lane takes the rest."""
    ends = [float("-inf")] * lanes
    stripes: list[Stripe] = []
    for extent in sorted(extents, key=lambda one: (one.top, -one.bottom)):
        lane = next((n for n in range(lanes) if ends[n] <= extent.top), lanes - 1)
        ends[lane] = max(ends[lane], extent.bottom)
        stripes.append(Stripe(extent.shown, lane, extent.top, extent.bottom))
    return stripes


def lay_labels(extents: Sequence[Extent], line: float, apart: float) -> list[Label]:
    """Put the labels of each highlight at its first line, one under another, never on top of each other."""
    labels: list[Label] = []
    free = float("-inf")
    for extent in sorted(extents, key=lambda one: (one.first_line, one.top)):
        top = max(extent.first_line - line / 2, free)
        for served in extent.shown.serves or (NO_CLAIM,):
            labels.append(Label(extent.shown, served, top))
            top += line
        free = top + apart
    return labels
