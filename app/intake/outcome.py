"""How a reader of reflowable formats hands its result over: text, blocks, record, in three frames."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from app.errors import CannotRead
from app.intake import limits
from app.intake.document import Send
from app.intake.encodings import Decoded
from app.intake.intake import Block, Value, blocks_to_json
from db.records import OutlineEntry

TOO_LONG = f"The text goes on beyond the {limits.TEXT_CHARACTERS:,} characters that Sourcemark reads."


@dataclass(frozen=True, slots=True)
class Reflowable:
    """What came of a file of a format without pages. `captured` is (time, basis), both empty when unknown."""

    text: str
    blocks: tuple[Block, ...]
    record: Mapping[str, Value] = field(default_factory=dict)
    extractor: str = ""
    version: str = ""
    left_out: int = 0
    left_out_why: str = ""
    incomplete: str = ""
    captured: tuple[str, str] = ("", "")
    outline: tuple[OutlineEntry, ...] = ()


def noting_encoding(outcome: Reflowable, decoded: Decoded) -> Reflowable:
    """Return a result that names the encoding its file was read in, and says what could not be decoded."""
    version = f"{outcome.version}, {decoded.note}" if decoded.note else outcome.version
    incomplete = " ".join(part for part in (outcome.incomplete, decoded.warning) if part)
    return replace(outcome, version=version[:100], incomplete=incomplete)


class Pulse:
    """Tells the program, once a second and for a limited time, that a long file is still being read."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._last = self._begun = time.monotonic()

    def beat(self) -> None:
        """Give a sign of life when the last one is a second old."""
        now = time.monotonic()
        if now - self._last > 1 and now - self._begun < limits.READING_SECONDS:
            self._last = now
            self._send({"frame": "alive"}, b"")


def send_reflowable(outcome: Reflowable, send: Send) -> None:
    """Send the result; raise CannotRead when there is no text in it."""
    if not outcome.text.strip():
        raise CannotRead("There is no text in this file.", "If it only works with scripts, print it to PDF.")
    header = {
        "frame": "text",
        "extractor": outcome.extractor,
        "version": outcome.version,
        "left_out": outcome.left_out,
        "left_out_why": outcome.left_out_why,
        "incomplete": outcome.incomplete,
    }
    send(header, outcome.text.encode("utf-8", "replace"))
    send({"frame": "blocks"}, blocks_to_json(outcome.blocks))
    if outcome.outline:
        # What leads behind the last block, to a page without text, leads to the end.
        end = len(outcome.text)
        outline = tuple(replace(entry, start=min(entry.start, end)) for entry in outcome.outline)
        send({"frame": "outline", "entries": outline_entries(outline)}, b"")
    at, basis = outcome.captured
    send(
        {
            "frame": "done",
            "record": record_fields(outcome.record),
            "captured_at": at,
            "captured_basis": basis,
        },
        b"",
    )


def outline_entries(outline: tuple[OutlineEntry, ...]) -> list[dict[str, Any]]:
    """Return a table of contents as plain JSON values, within the lengths the program accepts."""
    entries = [{**asdict(entry), "title": entry.title[:1000]} for entry in outline]
    return entries[: limits.OUTLINE_ENTRIES]


def record_fields(record: Mapping[str, Value]) -> dict[str, Any]:
    """Return a record as plain JSON values, within the lengths the program accepts."""
    return {name: {"value": _plain(value.value), "basis": value.basis} for name, value in record.items()}


def _plain(value: object) -> Any:
    if isinstance(value, str):
        return value[:5000]
    if isinstance(value, tuple):
        return [part[:300] if isinstance(part, str) else _short(asdict(part)) for part in value[:100]]
    raise TypeError("not a record value")


def _short(fields: dict[str, str]) -> dict[str, str]:
    return {name: text[:500] for name, text in fields.items() if text}
