"""CSL-JSON in: a list of items, or one, read leniently; what is no item is reported."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from app.exchange.csl_items import OTHER_TYPES, item_from
from app.exchange.csl_variables import TYPES
from app.exchange.found import MOST_ITEMS, FoundBibliography, FoundItem, text_of
from app.exchange.not_taken import NotTaken


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
        whole = _listed(whole)
    if not isinstance(whole, list):
        raise ValueError("it holds no list of items")
    items: list[FoundItem] = []
    refused: list[NotTaken] = []
    for number, one in enumerate(whole[:MOST_ITEMS], start=1):
        kind = one.get("type") if isinstance(one, dict) else None
        kind = OTHER_TYPES.get(kind, kind) if isinstance(kind, str) else ""
        if isinstance(one, dict) and kind in TYPES:
            items.append(item_from({**one, "type": kind}))
        else:
            refused.append(NotTaken(_what(one, number), "it is no item with a type that CSL knows"))
    if not items and any(isinstance(one, dict) and "itemType" in one for one in _flat(whole)):
        raise ValueError("it is in Zotero's own JSON; export it as CSL-JSON")
    if not items and not refused:
        raise ValueError("it holds no items")
    if len(whole) > MOST_ITEMS:
        refused.append(
            NotTaken(f"{len(whole) - MOST_ITEMS} items", f"only {MOST_ITEMS} are read of one file")
        )
    return FoundBibliography(format="csl-json", items=tuple(items), refused=tuple(refused))


def _listed(whole: dict[str, Any]) -> list[Any]:
    """Return the items of an object: its list, the items by their ids, or itself as the only one."""
    for name in ("items", "references"):
        if isinstance(whole.get(name), list):
            return list(whole[name])
    by_id = [(key, one) for key, one in whole.items() if isinstance(one, dict) and "type" in one]
    if by_id and len(by_id) == len(whole):
        return [{"id": key} | one for key, one in by_id]
    return [whole]


def _flat(whole: list[Any]) -> list[Any]:
    """Return a list's members, and those of a member's own `items`."""
    inner = [one["items"] for one in whole if isinstance(one, dict) and isinstance(one.get("items"), list)]
    return [*whole, *(each for held in inner for each in held)]


def _what(one: object, number: int) -> str:
    names: Iterable[Any] = (one.get("id"), one.get("title")) if isinstance(one, dict) else ()
    name = next((str(name)[:80] for name in names if isinstance(name, (str, int)) and name), "")
    return f"item {number}" + (f" “{name}”" if name else "")
