"""The reader's views for assistive technology: named after page and article, with words and selection.

The text view has Qt's own interface; here it only gets a name.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleValueChangeEvent
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
            words = tr("Page {label} of {count}, {title}") if view.title else tr("Page {label} of {count}")
            return words.format(label=label, count=len(view.texts), title=view.title)
        if kind == QAccessible.Text.Value:
            return selected_words(view)
        if kind == QAccessible.Text.Description:
            return view.texts.page_text(view.page) or tr("No text on this page.")
        return super().text(kind)


def selected_words(view: PageView) -> str:
    """Return what is selected in a page view: words, an area, or the rectangle being drawn."""
    drawn = view.areas.current
    if drawn is not None:
        x0, y0, x1, y1 = (round(side) for side in drawn.box)
        words = tr("Rectangle from {left}, {top} to {right}, {bottom} points")
        return words.format(left=x0, top=y0, right=x1, bottom=y1)
    area = view.reading.passages.get(view.reading.chosen)
    if area is not None:
        return tr("Area: {words}").format(words=area.words or tr("nothing typed yet"))
    selection = view.reading.selection
    return "" if selection is None else view.reading.text[selection[0] : selection[1]]


class Announcer(QObject):
    """Says what is selected, and which page is read, when it changes in a page view."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        view.reading.selection_moved.connect(self._selection_moved)
        view.areas.changed.connect(self._selection_moved)
        view.page_changed.connect(self._page_changed)

    @Slot()
    def _selection_moved(self) -> None:
        if self._view.hasFocus():
            tell(QAccessibleValueChangeEvent(self._view, selected_words(self._view)))

    @Slot(object)
    def _page_changed(self, _: object) -> None:
        tell(QAccessibleEvent(self._view, QAccessible.Event.NameChanged))


def tell(event: QAccessibleEvent) -> None:
    """Pass an event on to assistive technology, when there is any."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(event)


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
