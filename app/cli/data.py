"""Export of a project's data for other programs, for the command export."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app import core
from app.cli.command import Answer
from app.cli.console import Console
from app.cli.opening import project
from app.errors import WrongUse
from app.prose import counted

if TYPE_CHECKING:
    from app.core.data_exports import DataFormat


def find_data(given: argparse.Namespace) -> DataFormat | None:
    """Return the data format that a call asks for by name or by the file's ending, or None."""
    out = None if given.out == "-" else Path(given.out)
    return core.data_exports.find_data_format(given.format or "", out)


def write_data(given: argparse.Namespace, console: Console, wanted: DataFormat) -> Answer:
    """Write the project's data, to a file or, as text, to standard output."""
    out = None if given.out == "-" else Path(given.out)
    if out is None and console.as_json and not wanted.is_text:
        raise WrongUse(f"{wanted.title} is no text for a JSON answer.", "Give a file instead of -.")
    with project(given, to_write=False) as opened:
        briefing = core.briefings.resolve_briefing(opened, given.briefing) if given.briefing else None
        made = core.data_exports.export_data(opened, wanted.name, out, briefing)
    document: dict[str, object] = {
        "beside": list(made.beside),
        "bytes": len(made.data),
        "counts": dict(made.counts),
        "format": made.format,
        "left_out": list(made.left_out),
        "path": given.out,
        "profile": None,
        "sha256": made.sha256,
        "verdict": None,
    }
    if out is None:
        if console.as_json:
            return Answer(document | {"text": made.data.decode()})
        console.data(made.data)
        return Answer()
    held = ", ".join(counted(number, what.removesuffix("s")) for what, number in made.counts.items())
    lines = [f"Wrote {given.out}: {len(made.data)} bytes, {held}"]
    lines += [f"Beside it: {name}" for name in made.beside]
    return Answer(document, (*lines, *(f"left out: {one}" for one in made.left_out)))
