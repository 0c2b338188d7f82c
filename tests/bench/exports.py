"""A briefing of fifty pages with 500 citations to each format, beside pandoc where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import time
from functools import partial
from pathlib import Path

from app import core
from app.core.exports import compose_briefing
from app.core.pictures import WITH_PICTURES
from app.core.project import Project
from db import claims, evidence, highlights
from db.records import Claim, Evidence, Highlight
from tests.bench.books import make_book, make_text
from tests.bench.table import Row, median_seconds, show_time
from tests.big import big_briefing

CITATIONS, SECTIONS, PAGES = 500, 25, 100


def measure(folder: Path) -> list[Row]:
    """Return the rows of exporting."""
    with core.project.new_project(folder / "exports.sourcemark") as project:
        briefing = write(project, folder)
        assert len(compose_briefing(project, briefing).passages) == CITATIONS
        # The audit is kept until the next change, as it is while one writes.
        core.audits.run_audit(project, briefing)
        export = partial(core.exports.export_briefing, project, briefing, annex=False, pictures=None)
        markdown, page = folder / "exports.md", folder / "exports.html"
        word = folder / "exports.docx"
        plain = median_seconds(partial(export, markdown))
        receipts = median_seconds(partial(export, page, format="html"))
        footnotes = median_seconds(partial(export, word, format="docx"))
        pages = median_seconds(partial(export, folder / "exports.pdf", format="pdf"))
        styled = median_seconds(partial(export, folder / "exports.pdf", format="pdf", style="apa"))
        started = time.perf_counter()
        drawn = export(None, format="html", pictures=WITH_PICTURES)
        taken = time.perf_counter() - started
        started = time.perf_counter()
        whole = core.verifying.verify_briefing(page, project).ok
        checked = time.perf_counter() - started
        assert whole
    with core.project.new_project(folder / "big.sourcemark") as project:
        briefing = big_briefing(project, folder)
        taken_by = [_big(project, briefing, folder / f"big.{name}", name) for name in ("md", "html", "json")]
    images = drawn.data.count(b"<img ")
    sizes = f"{page.stat().st_size / 1e6:.1f} MB, with images {drawn.bytes / 1e6:.1f} MB"
    return [
        Row(f"{CITATIONS} citations to Markdown", show_time(plain), "< 300 ms", pandoc(markdown, "gfm")),
        Row(f"{CITATIONS} citations to HTML", show_time(receipts), "< 500 ms", pandoc(markdown, "html")),
        Row(f"the same with {images} page images", show_time(taken), "", sizes),
        Row(f"{CITATIONS} citations to Word", show_time(footnotes), "< 1500 ms", pandoc(markdown, "docx")),
        Row(f"{CITATIONS} citations to PDF", show_time(pages), "< 2 s"),
        Row("the same in a citation style", show_time(styled)),
        Row(f"{CITATIONS} receipts held against the project", show_time(checked)),
        *taken_by,
    ]


def _big(project: Project, briefing: str, path: Path, name: str) -> Row:
    """Export ten million characters; the first of them pays for the audit and for reading the prose."""
    started = time.process_time()
    core.exports.export_briefing(project, briefing, path, format=name, pictures=None)
    taken = time.process_time() - started
    return Row(f"10 MB of prose to {name}, its audit before the first", show_time(taken))


def pandoc(markdown: Path, to: str) -> str:
    """Say how long pandoc takes for the same prose and notes, which it is given ready made."""
    if shutil.which("pandoc") is None:
        return "pandoc is not installed"
    call = ["pandoc", "-f", "gfm+footnotes", "-t", to, "-s", "-o", str(markdown) + ".out", str(markdown)]
    run = partial(subprocess.run, call, check=False, capture_output=True)
    if run().returncode:
        call[2] = "markdown"
    return f"pandoc, from our Markdown {show_time(median_seconds(run, 3))}"


def write(project: Project, folder: Path) -> str:
    """Fill a project with one book, claims that rest on its passages, and a briefing; return its id."""
    book = core.articles.add_article(project, make_book(folder / "book.pdf", PAGES)).article
    snapshot = core.articles.newest_snapshot(project, book.id)
    text = core.articles.read_text(project, snapshot.id)
    with project.change("Fill") as tx:
        for at in range(CITATIONS):
            claims.insert_claim(
                tx, Claim(id=f"c{at}", key=f"claim-{at}", text=make_text(at, 12), position=at)
            )
            mark = snapshot.page_map[at * PAGES // CITATIONS]
            start = mark.start + 40 + 150 * (at % 5)
            highlights.insert_highlight(
                tx,
                Highlight(
                    id=f"h{at}",
                    snapshot=snapshot.id,
                    article=book.id,
                    exact=text[start : start + 120],
                    prefix=text[start - 32 : start],
                    suffix=text[start + 120 : start + 152],
                    start=start,
                    end=start + 120,
                    page_index=mark.index,
                    page_label=mark.label,
                ),
            )
            evidence.insert_evidence(tx, Evidence(id=f"e{at}", claim=f"c{at}", highlight=f"h{at}"))
    briefing = core.briefings.add_briefing(project, "The state of the works", "2025-06-01")
    each = CITATIONS // SECTIONS
    for part in range(SECTIONS):
        sentences = [
            f"{make_text(9000 + part * each + at, 40).replace('.', ',')} indeed. [[claim-{part * each + at}]]"
            for at in range(each)
        ]
        paragraphs = "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, each, 4))
        core.briefings.add_section(project, briefing.id, f"Part {part + 1}", body=paragraphs)
    return briefing.id
