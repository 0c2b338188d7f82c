"""Annotations and coded projects of other programs as import formats, with the report of *Import…*."""

from __future__ import annotations

from pathlib import Path

from app.core import highlights, refi, web_annotations
from app.core.importing import Imported, ImportOptions
from app.core.naming import shortened
from app.core.project import Project
from app.core.taking_in import TakenIn
from app.exchange.not_taken import NotTaken

_STATES = {
    "normalised": "{} found with other typography",
    "drifted": "{} found in other words: look at them",
    "changed": "{} found with another figure, name or “not”: look at them",
    "orphan": "{} found in an older copy only",
}


def import_annotations(project: Project, path: Path, options: ImportOptions) -> Imported:
    """Take in annotations as JSON, then let the second reader look at those in PDFs."""
    taken = web_annotations.import_annotations(
        project, path, options.progress, options.cancelled, options.article
    )
    return reported(project, taken)


def import_refi(project: Project, path: Path, options: ImportOptions) -> Imported:
    """Take in a REFI-QDA project: codes under “Claims” are claims, the others too if so chosen."""
    taken = refi.import_refi(
        project,
        path,
        all_claims=options.codes_are_claims,
        progress=options.progress,
        cancelled=options.cancelled,
    )
    return reported(project, taken)


def reported(project: Project, taken: TakenIn) -> Imported:
    """Return what was taken in as the report of an import; passages in PDFs are confirmed."""
    marks = {one.id: one for one in highlights.list_highlights(project)} if taken.highlights else {}
    for article in sorted({marks[one].article for one in taken.highlights}):
        highlights.confirm_pending(project, article)
    refused = [
        NotTaken(f"“{shortened(one.words or one.note, 80)}”, {one.work}", one.reason) for one in taken.aside
    ]
    refused += taken.left_out
    return Imported(
        articles=len(taken.articles),
        claims=len(taken.claims),
        highlights=len(taken.highlights),
        already=taken.already,
        made=(*taken.highlights, *taken.claims, *taken.articles),
        refused=tuple(refused),
        notes=tuple(_said(taken)),
        more={
            "attached": list(taken.attached),
            "aside": [{"note": one.note, "words": one.words, "work": one.work} for one in taken.aside],
            "links": taken.links,
            "moved": [
                {"after": one.after, "anchor_state": one.state, "before": one.before, "id": one.highlight}
                for one in taken.moved
            ],
            "offered": list(taken.offered),
        },
    )


def _said(taken: TakenIn) -> list[str]:
    said = [
        f"{words.format(taken.counts[state])}." for state, words in _STATES.items() if state in taken.counts
    ]
    if taken.links:
        said.append(f"Evidence linked: {taken.links}.")
    if taken.notes:
        said.append(f"Notes written to articles and highlights: {taken.notes}.")
    if taken.offered:
        works = ", ".join(shortened(one, 80) for one in taken.offered[:5])
        more = f" and {len(taken.offered) - 5} more" if len(taken.offered) > 5 else ""
        said.append(f"Add these works, then import the file again: {works}{more}.")
    return [*said, *taken.said]
