"""The story that every journey tells: four articles, claims, a briefing in three sections, two exports."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from tests.journeys.analyst import Analyst

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "articles"
GOLDEN = Path(__file__).parent / "golden"
FILES = (
    "progress-note-5.pdf",
    "herald-fairway-months-behind.html",
    "slack-water-blog.md",
    "harbour-users-minutes.txt",
)
CAPTURED = datetime(2025, 5, 2, 12, tzinfo=UTC).timestamp()
PROJECT = "New project"
NOTE, HERALD, BLOG, MINUTES = (
    "Fairway Deepening Programme: Progress Note 5, March 2025",
    "Port’s deep fairway months behind, people close to works say",
    "Nobody is counting the shoals",
    "HARBOUR USERS' COMMITTEE, TARNHOLM",
)
REMOVED = "The contractor had removed 3.6 million cubic metres by the end of March"
VESSEL = "No further vessel is under contract"
BRIEFING = "Tarnholm: will the fairway open on time?"
SUMMARY = (
    "The fairway of Tarnholm will hardly open in September. [[until at least| "
    "By the end of March 3.6 million cubic metres had been removed. [[removed 3.6|"
)
FINDINGS = (
    "**The works are behind.** The contractor had removed 3.6 million cubic metres; "
    "the programme had foreseen 4.4 million. [[removed 3.6| "
    "Nor has a second vessel been hired. [[further vessel|\n\n"
    "So much for the barges. [[-]]\n\n"
    "- Young flatfish are not counted. [[flatfish|\n\n"
)
UNSOURCED = "The pilots are content."
OUTLOOK = "All depends on the survey in May. [[-]]"
POINTS = (
    ("Removed", "3.6 million cubic metres [[contractor-removed-3-6]]"),
    ("Vessels", "No second dredger"),
)


def copy_articles(folder: Path) -> Path:
    """Copy the articles with a fixed time of capture; return the folder."""
    folder.mkdir(parents=True)
    for name in FILES:
        shutil.copyfile(SAMPLE / name, folder / name)
        os.utime(folder / name, (CAPTURED, CAPTURED))
    return folder


def golden(profile: str) -> bytes:
    """Return what an export of the whole story must be, without the audit's annex."""
    return (GOLDEN / f"{profile}.md").read_bytes()


def without_annex(data: bytes) -> bytes:
    """Take the audit's annex out of a draft: what the rules say has tests of its own."""
    before, annex, after = data.partition(b"## Sourcing audit\n")
    if not annex:
        return data
    notes = after.find(b"[^")
    return before + (after[notes:] if notes >= 0 else b"")


def gather(analyst: Analyst, project: Path, articles: Path) -> None:
    """Make a project and add the articles."""
    analyst.new_project(project)
    analyst.add([articles / name for name in FILES])


def argue(analyst: Analyst) -> None:
    """Read each article, highlight passages, make claims, link for and against."""
    _read_note(analyst)
    _read_herald(analyst)
    _read_minutes(analyst)
    _read_blog(analyst)


def _read_note(analyst: Analyst) -> None:
    analyst.open_article(NOTE)
    marked = analyst.mark("the contractor had removed 3.6 million cubic metres", "2")
    assert marked.colour == 2
    analyst.go_into_highlight()
    analyst.write_note("Hopper records")
    analyst.hands.press("C")
    analyst.choose_claim(REMOVED)
    analyst.hands.press("Ctrl+Shift+2")
    analyst.rest()
    analyst.mark("They measure the material that has left the fairway.", "S")
    assert analyst.links() == 2


def _read_herald(analyst: Analyst) -> None:
    analyst.open_article(HERALD)
    analyst.mark("the contractor had removed about 3.2 million cubic metres", "D")
    marked = analyst.mark("would need until at least November to clear a ridge of boulder clay", "4")
    assert marked.colour == 4
    analyst.claim_from_highlight()


def _read_minutes(analyst: Analyst) -> None:
    analyst.open_article(MINUTES)
    analyst.select("no contract for a further vessel had been signed")
    analyst.hands.press("C")
    analyst.choose_claim(VESSEL)
    analyst.mark("an offer was being examined", "Return")
    analyst.select("He reported 3.6 million cubic metres removed by 31 March")
    analyst.hands.press("C")
    analyst.choose_claim("removed 3.6 million")


def _read_blog(analyst: Analyst) -> None:
    analyst.open_article(BLOG)
    analyst.mark("Nobody counts the young flatfish", "3")
    analyst.claim_from_highlight()


def begin(analyst: Analyst) -> None:
    """Begin the briefing and write its summary."""
    analyst.begin_briefing(BRIEFING)
    analyst.write(SUMMARY)


def finish(analyst: Analyst) -> None:
    """Write the second and the third section, and the key points."""
    analyst.hands.press("Ctrl+Alt+PgDown")
    analyst.rest()
    analyst.head("State of the works")
    analyst.write(FINDINGS)
    analyst.write(UNSOURCED)
    analyst.name_new_claim()
    analyst.hands.press("Ctrl+Alt+PgDown")
    analyst.rest()
    analyst.head("Outlook")
    analyst.write(OUTLOOK)
    for label, text in POINTS:
        analyst.write_key_point(label, text)


def export_both(analyst: Analyst, folder: Path) -> dict[str, bytes]:
    """Export in both profiles through the dialog."""
    return {
        "plain": analyst.export(folder / "plain.md", "Lists of sources (plain)"),
        "gfm": analyst.export(folder / "gfm.md", "Footnotes (gfm)"),
    }
