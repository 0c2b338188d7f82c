"""What the briefing's commands, findings and footnotes do: go somewhere, mend something, move a section."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app import core
from app.ui.briefing import dialogs
from app.ui.briefing.arranging import next_place
from app.ui.briefing.desk import Desk
from app.ui.briefing.findings_strip import names_claim
from app.ui.briefing.outline_rows import KEY_POINTS
from app.ui.briefing.sentences import sentences_of
from app.ui.remedies import remedy
from app.ui.session import Place, Session

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.export.document import Document
    from db.records import Briefing, Section


def make_answers(session: Session, desk: Desk, panel: QWidget) -> Mapping[str, Callable[[], None]]:
    """Return what to do by the name that `session.asked` carries."""
    return {
        "briefing.new": partial(dialogs.new_briefing, session, panel),
        "briefing.duplicate": partial(_duplicate, session, desk, panel),
        "briefing.choose": desk.outline.title.click,
        "briefing.add_section": partial(_add_section, session, desk, panel),
        "briefing.name_claim": desk.naming.open_marker,
        "briefing.quote": desk.quoting.on_quote_wanted,
        "briefing.write": partial(_write, desk),
        "briefing.outline": desk.outline.view.setFocus,
        "briefing.next_section": partial(_step, session, desk, 1),
        "briefing.previous_section": partial(_step, session, desk, -1),
        "briefing.key_points": partial(_show_points, session, desk),
    }


def open_passage(session: Session, document: Document | None, number: int) -> None:
    """Show the passage behind a footnote's number."""
    passages = document.passages if document else ()
    found = next((one for one in passages if one.number == number), None)
    if found is not None:
        session.show_article(Place(article=found.article, highlight=found.highlight))


def mend(session: Session, desk: Desk, finding: Finding) -> None:
    """Do what a finding's button says; a sentence that names no claim is named one here."""
    if not names_claim(finding):
        remedy(finding).run(session)
        return
    desk.page.show_points(False)
    sentences = [at + sentence.end for at, sentence in sentences_of(desk.page.editor.body())]
    if finding.sentence is not None and finding.sentence < len(sentences):
        desk.page.editor.show_offset(sentences[finding.sentence])
        desk.naming.open_marker()


def change_section(session: Session, briefing: Briefing, section: Section, deed: str) -> None:
    """Move a section with those under it `up` or `down`, `in` or `out`; or `remove` it alone."""
    project = session.project
    if project is None:
        return
    if deed == "remove":
        session.act(partial(core.briefings.remove_section, project, section.id))
        return
    place = next_place(briefing.sections, section, deed)
    if place is not None:
        session.act(partial(core.briefings.place_section, project, section.id, *place))


def _write(desk: Desk) -> None:
    section = desk.section()
    if section is not None:
        desk.go_to(section.id)
        desk.page.editor.setFocus()


def _step(session: Session, desk: Desk, by: int) -> None:
    order = [one.id for one in desk.briefing.sections] if desk.briefing else []
    current = session.current_section
    if current in order and 0 <= order.index(current) + by < len(order):
        desk.go_to(order[order.index(current) + by])
        desk.page.editor.setFocus()


def _show_points(session: Session, desk: Desk) -> None:
    if session.current_section is not None:
        desk.go_to(session.current_section + KEY_POINTS)
        desk.page.table.setFocus()


def _duplicate(session: Session, desk: Desk, panel: QWidget) -> None:
    if desk.briefing is not None:
        dialogs.duplicate(session, desk.briefing, panel)


def _add_section(session: Session, desk: Desk, panel: QWidget) -> None:
    if desk.settle():
        dialogs.new_section(session, desk.briefing, panel)
