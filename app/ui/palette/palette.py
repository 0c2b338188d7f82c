"""The palette itself: a box over the dimmed window. Typing searches, Enter goes there, Esc leaves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    Qt,
    QTimer,
    QVariantAnimation,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from app import core
from app.ui import icons, theme
from app.ui.commands import Command, match_commands
from app.ui.jobs import JobHandle
from app.ui.palette.delegate import ResultDelegate
from app.ui.palette.foot import Foot
from app.ui.palette.offers import offers
from app.ui.palette.results import KINDS, CommandRow, HitRow, Results, Tab, find, make_rows, total_words
from app.ui.palette.rows_model import ROW, RowsModel
from app.ui.palette.tabs import Tabs
from app.ui.session import Place, Session
from app.ui.widgets import Label
from app.ui.wording import tr
from db.records import Hit

DEBOUNCE_MS = 120
FADE_MS = 90


class Palette(QWidget):
    """Covers the window: dims it, and holds the box."""

    def __init__(self, session: Session, commands: Sequence[Command], window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._commands = tuple(commands)
        self._results = Results("")
        self._matching: tuple[Command, ...] = ()
        self._job: JobHandle | None = None
        self._before: QWidget | None = None
        self._build()
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self.on_search_due)
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=FADE_MS)
        self._fade.valueChanged.connect(self.update)
        window.installEventFilter(self)
        theme.notifier().changed.connect(self._place)
        self.hide()

    def _build(self) -> None:
        self.box = QWidget(self)
        self.field = QLineEdit(self.box)
        self.field.setFrame(False)
        self.field.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.field.setAccessibleName(tr("Search"))
        self.field.setPlaceholderText(tr("Search, or type > for commands"))
        self.field.setStyle(self.style())
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.on_text_changed)
        self._total = Label("", "meta", "muted", parent=self.box)
        self._total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tabs = Tabs(self.box)
        self.tabs.chosen.connect(self.on_tab_chosen)
        self.model = RowsModel()
        self.view = QListView(self.box)
        self.view.setAccessibleName(tr("Results"))
        self.view.setModel(self.model)
        self._delegate = ResultDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.clicked.connect(self.on_row_clicked)
        self._foot = Foot(self.box)

    # Opening and leaving

    def open(self, text: str = "") -> None:
        """Show the palette, with what was typed last selected."""
        self._before = self.window().focusWidget()
        if text:
            self.field.setText(text)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not text:
            self.field.selectAll()
        self._matching = self._match(self.field.text())
        self.on_search_due()
        if self._session.settings.motion:
            self._fade.start()

    @Slot()
    def leave(self) -> None:
        """Hide the palette and give the focus back."""
        self._timer.stop()
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    # Searching

    @Slot(str)
    def on_text_changed(self, text: str) -> None:
        """Find commands at once, the rest when the user pauses."""
        self._matching = self._match(text)
        if text.startswith(">") or not text.strip():
            self._results = Results("")
            self._timer.stop()
            self._show()
        else:
            self._timer.start()

    @Slot()
    def on_search_due(self) -> None:
        """Search in a job; an answer to an older question is dropped."""
        query = self.field.text().strip()
        project = self._session.project
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if not query or query.startswith(">") or project is None:
            self._show()
            return
        self._job = self._session.jobs.start(
            tr("Searching"), partial(_find, project, query), self.take_results, quiet=True
        )

    def take_results(self, results: Results) -> None:
        """Show an answer."""
        self._job = None
        if results.query == self.field.text().strip():
            self._results = results
            self._show()

    def shown_query(self) -> str:
        """Return the question that the shown hits answer."""
        return self._results.query

    @Slot(str)
    def on_tab_chosen(self, _: str) -> None:
        """Show another kind."""
        self._show()

    def _match(self, text: str) -> tuple[Command, ...]:
        words = text.removeprefix(">").strip()
        if not words and not text.startswith(">"):
            return ()
        found = match_commands(self._commands, words, self._session)
        return (*found, *offers(text.strip(), self._session))

    def _show(self) -> None:
        only_commands = self.field.text().startswith(">")
        tab: Tab = "commands" if only_commands else self.tabs.current
        counts: dict[str, int] = {kind: self._results.totals.get(kind, 0) for kind in KINDS}
        counts["commands"] = len(self._matching)
        total = sum(counts.values())
        asked = bool(self.field.text().strip())
        self.tabs.set_counts({"all": total, **counts} if asked else {})
        self._total.setText(total_words(total) if asked else "")
        self.model.set_rows(make_rows(self._results, self._matching, tab))
        self._choose(self.model.step(-1, 1))
        self._place()

    def _choose(self, row: int) -> None:
        index = self.model.index(row, 0)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, select)
        self.view.scrollTo(index)
        if row <= 1:
            self.view.scrollToTop()

    # Keys and the mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move and choose; follow the window's size."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        current = self.view.currentIndex().row()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._choose(self.model.step(current, 1 if key == Qt.Key.Key_Down else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._go(self.view.currentIndex(), beside)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.tabs.go(1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    @Slot(QModelIndex)
    def on_row_clicked(self, index: QModelIndex) -> None:
        """Go where a row leads."""
        self._go(index, beside=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave when the dimmed window is clicked."""
        if not self.box.geometry().contains(event.position().toPoint()):
            self.leave()

    def _go(self, index: QModelIndex, beside: bool) -> None:
        row = index.data(ROW)
        if isinstance(row, CommandRow):
            self.leave()
            row.command.run(self._session)
        elif isinstance(row, HitRow):
            self.leave()
            self._session.act(partial(go_to, self._session, row.hit, beside))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window and paint the box's ground and frame."""
        painter = QPainter(self)
        scrim = theme.color("scrim")
        if self._fade.state() == QVariantAnimation.State.Running:
            scrim.setAlphaF(scrim.alphaF() * float(self._fade.currentValue() or 0))
        painter.fillRect(self.rect(), scrim)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("raised"))
        frame = QRectF(self.box.geometry()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.px(8), theme.px(8))
        side = theme.px(18)
        left = self.box.x() + theme.px(15)
        glass = QRectF(left, self.box.y() + (theme.px(48) - side) / 2, side, side)
        icons.paint(painter, glass, "search", theme.color("text"))
        painter.end()

    @Slot()
    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(QRect(0, 0, window.width(), window.height()))
        wide = min(theme.px(700), self.width() - theme.px(24))
        top = min(theme.px(31), self.height() // 16)
        rows = sum(self.view.sizeHintForRow(row) for row in range(self.model.rowCount()))
        head, tabs, foot = theme.px(48), theme.px(37), theme.px(32)
        room = min(theme.px(732), self.height() - top - theme.px(12)) - head - tabs - foot
        rows_high = max(theme.px(60), min(room, rows + theme.px(4)))
        self.box.setGeometry((self.width() - wide) // 2, top, wide, head + tabs + rows_high + foot)
        self.field.setFont(theme.font("field"))
        total = theme.px(90)
        self.field.setGeometry(theme.px(42), theme.px(6), wide - theme.px(58) - total, head - theme.px(12))
        self._total.setGeometry(wide - total - theme.px(16), 0, total, head)
        self.tabs.setGeometry(1, head, wide - 2, tabs)
        self.view.setGeometry(1, head + tabs, wide - 2, rows_high)
        self._foot.setGeometry(1, head + tabs + rows_high, wide - 2, foot - 1)
        self.update()


def _find(project: object, query: str, job: JobHandle) -> Results:
    return find(project, query)  # type: ignore[arg-type]


def go_to(session: Session, hit: Hit, beside: bool) -> None:
    """Go where a hit is."""
    if hit.kind == "claims":
        session.show_claim(hit.id)
    elif hit.kind == "highlights":
        session.show_article(Place(article=hit.article or "", highlight=hit.id, beside=beside))
    elif hit.kind == "articles":
        end = None if hit.start is None else hit.start + len(hit.snippet)
        session.show_article(Place(article=hit.article or hit.id, start=hit.start, end=end, beside=beside))
    elif session.project is not None:
        briefings = {briefing.id for briefing in core.briefings.list_briefings(session.project)}
        if hit.id in briefings:
            session.show_section(Place(briefing=hit.id))
        else:
            section = core.briefings.read_section(session.project, hit.id)
            session.show_section(Place(briefing=section.briefing, section=section.id))
