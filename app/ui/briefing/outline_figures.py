"""Below the outline: how well the briefing is supported, a bar a figure."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.wording import tr

FIGURES = (
    ("sentences_cited", "Sentences cited"),
    ("links_with_weight", "Links with weight"),
    ("claims_with_two_origins", "Claims with 2 origins"),
    ("quotations_verified", "Quotations verified"),
    ("articles_rated", "Articles rated"),
    ("articles_dated", "Articles dated"),
)


class Figures(QWidget):
    """The support figures: a name, a bar, a percentage."""

    def __init__(self) -> None:
        super().__init__()
        self._figures: list[tuple[str, float]] = []

    def set_figures(self, figures: list[tuple[str, float]]) -> None:
        """Show these shares of one."""
        self._figures = figures
        self.setAccessibleName("; ".join(f"{name}: {share:.0%}" for name, share in figures))
        self.fit()
        self.update()

    def fit(self) -> None:
        """Be as high as the lines need."""
        self.setFixedHeight(theme.px(24) * len(self._figures) + theme.px(40) if self._figures else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a bar a figure."""
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
            # In high contrast hairlines are as bright as the bar.
            contrast = theme.tokens().name == "high_contrast"
            painter.setBrush(theme.color("idle" if contrast else "hairline"))
            painter.drawRoundedRect(bar, theme.px(3), theme.px(3))
            painter.setBrush(theme.color("muted"))
            painter.drawRoundedRect(
                QRectF(bar.left(), bar.top(), bar.width() * min(1.0, share), bar.height()),
                theme.px(3),
                theme.px(3),
            )
