"""Which tables of a web page hold data, and which only lay the page out."""

from __future__ import annotations

from lxml.html import HtmlElement


def data_rows(table: HtmlElement) -> list[HtmlElement]:
    """Return the rows of a table of data; none for a table that only lays out a page."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    if len(rows) > 5000 or next(table.iterdescendants("table"), None) is not None:
        return []
    widest = max((sum(1 for cell in row if cell.tag in ("td", "th")) for row in rows), default=0)
    if widest < 2:
        return []
    for cell in table.iter("td", "th"):
        blocks = sum(
            1 for _ in cell.iterdescendants("p", "div", "h1", "h2", "h3", "h4", "article", "section")
        )
        if blocks > 4 and len(cell.text_content()) > 600:
            return []
    return rows
