"""Checking an exported briefing: every receipt against its own hash and, with a project, against its copies.

Without a project the check tells whether the file is whole: hashes prove that nothing was altered by accident
or by somebody who did not make them anew. Held against the project it tells whether the words are there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from app.core.holding import Holder
from app.core.project import Project
from app.export.escape import clean
from app.export.receipts import VERSION, as_line, seal
from app.intake.briefing_file import FoundBriefing, FoundReceipt, read_briefing_file

State = Literal["fine", "note", "problem"]


@dataclass(frozen=True, slots=True)
class ReceiptCheck:
    """What is to be said of one receipt: problems make it wrong, notes do not."""

    number: int
    label: str
    title: str
    quotation: str
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """The gravest that was found."""
        return "problem" if self.problems else "note" if self.notes else "fine"


@dataclass(frozen=True, slots=True)
class Verification:
    """What the check of a file found: of the file as a whole, and of each receipt."""

    title: str
    against_project: bool
    receipts: tuple[ReceiptCheck, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is no problem at all."""
        return not self.problems and all(one.state != "problem" for one in self.receipts)


@dataclass(slots=True)
class _Said:
    """What has been found so far."""

    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def verify_briefing(
    path: Path,
    project: Project | None = None,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Verification:
    """Check an exported HTML briefing by itself, and against a project when one is given."""
    found = read_briefing_file(path, cancelled)
    holder = Holder(project) if project is not None else None
    checks: list[ReceiptCheck] = []
    for one in found.receipts:
        checks.append(_check(one, holder))
        if progress is not None:
            progress(len(checks), len(found.receipts))
    said = _Said()
    own = _own_record(found, said)
    _check_whole(found, own, said)
    if holder is not None and isinstance(own.get("model_sha256"), str):
        said.notes += holder.hold_model(str(own.get("title", "")), str(own["model_sha256"]))
    title = str(own.get("title", "")) or path.name
    return Verification(title, project is not None, tuple(checks), tuple(said.problems), tuple(said.notes))


def _own_record(found: FoundBriefing, said: _Said) -> dict[str, Any]:
    if not found.line:
        said.problems.append("The file’s own record is missing.")
        return {}
    if seal(found.line) != found.seal.strip():
        said.problems.append("The file’s own record was altered: its hash does not fit.")
    return _parsed(found.line)


def _check_whole(found: FoundBriefing, own: Mapping[str, Any], said: _Said) -> None:
    if found.live:
        said.problems.append(f"The file runs or loads something: <{found.live[0]}>.")
    if own and own.get("prose_sha256") != found.prose_sha256:
        said.problems.append("The text of the briefing was altered after the export.")
    if own and own.get("audit_sha256") != found.audit_sha256:
        said.problems.append("The sourcing audit was altered after the export.")
    anchors = {f"#{one.anchor}" for one in found.receipts}
    lost = [one for one in found.markers if one not in anchors]
    if lost:
        said.problems.append(f"A sentence’s marker leads to no receipt ({len(lost)}).")
    if own:
        _check_list(found, own.get("receipts"), said)
    if own and not said.problems and own.get("whole_sha256") != found.whole_sha256:
        said.problems.append("Words were added to the file, or taken out of it, after the export.")


def _check_list(found: FoundBriefing, listed: object, said: _Said) -> None:
    """Compare the receipts with the list that the file's own record has of them."""
    there = [[_parsed(one.line).get("label"), one.seal.strip(), one.shown] for one in found.receipts]
    known = [one for one in listed if isinstance(one, list)] if isinstance(listed, list) else []
    if [one[:2] for one in known] != [one[:2] for one in there]:
        said.problems.append("Receipts were added, taken away or exchanged after the export.")
    elif known != there:
        changed = [str(one[0]) for one, other in zip(there, known, strict=True) if one != other]
        names = ", ".join(changed[:5])
        said.problems.append(f"What a receipt shows was altered after the export: {names}.")


def _check(found: FoundReceipt, holder: Holder | None) -> ReceiptCheck:
    said = _Said()
    record = _parsed(found.line)
    if not found.line or not record:
        said.problems.append("The receipt has no record that can be read.")
    elif seal(found.line) != found.seal.strip() or as_line(record) != found.line:
        said.problems.append("The record was altered: its hash does not fit.")
    elif record.get("receipt_version") != VERSION:
        said.notes.append("Another version of Sourcemark made this receipt; only its hash was checked.")
    else:
        _check_shown(found, record, said)
        if holder is not None:
            problems, notes = holder.hold(record)
            said.problems += problems
            said.notes += notes
    work = record.get("work")
    number = record.get("number")
    return ReceiptCheck(
        number=number if isinstance(number, int) else 0,
        label=str(record.get("label", "")) or found.anchor,
        title=str(work.get("title", "")) if isinstance(work, dict) else "",
        quotation=str(record.get("quotation", "")),
        problems=tuple(said.problems),
        notes=tuple(said.notes),
    )


def _check_shown(found: FoundReceipt, record: Mapping[str, Any], said: _Said) -> None:
    """Compare what a reader sees with what the record says."""
    shown = dict(found.fields)
    for name in ("quotation", "citation"):
        if name not in shown:
            said.problems.append(f"The receipt does not show its {name}.")
    for name, text in found.fields:
        wanted = _value(record, name.split("."))
        if not isinstance(wanted, str) or text not in (wanted, clean(wanted)):
            said.problems.append(f"What is shown as {_WORDS.get(name, name)} is not what the record says.")
    if (record.get("picture") or "") != found.picture:
        said.problems.append("The page image is not the one that was exported.")


def _value(record: Mapping[str, Any], path: Sequence[str]) -> object:
    value: object = record
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _parsed(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line) if line else {}
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


_WORDS: Mapping[str, str] = {
    "quotation": "the quotation",
    "before": "the words before it",
    "after": "the words after it",
    "citation": "the citation",
    "work.title": "the title",
    "copy.sha256": "the hash of the copy",
    "copy.text_sha256": "the hash of its text",
    "second_wording": "the second reader’s wording",
    "newer.wording": "the newer wording",
    "picture_left_out": "the reason for the missing image",
}
