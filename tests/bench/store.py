"""The store: commit of a highlight, search over 10,000 articles, export of a briefing with 500 citations."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from app import core
from app.intake.intake import Intake, Value
from tests.bench.books import WORDS, make_text
from tests.bench.table import Row, median_seconds, show_time

ARTICLES = 10_000
CITATIONS = 500
#: Articles stored in one transaction while the project is being filled, which is not measured.
BATCH = 500


def measure(folder: Path) -> list[Row]:
    """Return the store's rows."""
    with core.project.new_project(folder / "search.sourcemark") as project:
        fill(project, ARTICLES)
        rows = [measure_search(project)]
    with core.project.new_project(folder / "cite.sourcemark") as project:
        fill(project, 50)
        rows.append(measure_highlight(project))
        rows.append(measure_export(project, folder))
    return rows


def fill(project: core.project.Project, articles: int) -> None:
    """Add made-up text articles through the verb that stores what a reader has read."""
    for start in range(0, articles, BATCH):
        with project.change("Fill"):
            for number in range(start, min(start + BATCH, articles)):
                text = f"Report {number}\n\n{make_text(number)}"
                intake = make_intake(text, number)
                core.articles.add_intake(project, intake, text.encode(), f"report-{number}.txt")


def make_intake(text: str, number: int) -> Intake:
    """Return what a reader would make of a text."""
    known = {field.name for field in dataclasses.fields(Intake)}
    values: dict[str, object] = {
        "media_type": "text/plain",
        "text": text,
        "blocks": (),
        "page_map": (),
        "page_sizes": (),
        "record": {
            "title": Value(f"{WORDS[number % len(WORDS)]} report {number}", "none"),
            "issued": Value("2025-03-09", "manual"),
        },
        "extractor": "text",
        "extractor_version": "1",
        "captured_at": "2025-03-10T08:00:00Z",
        "captured_basis": "manual",
        "left_out_characters": 0,
        "left_out_why": "",
        "incomplete": "",
        "page_outcomes": (),
    }
    return Intake(**{name: value for name, value in values.items() if name in known})  # type: ignore[arg-type]


def measure_search(project: core.project.Project) -> Row:
    """Search for words rare and common, and for the beginning of one."""
    queries = ("dredging sill", "4711", "harbour authority", "tend")
    slowest = max(median_seconds(lambda query=query: core.search.search(project, query)) for query in queries)  # type: ignore[misc]
    return Row(f"search over {ARTICLES:,} articles, slowest of {len(queries)}", show_time(slowest), "< 50 ms")


def measure_highlight(project: core.project.Project) -> Row:
    """Commit highlights one after another."""
    snapshot = core.articles.list_articles(project)[0].snapshot
    assert snapshot is not None
    starts = iter(range(20, 2000))

    def commit() -> None:
        start = next(starts)
        core.highlights.add_highlight(project, snapshot.id, start, start + 12)

    return Row("commit of a highlight", show_time(median_seconds(commit, 60)), "< 5 ms")


def measure_export(project: core.project.Project, folder: Path) -> Row:
    """Export a briefing whose 500 sentences each cite a passage of their own."""
    rows = core.articles.list_articles(project)
    briefing = core.briefings.add_briefing(project, "Five hundred citations")
    sentences: list[str] = []
    for number in range(CITATIONS):
        snapshot = rows[number % len(rows)].snapshot
        assert snapshot is not None
        start = 30 + 31 * (number // len(rows))
        statement = make_text(ARTICLES + number, 10).split(".")[0]
        claim = core.claims.add_claim(project, statement)
        core.evidence.link_passage(project, claim.id, snapshot.id, start, start + 25, "supports", 1)
        sentences.append(f"{statement}. [[{claim.key}]]")
    core.briefings.add_section(project, briefing.id, "Figures", body="\n\n".join(sentences))
    out = folder / "briefing.md"

    def export() -> None:
        project.memory = {}
        core.briefings.export_briefing(project, briefing.id, out, "gfm")

    return Row(
        f"export of a briefing with {CITATIONS} citations", show_time(median_seconds(export)), "< 500 ms"
    )
