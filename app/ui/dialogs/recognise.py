"""Before OCR: which pages, and in which language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.ui import theme
from app.ui.dialogs.dialog import Dialog
from app.ui.widgets import Label, SegmentedControl
from app.ui.wording import count, tr


class RecogniseDialog(Dialog):
    """Asks for pages and language; `page` is the label of the page that is read now."""

    def __init__(
        self,
        extractor: str,
        languages: Sequence[str],
        likely: str,
        page: str,
        empty: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Read pages with OCR"), tr("Read"), parent=parent, width=520)
        pages = count(empty, tr("page"), tr("pages"))
        self.say(tr("{pages} of this article have no text.").format(pages=pages) if empty else
                 tr("Every page of this article has text."))  # fmt: skip
        choices = [("page", tr("This page ({label})").format(label=page))]
        if empty:
            choices.insert(0, ("empty", tr("Pages without text")))
        self._pages = SegmentedControl(tuple(choices), tr("Pages"))
        self._pages.set_current(choices[0][0])
        self._row(tr("Pages"), self._pages)
        self._language = QComboBox()
        self._language.setAccessibleName(tr("Language"))
        self._language.setMinimumSize(theme.px(140), theme.px(30))
        for name in languages:
            self._language.addItem(name, name)
        self._language.setCurrentIndex(max(0, self._language.findData(likely)))
        self._row(tr("Language"), self._language)
        words = tr("Read by {extractor}, a few seconds a page. Recognised words may be wrong: compare them"
                   " with the page before you quote. Undo takes the reading back.")  # fmt: skip
        self.say(words.format(extractor=extractor), "muted")

    def this_page_only(self) -> bool:
        """Tell whether only the page that is read now is meant."""
        return self._pages.current() == "page"

    def language(self) -> str:
        """Return the language, as tesseract calls it."""
        return str(self._language.currentData())

    def _row(self, words: str, field: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        label = Label(words, "meta", "muted")
        label.setFixedWidth(theme.px(70))
        row.addWidget(label)
        row.addWidget(field)
        row.addStretch(1)
        self.body.addLayout(row)
