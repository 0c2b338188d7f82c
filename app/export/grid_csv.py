"""The grid as CSV (RFC 4180, UTF-8): a line a claim, a column an article, nothing that a spreadsheet runs.

Six lines without a key come first: title, publisher, date, origin, reliability and status of the articles.

A spreadsheet takes a field that begins with = + - @ (also in their wide and small forms, and behind spaces or
characters without width), a tab or a line break for a formula or a new cell. Such a field gets an apostrophe
in front; so does such a place after a semicolon, a tab or a line break inside a field, because a spreadsheet
that splits at semicolons begins a cell there. `plain` takes exactly these apostrophes out again, whatever the
text was.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from app.export.grid import Grid, GridClaim, reliability_words, tally

_AT = r"(?:\A|(?<=[;\t\r\n]))"
_RUNS = "[=+\\-@\t\r\n＝＋－＠﹦﹢﹣﹫]"
#: Spaces of any kind, and what is not seen: some programs leave them out before they look.
_BLANK = "(?:(?![\t\r\n])[\\s\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])*"
_HARMFUL = re.compile(rf"{_AT}(?='*{_BLANK}{_RUNS})")
_DEFUSED = re.compile(rf"{_AT}'(?='*{_BLANK}{_RUNS})")
_BOM = b"\xef\xbb\xbf"


def render_csv(grid: Grid, *, bom: bool = False) -> bytes:
    """Render the grid; with `bom` some spreadsheets recognise UTF-8 which otherwise do not."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in _lines(grid):
        writer.writerow([defuse(field) for field in line])
    return (_BOM if bom else b"") + out.getvalue().encode("utf-8", "replace")


def defuse(text: str) -> str:
    """Return the text so that no spreadsheet runs any of it."""
    return _HARMFUL.sub("'", text) if text else ""


def plain(field: str) -> str:
    """Return the text that a defused field stands for."""
    return _DEFUSED.sub("", field)


def _lines(grid: Grid) -> Iterator[list[str]]:
    about = ["", "", "", "", "", "", "", ""]
    articles = grid.articles
    yield [
        "Key",
        "Claim",
        "Level",
        "Kind",
        "Likelihood",
        "Confidence",
        "Origins for",
        "Origins against",
        "Findings",
        *(one.citekey for one in articles),
    ]
    yield ["", "Title", *about[1:], *(one.title for one in articles)]
    yield ["", "Publisher", *about[1:], *(one.publisher for one in articles)]
    yield ["", "Published", *about[1:], *(one.issued or "no date" for one in articles)]
    yield ["", "Origin", *about[1:], *(one.origin for one in articles)]
    yield ["", "Reliability", *about[1:], *(reliability_words(one.reliability) for one in articles)]
    yield ["", "Status", *about[1:], *(one.status for one in articles)]
    for claim in grid.claims:
        yield _line(claim, len(articles))


def _line(claim: GridClaim, columns: int) -> list[str]:
    cells = []
    for place in range(columns):
        said = tally(claim.cells.get(place, ()))
        cells.append("; ".join(f"{direction} {number}" for direction, number in said.items()))
    return [
        claim.key,
        claim.text,
        str(claim.depth + 1),
        claim.kind,
        claim.likelihood,
        claim.confidence,
        str(claim.origins_for),
        str(claim.origins_against),
        " ".join(claim.findings),
        *cells,
    ]
