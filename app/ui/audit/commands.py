"""What one can do with the audit's list, as commands; the panel listens to `session.asked`."""

from __future__ import annotations

from app.ui.commands import Command
from app.ui.session import Session


def _list(session: Session) -> None:
    session.set_workspace("argue")
    session.asked.emit("audit.list")


def _waive(session: Session) -> None:
    session.asked.emit("audit.waive")


def _has_audit(session: Session) -> bool:
    return session.project is not None and session.audit is not None


COMMANDS: tuple[Command, ...] = (
    Command(
        id="audit.list",
        label="Go to the audit",
        run=_list,
        menu="View",
        keys=("F8",),
        when=_has_audit,
        icon="audit",
        group="panels",
    ),
    Command(
        id="audit.waive",
        label="Waive the finding…",
        run=_waive,
        menu="Claim",
        when=_has_audit,
        why_not="The audit has not run yet.",
        icon="waive",
        group="audit",
    ),
)
