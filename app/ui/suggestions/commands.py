"""What one can do about suggestions, as commands; the room of each workspace listens to `session.asked`."""

from __future__ import annotations

from app.ui.commands import Command
from app.ui.session import Session


def _suggest(session: Session) -> None:
    if session.workspace == "write":
        session.set_workspace("argue")
    session.asked.emit("claim.suggest")


def _has_claim(session: Session) -> bool:
    return session.project is not None and session.current_claim is not None


COMMANDS: tuple[Command, ...] = (
    Command(
        id="claim.suggest",
        label="Suggest passages",
        run=_suggest,
        menu="Claim",
        keys=("Shift+F7",),
        when=_has_claim,
        why_not="Choose a claim first.",
        icon="search",
        group="suggest",
    ),
)
