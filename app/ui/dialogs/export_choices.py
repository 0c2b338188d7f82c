"""What to export: the format, and below it only what the format can be asked for."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from app import core
from app.ui import theme
from app.ui.dialogs.choosing import choose_open
from app.ui.dialogs.export_words import format_names
from app.ui.widgets import SegmentedControl
from app.ui.widgets.form_fields import caption_for, choice_field
from app.ui.widgets.preview_units import STYLES
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.export_options import ExportWish
    from app.ui.settings import Settings

#: The line of the styles that asks for a file.
ASK = "?"
FIRST_COLUMN = 78


class ExportChoices(QWidget):
    """Format, profile and options; `changed` when any of them is another one."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._style_before = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnMinimumWidth(0, theme.px(FIRST_COLUMN))
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[str, tuple[QWidget, ...]] = {}
        self._format = SegmentedControl(tuple(format_names().items()), tr("Format"))
        self._format.chosen.connect(self.on_format_chosen)
        self._add("format", tr("Forma&t"), self._format, self._format.segment("md"))
        self._profile = choice_field([(key, tr(name)) for key, name in STYLES.items()], None, self)
        self._profile.currentIndexChanged.connect(self.on_changed)
        self._add("profile", tr("&Layout"), self._profile)
        self._style = choice_field(self._styles(), "", self)
        self._style.activated.connect(self.on_style_activated)
        self._add("style", tr("Citation &style"), self._style)
        annex = ((None, tr("While it is a draft")), ("yes", tr("Always")), ("no", tr("Never")))
        self._annex = choice_field(annex, None, self)
        self._annex.currentIndexChanged.connect(self.on_changed)
        self._add("annex", tr("&Audit at end"), self._annex)
        self._images = self._check("images", tr("Show the page around each passage from a PDF (&images)"))
        self._dated = self._check("dated", tr("&Dates in the lists of sources"))
        self._feature_h1 = self._check(
            "feature_h1", tr("Feature sections under a main &heading of their own")
        )
        self._format.set_current("md")
        self._boxes = {"images": self._images, "dated": self._dated, "feature_h1": self._feature_h1}
        self._show_fitting()

    def format(self) -> str:
        """Return the name of the format."""
        return self._format.current()

    def profile(self) -> str:
        """Return the profile; formats but Markdown have one."""
        known = core.briefings.list_formats()[self.format()]
        chosen = str(self._profile.currentData())
        return chosen if chosen in known else known[0]

    def wish(self) -> ExportWish:
        """Return what is asked for. What does not fit the format is as usual."""
        fitting = core.export_options.fitting_options(self.format(), self.profile())
        given = {name: box.isChecked() for name, box in self._boxes.items() if name in fitting}
        return core.export_options.ExportWish(
            format=self.format(),
            profile=self.profile(),
            annex={"yes": True, "no": False}.get(str(self._annex.currentData())),
            style=str(self._style.currentData() or "") if "style" in fitting else "",
            **given,
        )

    def whole_wish(self) -> ExportWish:
        """Return everything that is chosen, whether it fits the format or not: to be remembered."""
        wish = self.wish()
        values = {one.name: getattr(wish, one.name) for one in fields(wish)}
        values |= {name: box.isChecked() for name, box in self._boxes.items()}
        return core.export_options.ExportWish(
            **values | {"style": str(self._style.currentData() or "")},
        )

    def show_wish(self, wish: ExportWish) -> None:
        """Show what was asked for before."""
        self.blockSignals(True)
        self._format.set_current(wish.format if wish.format in format_names() else "md")
        self._profile.setCurrentIndex(max(0, self._profile.findData(wish.profile)))
        self._annex.setCurrentIndex({None: 0, True: 1, False: 2}[wish.annex])
        for name, box in self._boxes.items():
            box.setChecked(bool(getattr(wish, name)))
        self._show_style(wish.style)
        self.blockSignals(False)
        self._show_fitting()

    def set_format(self, name: str) -> None:
        """Choose a format, as its segment does."""
        if name != self.format():
            self._format.set_current(name)
            self.on_changed()

    def offered(self) -> frozenset[str]:
        """Return the names of the rows that can be seen: what this format can be asked for."""
        return frozenset(name for name, row in self._rows.items() if not row[0].isHidden())

    @Slot(str)
    def on_format_chosen(self, _: str) -> None:
        """Show what the format can be asked for."""
        self.on_changed()

    @Slot()
    def on_changed(self) -> None:
        """Show what fits, and say that something is different."""
        self._show_fitting()
        self.changed.emit()

    @Slot(int)
    def on_style_activated(self, at: int) -> None:
        """Take another style; the last line asks for a file."""
        if self._style.itemData(at) != ASK:
            self._style_before = at
            self.on_changed()
            return
        self._style.setCurrentIndex(self._style_before)
        chosen = choose_open(self, self._settings, tr("Choose a citation style"), tr("Styles (*.csl)"))
        if chosen is not None:
            self._show_style(str(chosen))
            self.on_changed()

    def _show_style(self, style: str) -> None:
        """Choose a style; a file gets a line of its own."""
        at = self._style.findData(style)
        if at < 0 and style.lower().endswith(".csl"):
            at = self._style.count() - 1
            self._style.insertItem(at, tr("{name} (a file of yours)").format(name=Path(style).name), style)
        self._style_before = max(0, at)
        self._style.setCurrentIndex(self._style_before)

    def _styles(self) -> list[tuple[str | None, str]]:
        named = [(key, title) for key, title in core.exports.list_styles().items()]
        return [("", tr("House style")), *named, (ASK, tr("Choose a .csl file…"))]

    def _show_fitting(self) -> None:
        fitting = core.export_options.fitting_options(self.format(), self.profile())
        # The layout “plain” is exact: it has nothing at its end that nobody asked for.
        usual = tr("As usual: not in this layout") if self.profile() == "plain" else tr("While it is a draft")
        self._annex.setItemText(0, usual)
        for name, row in self._rows.items():
            shown = name == "format" or name in fitting or (name == "profile" and self.format() == "md")
            for widget in row:
                widget.setVisible(shown)

    def _check(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setAccessibleName(words.replace("&", ""))
        box.toggled.connect(self.on_changed)
        self._grid.addWidget(box, self._grid.rowCount(), 1)
        self._rows[name] = (box,)
        return box

    def _add(self, name: str, words: str, field: QWidget, buddy: QWidget | None = None) -> None:
        caption = caption_for(words, buddy or field, self)
        row = self._grid.rowCount()
        self._grid.addWidget(caption, row, 0)
        if isinstance(field, QComboBox):
            field.setAccessibleName(words.replace("&", ""))
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(12)
            self._grid.addWidget(field, row, 1)
        else:
            self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeading)
        self._rows[name] = (field, caption)
