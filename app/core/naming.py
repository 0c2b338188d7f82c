"""How a user names a record: by its id, an unambiguous beginning of it, its key, or its title."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.errors import Ambiguous, NotThere, WrongUse

#: Beginnings of ids shorter than this say too little to be taken for one.
SHORTEST_BEGINNING = 4

#: How much of a title stands in the label of a change.
LABEL_LENGTH = 60


class Named(NamedTuple):
    """What a record can be called: its id, then its names, the stricter first (key, then title)."""

    id: str
    names: tuple[str, ...]


def find_named(kind: str, wanted: str, records: Iterable[Named]) -> str:
    """Return the id of the one record called `wanted`; raise NotThere or Ambiguous in words.

    An exact id wins, then an exact key or title, then these in any case, then a beginning of an id.
    """
    name = wanted.strip()
    if not name:
        raise WrongUse(f"No {kind} is named.", f"Give the id, key or title of the {kind}.")
    known = list(records)
    folded = name.casefold()
    tests = (
        lambda one: one.id == folded,
        lambda one: name in one.names,
        lambda one: folded in (each.casefold() for each in one.names),
        lambda one: len(folded) >= SHORTEST_BEGINNING and one.id.startswith(folded),
    )
    for matches in tests:
        found = [one for one in known if matches(one)]
        if len(found) == 1:
            return found[0].id
        if found:
            choices = ", ".join(f"{one.id} ({one.names[0]})" if one.names else one.id for one in found[:5])
            raise Ambiguous(f"“{name}” names {len(found)} {kind}s: {choices}.", "Give more of the id.")
    raise NotThere(f"No {kind} is called “{name}”.", _nearest(kind, folded, known))


def _nearest(kind: str, folded: str, known: list[Named]) -> str:
    near = [one for one in known if any(folded in name.casefold() for name in one.names)]
    if not near:
        return f"List the {kind}s to see how they are called." if known else f"There is no {kind} yet."
    names = ", ".join(f"“{one.names[0]}”" for one in near[:3])
    return f"Did you mean {names}?"


def shortened(text: str, length: int = LABEL_LENGTH) -> str:
    """Return `text` on one line, cut at a word with “…” when it is longer than `length`."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[:length].rsplit(" ", 1)[0] or line[:length]
    return cut.rstrip(" ,.;:") + "…"
