"""Tables of a Word document: as wide as the text, their columns by what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from app.export.docx_runs import Runs
from app.export.docx_xml import W, make, paragraph

#: The width of the text on the page, in twentieths of a point: A4 less both margins.
TEXT_WIDTH = 9070
_LEAST, _MOST = 8, 60
#: What a letter of a table takes at most on an average, in the same unit; a longer word is broken.
_LETTER, _LONGEST_WORD = 110, 18
#: A row whose cells have no more letters is not cut by a page's end.
LONGEST_WHOLE = 600
_NOTE = f"{W}footnoteReference"


def table(
    rows: Iterable[Element], widths: Sequence[int], *, right: bool, first_column: bool = False
) -> list[Element]:
    """Return a table and the small gap that parts it from what follows; `right` starts it at the right."""
    look = make(
        "tblLook",
        val="06A0" if first_column else "0620",
        firstRow=1,
        lastRow=0,
        firstColumn=int(first_column),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    properties = make(
        "tblPr",
        make("tblStyle", val="BriefingTable"),
        *([make("bidiVisual")] if right else []),
        make("tblW", w=sum(widths), type="dxa"),
        make("tblLayout", type="fixed"),
        look,
    )
    grid = make("tblGrid", *(make("gridCol", w=width) for width in widths))
    return [make("tbl", properties, grid, *rows), paragraph("AfterTable")]


def row(cells: Iterable[Element], *, header: bool = False) -> Element:
    """Return a row; a `header` stands again at the head of each page.

    No page's end cuts it, unless it is long: half a page would stay empty before it.
    """
    cells = list(cells)
    lengths = [sum(len(text.text or "") for text in one.iter(f"{W}t")) for one in cells]
    properties = make("trPr")
    if header or max(lengths, default=0) <= LONGEST_WHOLE:
        properties.append(make("cantSplit"))
    if header:
        properties.append(make("tblHeader"))
    return make("tr", properties, *cells)


def cell(content: Iterable[Element], width: int) -> Element:
    """Return a cell of this width."""
    return make("tc", make("tcPr", make("tcW", w=width, type="dxa")), *content)


def share(lengths: Sequence[int], words: Sequence[int] = ()) -> list[int]:
    """Return the widths of columns by the lengths of their longest texts and `words`, in characters.

    A column has room for its longest word, unless that is longer than a column can be.
    """
    weights = [min(max(length, _LEAST), _MOST) for length in lengths]
    least = [(min(length, _LONGEST_WORD) + 2) * _LETTER for length in words] or [0] * len(weights)
    if sum(least) > TEXT_WIDTH:
        weights, least = least, [0] * len(weights)
    widths = _parts(weights, TEXT_WIDTH)
    fixed: dict[int, int] = {}
    while narrow := {at: least[at] for at, width in enumerate(widths) if width < least[at]}:
        fixed |= narrow
        others = [0 if at in fixed else weight for at, weight in enumerate(weights)]
        widths = _parts(others, TEXT_WIDTH - sum(fixed.values()))
        widths = [fixed.get(at, width) for at, width in enumerate(widths)]
    return [*widths[:-1], TEXT_WIDTH - sum(widths[:-1])]


def _parts(weights: Sequence[int], whole: int) -> list[int]:
    return [whole * weight // max(1, sum(weights)) for weight in weights]


@dataclass(slots=True)
class _Cell:
    aligned: str
    header: bool
    content: list[Element] = field(default_factory=list)
    text: str = ""


class TableMaker:
    """Gathers the cells of a table of the analyst's, and makes it when all are known."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._rows: list[list[_Cell]] = []

    def open_row(self) -> None:
        """Begin a row."""
        self._rows.append([])

    def open_cell(self, aligned: str, *, header: bool) -> None:
        """Begin a cell, `aligned` left, right or center."""
        self._rows[-1].append(_Cell(aligned, header))

    def fill(self, content: list[Element], text: str) -> None:
        """Put runs into the cell that was begun last; `text` is what they say."""
        one = self._rows[-1][-1]
        one.content, one.text = content, text

    def finish(self) -> list[Element]:
        """Return the table."""
        columns = max(map(len, self._rows), default=0)
        if not columns:
            return []
        lengths = [
            max((len(one[at].text) for one in self._rows if at < len(one)), default=0)
            for at in range(columns)
        ]
        columns_of_text = [
            " ".join(one[at].text for one in self._rows if at < len(one)) for at in range(columns)
        ]
        words = [max(map(len, text.split()), default=0) for text in columns_of_text]
        # A column of short cells has each on one line.
        words = [
            length if length <= _LONGEST_WORD else word for length, word in zip(lengths, words, strict=True)
        ]
        widths = share(lengths, words)
        text = " ".join(one.text for cells in self._rows for one in cells)
        rows = [self._row(cells, widths) for cells in self._rows]
        return table(rows, widths, right=self._runs.starts_right(text))

    def _row(self, cells: list[_Cell], widths: Sequence[int]) -> Element:
        made = [cell([self._paragraph(one)], width) for one, width in zip(cells, widths, strict=False)]
        # A note in a row that is repeated would have to stand at the foot of each page.
        header = bool(cells) and cells[0].header
        return row(made, header=header and not any(next(one.iter(_NOTE), None) is not None for one in made))

    def _paragraph(self, one: _Cell) -> Element:
        properties = [make("bidi")] if self._runs.starts_right(one.text) else []
        if one.aligned in ("left", "right"):
            # Word's left is where lines begin.
            far = one.aligned == ("left" if properties else "right")
            properties.append(make("jc", val="right" if far else "left"))
        elif one.aligned == "center":
            properties.append(make("jc", val="center"))
        return paragraph("TableHead" if one.header else "TableText", one.content, *properties)
