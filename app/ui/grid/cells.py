"""The grid's rows and cells: what the passages of one article say of one claim. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.core.columns import Says, says_of
from app.core.fields import TO_VERIFY
from app.ui import marks
from app.ui.widgets.node_model import Node
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.core.claims import ClaimRow, EvidenceRow

Only = Literal["all", "findings", "disputed", "unsupported", "to_verify"]
ONLY: tuple[Only, ...] = ("all", "findings", "disputed", "unsupported", "to_verify")
DIRECTIONS = ("supports", "disputes", "neutral")


@dataclass(frozen=True, slots=True)
class Cell:
    """The passages of an article that are linked to a claim, and what they say of it together.

    `tally` is how many there are of each direction.
    """

    says: Says
    tally: tuple[tuple[str, int], ...]
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A claim with its cells by article."""

    row: ClaimRow
    depth: int
    inside: bool
    cells: Mapping[str, Cell]


def build(rows: Iterable[ClaimRow], needle: str = "", only: Only = "all") -> list[Node[GridRow]]:
    """Return the claims as a tree, each with its cells; with a filter, what passes and what is above it."""
    listed = list(rows)
    known = {row.claim.id: row for row in listed}
    shown: set[str] = set()
    for row in listed:
        at: str | None = row.claim.id if passes(row, needle, only) else None
        while at in known and at not in shown:
            shown.add(str(at))
            at = known[str(at)].claim.parent
    children: dict[str | None, list[ClaimRow]] = {}
    for row in listed:
        if row.claim.id in shown:
            children.setdefault(row.claim.parent if row.claim.parent in known else None, []).append(row)
    return _nodes(None, 0, children)


def passes(row: ClaimRow, needle: str, only: Only) -> bool:
    """Tell whether a claim itself passes the filter."""
    words = " ".join((row.claim.text, row.claim.key, *row.claim.tags)).casefold()
    said = {one.evidence.direction for one in row.evidence}
    return (
        all(word in words for word in needle.casefold().split())
        and {
            "all": True,
            "findings": any(not finding.waived for finding in row.findings),
            "disputed": "disputes" in said,
            "unsupported": "supports" not in said,
            "to_verify": TO_VERIFY in row.claim.tags,
        }[only]
    )


def cells_of(row: ClaimRow) -> dict[str, Cell]:
    """Return article → cell."""
    linked: dict[str, list[EvidenceRow]] = {}
    for one in row.evidence:
        linked.setdefault(one.article.id, []).append(one)
    return {article: _cell(held) for article, held in linked.items()}


def cell_words(cell: Cell | None) -> str:
    """Say what a cell shows."""
    if cell is None:
        return tr("no passage")
    parts = [
        f"{marks.name(direction)}, {count(number, tr('passage'), tr('passages'))}"
        for direction, number in cell.tally
    ]
    return "; ".join(parts)


def _cell(held: list[EvidenceRow]) -> Cell:
    said = [one.evidence.direction for one in held]
    tally = tuple((one, said.count(one)) for one in DIRECTIONS if one in said)
    return Cell(says_of(said), tally, tuple(held))


def _nodes(
    parent: str | None, depth: int, children: Mapping[str | None, list[ClaimRow]]
) -> list[Node[GridRow]]:
    made = []
    for row in children.get(parent, []):
        inside = _nodes(row.claim.id, depth + 1, children)
        made.append(Node(GridRow(row, depth, bool(inside), cells_of(row)), inside))
    return made
