"""Words and names that the REFI-QDA writer and reader share.

What the standard has no place for stands in descriptions as lines `name: JSON value`: people can read it, and
it comes back unchanged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from uuid import UUID, uuid5

SPACE = "urn:QDA-XML:project:1.0"
ORIGIN = "Sourcemark"
#: All guids that no record of ours gives are made from this one, so that they never change.
_ROOT = UUID("6f1c0d1e-52a7-5f0e-9d43-6f2a5c1b7e90")
CLAIMS = str(uuid5(_ROOT, "claims"))
TAGS = str(uuid5(_ROOT, "tags"))
USER = str(uuid5(_ROOT, "user"))
#: What XML 1.0 cannot hold.
_UNHELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE = re.compile(r"([a-z_0-9]+): (.+)")


def guid_of(*parts: str) -> str:
    """Return a guid for something that has none, the same whenever it is asked for."""
    return str(uuid5(_ROOT, "\n".join(parts)))


def in_xml(text: str) -> str:
    """Return a text that XML can hold."""
    return _UNHELD.sub("\ufffd", text)


def to_lines(values: Mapping[str, object]) -> str:
    """Return fields as lines; what says nothing is left out."""
    told = {name: value for name, value in values.items() if value not in ("", None, [], ())}
    return "\n".join(f"{name}: {_json(value)}" for name, value in told.items())


def from_lines(text: str) -> dict[str, object]:
    """Return the fields of a description; lines that are none are passed over."""
    found: dict[str, object] = {}
    for line in text.split("\n"):
        field = _LINE.fullmatch(line)
        if field is None:
            continue
        try:
            found[field[1]] = json.loads(field[2])
        except (ValueError, RecursionError):
            continue
    return found


def _json(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return _UNHELD.sub(lambda found: "".join(_escapes(found[0])), written)


def _escapes(character: str) -> list[str]:
    units = character.encode("utf-16-be", "surrogatepass")
    return [f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2)]
