"""What one can do to claims, as commands; the panel listens to `session.asked`."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.commands import Command
from app.ui.session import Session

_WHY = "Choose a claim first."


def _ask(what: str) -> Callable[[Session], None]:
    def run(session: Session) -> None:
        session.asked.emit(what)

    return run


def _new(session: Session) -> None:
    if session.workspace == "write":
        session.set_workspace("argue")
    session.asked.emit("claim.new")


def _has_project(session: Session) -> bool:
    return session.project is not None


def _has_claim(session: Session) -> bool:
    return session.project is not None and session.current_claim is not None


def _of_claim(
    id_: str, label: str, keys: tuple[str, ...] = (), icon: str = "", group: str = "claim"
) -> Command:
    # The outline itself listens to these keys while it has the focus.
    return Command(
        id=id_,
        label=label,
        run=_ask(id_),
        menu="Claim",
        keys=keys,
        when=_has_claim,
        why_not=_WHY,
        icon=icon,
        group=group,
        local_keys=True,
    )


def _of_outline(id_: str, label: str, keys: tuple[str, ...] = ()) -> Command:
    return Command(
        id=id_,
        label=label,
        run=_ask(id_),
        menu="Claim",
        keys=keys,
        when=_has_project,
        group="outline",
        local_keys=bool(keys),
    )


COMMANDS: tuple[Command, ...] = (
    Command(
        id="claim.new",
        label="New claim",
        run=_new,
        menu="Claim",
        keys=("Ctrl+N",),
        when=_has_project,
        icon="plus",
        group="new",
    ),
    _of_claim("claim.edit", "Edit claim…", ("Alt+Return",), group="edit"),
    _of_claim("claim.tags", "Tags of the claim…", ("Ctrl+T",), "tag", group="edit"),
    _of_claim("claim.answer", "Answer what disputes it…", group="edit"),
    _of_claim("claim.remove", "Remove claim", ("Del",), "trash", group="edit"),
    _of_claim("claim.merge", "Merge claims…", ("Ctrl+M",), group="recast"),
    _of_claim("claim.split", "Split claim…", ("Ctrl+Shift+M",), group="recast"),
    _of_claim("claim.move_up", "Move claim up", ("Alt+Up",), group="move"),
    _of_claim("claim.move_down", "Move claim down", ("Alt+Down",), group="move"),
    _of_claim("claim.move_in", "Nest claim under the one above", ("Alt+Right",), group="move"),
    _of_claim("claim.move_out", "Move claim out", ("Alt+Left",), group="move"),
    _of_outline("claim.expand_all", "Open all claims"),
    _of_outline("claim.collapse_all", "Close all claims"),
    _of_outline("claim.show_all", "Show all claims", ("Esc",)),
    Command(
        id="claim.list",
        label="Go to the claims",
        run=_ask("claim.list"),
        menu="View",
        keys=("F7",),
        when=_has_project,
        group="panels",
    ),
)
