"""How wide the columns of a table are in the text view, counted in characters.

Each column wants room for its longest cell, within bounds, and needs it for its longest word. A table that
cannot give its words their room is wider than the sheet, and the sheet scrolls sideways.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.intake.intake import Block

#: Further columns are put into the last cell.
MOST_COLUMNS = 40
#: Characters that a column wants and needs at most, and the room round them.
WANTED, NEEDED, PADDING = 40, 20, 3
#: What is looked at: the rows of a table, and the cells of an article.
ROWS_LOOKED_AT, CELLS_LOOKED_AT = 400, 20_000


def column_count(rows: Sequence[Block]) -> int:
    """Return how many columns a table is shown with."""
    return min(MOST_COLUMNS, max((len(row.cells) for row in rows), default=0) or 1)


def column_widths(text: str, rows: Sequence[Block], room: float) -> list[float]:
    """Return each column's width: what it needs, and of what it wants above that as much as there is room."""
    needed, wanted = _columns(text, rows)
    least, most = sum(needed), sum(wanted)
    share = 1.0 if most <= room else max(0.0, (room - least) / (most - least)) if most > least else 0.0
    return [need + share * (want - need) for need, want in zip(needed, wanted, strict=True)]


def widest_table(text: str, blocks: Sequence[Block]) -> int:
    """Return the characters that the widest table of an article needs side by side."""
    widest = seen = 0
    for rows in tables(blocks):
        if seen < CELLS_LOOKED_AT:
            widest = max(widest, sum(_columns(text, rows)[0]))
        seen += column_count(rows) * min(len(rows), ROWS_LOOKED_AT)
    return widest


def tables(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the rows of each table."""
    rows: list[Block] = []
    for block in blocks:
        if block.kind == "table_row":
            rows.append(block)
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _columns(text: str, rows: Sequence[Block]) -> tuple[list[int], list[int]]:
    """Return what each column needs and what it wants."""
    needed = [PADDING + 1] * column_count(rows)
    wanted = list(needed)
    for row in rows[:ROWS_LOOKED_AT]:
        for column, (start, end) in enumerate(row.cells[: len(needed)]):
            word = max(map(len, text[start : min(end, start + 400)].split()), default=0)
            needed[column] = max(needed[column], PADDING + min(word, NEEDED))
            wanted[column] = max(wanted[column], PADDING + min(end - start, WANTED), needed[column])
    return needed, wanted
