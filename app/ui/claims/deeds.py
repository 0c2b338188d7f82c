"""What the claims panel does to the project: core's verbs, through the Session."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from app import core
from app.ui.claims.claim_dialog import ClaimDialog
from app.ui.claims.moves import destination
from app.ui.session import Session

if TYPE_CHECKING:
    from app.core.claims import ClaimRow
    from app.core.project import Project
    from db.records import Direction

    Outline = tuple[tuple[ClaimRow, ...], dict[str, str]]


def read_outline(project: Project) -> Outline:
    """Return the claims in the order of the outline, and article → origin."""
    return core.claims.list_claims(project), core.origins.origin_of_each(project)


def add(session: Session, words: str) -> str | None:
    """Add a claim; return its id, or None when it was refused."""
    if session.project is None:
        return None
    made = session.act(partial(core.claims.add_claim, session.project, words))
    return made.id if made is not None else None


def set_claim(session: Session, claim: str, **fields: object) -> bool:
    """Change a claim's fields; return whether they were taken."""
    if session.project is None:
        return False
    return session.act(partial(core.claims.set_claim, session.project, claim, **fields)) is not None


def remove_claim(session: Session, claim: str) -> None:
    """Remove a claim; undo brings it back."""
    if session.project is not None:
        session.act(partial(core.claims.remove_claim, session.project, claim))


def move(session: Session, rows: Sequence[ClaimRow], claim: str, how: str) -> None:
    """Move a claim up, down, in or out; at the edge nothing happens."""
    goal = destination([row.claim for row in rows], claim, how)
    if session.project is not None and goal is not None:
        session.act(partial(core.claims.move_claim, session.project, claim, *goal))


def unlink(session: Session, evidence: str) -> None:
    """Take a link away; passage and claim stay."""
    if session.project is not None:
        session.act(partial(core.evidence.unlink, session.project, evidence))


def set_evidence(session: Session, evidence: str, **fields: object) -> None:
    """Change a link's direction, coverage or strength."""
    if session.project is not None:
        session.act(partial(core.evidence.set_evidence, session.project, evidence, **fields))


def link_dropped(session: Session, claim: str, direction: Direction, highlight: str) -> None:
    """Link a dropped highlight, or the reader's selection, to a claim."""
    project, passage = session.project, session.passage
    if project is None:
        return
    if highlight:
        session.act(partial(core.evidence.link, project, claim, highlight, direction))
    elif passage is not None:
        place = (passage.snapshot, passage.start, passage.end)
        session.act(partial(core.evidence.link_passage, project, claim, *place, direction))
    session.last_claim = claim


def edit(session: Session, rows: Sequence[ClaimRow], claim: str, field: str, parent: QWidget) -> None:
    """Open the editor of a claim with the caret in a field."""
    record = next(row.claim for row in rows if row.claim.id == claim)
    dialog = ClaimDialog(record, parent)
    dialog.focus_on(field)
    # What was typed stays when it is refused: a key that is taken, say.
    while dialog.exec() == QDialog.DialogCode.Accepted and not set_claim(session, claim, **dialog.changes()):
        dialog.focus_on(field)
    dialog.deleteLater()
