"""What our own annotations say beyond the W3C model, under `sourcemark:`; checked: anybody can write it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.exchange.foreign import ForeignPassage, clean

if TYPE_CHECKING:
    from db.records import Highlight

SPACE = "sourcemark:"
#: The only context of ours: it says that the names are ours, and where nothing can be fetched.
CONTEXT = {"sourcemark": "urn:sourcemark:"}
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
STATES = ("verified", "normalised", "drifted", "changed", "orphan")
ATTRIBUTIONS = ("named", "anonymous", "document", "none")


def write(one: Highlight) -> dict[str, object]:
    """Return what the W3C model has no words for; what says nothing is left out."""
    values: dict[str, object] = {
        "anchor_state": one.anchor_state,
        "area": list(one.area),
        "attributed_to": one.attributed_to,
        "attribution_kind": "" if one.attribution_kind == "none" else one.attribution_kind,
        "colour": one.colour,
        "credibility": one.credibility,
        "foreign_id": one.foreign_id,
        "snapshot": f"urn:uuid:{one.snapshot}",
    }
    return {f"{SPACE}{name}": value for name, value in values.items() if value not in ("", None, [])}


def is_own(annotation: Mapping[str, Any]) -> bool:
    """Say whether an annotation is one that Sourcemark exported."""
    return any(key.startswith(SPACE) for key in annotation)


def read(annotation: Mapping[str, Any], made: ForeignPassage) -> ForeignPassage:
    """Return the passage with what an annotation of ours says of it; that of others as it is."""
    told = {key.removeprefix(SPACE): value for key, value in annotation.items() if key.startswith(SPACE)}
    if not told:
        return made
    identifier = str(annotation.get("id", "")).removeprefix("urn:uuid:")
    return replace(made, own=identifier if UUID.fullmatch(identifier) else "", **checked(told))


def checked(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a passage that hold: each of its kind and within its range."""
    found: dict[str, Any] = {}
    if told.get("colour") in (1, 2, 3, 4) and not isinstance(told["colour"], bool):
        found["colour"] = int(told["colour"])
    if told.get("credibility") in range(1, 7) and not isinstance(told["credibility"], bool):
        found["credibility"] = int(told["credibility"])
    if told.get("attribution_kind") in ATTRIBUTIONS:
        found["attribution_kind"] = told["attribution_kind"]
    if told.get("anchor_state") in STATES:
        found["state"] = told["anchor_state"]
    for name, goal in (("attributed_to", "attributed_to"), ("foreign_id", "own_foreign_id")):
        if isinstance(told.get(name), str):
            found[goal] = clean(told[name], 2000)
    snapshot = str(told.get("snapshot", "")).removeprefix("urn:uuid:")
    if UUID.fullmatch(snapshot):
        found["snapshot"] = snapshot
    area = told.get("area")
    if isinstance(area, list) and len(area) == 4 and all(_is_length(one) for one in area):
        found["area"] = tuple(float(one) for one in area)
    return found


def _is_length(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
