"""The grid of 500 claims and 500 articles: opening, scrolling, another order, beside Qt's own table.

The peer is a QStandardItemModel of the same texts in a QTableView, in the same run, each in a process of its
own, offscreen. Figures are what the window's thread computes.
"""

from __future__ import annotations

import random
from pathlib import Path

from app import core
from app.core.project import Project
from db import claims, evidence, highlights
from db.records import Claim, ClaimKind, Evidence, Highlight
from tests.bench.books import make_text
from tests.bench.probing import run_probe
from tests.bench.store import fill
from tests.bench.table import Row, show_time

CLAIMS = ARTICLES = 500
#: How many articles a claim is linked to, at most.
LINKS = 12
NAMES = ("Courier", "Herald", "Port Authority", "Maritime Ministry", "Harbour Watch", "Coastal Survey")
KINDS: tuple[ClaimKind, ...] = ("fact", "fact", "reported", "judgement", "assumption")
WHATS = (
    ("opening: laid out and painted first", "open", ""),
    ("  the longest that the window is held", "held", "< 100 ms"),
    ("scrolling down by a row, 95th of 100", "down", "< 16 ms"),
    ("scrolling sideways by a column, 95th of 100", "across", "< 16 ms"),
    ("  all of it painted anew", "anew", ""),
    ("another order, and painted", "sort", "< 100 ms"),
    ("a claim's words changed: window held", "change", "< 100 ms"),
)


def measure(folder: Path) -> list[Row]:
    """Return the grid's rows."""
    path = folder / "grid.sourcemark"
    make_wide(path, CLAIMS, ARTICLES)
    ours, plain = (run_probe("grid_probe", which, str(path), home=folder) for which in ("ours", "plain"))
    rows = [Row(f"grid of {CLAIMS} claims and {ARTICLES} articles", "")]
    for what, key, goal in WHATS:
        beside = f"QTableView over QStandardItemModel {show_time(plain[key])}" if key in plain else ""
        rows.append(Row(f"  {what}", show_time(ours[key]), goal, beside))
    return rows


def make_wide(path: Path, claims_wanted: int, articles: int) -> None:
    """Make a project with so many claims and cited articles; a third of them are copies of another one."""
    luck = random.Random(7)
    with core.project.new_project(path, "A wide argument") as project:
        fill(project, articles)
        rows = core.articles.list_articles(project)
        with project.change("Publishers"):
            for at, row in enumerate(rows):
                name = f"{NAMES[at % len(NAMES)]} {at // len(NAMES) + 1}"
                issued = f"{luck.randrange(2021, 2026)}-{luck.randrange(1, 13):02}"
                core.articles.set_fields(project, row.article.id, publisher=name, issued=issued)
                if at % 3 == 2:
                    core.articles.set_fields(
                        project, row.article.id, derived_from=rows[at - at % 9].article.id
                    )
        _argue(project, claims_wanted, luck)


def _argue(project: Project, wanted: int, luck: random.Random) -> None:
    snapshots = core.articles.list_snapshots(project)
    with project.change("Argue") as tx:
        for at in range(wanted):
            words = make_text(70_000 + at).split()[: luck.randrange(5, 16)]
            parent = f"claim-{at - at % 5}" if at % 5 and at % 10 < 5 else None
            kind: ClaimKind = "judgement" if at % 10 == 0 else luck.choice(KINDS)
            confidence = luck.choice(("high", "moderate", "low", None))
            claims.insert_claim(
                tx,
                Claim(
                    id=f"claim-{at}",
                    key=f"claim-{at}",
                    text=" ".join(words),
                    kind=kind,
                    likelihood="likely" if kind == "judgement" else "",
                    confidence=confidence,  # type: ignore[arg-type]
                    parent=parent,
                    position=at,
                ),
            )
            for number in range(luck.randrange(1, LINKS)):
                snapshot = snapshots[(at * 3 + number * luck.randrange(1, 9)) % len(snapshots)]
                start = 40 * luck.randrange(0, 40)
                mark = f"mark-{at}-{number}"
                highlights.insert_highlight(
                    tx,
                    Highlight(
                        id=mark,
                        snapshot=snapshot.id,
                        article=snapshot.article,
                        exact=make_text(at)[:80],
                        prefix="",
                        suffix="",
                        start=start,
                        end=start + 80,
                    ),
                )
                evidence.insert_evidence(
                    tx,
                    Evidence(
                        id=f"link-{at}-{number}",
                        claim=f"claim-{at}",
                        highlight=mark,
                        direction=luck.choice(("supports", "supports", "supports", "disputes", "neutral")),
                        coverage="full",
                        position=number,
                    ),
                )
