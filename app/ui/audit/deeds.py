"""What the audit panel reads of the project and does to it: names of subjects, waiving and taking it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from app import core
from app.core.records import read_records
from app.ui.audit.entries import Facts, Lapsed, Row, Source
from app.ui.audit.waive_dialog import WaiveDialog
from app.ui.session import Place, Session
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from app.core.project import Project
    from db.records import Article, Highlight, Waiver

#: How much of a passage stands beside a number that it supplies.
_QUOTED = 90


def read_facts(project: Project) -> Facts:
    """Return what the rows of the list say beside the findings."""
    records = read_records(project)
    names = {one.id: one.text for one in records.claims}
    names |= {one.id: one.title or one.citekey for one in records.articles}
    for briefing in records.briefings:
        names[briefing.id] = briefing.title
        names |= {one.id: one.heading or briefing.title for one in briefing.sections}
    articles = {one.id: one for one in records.articles}
    marks = {one.id: one for one in records.highlights}
    links = ((one.id, marks.get(one.highlight)) for one in records.evidence)
    sources = {
        id_: _source(mark, articles[mark.article])
        for id_, mark in links
        if mark is not None and mark.article in articles
    }
    waivers = {(one.rule, one.target): one for one in records.waivers}
    return Facts(names, sources, waivers)


def _source(mark: Highlight, article: Article) -> Source:
    name = article.publisher.name if article.publisher else article.title or article.citekey
    page = tr(", p. {page}").format(page=mark.page_label) if mark.page_label else ""
    words = f"{name}{page}: “{shorten(mark.exact, _QUOTED)}”"
    return Source(words, Place(article=mark.article, highlight=mark.id, start=mark.start, end=mark.end))


def waive(session: Session, row: Row, parent: QWidget | None) -> None:
    """Ask for a reason and accept the finding."""
    project = session.project
    dialog = WaiveDialog(row, parent)
    if dialog.exec() == QDialog.DialogCode.Accepted and project is not None:
        session.act(partial(core.audits.waive, project, row.finding, dialog.reason()))
    dialog.deleteLater()


def unwaive(session: Session, entry: Row | Lapsed) -> None:
    """Let a waived finding count again, or forget a waiver that has lapsed."""
    project = session.project
    if project is None:
        return
    for waiver in core.audits.list_waivers(project):
        if _is_of(waiver, entry):
            session.act(partial(core.audits.unwaive, project, waiver.id))


def _is_of(waiver: Waiver, entry: Row | Lapsed) -> bool:
    if isinstance(entry, Lapsed):
        return waiver.id == entry.waiver.id
    return (waiver.rule, waiver.target) == (entry.finding.rule, entry.finding.target)
