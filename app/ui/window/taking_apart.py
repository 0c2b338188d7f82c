"""What follows when a stranger's briefing came in: Write shows it, and a report says what to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from app.ui.dialogs import BriefingReport, BriefingThere
from app.ui.session import Place, Session

if TYPE_CHECKING:
    from app.core.briefing_import import ImportedBriefing


def show_briefing(
    found: ImportedBriefing, session: Session, window: QWidget, again: Callable[[], None]
) -> None:
    """Go to the briefing, say what it became, and lead to its claims when they are wanted.

    Of one that was imported before nothing was made: `again` imports it a second time when that is wanted.
    """
    section = found.sections[0] if found.sections else ""
    session.show_section(Place(briefing=found.briefing, section=section))
    dialog = BriefingThere(found, window) if found.is_there else BriefingReport(found, window)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if wanted and found.is_there:
        again()
    elif wanted:
        session.set_workspace("argue")
        session.asked.emit("claim.to_verify")
