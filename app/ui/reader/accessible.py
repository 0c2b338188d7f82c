"""The page view for assistive technology: a document with the visible page's words, caret and selection."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from app.ui.reader.page_view import PageView
from app.ui.wording import tr

_installed: list[bool] = []
#: Interfaces must outlive the call that made them; Qt keeps bare pointers.
_alive: dict[int, AccessiblePages] = {}


class AccessiblePages(QAccessibleWidget):
    """Role document; named after the page; its value is the selection, its description the page's words."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view, QAccessible.Role.Document)
        self._view = view

    def text(self, kind: QAccessible.Text) -> str:
        """Return the name, the selected words, or the words of the page that is read."""
        view = self._view
        if kind == QAccessible.Text.Name:
            label = view.texts.label(view.page)
            return tr("Page {label} of {count}").format(label=label, count=len(view.texts))
        if kind == QAccessible.Text.Value:
            selection = view.reading.selection
            return "" if selection is None else view.reading.text[selection[0] : selection[1]]
        if kind == QAccessible.Text.Description:
            return view.texts.page_text(view.page)
        return super().text(kind)


def _make(_: str, item: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(item, PageView):
        return None
    made = AccessiblePages(item)
    key = id(item)
    _alive[key] = made
    item.destroyed.connect(lambda: _alive.pop(key, None))
    return made


def install() -> None:
    """Make Qt ask here for the page view's interface. Once."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make)
