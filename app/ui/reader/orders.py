"""What the reader's commands do to the panel, by the name that `session.asked` carries. See commands.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.ui.reader import steps
from app.ui.reader.article_view import ArticleView
from app.ui.reader.page_view import PageView
from app.ui.reader.pane import Pane
from app.ui.wording import tr

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


class Panes(Protocol):
    """What an order is given to; panel.py is it."""

    @property
    def pane(self) -> Pane:
        """Return the pane that is used."""
        ...

    @property
    def panes(self) -> tuple[Pane, ...]:
        """Return the panes from left to right."""
        ...

    @property
    def current(self) -> ArticleView | None:
        """Return the article that is read."""
        ...

    def split(self) -> None:
        """Show the current article beside the others too, or close the second pane."""
        ...


def _verb(verb: str) -> Callable[[Panes], None]:
    def order(panel: Panes) -> None:
        verbs = panel.current.verbs if panel.current else None
        if verbs is not None:
            verbs.do(verb)

    return order


def _zoom(by: int) -> Callable[[Panes], None]:
    def order(panel: Panes) -> None:
        panel.pane.zoom_by(by)

    return order


def _fit(mode: str) -> Callable[[Panes], None]:
    def order(panel: Panes) -> None:
        if panel.current is not None:
            steps.fit(panel.current, mode)

    return order


def _mode(mode: str) -> Callable[[Panes], None]:
    def order(panel: Panes) -> None:
        panel.pane.set_mode(mode)

    return order


def _page(step: int) -> Callable[[Panes], None]:
    def order(panel: Panes) -> None:
        panel.pane.step_page(step)

    return order


def _turn(degrees: int) -> Callable[[Panes], None]:
    def order(panel: Panes) -> None:
        view = panel.current.view if panel.current else None
        if isinstance(view, PageView):
            view.rotate(degrees)

    return order


def _spread(spread: str) -> Callable[[Panes], None]:
    def order(panel: Panes) -> None:
        view = panel.current.view if panel.current else None
        if isinstance(view, PageView):
            view.set_spread(spread)

    return order


def _aside(tab: str) -> Callable[[Panes], None]:
    def order(panel: Panes) -> None:
        if panel.current is not None:
            panel.current.aside.toggle(tab)

    return order


def _select(grain: str) -> Callable[[Panes], None]:
    def order(panel: Panes) -> None:
        if panel.current is not None:
            steps.select(panel.current, grain)

    return order


def _dress(panel: Panes) -> None:
    for pane in panel.panes:
        for view in pane.views():
            view.dress()


def _find(panel: Panes) -> None:
    if panel.current is not None:
        panel.current.finder.open()


def _find_step(step: int) -> Callable[[Panes], None]:
    def order(panel: Panes) -> None:
        if panel.current is not None:
            panel.current.finder.step(step)

    return order


def _caret(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Callable[[Panes], None]:
    """Press a key for those who find the movement in the menu."""

    def order(panel: Panes) -> None:
        view = panel.current.view if panel.current else None
        if view is not None:
            view.setFocus()
            QApplication.postEvent(view, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))

    return order


def _copy(cited: bool) -> Callable[[Panes], None]:
    def order(panel: Panes) -> None:
        if panel.current is not None:
            steps.copy(panel.current, cited=cited)

    return order


def _edit_page(panel: Panes) -> None:
    panel.pane.strip.edit_page()


def _area(panel: Panes) -> None:
    view = panel.current.view if panel.current else None
    if isinstance(view, PageView):
        view.setFocus()
        view.areas.toggle()
    elif panel.current is not None:
        panel.current.session.message.emit(tr("Areas are marked on pages; this shows the text."))


def _adjust_area(panel: Panes) -> None:
    view = panel.current.view if panel.current else None
    if isinstance(view, PageView) and view.adjust_area():
        view.setFocus()
    elif panel.current is not None:
        panel.current.session.message.emit(tr("Choose an area of a page first."))


def _ocr(panel: Panes) -> None:
    if panel.current is not None:
        view = panel.current.view
        page = view.page if isinstance(view, PageView) else 0
        panel.current.session.asked.emit(f"article.ocr:{page}")


def _close(panel: Panes) -> None:
    panel.pane.close_current()


def _next_tab(panel: Panes) -> None:
    panel.pane.next_tab()


def _previous_tab(panel: Panes) -> None:
    panel.pane.previous_tab()


def _split(panel: Panes) -> None:
    panel.split()


ORDERS: Mapping[str, Callable[[Panes], None]] = {
    "reader.close": _close,
    "reader.area": _area,
    "reader.adjust_area": _adjust_area,
    "reader.ocr": _ocr,
    "reader.next_tab": _next_tab,
    "reader.previous_tab": _previous_tab,
    "reader.split": _split,
    "reader.find": _find,
    "reader.find_next": _find_step(1),
    "reader.find_previous": _find_step(-1),
    "reader.copy": _copy(cited=False),
    "reader.copy_cited": _copy(cited=True),
    "reader.page": _mode("page"),
    "reader.text": _mode("text"),
    "reader.next_page": _page(1),
    "reader.previous_page": _page(-1),
    "reader.go_to_page": _edit_page,
    "reader.zoom_in": _zoom(1),
    "reader.zoom_out": _zoom(-1),
    "reader.fit_width": _fit("width"),
    "reader.fit_page": _fit("page"),
    "reader.turn_right": _turn(90),
    "reader.turn_left": _turn(-90),
    "reader.spread_one": _spread("one"),
    "reader.spread_two": _spread("two"),
    "reader.spread_cover": _spread("cover"),
    "reader.contents": _aside("contents"),
    "reader.thumbnails": _aside("pages"),
    "reader.dress": _dress,
    "reader.select_sentence": _select("sentence"),
    "reader.select_paragraph": _select("paragraph"),
    **{
        f"reader.{verb}": _verb(verb)
        for verb in (
            "colour_1",
            "colour_2",
            "colour_3",
            "colour_4",
            "supports",
            "disputes",
            "choose",
            "again",
            "new_claim",
            "note",
            "remove",
            "next_overlapping",
            "quotation",
            "move_right",
            "move_left",
            "move_word_right",
            "move_word_left",
        )
    },
    "reader.caret_word_on": _caret(Qt.Key.Key_Right, _CTRL | _SHIFT),
    "reader.caret_word_back": _caret(Qt.Key.Key_Left, _CTRL | _SHIFT),
    "reader.caret_sentence_on": _caret(Qt.Key.Key_Down, _ALT | _SHIFT),
    "reader.caret_sentence_back": _caret(Qt.Key.Key_Up, _ALT | _SHIFT),
    "reader.caret_paragraph_on": _caret(Qt.Key.Key_Down, _CTRL | _SHIFT),
    "reader.caret_paragraph_back": _caret(Qt.Key.Key_Up, _CTRL | _SHIFT),
}
