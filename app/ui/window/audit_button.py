"""The button that says what the audit found: marks and counts, or in Write whether the briefing is ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui import marks, theme
from app.ui.session import Session
from app.ui.widgets.buttons import ground
from app.ui.widgets.focus import FocusWatch
from app.ui.wording import count, tr

#: The side of a mark, in design pixels.
MARK = 14
SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True)
class Piece:
    """A piece of the button: a mark, or words in a font and colour, and the room before it."""

    words: str = ""
    mark: str = ""
    role: str = "body"
    tint: str = "text"
    before: int = 0


class AuditButton(QPushButton):
    """Shows the audit's counts; opens the audit list."""

    grew = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._watch = FocusWatch(self)
        self._pieces: tuple[Piece, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.on_clicked)
        session.audit_changed.connect(self.on_audit_changed)
        session.project_closed.connect(self.refresh)
        session.project_opened.connect(self.on_audit_changed)
        theme.notifier().changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def on_clicked(self) -> None:
        """Go to the audit list."""
        self._session.set_workspace("argue")
        self._session.asked.emit("audit")

    @Slot(object)
    def on_audit_changed(self, _: object) -> None:
        """Show what another audit found."""
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Make the words again from the audit."""
        counts = self.counts()
        self._alarmed = False
        if counts is None or (not any(counts.values()) and not self._has_claims()):
            self._pieces = _quiet(tr("nothing to check"))
        elif self._session.workspace == "write":
            self._alarmed = counts["error"] > 0
            self._pieces = _verdict(counts)
        else:
            self._pieces = _counts(counts)
        self.setAccessibleName(" ".join(self._words()))
        self.setToolTip(tr("What the audit found. Opens the list."))
        self.updateGeometry()
        self.update()
        self.grew.emit()

    def counts(self) -> dict[str, int] | None:
        """Return how many findings stand, by severity; None while there is nothing to check."""
        audit = self._session.audit
        if audit is None:
            return None
        standing: list[str] = [one.severity for one in audit.findings if not one.waived]
        return {severity: standing.count(severity) for severity in SEVERITIES}

    def _has_claims(self) -> bool:
        project = self._session.project
        return project is not None and project.counts()["claims"] > 0

    def sizeHint(self) -> QSize:
        """Return the size of what is shown; 30 px high."""
        return QSize(sum(map(_width, self._pieces)) + 2 * theme.px(12), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pieces one after the other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        back = theme.color("error_tint") if self._alarmed else ground(self, "raised")
        painter.setBrush(back or theme.color("raised"))
        painter.setPen(QPen(theme.color("error" if self._alarmed else "border"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))
        x = float(theme.px(12))
        for piece in self._pieces:
            x += theme.px(piece.before)
            wide = _width(piece) - theme.px(piece.before)
            if piece.mark:
                top = (self.height() - theme.px(MARK)) / 2
                marks.paint(painter, QRectF(x, top, theme.px(MARK), theme.px(MARK)), piece.mark, back)
            else:
                painter.setFont(theme.font(piece.role))
                painter.setPen(theme.color(piece.tint))
                box = QRectF(x, 0, wide + 2, self.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, piece.words)
            x += wide
        painter.end()

    def _words(self) -> Sequence[str]:
        counts = self.counts()
        if counts is None:
            return (tr("Audit"), tr("nothing to check"))
        return (
            tr("Audit:"),
            count(counts["error"], tr("error"), tr("errors")) + ",",
            count(counts["warning"], tr("warning"), tr("warnings")) + ",",
            count(counts["info"], tr("note"), tr("notes")),
        )


def _width(piece: Piece) -> int:
    inside = (
        theme.px(MARK) if piece.mark else QFontMetrics(theme.font(piece.role)).horizontalAdvance(piece.words)
    )
    return theme.px(piece.before) + inside


def _quiet(words: str) -> tuple[Piece, ...]:
    return (Piece(tr("Audit"), role="body_medium"), Piece(words, tint="muted", before=10))


def _counts(counts: dict[str, int]) -> tuple[Piece, ...]:
    pieces = [Piece(tr("Audit"), role="body_medium")]
    for severity in SEVERITIES:
        if counts[severity]:
            pieces.append(Piece(mark=severity, before=11))
            pieces.append(Piece(f"{counts[severity]:,}", before=6))
    if len(pieces) == 1:
        pieces += [Piece(mark="covered", before=11), Piece(tr("ready"), before=6)]
    return tuple(pieces)


def _verdict(counts: dict[str, int]) -> tuple[Piece, ...]:
    warnings = count(counts["warning"], tr("warning"), tr("warnings"))
    tail = (Piece(warnings, tint="muted", before=10),) if counts["warning"] else ()
    if counts["error"]:
        errors = count(counts["error"], tr("error"), tr("errors"))
        words = tr("Not ready: {errors}").format(errors=errors)
        return (Piece(mark="error"), Piece(words, role="body_medium", before=8), *tail)
    return (Piece(mark="covered"), Piece(tr("Ready"), role="body_medium", before=8), *tail)
