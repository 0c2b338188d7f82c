"""The filters in what the user types, `publisher:courier date:2025-03.. cited:no`, and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from app.errors import WrongUse
from db.records import Filter, FilterName

NAMES: tuple[FilterName, ...] = get_args(FilterName)
#: Filters that choose among a few values; a beginning is enough.
CHOICES: dict[FilterName, tuple[str, ...]] = {
    "direction": ("supports", "disputes", "neutral"),
    "cited": ("yes", "no"),
    "format": ("pdf", "html", "docx", "epub", "markdown", "text", "mail"),
}
_TOKEN = re.compile(rf"(?<!\S)({'|'.join(NAMES)}):(\"[^\"]*(?:\"|$)|[^\s\"]*)(?!\S)", re.IGNORECASE)
_PHRASE = re.compile(r'"[^"]*"')
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A search taken apart; `problems` says in sentences which filters could not be read."""

    words: str
    filters: tuple[Filter, ...] = ()
    problems: tuple[WrongUse, ...] = ()


def read_query(typed: str) -> Asked:
    """Take the filters out of what was typed. One without a value yet, as while it is typed, is none."""
    filters: list[Filter] = []
    problems: list[WrongUse] = []
    rest, at = [], 0
    quoted = [found.span() for found in _PHRASE.finditer(typed)]
    for found in _TOKEN.finditer(typed):
        if any(low < found.start() < high for low, high in quoted):
            continue
        rest.append(typed[at : found.start()])
        at = found.end()
        name: FilterName = next(one for one in NAMES if one == found[1].lower())
        value = found[2].strip('"').strip()
        if not value:
            continue
        try:
            filters.append(make_filter(name, value))
        except WrongUse as problem:
            problems.append(problem)
    words = " ".join("".join((*rest, typed[at:])).split())
    return Asked(words, tuple(dict.fromkeys(filters)), tuple(problems))


def make_filter(name: FilterName, value: str) -> Filter:
    """Return a filter; raise WrongUse in a sentence when the value is none for it."""
    if name == "date":
        return Filter(name=name, value=_read_range(value))
    if name in CHOICES:
        chosen = next((one for one in CHOICES[name] if one.startswith(value.casefold())), None)
        if chosen is None:
            known = ", ".join(f"{name}:{one}" for one in CHOICES[name])
            raise WrongUse(f"“{name}:{value}” is no filter.", f"Possible are {known}.")
        return Filter(name=name, value=chosen)
    return Filter(name=name, value=value)


def write_query(words: str, filters: Sequence[Filter]) -> str:
    """Return what one types to ask for these words and filters."""
    tokens = [write_filter(one) for one in filters]
    return " ".join(part for part in (*tokens, words) if part)


def write_filter(one: Filter) -> str:
    """Return a filter as one types it."""
    value = f'"{one.value}"' if re.search(r"\s", one.value) else one.value
    return f"{one.name}:{value}"


def _read_range(value: str) -> str:
    since, dots, until = value.partition("..")
    if not (since or until) or not all(_DATE.fullmatch(one) for one in (since, until) if one):
        raise WrongUse(
            f"“date:{value}” is no date.",
            "Write date:2025, date:2025-03-09, or a range: date:2025-03..2025-06, date:2025.., date:..2025.",
        )
    if since and until and since > until + "~":
        raise WrongUse(
            f"The range date:{value} ends before it begins.", f"Turn it round: date:{until}..{since}."
        )
    return f"{since}{dots}{until}"
