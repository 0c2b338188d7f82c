"""The projects last opened, as they were last seen: nothing is opened to draw this list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui import marks, theme
from app.ui.settings import RecentProject
from app.ui.wording import count, format_moment, plain_tip, tr

Index = QModelIndex | QPersistentModelIndex
PROJECT = Qt.ItemDataRole.UserRole
ROW = 60


class RecentsModel(QAbstractListModel):
    """Read-only list of recent projects that match a filter."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[RecentProject, ...] = ()
        self._shown: tuple[RecentProject, ...] = ()

    def show(self, projects: Sequence[RecentProject], words: str = "") -> None:
        """Show these projects, those that hold every word."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._all = tuple(projects)
        self._shown = tuple(
            one for one in self._all if all(word in f"{one.title} {one.path}".casefold() for word in wanted)
        )
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many match."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the project, or its words for assistive technology."""
        project = self._shown[index.row()]
        if role == PROJECT:
            return project
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{project.title}, {contents_words(project)}, {verdict_words(project)[1]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(project.path)
        return None


class RecentDelegate(QStyledItemDelegate):
    """Paints title and place, contents, the audit's last word, and when it was seen."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return 60 px."""
        return QSize(0, theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        project: RecentProject = index.data(PROJECT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("selection"))
            if theme.tokens().name == "high_contrast":
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.drawRect(box.adjusted(1, 1, -1, -2))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("hover"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.color("hairline"))
        if option.state & QStyle.StateFlag.State_HasFocus and option.widget.property("keys"):
            painter.setPen(theme.color("accent"))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        left, right = box.left() + theme.px(12), box.right() - theme.px(12)
        wide = box.width()
        columns = wide > theme.px(560)
        edge = left + wide * 0.468 if columns else right - theme.px(90)
        top = box.top() + theme.px(15)
        place = project.place if project.place and index.row() == 0 else short_path(project.path)
        _words(painter, QRectF(left, top, edge - left, theme.px(17)), project.title, "body_medium", "text")
        _words(painter, QRectF(left, top + theme.px(16), edge - left, theme.px(17)), place, "meta", "muted")
        if columns:
            x = box.left() + wide * 0.495
            _words(
                painter,
                QRectF(x, box.top(), theme.px(150), box.height()),
                contents_words(project),
                "meta",
                "muted",
            )
            mark, words = verdict_words(project)
            x = box.left() + wide * 0.705
            side = theme.px(14)
            if mark:
                marks.paint(painter, QRectF(x, box.center().y() - side / 2, side, side), mark)
            _words(
                painter,
                QRectF(x + theme.px(20), box.top(), theme.px(100), box.height()),
                words,
                "meta",
                "text",
            )
        seen = QRectF(right - theme.px(120), box.top(), theme.px(120), box.height())
        _words(painter, seen, format_moment(project.seen), "meta", "muted", at_right=True)
        painter.restore()


class RecentsView(QListView):
    """The list; Return or a click opens."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Recent projects"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setProperty("keys", False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.clicked.connect(self.on_clicked)
        self._delegate = RecentDelegate(self)
        self.setItemDelegate(self._delegate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Return; show the ring from the first key on."""
        self.setProperty("keys", True)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().data(PROJECT))
            return
        super().keyPressEvent(event)
        self.viewport().update()

    @Slot(QModelIndex)
    def on_clicked(self, index: QModelIndex) -> None:
        """Open what is clicked."""
        self.chosen.emit(index.data(PROJECT))


def contents_words(project: RecentProject) -> str:
    """Return "14 articles, 11 claims"."""
    articles = count(project.articles, tr("article"), tr("articles"))
    return f"{articles}, {count(project.claims, tr('claim'), tr('claims'))}"


def verdict_words(project: RecentProject) -> tuple[str, str]:
    """Return the mark and the words for what the audit last found."""
    if not Path(project.path).exists():
        return "warning", tr("not found")
    if project.errors > 0:
        return "error", count(project.errors, tr("error"), tr("errors"))
    if project.warnings > 0:
        return "warning", count(project.warnings, tr("warning"), tr("warnings"))
    return ("covered", tr("ready")) if project.errors == 0 else ("", tr("not audited"))


def short_path(path: str) -> str:
    """Return a path with the home folder as ~."""
    home = str(Path.home())
    return "~" + path.removeprefix(home) if path.startswith(home) else path


def _words(
    painter: QPainter, box: QRectF, words: str, role: str, tint: str, *, at_right: bool = False
) -> None:
    font = theme.font(role)
    painter.setFont(font)
    painter.setPen(theme.color(tint))
    cut = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, cut)
