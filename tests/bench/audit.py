"""The audit of a large project: the first run, and what a change costs beside a run from the beginning."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from app import core
from app.core.project import Project
from db import claims, evidence, highlights
from db.records import Claim, ClaimKind, Evidence, Highlight
from tests.bench.books import make_text
from tests.bench.store import fill
from tests.bench.table import Row, show_time

ARTICLES, CLAIMS, HIGHLIGHTS, SECTIONS = 2_000, 1_000, 10_000, 20
RUNS = 7
KINDS: tuple[ClaimKind, ...] = ("fact", "fact", "reported", "judgement")


def measure(folder: Path) -> list[Row]:
    """Return the audit's rows."""
    path = folder / "audit.sourcemark"
    with core.project.new_project(path) as project:
        fill(project, ARTICLES)
        argue(project, random.Random(4))
    with core.project.open_project(path) as project:
        core.origins.keep_fingerprints(project)
        core.origins.list_origins(project)
        started = time.perf_counter()
        core.audits.run_audit(project)
        first = time.perf_counter() - started
        rows = core.claims.list_claims(project)
        marks = core.highlights.list_highlights(project)
        size = f"{ARTICLES:,} articles, {CLAIMS:,} claims, {HIGHLIGHTS:,} highlights"
        return [
            Row(f"full audit of {size}", show_time(first), "< 1 s"),
            live(project, "a claim is edited", lambda at: edit(project, rows[at].claim.id, at)),
            live(
                project,
                "a passage is linked",
                lambda at: core.evidence.link(project, rows[at].claim.id, marks[7 * at].id, "disputes"),
            ),
            live(
                project,
                "a passage is highlighted",
                lambda at: core.highlights.add_highlight(project, marks[at].snapshot, 40 + at, 60 + at),
            ),
        ]


def live(project: Project, what: str, change: Callable[[int], object]) -> Row:
    """Audit after a change, and from the beginning after the next one, in turn."""
    kept: list[float] = []
    afresh: list[float] = []
    for at in range(RUNS):
        for taken, forget in ((kept, False), (afresh, True)):
            change(2 * at + forget)
            # Who shares an origin is kept in both: only the audit's own memory is compared.
            origins = project.kept.get("origins"), project.kept.get("fingerprints")
            if forget:
                project.kept = {"origins": origins[0], "fingerprints": origins[1]}
            started = time.perf_counter()
            core.audits.run_audit(project)
            taken.append(time.perf_counter() - started)
    one, other = statistics.median(kept), statistics.median(afresh)
    return Row(
        f"audit after {what}",
        show_time(one),
        "< 50 ms",
        f"from the beginning {show_time(other)}, {other / one:.0f} times",
    )


def edit(project: Project, claim: str, at: int) -> None:
    """Give a claim other words with a number in them."""
    core.claims.set_claim(project, claim, text=f"The outer channel had lost {at} million cubic metres in May")


def argue(project: Project, luck: random.Random) -> None:
    """Fill a project with claims, passages, links and a briefing, in one change that is not measured."""
    snapshots = core.articles.list_snapshots(project)
    with project.change("Fill") as tx:
        for at in range(CLAIMS):
            words = make_text(50_000 + at).split()[: luck.randrange(8, 16)]
            words[luck.randrange(len(words))] = (
                str(luck.randrange(2, 9000)) if luck.random() < 0.5 else "much"
            )
            parent = f"claim-{luck.randrange(at)}" if at > 20 and luck.random() < 0.4 else None
            kind = luck.choice(KINDS)
            made = Claim(
                id=f"claim-{at}",
                key=f"claim-{at}",
                text=" ".join(words),
                kind=kind,
                parent=parent,
                position=at,
            )
            claims.insert_claim(tx, made)
        for at in range(HIGHLIGHTS):
            snapshot = snapshots[at % len(snapshots)]
            start = 30 * (at // len(snapshots))
            text = core.articles.read_text(project, snapshot.id)
            mark = Highlight(
                id=f"mark-{at}",
                snapshot=snapshot.id,
                article=snapshot.article,
                exact=text[start : start + 120],
                prefix="",
                suffix="",
                start=start,
                end=start + 120,
            )
            highlights.insert_highlight(tx, mark)
            link = Evidence(
                id=f"link-{at}",
                claim=f"claim-{luck.randrange(CLAIMS)}",
                highlight=mark.id,
                direction=luck.choice(("supports", "supports", "supports", "disputes", "neutral")),
                coverage="full",
                position=at,
            )
            evidence.insert_evidence(tx, link)
    briefing = core.briefings.add_briefing(project, "The state of the works", "2025-06-01")
    for at in range(SECTIONS):
        sentences = [
            f"{make_text(90_000 + 100 * at + number).split('.')[0]}. [[claim-{luck.randrange(CLAIMS)}]]"
            for number in range(30)
        ]
        core.briefings.add_section(project, briefing.id, f"Part {at}", body=" ".join(sentences))
