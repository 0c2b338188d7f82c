"""The command section: a new section of a briefing, or new words for the one with this heading."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app import core
from app.cli import shapes
from app.cli.command import Answer
from app.cli.console import Console
from app.cli.opening import declare_project, project
from app.errors import Ambiguous, CannotRead
from app.prose import find_markers, strip_markers
from app.prose.markers import TRANSITION

if TYPE_CHECKING:
    from app.core.project import Project
    from db.records import Section


def declare_section(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `section`."""
    declare_project(parser)
    parser.add_argument("briefing", metavar="BRIEFING", help="an id, its beginning, or a title")
    parser.add_argument("heading", metavar="HEADING", help="a new heading, or the id or heading of a section")
    parser.add_argument("--role", choices=("summary", "analysis", "feature", "closing"))
    parser.add_argument(
        "--body-file", metavar="F", help="Markdown with [[key]] after sentences; - is the input"
    )
    parser.add_argument("--key-judgement", metavar="CLAIM", help="the claim that leads the section")
    parser.add_argument("--level", metavar="N", type=int, help="the heading's level, 2 by default")
    parser.add_argument(
        "--key-point",
        metavar=("LABEL", "TEXT"),
        nargs=2,
        action="append",
        help="a row of the key-points table; [[key]] in TEXT names its claims; may be given several times",
    )


def write_section(given: argparse.Namespace, console: Console) -> Answer:
    """Add the section, or write into the one that has this heading, as one change."""
    body = _read_body(given.body_file) if given.body_file is not None else None
    with project(given, to_write=True) as opened:
        briefing = core.briefings.resolve_briefing(opened, given.briefing)
        fields: dict[str, object] = {"role": given.role, "body": body, "level": given.level}
        if given.key_judgement is not None:
            fields["key_judgement"] = core.claims.resolve_claim(opened, given.key_judgement)
        made = _write(opened, briefing, given, {k: v for k, v in fields.items() if v is not None})
        for key in _unknown_keys(opened, made):
            console.message(f"No claim has the key “{key}”: its sentence rests on nothing until one has.")
    return Answer(shapes.section(made), (f"{made.id}  {made.heading or made.role}",))


def _write(opened: Project, briefing: str, given: argparse.Namespace, fields: dict[str, object]) -> Section:
    points = [
        core.briefings.KeyPointText(label, *_split_claims(opened, text))
        for label, text in given.key_point or ()
    ]
    there = _find(opened, briefing, given)
    with opened.change(f"Write the section “{given.heading or given.role or 'analysis'}”"):
        if there is None:
            made = core.briefings.add_section(opened, briefing, given.heading, **fields)  # type: ignore[arg-type]
        else:
            made = core.briefings.set_section(opened, there, **fields)
        return core.briefings.set_key_points(opened, made.id, points) if points else made


def _find(opened: Project, briefing: str, given: argparse.Namespace) -> str | None:
    """Return the section that has this heading, or this id; those without a heading go by their role."""
    wanted = " ".join(given.heading.split())
    role = given.role or "analysis"
    found = [
        one.id
        for one in core.briefings.read_briefing(opened, briefing).sections
        if one.id == wanted or (one.heading == wanted and (wanted or one.role == role))
    ]
    if len(found) > 1:
        raise Ambiguous(f"{len(found)} sections are called “{wanted or role}”.", "Give the section's id.")
    return found[0] if found else None


def _split_claims(opened: Project, text: str) -> tuple[str, tuple[str, ...]]:
    """Take the markers out of a key point's text; return the rest, and the ids of the claims they name."""
    keys = _keys(text)
    return strip_markers(text).strip(), tuple(core.claims.resolve_claim(opened, key) for key in keys)


def _unknown_keys(opened: Project, section: Section) -> list[str]:
    known = core.claims.list_keys(opened)
    return [key for key in _keys(section.body) if key not in known]


def _keys(text: str) -> list[str]:
    return list(dict.fromkeys(one.key for one in find_markers(text) if one.key != TRANSITION))


def _read_body(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise CannotRead(f"“{name}” cannot be read: {error.strerror}.", "Check the file.") from error
    except UnicodeDecodeError as error:
        raise CannotRead(f"“{name}” is not UTF-8 text.", "Save it as UTF-8.") from error
