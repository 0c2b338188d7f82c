"""Which names a file may have: only those that every system can hold, so that what is written can be sent on.

Windows opens a device for `con.md`, and hides what stands behind the colon of `a:b.md`.
"""

from __future__ import annotations

import re
from pathlib import Path

from app.errors import CannotWriteFile

#: Names that Windows keeps for devices, whatever their ending.
DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
#: The longest name: in bytes for Linux, in UTF-16 units for Windows; no text has more of these than bytes.
MOST_BYTES = 255
#: Characters that no file name may have on Windows.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
#: So much of a name that is too long is kept: what belongs beside an export is longer than the export.
_KEPT_BYTES = 120


def why_no_name(name: str) -> str:
    """Return in words why not every system can hold a file of this name; empty when it can."""
    found = _FORBIDDEN.search(name)
    if found is not None:
        sign = found.group() if found.group().isprintable() else f"U+{ord(found.group()):04X}"
        return f"a name on Windows cannot have “{sign}” in it"
    if name.endswith((".", " ")):
        return "a name on Windows cannot end with a full stop or a space"
    if _device(name):
        return f"“{_device(name)}” is the name of a device on Windows"
    return f"it is longer than {MOST_BYTES} bytes" if len(_bytes(name)) > MOST_BYTES else ""


def good_name(name: str) -> str:
    """Return a name near to this one that every system can hold; itself, when it is one."""
    if name and not why_no_name(name):
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(_bytes(ending)) > 20 or not ending.strip():
        stem, ending = name, ""
    ending = _FORBIDDEN.sub("-", ending).rstrip(" .")
    stem = _FORBIDDEN.sub("-", stem).strip(" ").rstrip(" .")
    if len(_bytes(name)) > MOST_BYTES:
        stem = _bytes(stem)[:_KEPT_BYTES].decode("utf-8", "ignore").rstrip(" .")
    if not stem.strip("-"):
        stem = "file"
    if _device(stem):
        device, more = stem[: len(_device(stem))], stem[len(_device(stem)) :]
        stem = f"{device}-file{more}"
    return f"{stem}.{ending}" if ending else stem


def check_name(path: Path) -> None:
    """Raise CannotWriteFile for a name that Windows forbids; the folders it stands in are as they are."""
    why = why_no_name(path.name)
    if why:
        shown = path.name if len(path.name) <= MOST_BYTES else f"{path.name[:60]}…"
        raise CannotWriteFile(
            f"“{shown}” is no name for a file: {why}.", f"Call it “{good_name(path.name)}”."
        )


def _device(name: str) -> str:
    """Return the device that a name is on Windows, "" when it is none."""
    stem = name.split(".", 1)[0].rstrip(" ").casefold()
    return stem if stem in DEVICES else ""


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")
