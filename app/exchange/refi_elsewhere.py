"""What of a REFI-QDA project has no place in ours: each thing is named, with what it holds, never dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml.etree import _Element as Element

from app.exchange.refi_xml import Left, children, description_of, guid_in, inner_text, line_of, local

#: Rooms of a project that are named, with what one thing in them is called and why it has no place.
_ROOMS = {
    "Variables": ("the variable", "An article has fields of its own, and no variables."),
    "Cases": ("the case", "Sourcemark has no cases."),
    "Sets": ("the set", "Sourcemark has no sets."),
    "Graphs": ("the graph", "Sourcemark has no graphs."),
    "Links": ("the link", "Links are from passages to claims here."),
}
_KNOWN = frozenset({"Users", "CodeBook", "Sources", "Notes", "Description", "NoteRef", *_ROOMS})
#: Things of one room that are named; the rest is counted.
_MOST = 200
_MOST_MEMBERS = 40
_REFERENCES = ("originGUID", "targetGUID", "representedGUID")


def names_by_guid(root: Element) -> dict[str, str]:
    """Return the name of everything in a project that has one."""
    return {guid_in(one): one.get("name") or "" for one in root.iter("{*}*") if one.get("guid")}


def left_elsewhere(
    root: Element, names: Mapping[str, str], notes_of: Callable[[Element], str]
) -> Iterator[Left]:
    """Yield the variables, cases, sets, graphs and links of a project, and what is said of the whole."""
    for part in root:
        room = local(part)
        if room in _ROOMS:
            yield from _room(part, room, names, notes_of)
        elif room and room not in _KNOWN:
            yield f"“{room[:60]}”", "It is no part of a REFI-QDA project that Sourcemark knows."
    said = "\n".join(part for part in (description_of(root), notes_of(root)) if part.strip())
    if said:
        yield f"what is said of the project: {line_of(said, 2000)}", "A project has no place for it."


def values_of(node: Element, names: Mapping[str, str]) -> str:
    """Return the values of variables that an element carries, on one line."""
    told = []
    for one in children(node, "VariableValue"):
        variable = next((guid_in(each, "targetGUID") for each in children(one, "VariableRef")), "")
        value = next((inner_text(each) for each in one if local(each).endswith("Value")), "")
        told.append(f"{names.get(variable) or 'a variable'} = {line_of(value, 80)}")
    return ", ".join(told)


def _room(
    part: Element, room: str, names: Mapping[str, str], notes_of: Callable[[Element], str]
) -> Iterator[Left]:
    kind, reason = _ROOMS[room]
    things = [one for one in part if local(one)]
    for one in things[:_MOST]:
        own = f" “{name}”" if (name := line_of(one.get("name") or "", 80)) else ""
        told = [_members(one, names), values_of(one, names), description_of(one), notes_of(one)]
        about = "; ".join(line_of(each) for each in told if each.strip())
        yield f"{kind}{own}" + (f": {about}" if about else ""), reason
    if len(things) > _MOST:
        yield f"{len(things) - _MOST} more of “{room}”", reason


def _members(one: Element, names: Mapping[str, str]) -> str:
    """Name what a thing refers to, in its own attributes or in those of its parts; notes are told apart."""
    found: dict[str, None] = {}
    for each in one.iter("{*}*"):
        if local(each) in ("VariableRef", "NoteRef"):
            continue
        for name in _REFERENCES:
            if each.get(name):
                found[line_of(names.get(guid_in(each, name)) or "something without a name", 80)] = None
    told = list(found)
    more = f" and {len(told) - _MOST_MEMBERS} more" if len(told) > _MOST_MEMBERS else ""
    return ", ".join(f"“{each}”" for each in told[:_MOST_MEMBERS]) + more
