"""What one can do with the audit's list, as commands; the panel listens to `session.asked`."""

from __future__ import annotations

from functools import partial

from app.ui.commands import Command
from app.ui.session import Session

_WHY = "The audit has not run yet."


def _list(session: Session) -> None:
    session.set_workspace("argue")
    session.asked.emit("audit.list")


def _waive(session: Session) -> None:
    session.asked.emit("audit.waive")


def _about(session: Session) -> None:
    session.asked.emit("audit.about")


def _group(grouping: str, session: Session) -> None:
    session.set_workspace("argue")
    session.asked.emit(f"audit.group_{grouping}")


def _is_grouped(grouping: str, session: Session) -> bool:
    return session.settings.text("audit_groups", "none") == grouping


def _grouping(grouping: str, label: str) -> Command:
    return Command(
        id=f"audit.group_{grouping}",
        label=label,
        run=partial(_group, grouping),
        menu="Claim",
        when=_has_audit,
        why_not=_WHY,
        checkable=True,
        checked=partial(_is_grouped, grouping),
        submenu="Group the findings",
        group="audit",
    )


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
        keys=("W",),
        local_keys=True,
        when=_has_audit,
        why_not=_WHY,
        icon="waive",
        group="audit",
    ),
    Command(
        id="audit.about",
        label="About the finding’s rule",
        run=_about,
        menu="Claim",
        when=_has_audit,
        why_not=_WHY,
        icon="help",
        group="audit",
    ),
    _grouping("none", "The worst first, no groups"),
    _grouping("claim", "By claim"),
    _grouping("section", "By section"),
    _grouping("article", "By article"),
    _grouping("rule", "By rule"),
)
