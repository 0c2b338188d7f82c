"""An exported HTML briefing, from the program's side: a worker reads it, its answer is checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.intake import limits
from app.intake.asking import ask_worker, parse_body
from app.intake.frames import BadFrame, Fields

_LONGEST = 4_000_000
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class FoundReceipt:
    """A receipt as it stands in a file: its record's line and stated hash, and what it shows.

    `shown` is the hash of all its words, `picture` that of the picture's bytes; `fields` are names of the
    record with the text shown.
    """

    anchor: str
    line: str
    seal: str
    shown: str
    picture: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FoundBriefing:
    """A file as it stands: its own record and stated hash, the hashes of its words, what markers lead to.

    `live` are elements that would run or load something.
    """

    line: str
    seal: str
    prose_sha256: str
    audit_sha256: str
    whole_sha256: str
    markers: tuple[str, ...]
    live: tuple[str, ...]
    receipts: tuple[FoundReceipt, ...]


def read_briefing_file(
    path: Path, cancelled: Callable[[], bool] | None = None, progress: Callable[[int], None] | None = None
) -> FoundBriefing:
    """Read an exported briefing in a worker. Raise CannotRead in words."""
    own: Fields | None = None
    receipts: list[FoundReceipt] = []
    with ask_worker(path, {"job": "briefing"}, cancelled) as answers:
        while True:
            kind, _, body = answers.next()
            if kind == "briefing":
                own = parse_body(body)
            elif kind == "receipt" and len(receipts) < _MOST:
                receipts.append(_receipt(parse_body(body)))
                if progress is not None:
                    progress(len(receipts))
            elif kind == "done":
                break
        if own is None:
            raise BadFrame("no briefing")
        return _briefing(own, receipts)


def _receipt(found: Fields) -> FoundReceipt:
    fields: list[tuple[str, str]] = []
    for pair in found.array("fields", 200):
        if not isinstance(pair, list) or len(pair) != 2:
            raise BadFrame("a field that is no pair")
        checked = Fields({"name": pair[0], "text": pair[1]})
        fields.append((checked.text("name", 100), checked.text("text", _LONGEST)))
    return FoundReceipt(
        anchor=found.text("anchor", 1000),
        line=found.text("line", _LONGEST),
        seal=found.text("seal", 1000),
        shown=found.text("shown", 64),
        picture=found.text("picture", 64),
        fields=tuple(fields),
    )


def _briefing(own: Fields, receipts: list[FoundReceipt]) -> FoundBriefing:
    return FoundBriefing(
        line=own.text("line", limits.HTML_BYTES),
        seal=own.text("seal", 1000),
        prose_sha256=own.text("prose_sha256", 64),
        audit_sha256=own.text("audit_sha256", 64),
        whole_sha256=own.text("whole_sha256", 64),
        markers=tuple(_text(one) for one in own.array("markers", _MOST)),
        live=tuple(_text(one) for one in own.array("live", 100)),
        receipts=tuple(receipts),
    )


def _text(value: object) -> str:
    return Fields({"value": value}).text("value", 10_000)
