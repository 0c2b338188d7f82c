"""A dialog that stays open, with the reason in words, when what was asked for is refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.dialogs import Dialog
from app.ui.widgets import Paragraph

#: Of the screen's height the fields take at most this share; then they scroll.
SHARE = 0.62


class SavingDialog(Dialog):
    """`save` does what the dialog is for; it returns why it was refused, or nothing."""

    def __init__(
        self, title: str, words: str, save: Callable[[], str], parent: QWidget | None, *, width: int = 520
    ) -> None:
        super().__init__(title, words, parent=parent, width=width)
        self._save = save
        self.refusal = Paragraph("", "body_open", "error")
        self.refusal.hide()
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            # Above the buttons, whatever the body holds.
            column.insertWidget(column.count() - 1, self.refusal)

    def accept(self) -> None:
        """Save, and close when it was taken."""
        refused = self._save()
        self.refusal.setText(refused)
        self.refusal.setVisible(bool(refused))
        if not refused:
            super().accept()

    def enable_saving(self, enabled: bool) -> None:
        """Let it be saved, or not yet."""
        if self.accept_button is not None:
            self.accept_button.setEnabled(enabled)

    def make_sheet(self) -> QVBoxLayout:
        """Return a column for what may be more than the screen is high: it scrolls then."""
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, theme.px(10), 0)
        column.setSpacing(theme.px(10))
        scroll = _Sheet(sheet, self)
        self.body.addWidget(scroll, 1)
        return column

    def make_form(self) -> QFormLayout:
        """Return an empty form in the measures of the look."""
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(12))
        form.setVerticalSpacing(theme.px(10))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        return form


class _Sheet(QScrollArea):
    """Shows a sheet whole where there is room for it, and follows the focus where there is not."""

    def __init__(self, sheet: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(sheet)
        self.viewport().setAutoFillBackground(False)
        sheet.setAutoFillBackground(False)

    def fit(self) -> None:
        """Take the height that the sheet wants, up to the share of the screen."""
        most = round(self.screen().availableGeometry().height() * SHARE)
        self.setMinimumHeight(min(self._sheet.sizeHint().height(), most))

    def showEvent(self, event: object) -> None:
        """Fit once the sheet is filled."""
        self.fit()
        super().showEvent(event)  # type: ignore[arg-type]
