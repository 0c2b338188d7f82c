"""Below the outline: where the briefing stands. Each line is a button: it changes what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.dialogs.briefing_words import language_words, scale_words, status_words
from app.ui.widgets.focus import FocusWatch
from app.ui.widgets.wrapping import elide
from app.ui.wording import format_date, plain_tip, tr

if TYPE_CHECKING:
    from db.records import Briefing

NAME, VALUE = 12, 102


class Fact(NamedTuple):
    """One line: the briefing's field, its name and value in words, and the value as it is typed."""

    field: str
    name: str
    value: str
    typed: str = ""
    #: Whether anything was set; else the value is quiet.
    known: bool = True


def facts_of(briefing: Briefing) -> list[Fact]:
    """Return what stands below the outline: status, dates, scale, language, handling."""
    status = tr("{status}, version {n}").format(status=status_words(briefing.status), n=briefing.version)
    facts = [Fact("status", tr("Status"), status)]
    if briefing.issued:
        facts.append(Fact("issued", tr("Issued"), format_date(briefing.issued), briefing.issued))
    as_of = format_date(briefing.as_of) if briefing.as_of else tr("not set")
    return [
        *facts,
        Fact("as_of", tr("As of"), as_of, briefing.as_of, bool(briefing.as_of)),
        Fact("likelihood_scale", tr("Likelihood"), scale_words(briefing.likelihood_scale)),
        Fact("language", tr("Language"), language_words(briefing.language)),
        Fact(
            "handling",
            tr("Handling"),
            briefing.handling or tr("none stated"),
            briefing.handling,
            bool(briefing.handling),
        ),
    ]


class FactButton(QAbstractButton):
    """A name and a value on one line."""

    def __init__(self, fact: Fact, parent: QWidget) -> None:
        super().__init__(parent)
        self.fact = fact
        self._watch = FocusWatch(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_fact(fact)

    def set_fact(self, fact: Fact) -> None:
        """Show another value."""
        self.fact = fact
        self.setAccessibleName(f"{fact.name}: {fact.value}")
        self.setToolTip(plain_tip(tr("{name}: {value}").format(name=fact.name, value=fact.value)))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size: 22 px high."""
        return QSize(theme.px(200), theme.px(22))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(theme.px(120), theme.px(22))

    def value_box(self) -> QRect:
        """Return where the value stands."""
        left = theme.px(VALUE)
        box = QRect(left, 0, max(theme.px(40), self.width() - left - theme.px(8)), self.height())
        return (
            box if self.isLeftToRight() else QRect(self.width() - box.right(), 0, box.width(), box.height())
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name and value; what is pointed at has a ground."""
        painter = QPainter(self)
        if self.isDown() or self.underMouse():
            painter.fillRect(self.rect(), theme.color("selection" if self.isDown() else "hover"))
        painter.setFont(theme.font("meta"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.setPen(theme.color("muted"))
        name = self.rect().adjusted(theme.px(NAME), 0, -theme.px(NAME), 0)
        painter.drawText(name, flags, self.fact.name)
        painter.setPen(theme.color("text" if self.fact.known else "muted"))
        box = self.value_box()
        painter.drawText(box, flags, elide(self.fact.value, "meta", box.width()))
        painter.end()


class Facts(QWidget):
    """The lines. A date or free text is typed in place, everything else asked for at the line."""

    #: A line that was pressed: the briefing's field, and where a menu may open.
    wanted = Signal(str, object)
    #: The briefing's field, and what was typed.
    edited = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[FactButton] = []
        self._field: QLineEdit | None = None
        self._editing = ""
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)

    def set_facts(self, facts: list[Fact]) -> None:
        """Show these facts."""
        while len(self._buttons) > len(facts):
            button = self._buttons.pop()
            self._column.removeWidget(button)
            button.deleteLater()
        for place, fact in enumerate(facts):
            if place == len(self._buttons):
                made = FactButton(fact, self)
                made.clicked.connect(self.on_clicked)
                self._column.addWidget(made)
                self._buttons.append(made)
            else:
                self._buttons[place].set_fact(fact)
        self.fit()

    def buttons(self) -> list[FactButton]:
        """Return the lines, from top to bottom."""
        return list(self._buttons)

    def fit(self) -> None:
        """Be as high as the lines need."""
        around = theme.px(8) if self._buttons else 0
        self._column.setContentsMargins(0, around, 0, around)
        self.setFixedHeight(theme.px(22) * len(self._buttons) + 2 * around)

    @Slot()
    def on_clicked(self) -> None:
        """Ask for what the line stands for."""
        button = self.sender()
        if isinstance(button, FactButton):
            corner = button.value_box().bottomLeft()
            self.wanted.emit(button.fact.field, button.mapToGlobal(corner + QPoint(0, theme.px(2))))

    def type_in(self, field: str, hint: str = "") -> None:
        """Let the value be typed in its place: Return takes it, Esc leaves it."""
        button = next((one for one in self._buttons if one.fact.field == field), None)
        if button is None:
            return
        self._close()
        line = self._field = QLineEdit(button.fact.typed, self)
        self._editing = field
        line.setFont(theme.font("meta"))
        line.setAccessibleName(button.fact.name)
        line.setPlaceholderText(hint)
        box = button.value_box().translated(button.pos())
        line.setGeometry(box.adjusted(-theme.px(6), 0, 0, 0))
        line.selectAll()
        line.editingFinished.connect(self.on_typed)
        line.installEventFilter(self)
        line.show()
        line.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def on_typed(self) -> None:
        """Take what was typed."""
        if self._field is not None:
            text, before = self._field.text().strip(), self._typed_before()
            field = self._editing
            self._close()
            if text != before:
                self.edited.emit(field, text)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Leave the field at Esc, with the value as it was."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or self._field is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return True
        return False

    def _typed_before(self) -> str:
        return next((one.fact.typed for one in self._buttons if one.fact.field == self._editing), "")

    def _close(self) -> None:
        line, self._field = self._field, None
        if line is None:
            return
        button = next((one for one in self._buttons if one.fact.field == self._editing), None)
        if line.hasFocus() and button is not None:
            button.setFocus()
        line.hide()
        line.deleteLater()
