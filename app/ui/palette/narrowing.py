"""Filters of a search in words, and the menu that sets them: each choice rewrites what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from app.core.filters import CHOICES, Asked, make_filter, write_query
from app.ui.widgets.choices import Choice
from app.ui.wording import tr
from db.records import Filter, FilterName

if TYPE_CHECKING:
    from app.core.search import Values

#: Longer menus are not read: the rest can be typed.
MOST = 16
_NAMES: dict[FilterName, str] = {
    "publisher": tr("Publisher"),
    "date": tr("Date"),
    "tag": tr("Tag"),
    "direction": tr("Direction"),
    "cited": tr("Cited"),
    "language": tr("Language"),
    "format": tr("Format"),
}
_CITED = {"yes": tr("cited"), "no": tr("not cited")}
_FORMATS = {
    "pdf": tr("PDF"),
    "html": tr("web page"),
    "docx": tr("Word document"),
    "epub": tr("e-book"),
    "markdown": tr("Markdown"),
    "text": tr("plain text"),
    "mail": tr("mail"),
}


def filter_words(one: Filter) -> str:
    """Return a filter as a chip says it."""
    if one.name == "date":
        return _date_words(one.value)
    value = _value_words(one.name, one.value)
    if one.name in ("cited", "direction", "format"):
        return value
    return tr("{name}: {value}").format(name=_NAMES[one.name], value=value)


def _date_words(value: str) -> str:
    since, dots, until = value.partition("..")
    if not dots:
        return since
    if not until:
        return tr("from {date}").format(date=since)
    if not since:
        return tr("until {date}").format(date=until)
    return tr("{since} to {until}").format(since=since, until=until)


def _value_words(name: FilterName, value: str) -> str:
    if name == "cited":
        return _CITED[value]
    if name == "format":
        return _FORMATS[value]
    return tr(value) if name == "direction" else value


def without(asked: Asked, gone: Filter) -> str:
    """Return what remains typed when a filter is taken away."""
    return write_query(asked.words, [one for one in asked.filters if one != gone])


def filter_choices(
    asked: Asked, values: Values | None, rewrite: Callable[[str], object]
) -> list[Choice | None]:
    """Return the menu: a submenu for each filter, its present values checked; a choice made again goes."""
    known: dict[FilterName, Iterable[str]] = {
        "publisher": values.publishers if values else (),
        "date": values.years if values else (),
        "tag": values.tags if values else (),
        **CHOICES,
        "language": values.languages if values else (),
    }
    choices: list[Choice | None] = [
        _submenu(name, list(known[name]), asked, rewrite) for name in _NAMES if name in known
    ]
    if asked.filters:
        choices += [None, Choice(tr("Remove all filters"), partial(rewrite, asked.words))]
    return choices


def _submenu(name: FilterName, values: list[str], asked: Asked, rewrite: Callable[[str], object]) -> Choice:
    under = [_choice(make_filter(name, value), asked, rewrite) for value in values[:MOST]]
    if not under:
        under = [Choice(tr("none in this project"), enabled=False)]
    elif len(values) > MOST or name == "date":
        example = "2025-03..2025-06" if name == "date" else "…"
        under.append(Choice(tr("others: type {token}").format(token=f"{name}:{example}"), enabled=False))
    return Choice(_NAMES[name], under=tuple(under))


def _choice(one: Filter, asked: Asked, rewrite: Callable[[str], object]) -> Choice:
    on = one in asked.filters
    kept = [other for other in asked.filters if other != one and not _gives_way(other, one)]
    goal = without(asked, one) if on else write_query(asked.words, [*kept, one])
    words = _value_words(one.name, one.value)
    return Choice(words[:1].upper() + words[1:], partial(rewrite, goal), on)


def _gives_way(other: Filter, fresh: Filter) -> bool:
    """Say whether a filter is replaced: what is cited is not also uncited, a year not another year."""
    return other.name == fresh.name and fresh.name in ("cited", "date")
