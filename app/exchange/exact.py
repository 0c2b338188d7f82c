"""What a format cannot hold of an item goes along as JSON in a field of ours and comes back if it still fits.

Beside each value stands a short digest of what the format makes of it: where somebody has changed the
format's own field since, that change wins.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from app.exchange.csl import Item

_DIGITS = 8


def losses(item: Item, read_back: Item) -> dict[str, object]:
    """Return for every variable that comes back changed: its value, and the digest of what comes back."""
    names = sorted({*item, *read_back})
    return {
        name: [item.get(name), _digest(read_back.get(name))]
        for name in names
        if _plain(item.get(name)) != _plain(read_back.get(name))
    }


def exactly(item: Item, lost: Mapping[str, object]) -> dict[str, object]:
    """Return an item as it was written, from what was read of it and what `losses` said."""
    whole = dict(item)
    for name, pair in lost.items():
        if not isinstance(pair, list) or len(pair) != 2 or pair[1] != _digest(item.get(name)):
            continue
        if pair[0] is None:
            whole.pop(name, None)
        else:
            whole[name] = pair[0]
    return whole


def to_line(lost: Mapping[str, object]) -> str:
    """Write losses as JSON on one line of ASCII without two spaces together: any format carries it."""
    line = json.dumps(lost, sort_keys=True, separators=(",", ":"))
    return line.replace("  ", " \\u0020")


def from_line(line: str) -> dict[str, object]:
    """Read losses back; what is no JSON object says nothing."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(value: object) -> str:
    return hashlib.sha256(_plain(value).encode()).hexdigest()[:_DIGITS] if value is not None else ""


def _plain(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=dict)
