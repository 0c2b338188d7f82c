"""PDF: a 350-page book added and indexed beside other readers' bare text; the first page of a thick one."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from app.intake import client
from tests.bench.books import make_book
from tests.bench.peers import BARE_PDFIUM_ALL, missing_peers, text_commands, time_process
from tests.bench.table import Row, median_seconds, show_time

RUNS = 5
FEW = 3
MANY = 200


def measure(folder: Path) -> list[Row]:
    """Return the rows of PDF."""
    book = make_book(folder / "book.pdf", 350)
    thick = make_book(folder / "thick.pdf", 1000, seed=2)
    return [*measure_adding(folder, book), measure_many(folder), *measure_first_page(thick)]


def measure_many(folder: Path) -> Row:
    """Add two hundred small files at once, beside the bare text call over the same files."""
    small = folder / "small"
    small.mkdir()
    files = [make_book(small / f"{number:03}.pdf", 3, seed=number) for number in range(MANY)]
    ours: list[float] = []
    bare: list[float] = []
    for run in range(FEW):
        project = folder / f"many-{run}.sourcemark"
        subprocess.run([sys.executable, "-m", "app", "new", str(project)], check=True, capture_output=True)
        ours.append(time_process([sys.executable, "-m", "app", "add", str(project), str(small)]))
        bare.append(time_process([sys.executable, "-c", BARE_PDFIUM_ALL, *map(str, files)]))
    us, theirs = statistics.median(ours), statistics.median(bare)
    beside = (
        f"text only by bare pypdfium2, one process for all: {show_time(theirs)}, {theirs / us:.1f} × ours"
    )
    return Row(f"{MANY} small PDF files added, indexed, whole process", show_time(us), "", beside)


def measure_adding(folder: Path, book: Path) -> list[Row]:
    """Add the book through the command line, as a whole process, beside the others' text of the same file."""
    ours: list[float] = []
    others: dict[str, list[float]] = {}
    commands = text_commands(book)
    for run in range(RUNS):
        project = folder / f"add-{run}.sourcemark"
        subprocess.run([sys.executable, "-m", "app", "new", str(project)], check=True, capture_output=True)
        ours.append(time_process([sys.executable, "-m", "app", "add", str(project), str(book)]))
        for name, (command, cwd) in commands.items():
            if name != "stock pdfminer.six" or run == 0:
                others.setdefault(name, []).append(time_process(command, cwd))
    us = statistics.median(ours)
    inside = median_seconds(lambda: client.read_file(book), RUNS)
    rows = [Row("350-page book: added, indexed, whole process", show_time(us), "ahead of PyMuPDF and pdf.js")]
    for name, taken in others.items():
        theirs = statistics.median(taken)
        rows.append(
            Row(f"  text only by {name}, whole process", show_time(theirs), "", f"{theirs / us:.1f} × ours")
        )
    rows += [Row(f"  text only by {name}", "not here", "", why) for name, why in missing_peers().items()]
    rows.append(Row("350-page book: text of all pages in the program", show_time(inside), ""))
    return rows


def measure_first_page(thick: Path) -> list[Row]:
    """Draw the first page of a long PDF from a cold worker, then make it ready to highlight."""
    drawn: list[float] = []
    ready: list[float] = []
    text = client.read_file(thick)
    first = text.text[: text.page_map[1].start].rstrip("\n\f")
    for _ in range(RUNS):
        client.cool()
        started = time.perf_counter()
        with client.PageServer(thick) as server:
            server.render(0, 1.5)
            drawn.append(time.perf_counter() - started)
            server.boxes(0, first)
            ready.append(time.perf_counter() - started)
    return [
        Row(
            "first page of a 1,000-page PDF drawn, cold worker",
            show_time(statistics.median(drawn)),
            "< 600 ms",
        ),
        Row("  and ready to highlight", show_time(statistics.median(ready)), "< 800 ms"),
    ]
