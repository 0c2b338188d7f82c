"""What can be done with the briefing, as commands. The panel, which has the caret, answers."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.commands import Command, has_project
from app.ui.session import Session


def _asking(what: str) -> Callable[[Session], None]:
    def run(session: Session) -> None:
        session.set_workspace("write")
        session.asked.emit(what)

    return run


def _edit_front_matter(session: Session) -> None:
    session.asked.emit(f"briefing.edit:{session.current_briefing}:title")


def _has_section(session: Session) -> bool:
    return has_project(session) and session.current_section is not None


def _has_briefing(session: Session) -> bool:
    return has_project(session) and session.current_briefing is not None


COMMANDS: tuple[Command, ...] = (
    Command(
        "briefing.new", "New briefing…", _asking("briefing.new"), "Briefing", when=has_project, icon="pen"
    ),
    Command(
        "briefing.front_matter",
        "Front matter…",
        _edit_front_matter,
        "Briefing",
        keys=("Ctrl+F9",),
        when=_has_briefing,
        why_not="There is no briefing yet.",
    ),
    Command(
        "briefing.duplicate",
        "Duplicate the briefing…",
        _asking("briefing.duplicate"),
        "Briefing",
        when=_has_briefing,
        why_not="There is no briefing yet.",
    ),
    Command(
        "briefing.choose",
        "Choose a briefing…",
        _asking("briefing.choose"),
        "Briefing",
        when=_has_briefing,
        why_not="There is no briefing yet.",
    ),
    Command(
        "briefing.add_section",
        "Add a section…",
        _asking("briefing.add_section"),
        "Briefing",
        keys=("Ctrl+Shift+S",),
        when=_has_briefing,
        icon="plus",
        why_not="There is no briefing yet.",
    ),
    Command(
        "briefing.name_claim",
        "Name a claim",
        _asking("briefing.name_claim"),
        "Briefing",
        keys=("Ctrl+Shift+K",),
        when=_has_section,
        icon="claim",
        group="prose",
        why_not="There is no section to write in yet.",
    ),
    Command(
        "briefing.quote",
        "Quote a passage…",
        _asking("briefing.quote"),
        "Briefing",
        keys=("Ctrl+Shift+Q",),
        when=_has_section,
        icon="quote",
        group="prose",
        why_not="There is no section to write in yet.",
    ),
    Command(
        "briefing.write",
        "Go to the prose",
        _asking("briefing.write"),
        "Briefing",
        keys=("F9",),
        when=_has_section,
        group="prose",
        why_not="There is no section to write in yet.",
    ),
    Command(
        "briefing.outline",
        "Go to the outline",
        _asking("briefing.outline"),
        "Briefing",
        keys=("Shift+F9",),
        when=_has_section,
        group="prose",
        why_not="There is no section to write in yet.",
    ),
    Command(
        "briefing.next_section",
        "Next section",
        _asking("briefing.next_section"),
        "Briefing",
        keys=("Ctrl+Alt+PgDown",),
        when=_has_section,
        group="move",
    ),
    Command(
        "briefing.previous_section",
        "Previous section",
        _asking("briefing.previous_section"),
        "Briefing",
        keys=("Ctrl+Alt+PgUp",),
        when=_has_section,
        group="move",
    ),
    Command(
        "briefing.key_points",
        "Key points",
        _asking("briefing.key_points"),
        "Briefing",
        keys=("Ctrl+Shift+P",),
        when=_has_section,
        icon="table",
        group="move",
    ),
)
