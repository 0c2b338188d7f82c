"""What the claims panel asks before it acts: the editor, tags, merging, splitting, the reason of a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app import core
from app.errors import SourcemarkError
from app.ui.claims.claim_dialog import ClaimDialog
from app.ui.claims.merge_dialog import MergeDialog
from app.ui.claims.split_dialog import SplitDialog
from app.ui.claims.text_dialogs import RationaleDialog, TagsDialog
from app.ui.dialogs import Dialog
from app.ui.session import Session
from app.ui.wording import tr
from db.errors import StoreError

if TYPE_CHECKING:
    from app.core.claims import ClaimRow
    from app.core.project import Project
    from app.ui.widgets.evidence_card import Card


def edit(session: Session, rows: Sequence[ClaimRow], claim: str, field: str, parent: QWidget) -> None:
    """Open the editor of a claim with the caret in a field."""
    project = session.project
    if project is None:
        return
    row = next(row for row in rows if row.claim.id == claim)
    under = [one.claim for one in rows if one.claim.parent == claim]

    def save() -> str:
        return _refusal(
            partial(core.claims.edit_claim, project, claim, dialog.changes(), dialog.changed_parts())
        )

    dialog = ClaimDialog(row, under, _usual_scale(project), save, parent)
    dialog.focus_on(field)
    _run(dialog)


def tag(session: Session, rows: Sequence[ClaimRow], claims: Sequence[str], parent: QWidget) -> None:
    """Ask for the tags of claims."""
    project = session.project
    if project is None:
        return
    chosen = [row.claim for row in rows if row.claim.id in claims]

    def save() -> str:
        add, remove = dialog.changes()
        if not add and not remove:
            return ""
        return _refusal(partial(core.several.tag_claims, project, claims, add, remove))

    known = sorted({tag for row in rows for tag in row.claim.tags}, key=str.casefold)
    dialog = TagsDialog(chosen, known, save, parent)
    _run(dialog)


def merge(session: Session, rows: Sequence[ClaimRow], claims: Sequence[str], parent: QWidget) -> None:
    """Ask which of several claims remains and in what words."""
    project = session.project
    if project is None:
        return
    if len(claims) < 2:
        session.message.emit(
            tr("Choose the claims to merge first, with Ctrl and clicks or Shift and arrows.")
        )
        return
    chosen = [row for row in rows if row.claim.id in claims]

    def save() -> str:
        kept, words = dialog.chosen()
        return _refusal(partial(core.merging.merge_claims, project, kept, claims, words))

    dialog = MergeDialog(chosen, save, parent)
    _run(dialog)


def split(session: Session, rows: Sequence[ClaimRow], claim: str, parent: QWidget) -> None:
    """Ask for the words of two claims and where each passage goes."""
    project = session.project
    if project is None:
        return
    row = next(row for row in rows if row.claim.id == claim)

    def save() -> str:
        return _refusal(partial(core.merging.split_claim, project, claim, *dialog.words(), dialog.links()))

    dialog = SplitDialog(row, save, parent)
    _run(dialog)


def explain(session: Session, card: Card, parent: QWidget) -> None:
    """Ask why a passage says what the link says."""
    project = session.project
    if project is None:
        return

    def save() -> str:
        words = dialog.words()
        return _refusal(partial(core.evidence.set_evidence, project, card.evidence, rationale=words))

    dialog = RationaleDialog(card, save, parent)
    _run(dialog)


def _run(dialog: Dialog) -> None:
    dialog.exec()
    dialog.deleteLater()


def _refusal(verb: Callable[[], object]) -> str:
    """Run a verb; return why it was refused, or nothing."""
    try:
        verb()
    except (SourcemarkError, StoreError) as problem:
        return f"{problem.message} {problem.hint}".strip()
    return ""


def _usual_scale(project: Project) -> str:
    """Return the scale of the project's first briefing; claims without one of their own speak in it."""
    briefings = core.briefings.list_briefings(project)
    return briefings[0].likelihood_scale if briefings else ""
