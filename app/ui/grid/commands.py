"""What one can do in the grid, as commands; the panel listens to `session.asked`."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.commands import Command
from app.ui.session import Session


def _ask(what: str) -> Callable[[Session], None]:
    def run(session: Session) -> None:
        session.set_workspace("argue")
        session.asked.emit(what)

    return run


def _has_project(session: Session) -> bool:
    return session.project is not None


def _has_claims(session: Session) -> bool:
    return session.project is not None and bool(session.project.counts()["claims"])


def _order(order: str, label: str) -> Command:
    id_ = f"grid.by_{order}"
    return Command(
        id_, label, _ask(id_), "View", when=_has_project, submenu="Columns of the grid", group="grid"
    )


COMMANDS: tuple[Command, ...] = (
    Command(
        id="grid.list",
        label="Go to the grid",
        run=_ask("grid.list"),
        menu="View",
        when=_has_project,
        icon="grid",
        group="panels",
    ),
    Command(
        id="grid.export",
        label="Export the grid…",
        run=_ask("grid.export"),
        menu="File",
        when=_has_claims,
        why_not="Write a claim first.",
        icon="table",
        group="c",
    ),
    Command(
        id="claim.to_verify",
        label="Show the claims to verify",
        run=_ask("claim.to_verify"),
        menu="Claim",
        when=_has_claims,
        why_not="Write a claim first.",
        icon="filter",
        group="outline",
    ),
    _order("origin", "By origin"),
    _order("date", "By date"),
    _order("discriminates", "What discriminates"),
)
