"""The briefing's outline: title, sections with words and worst mark, dates, support figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.prose import count_words
from app.ui import theme
from app.ui.briefing.sentences import worst
from app.ui.widgets import Hairline, IconButton, Label, PanelHeader
from app.ui.widgets.ground import Ground
from app.ui.widgets.node_model import ENTRY, Node, NodeModel
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.row_view import RowView
from app.ui.wording import format_date, tr

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from db.records import Briefing, Section

Index = QModelIndex | QPersistentModelIndex
KEY_POINTS = "#key-points"
FIGURES = (
    ("sentences_cited", "Sentences cited"),
    ("links_with_weight", "Links with weight"),
    ("claims_with_two_origins", "Claims with 2 origins"),
    ("quotations_verified", "Quotations verified"),
    ("articles_rated", "Articles rated"),
    ("articles_dated", "Articles dated"),
)


@dataclass(frozen=True)
class SectionEntry:
    """One row of the outline: a section, or the key points of one."""

    key: str
    section: str
    title: str
    depth: int
    amount: str
    mark: str


def make_entries(briefing: Briefing, findings: tuple[Finding, ...]) -> list[SectionEntry]:
    """Return the rows of a briefing's outline."""
    entries: list[SectionEntry] = []
    for section in briefing.sections:
        found = [one.severity for one in findings if one.section == section.id and not one.waived]
        amount = f"{count_words(section.body):,}"
        title = section.heading or (tr("Summary") if section.role == "summary" else tr("Untitled section"))
        entries.append(
            SectionEntry(section.id, section.id, title, max(0, section.level - 2), amount, worst(found))
        )
        if section.role == "closing" or section.key_points:
            rows = tr("{n} rows").format(n=len(section.key_points))
            entries.append(SectionEntry(section.id + KEY_POINTS, section.id, tr("Key points"), 1, rows, ""))
    return entries


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
        return f"{entry.title}, {entry.amount}" + (f", {entry.mark}" if entry.mark else "")


class OutlineDelegate(QStyledItemDelegate):
    """Paints a section: title, words, and its worst mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size: 30 px high."""
        return QSize(theme.px(120), theme.px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        entry: SectionEntry = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        row.ground(option)
        left = theme.px(14 + 16 * entry.depth)
        room = row.width - left - theme.px(96)
        row.text(row.place(left, 0, room, theme.px(30)), entry.title, "body")
        amount = row.place(row.width - theme.px(96), 0, theme.px(62), theme.px(30))
        row.text(amount, entry.amount, "meta", "muted", trailing=True)
        if entry.mark in ("error", "warning", "info"):
            row.mark(row.place(row.width - theme.px(28), theme.px(8), theme.px(14), theme.px(14)), entry.mark)


class OutlinePanel(QWidget):
    """The left column of Write."""

    #: The key of the entry the user went to.
    chosen = Signal(str)
    menu_wanted = Signal(object)
    add_wanted = Signal()
    more_wanted = Signal(object)
    title_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._add = IconButton("plus", tr("Add a section"))
        self._add.clicked.connect(self.add_wanted)
        self._more = IconButton("more", tr("Briefing"))
        self._more.clicked.connect(self.on_more_clicked)
        self._title = Label("", "title_small", wrap=True)
        self._model = OutlineModel(self)
        self.view = RowView(tr("Sections of the briefing"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(OutlineDelegate(self.view))
        self.view.selectionModel().currentChanged.connect(self.on_current_changed)
        self.view.menu_wanted.connect(self.menu_wanted)
        self._facts = _Facts()
        self._figures = _Figures()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PanelHeader(tr("Briefing"), actions=[self._add, self._more]))
        column.addWidget(self._title)
        column.addWidget(Hairline())
        column.addWidget(self.view, 1)
        column.addWidget(Hairline())
        column.addWidget(self._facts)
        column.addWidget(Hairline())
        column.addWidget(self._figures)
        Ground(self, "panel")
        self._title.setContentsMargins(theme.px(12), theme.px(2), theme.px(12), theme.px(12))

    def set_briefing(
        self, briefing: Briefing | None, findings: tuple[Finding, ...], figures: dict[str, float]
    ) -> None:
        """Show a briefing."""
        self._title.setText(briefing.title if briefing else tr("No briefing yet"))
        entries = make_entries(briefing, findings) if briefing else []
        self.view.keep_place(lambda: self._model.set_roots([Node(entry) for entry in entries]))
        self._facts.set_facts(_facts_of(briefing) if briefing else [])
        self._figures.set_figures([(tr(name), figures[key]) for key, name in FIGURES if key in figures])

    def set_current(self, key: str) -> None:
        """Show which entry is current, without a signal."""
        index = self._model.index_of(key)
        if index.isValid() and index != self.view.currentIndex():
            self.view.selectionModel().blockSignals(True)
            self.view.setCurrentIndex(index)
            self.view.selectionModel().blockSignals(False)
            self.view.viewport().update()

    def current_section(self) -> str:
        """Return the id of the section the current entry belongs to."""
        entry = self._model.entry(self.view.currentIndex())
        return entry.section if entry else ""

    @Slot(QModelIndex, QModelIndex)
    def on_current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        """Go to the entry."""
        entry = self._model.entry(current)
        if entry is not None:
            self.chosen.emit(entry.key)

    @Slot()
    def on_more_clicked(self) -> None:
        """Ask for the briefing's menu."""
        self.more_wanted.emit(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _facts_of(briefing: Briefing) -> list[tuple[str, str]]:
    scales = {"icd203": "ICD 203", "phia": "PHIA"}
    status = tr("{status}, version {n}").format(status=briefing.status, n=briefing.version)
    return [
        (tr("Status"), status),
        (tr("As of"), format_date(briefing.as_of) if briefing.as_of else tr("not set")),
        (tr("Likelihood"), scales.get(briefing.likelihood_scale, briefing.likelihood_scale)),
        (tr("Language"), {"en": tr("English"), "de": tr("German")}.get(briefing.language, briefing.language)),
    ]


class _Facts(QWidget):
    """Names and values, one a line."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: list[tuple[str, str]] = []

    def set_facts(self, facts: list[tuple[str, str]]) -> None:
        self._facts = facts
        self.setAccessibleName("; ".join(f"{name}: {value}" for name, value in facts))
        self.setFixedHeight(theme.px(22) * len(facts) + theme.px(16 if facts else 0))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("meta"))
        for place, (name, value) in enumerate(self._facts):
            top = theme.px(8) + place * theme.px(22)
            painter.setPen(theme.color("muted"))
            painter.drawText(
                QRect(theme.px(12), top, theme.px(86), theme.px(22)), Qt.AlignmentFlag.AlignVCenter, name
            )
            painter.setPen(theme.color("text"))
            room = QRect(theme.px(102), top, self.width() - theme.px(110), theme.px(22))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, value)
        painter.end()


class _Figures(QWidget):
    """The support figures: a name, a bar, a percentage."""

    def __init__(self) -> None:
        super().__init__()
        self._figures: list[tuple[str, float]] = []

    def set_figures(self, figures: list[tuple[str, float]]) -> None:
        self._figures = figures
        self.setAccessibleName("; ".join(f"{name}: {share:.0%}" for name, share in figures))
        self.setFixedHeight(theme.px(24) * len(figures) + theme.px(40) if figures else 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._figures:
            return
        painter = QPainter(self)
        painter.setFont(theme.font("body_strong"))
        painter.setPen(theme.color("text"))
        painter.drawText(
            QRect(theme.px(12), theme.px(8), self.width(), theme.px(24)),
            Qt.AlignmentFlag.AlignVCenter,
            tr("Support"),
        )
        painter.setFont(theme.font("meta"))
        for place, (name, share) in enumerate(self._figures):
            self._paint_row(painter, theme.px(32) + place * theme.px(24), name, share)
        painter.end()

    def _paint_row(self, painter: QPainter, top: int, name: str, share: float) -> None:
        line = theme.px(24)
        painter.setPen(theme.color("text"))
        painter.drawText(QRect(theme.px(12), top, theme.px(128), line), Qt.AlignmentFlag.AlignVCenter, name)
        right = self.width() - theme.px(12)
        percent = QRect(right - theme.px(44), top, theme.px(44), line)
        painter.drawText(
            percent,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            f"{share:.0%}".replace("%", " %"),
        )
        bar = QRectF(
            theme.px(142), top + line / 2 - theme.px(3), right - theme.px(54) - theme.px(142), theme.px(6)
        )
        if bar.width() > theme.px(8):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hairline"))
            painter.drawRoundedRect(bar, theme.px(3), theme.px(3))
            painter.setBrush(theme.color("muted"))
            painter.drawRoundedRect(
                QRectF(bar.left(), bar.top(), bar.width() * min(1.0, share), bar.height()),
                theme.px(3),
                theme.px(3),
            )


def section_named(briefing: Briefing, section: str) -> Section | None:
    """Return a section of a briefing by its id."""
    return next((one for one in briefing.sections if one.id == section), None)
