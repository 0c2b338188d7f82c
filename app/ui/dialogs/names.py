"""Names of people and organisations as lines of a field, and back. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db.records import Name


def name_line(name: Name) -> str:
    """Write a name as "Family, Given", or as it stands when it is an organisation's."""
    if name.literal:
        return name.literal
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    return ", ".join(part for part in (family, given, name.suffix) if part)


def parse_names(text: str, before: Iterable[Name] = ()) -> tuple[Name, ...]:
    """Read names, one a line; a line that stood there before keeps the name it came from."""
    known: Mapping[str, Name] = {name_line(name): name for name in before}
    names = []
    for line in (" ".join(line.split()) for line in text.splitlines()):
        if not line:
            continue
        family, comma, given = line.partition(",")
        read = Name(family=family.strip(), given=given.strip()) if comma else Name(literal=line)
        names.append(known.get(line, read))
    return tuple(names)
