"""The menus of a briefing: which one is shown, what can be done with it, and the values of its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from app import core
from app.ui.briefing import dialogs
from app.ui.dialogs.briefing_form import STATUSES
from app.ui.dialogs.briefing_words import (
    HANDLINGS,
    language_choices,
    scale_choices,
    status_words,
)
from app.ui.session import Place, Session
from app.ui.wording import shorten, tr
from db.records import Briefing


def briefing_menu(session: Session, briefing: Briefing | None, parent: QWidget) -> QMenu:
    """Return the briefings to go to, and what can be done with this one."""
    menu = QMenu(parent)
    project = session.project
    if project is None:
        return menu
    for one in core.briefings.list_briefings(project):
        words = tr("{title} ({status})").format(title=shorten(one.title, 60), status=status_words(one.status))
        go = partial(session.show_section, Place(briefing=one.id))
        _add(menu, words, go, checked=briefing is not None and one.id == briefing.id)
    menu.addSeparator()
    _add(menu, tr("New briefing…"), partial(dialogs.new_briefing, session, parent))
    if briefing is None:
        return menu
    _add(menu, tr("Duplicate…"), partial(dialogs.duplicate, session, briefing, parent))
    menu.addSeparator()
    _add(menu, tr("Rename…"), partial(dialogs.rename, session, briefing, parent))
    edit = partial(session.asked.emit, f"briefing.edit:{briefing.id}:title")
    _add(menu, tr("Front matter…"), edit)
    standing = fact_menu(session, briefing, "status", menu)
    standing.setTitle(tr("Status"))
    menu.addMenu(standing)
    menu.addSeparator()
    remove = partial(core.briefings.remove_briefing, project, briefing.id)
    _add(menu, tr("Remove this briefing"), partial(session.act, remove))
    return menu


def fact_menu(session: Session, briefing: Briefing, field: str, parent: QWidget) -> QMenu:
    """Return the values that a field of a briefing may take."""
    menu = QMenu(parent)
    project = session.project
    if project is None:
        return menu
    now = str(getattr(briefing, field))
    for value, words in _choices(field, now):
        change = partial(core.briefings.set_briefing, project, briefing.id, **{field: value})
        _add(menu, words, partial(session.act, change), checked=value == now)
    menu.addSeparator()
    more = partial(session.asked.emit, f"briefing.edit:{briefing.id}:{field}")
    _add(menu, tr("Front matter…"), more)
    return menu


def _choices(field: str, now: str) -> Iterable[tuple[str, str]]:
    if field == "status":
        return [(one, status_words(one)) for one in STATUSES]
    if field == "handling":
        known = [(one, one) for one in HANDLINGS]
        typed = [(now, shorten(now, 40))] if now and now not in HANDLINGS else []
        return [("", tr("none stated")), *known, *typed]
    pairs = scale_choices(now) if field == "likelihood_scale" else language_choices(now)
    return [(value or "", words) for value, words in pairs]


def _add(menu: QMenu, words: str, deed: Callable[[], object], *, checked: bool | None = None) -> None:
    action = menu.addAction(words.replace("&", "&&"))
    if checked is not None:
        action.setCheckable(True)
        action.setChecked(checked)
    # Qt hands `checked` to whatever takes an argument.
    action.triggered.connect(lambda: deed())
