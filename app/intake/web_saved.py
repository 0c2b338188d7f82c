"""What the program that saved a page wrote into it: the address it came from, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_HEAD = 20_000
_SINGLEFILE = re.compile(
    r"<!--\s*(?:Page saved with SingleFile|Archive processed by SingleFile)(.*?)-->",
    re.DOTALL | re.IGNORECASE,
)
#: Browsers that save a page with its folder; HTTrack, which names no scheme.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)\s*(\S{1,4000}?)\s*-->", re.IGNORECASE)
_MIRRORED = re.compile(r"<!--\s*Mirrored from (\S{3,4000}) by HTTrack", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a page was saved from, under which basis, and when in UTC; empty where it is not said."""

    url: str = ""
    basis: str = ""
    at: str = ""


def read_saved(html: str) -> Saved:
    """Return what the first comments of a saved page say."""
    head = html[:_HEAD]
    if found := _SINGLEFILE.search(head):
        lines = {
            key.strip().lower(): value.strip()
            for key, _, value in (line.partition(":") for line in found.group(1).splitlines())
        }
        return Saved(lines.get("url", ""), "singlefile_comment", _moment(lines.get("saved date", "")))
    if found := _SAVED_FROM.search(head):
        url = found.group(1)
        return Saved("" if url.startswith("about:") else url, "saved_from")
    if found := _MIRRORED.search(head):
        return Saved(f"http://{found.group(1)}", "saved_from")
    return Saved()


def _moment(said: str) -> str:
    said = re.sub(r"\s*\([^)]*\)\s*$", "", said)
    try:
        at = datetime.strptime(said, "%a %b %d %Y %H:%M:%S GMT%z").astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
