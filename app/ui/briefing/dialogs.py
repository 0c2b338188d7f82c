"""What is asked for and offered about briefings and sections: titles, roles, order, the key judgement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from app import core
from app.ui import marks
from app.ui.briefing.arranging import next_place
from app.ui.briefing.duplicate_dialog import DuplicateDialog
from app.ui.briefing.line_dialog import LineDialog
from app.ui.dialogs.choose_line import ChooseLineDialog, Line
from app.ui.session import Place, Session
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from app.core.claims import ClaimRow
    from app.core.project import Project
    from db.records import Briefing, Section

ROLES = (("summary", "Summary"), ("analysis", "Analysis"), ("feature", "Feature"), ("closing", "Closing"))


def new_briefing(session: Session, parent: QWidget) -> None:
    """Ask for a title and make a briefing with a summary, a first section and a closing one."""
    title = LineDialog(tr("New briefing"), tr("&Title"), tr("Begin"), parent=parent).ask()
    project = session.project
    if title is None or project is None:
        return
    made = session.act(partial(begin_briefing, project, title))
    if made is not None:
        session.show_section(Place(briefing=made.id))


def begin_briefing(project: Project, title: str) -> Briefing:
    """Make a briefing with the sections that nearly every one has, as one change."""
    with project.change(tr("Begin the briefing “{title}”").format(title=shorten(title))):
        made = core.briefings.add_briefing(project, title)
        core.briefings.add_section(project, made.id, "", "summary")
        core.briefings.add_section(project, made.id, tr("Findings"), "analysis")
        core.briefings.add_section(project, made.id, tr("Summary"), "closing")
    return made


def new_section(session: Session, briefing: Briefing | None, parent: QWidget) -> None:
    """Ask for a heading and add a section after the current one."""
    project = session.project
    if project is None or briefing is None:
        return
    heading = LineDialog(tr("New section"), tr("&Heading"), tr("Add"), parent=parent, needed=False).ask()
    if heading is None:
        return
    order = [one.id for one in briefing.sections]
    current = session.current_section
    index = order.index(current) + 1 if current in order else len(order)
    made = session.act(partial(core.briefings.add_section, project, briefing.id, heading, index=index))
    if made is not None:
        session.show_section(Place(briefing=briefing.id, section=made.id))


def rename(session: Session, briefing: Briefing, parent: QWidget) -> None:
    """Ask for another title."""
    dialog = LineDialog(tr("Rename the briefing"), tr("&Title"), tr("Rename"), briefing.title, parent)
    title, project = dialog.ask(), session.project
    if title is not None and project is not None and title != briefing.title:
        session.act(partial(core.briefings.set_briefing, project, briefing.id, title=title))


def duplicate(session: Session, briefing: Briefing, parent: QWidget) -> None:
    """Ask for a title, make a briefing from this one, and go there."""
    session.settle()
    dialog = DuplicateDialog(briefing.title, parent)
    agreed, project = dialog.exec() == DuplicateDialog.DialogCode.Accepted, session.project
    title, prose = dialog.title(), dialog.prose.isChecked()
    dialog.deleteLater()
    if not agreed or project is None:
        return
    make = partial(core.briefings.duplicate_briefing, project, briefing.id, title, prose=prose)
    made = session.act(make)
    if made is not None:
        session.show_section(Place(briefing=made.id))


def choose_claim(rows: Sequence[ClaimRow], parent: QWidget) -> str:
    """Ask for a claim; return its id, or nothing."""
    lines = [Line(row.claim.id, row.claim.text, f"[[{row.claim.key}]]  ·  {tally(row)}") for row in rows]
    words = tr("What the claim states becomes a row; its sources follow from the claim.")
    dialog = ChooseLineDialog(tr("Add a key point"), words, tr("Add"), lines, "", parent)
    agreed, chosen = dialog.exec() == ChooseLineDialog.DialogCode.Accepted, dialog.chosen()
    dialog.deleteLater()
    return chosen if agreed else ""


def tally(row: ClaimRow) -> str:
    """Return in words on how many origins a claim rests."""
    return marks.tally_name(row.origins_for, row.origins_against)


def section_menu(session: Session, briefing: Briefing, section: Section, parent: QWidget) -> QMenu:
    """Return what can be done with a section."""
    menu = QMenu(parent)
    project = session.project
    if project is None:
        return menu
    change = partial(core.briefings.set_section, project, section.id)
    for label, deed, keys in (
        (tr("Move up"), "up", "Alt+Up"),
        (tr("Move down"), "down", "Alt+Down"),
        (tr("Promote"), "out", "Alt+Left"),
        (tr("Demote"), "in", "Alt+Right"),
    ):
        place = next_place(briefing.sections, section, deed)
        action = menu.addAction(f"{label}\t{keys}")
        action.setEnabled(place is not None)
        if place is not None:
            move = partial(core.briefings.place_section, project, section.id, *place)
            action.triggered.connect(partial(_ignore, session.act, move))
    _add_roles(session, menu, section, change)
    _add_judgements(session, project, menu, section, change)
    menu.addSeparator()
    remove = partial(core.briefings.remove_section, project, section.id)
    menu.addAction(tr("Remove this section")).triggered.connect(partial(_ignore, session.act, remove))
    return menu


def _add_roles(session: Session, menu: QMenu, section: Section, change: Callable[..., object]) -> None:
    roles = menu.addMenu(tr("Role"))
    for role, name in ROLES:
        action = roles.addAction(tr(name))
        action.setCheckable(True)
        action.setChecked(section.role == role)
        action.triggered.connect(partial(_ignore, session.act, partial(change, role=role)))


def _add_judgements(
    session: Session, project: Project, menu: QMenu, section: Section, change: Callable[..., object]
) -> None:
    judgements = menu.addMenu(tr("Key judgement"))
    rows = [row.claim for row in core.claims.list_claims(project)]
    ordered = [one for one in rows if one.kind == "judgement"] + [
        one for one in rows if one.kind != "judgement"
    ]
    choices = [(None, tr("None")), *((one.id, shorten(one.text, 60)) for one in ordered)]
    for claim, name in choices:
        action = judgements.addAction(name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(section.key_judgement == claim)
        action.triggered.connect(partial(_ignore, session.act, partial(change, key_judgement=claim)))


def _ignore(action: Callable[..., object], *arguments: object) -> None:
    """Call an action without the `checked` that Qt adds at the end."""
    action(*arguments[:-1] if arguments and isinstance(arguments[-1], bool) else arguments)
