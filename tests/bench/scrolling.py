"""Scrolling a 1,000-page PDF with 5,000 highlights: paints, blank pages, the event loop, memory.

QtPdf's own view would be the peer; it is no part of PySide6_Essentials, so a page drawn anew at every paint,
without a cache, stands beside it.
"""

from __future__ import annotations

import importlib.util
import time
from dataclasses import replace
from pathlib import Path

from app import core
from app.core.highlights import anchored
from app.core.project import Project
from app.intake import client
from app.ui.reader.rasters import make_image
from db import highlights
from tests.bench.books import make_book
from tests.bench.probing import run_probe
from tests.bench.table import Row, show_time

PAGES, MARKS = 1000, 5000
MIB = 1024 * 1024
PLAIN_PAGES = 40


def measure(folder: Path) -> list[Row]:
    """Return the rows of scrolling."""
    book = make_book(folder / "scrolled.pdf", PAGES, seed=5)
    path = folder / "scrolled.sourcemark"
    with core.project.new_project(path) as project:
        article = core.articles.add_article(project, book).article.id
        mark(project, article)
    found = run_probe("scroll_probe", str(path), article, home=folder / "scroll-home")
    plain = plain_paints(book)
    rows = [
        Row("1,000 pages, 5,000 highlights: first picture after opening", show_time(found["first picture"])),
        Row("  a first jump of the scroll bar: picture there", show_time(found["first jump"]), "< 100 ms"),
    ]
    for name, words in (("steady", "steady scrolling"), ("drag", "dragging the bar over all of it and back")):
        stretch = found[name]
        paints, busy, gaps = (sorted(stretch[figure]) for figure in ("paints", "busy", "gaps"))
        beside = f"drawn anew at each paint {show_time(part(plain, 0.95))}" if name == "steady" else ""
        rows += [
            Row(f"  {words}: a paint, 95th of 100", show_time(part(paints, 0.95)), "< 8 ms", beside),
            Row("    of which its own computing, 95th of 100", show_time(part(busy, 0.95))),
            Row(f"    worst of {len(paints)} paints", show_time(paints[-1])),
            Row("    pages painted without a picture", f"{stretch['blank']} of {stretch['shown']}", "0"),
            Row("    event loop late by, 99th of 100", show_time(part(gaps, 0.99)), "< 50 ms"),
        ]
    memory = f"{found['memory'] / MIB:.0f} MB (before opening {found['before'] / MIB:.0f} MB)"
    peer = "QtPdf is here but not measured" if importlib.util.find_spec("PySide6.QtPdf") else "no QtPdf here"
    rows.append(Row("  memory of the window's process after that", memory, "< 300 MB", peer))
    return rows


def mark(project: Project, article: str) -> None:
    """Mark so many passages all over the article, as somebody who has worked in it for months."""
    snapshot = core.articles.read_article(project, article).snapshot
    text = core.articles.read_text(project, snapshot.id)
    step = len(text) // MARKS
    with project.change("Very many highlights") as tx:
        for number in range(MARKS):
            start = number * step
            made = anchored(snapshot, text, start, start + 120, colour=1 + number % 4)
            highlights.insert_highlight(tx, replace(made, second_reader="agrees"))


def plain_paints(book: Path) -> list[float]:
    """Return the seconds that pages take when each is drawn anew, at the scale of a usual window."""
    taken: list[float] = []
    with client.PageServer(book) as server:
        for page in range(0, PAGES, PAGES // PLAIN_PAGES):
            started = time.perf_counter()
            make_image(server.render(page, 1.0))
            taken.append(time.perf_counter() - started)
    return sorted(taken)


def part(ordered: list[float], share: float) -> float:
    """Return the figure below which a share of all lie."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
