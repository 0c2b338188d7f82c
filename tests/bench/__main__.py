"""`make bench`: run every measurement and print one table. A name as argument runs that part only."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench import (
    anchors,
    audit,
    exports,
    grid,
    origins,
    outline,
    pdf,
    reading,
    scrolling,
    searching,
    startup,
    store,
    texts,
    writing,
)
from tests.bench.table import Row, print_rows

PARTS = {
    "startup": startup.measure,
    "pdf": reading.measure,
    "peers": pdf.measure,
    "store": store.measure,
    "audit": audit.measure,
    "searching": searching.measure,
    "grid": grid.measure,
    "outline": outline.measure,
    "texts": texts.measure,
    "scrolling": scrolling.measure,
    "anchors": anchors.measure,
    "origins": origins.measure,
    "exports": exports.measure,
    "writing": writing.measure,
}


def main() -> int:
    """Measure and print."""
    wanted = sys.argv[1:] or list(PARTS)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in wanted:
            rows += PARTS[name](Path(folder))
    print_rows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
