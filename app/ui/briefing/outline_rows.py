"""The rows of a briefing's outline: sections with their words and worst mark, and tables of key points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import marks, theme
from app.ui.briefing.body_marks import Marker, faults_of
from app.ui.briefing.sentences import worst
from app.ui.widgets.node_model import ENTRY, NodeModel
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.wrapping import text_width
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.core.claims import ClaimRow
    from db.records import Briefing

Index = QModelIndex | QPersistentModelIndex
KEY_POINTS = "#key-points"
#: Characters of a briefing from which on its sections are read in a job.
LONG = 200_000
#: Where titles begin, and how far each depth is set in.
LEFT, STEP = 14, 16


@dataclass(frozen=True)
class SectionEntry:
    """One row of the outline: a section, or the key points of one."""

    key: str
    section: str
    title: str
    depth: int
    amount: str
    mark: str
    #: What the section is, where that is not the usual; and its key judgement in words.
    role: str = ""
    judgement: str = ""


def is_long(briefing: Briefing) -> bool:
    """Say whether reading a briefing's sections takes longer than an event may wait."""
    return sum(len(one.body) for one in briefing.sections) > LONG


def read_facts(
    briefing: Briefing, rows: Mapping[str, ClaimRow], findings: tuple[Finding, ...]
) -> dict[str, tuple[str, str]]:
    """Return how many words each section has, and its worst mark, by the sections' ids."""
    marker = Marker()
    of_section: dict[str | None, list[Finding]] = {}
    for finding in findings:
        of_section.setdefault(finding.section, []).append(finding)
    facts: dict[str, tuple[str, str]] = {}
    for section in briefing.sections:
        here = of_section.get(section.id, [])
        marks = marker.mark(section.body, rows, faults_of(section.id, here))
        found: list[str] = [one.severity for one in here]
        found += [one.mark for one in marks.sentences if one.mark in ("error", "warning")]
        facts[section.id] = (f"{marks.words:,}", worst(found))
    return facts


def make_entries(
    briefing: Briefing, rows: Mapping[str, ClaimRow], facts: Mapping[str, tuple[str, str]]
) -> list[SectionEntry]:
    """Return the rows of a briefing's outline; `rows` are the claims by key, `facts` as `read_facts` says."""
    entries: list[SectionEntry] = []
    texts = {row.claim.id: row.claim.text for row in rows.values()}
    for section in briefing.sections:
        amount, mark = facts.get(section.id, ("", ""))
        title = section.heading or (tr("Summary") if section.role == "summary" else tr("Untitled section"))
        role = "" if section.role == "analysis" else role_words(section.role)
        judgement = texts.get(section.key_judgement or "", "")
        depth = max(0, section.level - 2)
        entries.append(SectionEntry(section.id, section.id, title, depth, amount, mark, role, judgement))
        if section.role == "closing" or section.key_points:
            points = count(len(section.key_points), tr("row"), tr("rows"))
            entries.append(
                SectionEntry(section.id + KEY_POINTS, section.id, tr("Key points"), depth + 1, points, "")
            )
    return entries


def role_words(role: str) -> str:
    """Return what a section is for, in a word."""
    known = {
        "summary": tr("summary"),
        "analysis": tr("analysis"),
        "feature": tr("feature"),
        "closing": tr("closing"),
    }
    return known.get(role, role)


class OutlineModel(NodeModel[SectionEntry]):
    """The sections as rows."""

    def key_of(self, entry: SectionEntry) -> str:
        """Return what tells a row apart."""
        return entry.key

    def height_of(self, entry: SectionEntry) -> object:
        """Return what a row's height depends on."""
        return 1

    def text_of(self, entry: SectionEntry, column: int) -> str:
        """Return a row's title."""
        return entry.title

    def spoken(self, entry: SectionEntry, column: int) -> str:
        """Return a row for those who listen."""
        parts = (entry.title, entry.role, entry.amount, marks.name(entry.mark) if entry.mark else "")
        return ", ".join(part for part in parts if part)

    def tip_of(self, entry: SectionEntry, column: int) -> str:
        """Return the title in full, what the section is for and its key judgement."""
        judgement = tr("Key judgement: {text}").format(text=entry.judgement) if entry.judgement else ""
        return "\n".join(part for part in (entry.title, entry.role, judgement) if part)


class OutlineDelegate(QStyledItemDelegate):
    """Paints a section: title, words, and its worst mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size: 30 px high."""
        return QSize(theme.px(120), theme.px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        entry: SectionEntry = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        # The section in the editor is what the window shows, wherever the keyboard is.
        row.ground(option, current=bool(option.state & QStyle.StateFlag.State_Selected))
        left = theme.px(LEFT + STEP * min(entry.depth, 4))
        amount = row.place(row.width - theme.px(96), 0, theme.px(62), theme.px(30))
        room = row.width - theme.px(42) - text_width(entry.amount, "meta") - left
        row.text(row.place(left, 0, room, theme.px(30)), entry.title, "body")
        used = text_width(entry.title, "body") + theme.px(8)
        if entry.role and entry.role.casefold() != entry.title.casefold() and used < room - theme.px(36):
            row.text(row.place(left + used, 0, room - used, theme.px(30)), entry.role, "meta", "muted")
        row.text(amount, entry.amount, "meta", "muted", trailing=True)
        if entry.mark in ("error", "warning", "info"):
            row.mark(row.place(row.width - theme.px(28), theme.px(8), theme.px(14), theme.px(14)), entry.mark)
