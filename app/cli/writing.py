"""Commands for writing: briefing, section, audit, export."""

from __future__ import annotations

import argparse
import base64
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from app import core
from app.audit.findings import in_words
from app.cli import shapes
from app.cli.command import FINDINGS, FINE, Answer, Command
from app.cli.console import Console
from app.cli.data import find_data, write_data
from app.cli.marks import MARKED, write_marked_copy
from app.cli.opening import declare_project, project
from app.cli.sections import declare_section, write_section
from app.errors import WrongUse

if TYPE_CHECKING:
    from app.core.audits import Audit
    from app.core.project import Project
    from db.records import Briefing

GRAVITY = {"error": 3, "warning": 2, "info": 1}


def _declare_briefing(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("briefing", metavar="BRIEFING", nargs="?", help="an id, its beginning, or a title")
    parser.add_argument("--new", metavar="TITLE", help="make a briefing of this title")
    parser.add_argument("--as-of", metavar="DATE", help="the information cut-off of a new briefing")
    parser.add_argument("--duplicate", metavar="TITLE", help="make a briefing of this title from BRIEFING")
    parser.add_argument("--with-prose", action="store_true", help="the duplicate keeps what the sections say")


def _briefing(given: argparse.Namespace, console: Console) -> Answer:
    if given.new is not None and given.briefing is not None:
        raise WrongUse("Either show a briefing or make one.", "Leave BRIEFING out with --new.")
    if given.as_of is not None and given.new is None:
        raise WrongUse("--as-of is for a new briefing.", "Give --new TITLE too.")
    if given.duplicate is not None and given.briefing is None:
        raise WrongUse("--duplicate needs a briefing.", "Name the BRIEFING to make another from.")
    if given.with_prose and given.duplicate is None:
        raise WrongUse("--with-prose is for a duplicate.", "Give --duplicate TITLE too.")
    with project(given, to_write=given.new is not None or given.duplicate is not None) as opened:
        if given.new is not None:
            made = core.briefings.add_briefing(opened, given.new, given.as_of or "")
            return Answer(shapes.briefing(made), (f"{made.id}  {made.title}",))
        if given.briefing is None:
            every = core.briefings.list_briefings(opened)
            lines = tuple(f"{one.id}  {one.status}  {one.title}" for one in every)
            return Answer({"briefings": [shapes.briefing_line(one) for one in every]}, lines)
        wanted = core.briefings.resolve_briefing(opened, given.briefing)
        if given.duplicate is not None:
            made = core.briefings.duplicate_briefing(opened, wanted, given.duplicate, prose=given.with_prose)
            return Answer(shapes.briefing(made), (f"{made.id}  {made.title}",))
        one = core.briefings.read_briefing(opened, wanted)
    return Answer(shapes.briefing(one), tuple(_whole(one)))


def _whole(one: Briefing) -> list[str]:
    lines = [f"# {one.title}", f"{one.status}, as of {one.as_of or 'no date'}"]
    for part in one.sections:
        lines += ["", f"{'#' * part.level} {part.heading or part.role}  ({part.id})", "", part.body]
        lines += [f"| {row.label} | {row.text} |" for row in part.key_points]
    return lines


def _declare_audit(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("briefing", metavar="BRIEFING", nargs="?", help="of one briefing only")
    parser.add_argument(
        "--fail-on",
        default="error",
        choices=("error", "warning", "never"),
        help="exit with 1 on findings so grave that are not waived (error)",
    )


def _audit(given: argparse.Namespace, console: Console) -> Answer:
    with project(given, to_write=False) as opened:
        briefing = None
        if given.briefing is not None:
            briefing = core.briefings.resolve_briefing(opened, given.briefing)
        audit = core.audits.run_audit(opened, briefing)
        claims = {one.claim.id: one.claim.text for one in core.claims.list_claims(opened)}
    document: dict[str, object] = {
        "figures": dict(audit.figures),
        "findings": [shapes.finding(one) for one in audit.findings],
        "verdict": audit.verdict,
    }
    return Answer(document, tuple(_audit_lines(audit, claims)), _audit_code(audit, given.fail_on))


def _audit_code(audit: Audit, fail_on: str) -> int:
    if fail_on == "never":
        return FINE
    worst = max((GRAVITY[one.severity] for one in audit.findings if not one.waived), default=0)
    return FINDINGS if worst >= GRAVITY[fail_on] else FINE


def _audit_lines(audit: Audit, claims: Mapping[str, str]) -> list[str]:
    lines = [
        f"{one.severity}  {one.rule}  {in_words(one, claims.get(one.claim or '', ''))}"
        f"{'  (waived)' if one.waived else ''}"
        for one in audit.findings
    ]
    lines += [
        f"{name.replace('_', ' ')}: {round(100 * value)} %" for name, value in sorted(audit.figures.items())
    ]
    return [*lines, f"verdict: {audit.verdict}"]


def _declare_export(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("out", metavar="OUT", help="the file to write; - is standard output")
    parser.add_argument("--briefing", metavar="B", help="which one, when there are several")
    parser.add_argument("--profile", metavar="P", help="of Markdown: plain, gfm, pandoc or icd206")
    parser.add_argument(
        "--format",
        metavar="F",
        help="md, html, docx, pdf, json, marked-pdf of one article; or data: annotations, qdpx, argdown",
    )
    parser.add_argument("--article", metavar="ARTICLE", help="of which PDF to write a marked copy")
    parser.add_argument(
        "--dated", action="store_true", help="dates in the lists of sources of Markdown and Word"
    )
    parser.add_argument(
        "--feature-h1", action="store_true", help="feature sections of Markdown and Word under an H1"
    )
    parser.add_argument(
        "--style", metavar="S", default="", help="a citation style: apa, mla, … or a .csl file"
    )
    parser.add_argument("--annex", action=argparse.BooleanOptionalAction, help="append the sourcing audit")
    parser.add_argument("--images", action=argparse.BooleanOptionalAction, help="page images in HTML (yes)")


def _export(given: argparse.Namespace, console: Console) -> Answer:
    to_output = given.out == "-"
    data = None if given.format == MARKED else find_data(given)
    if given.format == MARKED or data is not None:
        _check_data_wishes(given, marked=data is None)
    if given.format == MARKED:
        return write_marked_copy(given, console)
    if data is not None:
        return write_data(given, console, data)
    form = given.format or ("md" if to_output else _format_of(Path(given.out)))
    _check_wishes(given, form, to_text=to_output and not console.as_json)
    with project(given, to_write=False) as opened:
        wanted = _which(opened, given.briefing)
        out = None if to_output else Path(given.out)
        pictures = None if given.images is False else core.pictures.WITH_PICTURES
        made = core.briefings.export_briefing(
            opened,
            wanted,
            out,
            given.profile,
            form,
            given.annex,
            pictures,
            dated=given.dated,
            feature_h1=given.feature_h1,
            style=given.style,
        )
    document: dict[str, object] = {
        "bytes": made.bytes,
        "format": made.format,
        "path": given.out,
        "problems": list(made.problems),
        "profile": made.profile,
        "sha256": made.sha256,
        "verdict": made.verdict,
    }
    if not to_output:
        if made.sidecars:
            document["beside"] = [one.path.name for one in made.sidecars if one.path is not None]
        beside = "".join(f", beside it {one.path.name}" for one in made.sidecars if one.path is not None)
        said = f"Wrote {given.out}: {made.bytes} bytes, audit {made.verdict}{beside}"
        # Without `-smart` pandoc would alter the quotes and dashes of evidence.
        call = (
            ("Then, in its folder: pandoc -f markdown-smart --citeproc",) if made.profile == "pandoc" else ()
        )
        return Answer(document, (said, *call, *made.problems))
    if console.as_json:
        return Answer(document | _as_json(made.data, form))
    console.data(made.data)
    return Answer()


def _as_json(data: bytes, form: str) -> dict[str, object]:
    """Return an export's bytes as JSON can hold them: as text where the format is text."""
    if not core.briefings.is_text_format(form):
        return {"base64": base64.b64encode(data).decode("ascii")}
    return {"text": data.decode()}


def _check_wishes(given: argparse.Namespace, form: str, *, to_text: bool) -> None:
    """Refuse what the format cannot do, instead of doing something else in silence."""
    if given.article is not None:
        raise WrongUse("--article is for a marked copy of a PDF.", f"Give --format {MARKED} too.")
    if form in core.briefings.list_formats():
        fits = core.export_options.OPTIONS
        for name, formats in fits.items():
            if form not in formats and getattr(given, name) not in (None, False, ""):
                raise _unfit(name, formats)
        if given.images is False and form not in fits["images"]:
            raise _unfit("images", fits["images"])
    if to_text and not core.briefings.is_text_format(form):
        raise WrongUse(f"“{form}” is no text: it cannot go to standard output.", "Give a file to write.")


def _check_data_wishes(given: argparse.Namespace, *, marked: bool) -> None:
    """Refuse what is of a briefing only."""
    wishes = {
        "--profile": given.profile,
        "--style": given.style,
        "--dated": given.dated,
        "--feature-h1": given.feature_h1,
        "--annex": given.annex is not None,
        "--images": given.images is True,
        "--no-images": given.images is False,
        "--briefing": marked and given.briefing,
    }
    for name, wish in wishes.items():
        if wish:
            what = "a marked copy of a PDF" if marked else "data"
            raise WrongUse(f"{name} is for a briefing, not for {what}.", "Leave it out.")
    if given.article is not None and not marked:
        raise WrongUse("--article is for a marked copy of a PDF.", f"Give --format {MARKED} too.")


def _unfit(option: str, formats: frozenset[str]) -> WrongUse:
    fitting = " or ".join(f"--format {name}" for name in sorted(formats))
    return WrongUse(
        f"--{option.replace('_', '-')} is not for this format.", f"Leave it out, or give {fitting}."
    )


def _format_of(out: Path) -> str:
    found = core.briefings.find_format(out)
    if found is None:
        known = ", ".join(core.briefings.list_formats())
        ending = out.suffix or "no ending"
        raise WrongUse(f"No format belongs to “{out.name}” ({ending}).", f"Give --format; there is: {known}.")
    return found


def _which(opened: Project, name: str | None) -> str:
    if name is not None:
        return core.briefings.resolve_briefing(opened, name)
    every = core.briefings.list_briefings(opened)
    if len(every) == 1:
        return every[0].id
    if not every:
        raise WrongUse(
            "The project has no briefing to export.", "Make one: sourcemark briefing P --new TITLE."
        )
    titles = ", ".join(f"“{one.title}”" for one in every)
    raise WrongUse(f"The project has {len(every)} briefings: {titles}.", "Say which: --briefing TITLE.")


COMMANDS = (
    Command(
        "briefing",
        _declare_briefing,
        _briefing,
        "sourcemark briefing port.sourcemark --new 'Velmora port' --as-of 2025-03-31",
    ),
    Command(
        "section",
        declare_section,
        write_section,
        "sourcemark section port.sourcemark 'Velmora port' Dredging --body-file dredging.md",
    ),
    Command("audit", _declare_audit, _audit, "sourcemark audit port.sourcemark --fail-on warning"),
    Command("export", _declare_export, _export, "sourcemark export port.sourcemark out.md --profile plain"),
)
