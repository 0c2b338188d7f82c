"""The command verify: an exported briefing checked by itself, or against a project."""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from app import core
from app.cli.command import FINDINGS, FINE, Answer, Command
from app.cli.console import Console
from app.cli.opening import project
from app.prose import counted

if TYPE_CHECKING:
    from app.core.verifying import ReceiptCheck, Verification


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("briefing", metavar="BRIEFING.html", help="an exported briefing with receipts")
    parser.add_argument("project", metavar="P", nargs="?", help="a project file to hold it against")


def _verify(given: argparse.Namespace, console: Console) -> Answer:
    against = project(given, to_write=False) if given.project is not None else nullcontext(None)
    with against as opened:
        found = core.verifying.verify_briefing(Path(given.briefing), opened)
    document: dict[str, object] = {
        "against_project": found.against_project,
        "counts": {state: _count(found, state) for state in ("fine", "note", "problem")},
        "notes": list(found.notes),
        "ok": found.ok,
        "problems": list(found.problems),
        "receipts": [_shape(one) for one in found.receipts],
        "title": found.title,
    }
    return Answer(document, tuple(_lines(found)), FINE if found.ok else FINDINGS)


def _count(found: Verification, state: str) -> int:
    return sum(one.state == state for one in found.receipts)


def _shape(one: ReceiptCheck) -> dict[str, object]:
    return {
        "label": one.label,
        "notes": list(one.notes),
        "number": one.number,
        "problems": list(one.problems),
        "quotation": one.quotation,
        "state": one.state,
        "title": one.title,
    }


def _lines(found: Verification) -> list[str]:
    lines = [f"problem  {said}" for said in found.problems] + [f"note     {said}" for said in found.notes]
    for one in found.receipts:
        said = " ".join((*one.problems, *one.notes))
        lines.append(f"{one.state:<7}  {one.number}  {one.label}" + (f"  {said}" if said else ""))
    receipts = counted(len(found.receipts), "receipt")
    held = "held against the project" if found.against_project else "checked by their own hashes"
    return [*lines, f"{receipts} {held}: {_count(found, 'problem')} with problems"]


COMMANDS = (Command("verify", _declare, _verify, "sourcemark verify briefing.html port.sourcemark"),)
