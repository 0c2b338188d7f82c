"""CSL-JSON in: a list of items, or one, read leniently; what is no item is reported."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from app.exchange.csl_variables import DATES, NAMES, TYPES, VARIABLES
from app.exchange.found import MOST_ITEMS, FoundBibliography, FoundItem, RefusedItem, text_of

#: How Zotero and Mendeley spell variables that have other names by now.
_OTHERWISE = {
    "citation-key": "id",
    "citationKey": "id",
    "shortTitle": "title-short",
    "journalAbbreviation": "",
}


def read_csl(data: bytes) -> FoundBibliography:
    """Read a CSL-JSON file. Raise ValueError in words when it is no JSON, or holds no list of items."""
    try:
        whole = json.loads(text_of(data))
    except RecursionError:
        raise ValueError("its parts are nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"it is no JSON, or damaged in line {error.lineno}") from None
    except ValueError as error:
        raise ValueError(f"it is no JSON ({error})") from None
    if isinstance(whole, dict):
        held = whole.get("items", whole.get("references"))
        whole = held if isinstance(held, list) else [whole]
    if not isinstance(whole, list):
        raise ValueError("it holds no list of items")
    items: list[FoundItem] = []
    refused: list[RefusedItem] = []
    for number, one in enumerate(whole[:MOST_ITEMS], start=1):
        if isinstance(one, dict) and isinstance(kind := one.get("type"), str) and kind in TYPES:
            items.append(_item(one, number))
        else:
            refused.append(RefusedItem(_what(one, number), "it is no item with a type that CSL knows"))
    if not items and any(isinstance(one, dict) and "itemType" in one for one in _flat(whole)):
        raise ValueError("it is in Zotero's own JSON; export it as CSL-JSON")
    if not items and not refused:
        raise ValueError("it holds no items")
    if len(whole) > MOST_ITEMS:
        refused.append(
            RefusedItem(f"{len(whole) - MOST_ITEMS} items", f"only {MOST_ITEMS} are read of one file")
        )
    return FoundBibliography(format="csl-json", items=tuple(items), refused=tuple(refused))


def _flat(whole: list[Any]) -> list[Any]:
    """Return a list's members, and those of a member's own `items`."""
    inner = [one["items"] for one in whole if isinstance(one, dict) and isinstance(one.get("items"), list)]
    return [*whole, *(each for held in inner for each in held)]


def _what(one: object, number: int) -> str:
    names: Iterable[Any] = (one.get("id"), one.get("title")) if isinstance(one, dict) else ()
    name = next((str(name)[:80] for name in names if isinstance(name, (str, int)) and name), "")
    return f"item {number}" + (f" “{name}”" if name else "")


def _item(one: dict[str, Any], number: int) -> FoundItem:
    item: dict[str, object] = {"type": one["type"], "id": str(one.get("id", ""))}
    extra: dict[str, str] = {}
    for name, value in one.items():
        variable = _OTHERWISE.get(name, name) or name
        if name in ("type", "id"):
            continue
        if variable == "id":
            item["id"] = item["id"] or str(value)
        elif variable in VARIABLES and isinstance(value, (str, int, float)) and not isinstance(value, bool):
            item[variable] = str(value)
        elif (
            (variable in NAMES and _is_list_of_objects(value))
            or (variable in DATES and isinstance(value, dict))
            or (name == "custom" and isinstance(value, dict))
        ):
            item[variable] = value
        elif value not in (None, "", [], {}):
            extra[str(name)] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return FoundItem(item=item, extra=extra)


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)
