"""Reading authors as they are typed: “Abels, Maria; Port Authority”."""

from __future__ import annotations

from db.records import Name


def read_names(typed: str) -> tuple[Name, ...]:
    """Read names separated by semicolons: “Family, Given” for a person, without a comma for a body."""
    names: list[Name] = []
    for part in (one.strip() for one in typed.split(";")):
        family, comma, given = (piece.strip() for piece in part.partition(","))
        if family:
            names.append(Name(family=family, given=given) if comma else Name(literal=family))
    return tuple(names)
