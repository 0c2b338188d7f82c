"""The command import: one file of another program, told by its content; core/importing.py has the formats."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app import core
from app.cli.command import FINDINGS, FINE, Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, naming, project, read_secret
from app.prose import counted

if TYPE_CHECKING:
    from app.core.importing import Imported, ImportFormat


def _declare(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    known = ", ".join(one.name for one in core.importing.FORMATS)
    parser.add_argument("file", metavar="FILE", help="the file; a PDF that is not in the project is added")
    parser.add_argument(
        "--as", dest="form", metavar="FORMAT", default="", help=f"{known}; FILE tells it else"
    )
    parser.add_argument("--article", metavar="ARTICLE", help="the article that marks in FILE belong to")
    parser.add_argument(
        "--codes",
        choices=("tags", "claims"),
        default="tags",
        help="what codes of a REFI-QDA project become that do not stand under “Claims” (tags)",
    )
    parser.add_argument(
        "--bibliography",
        metavar="FILE",
        action="append",
        default=[],
        help="works that a briefing cites by their keys: BibTeX, CSL-JSON, CSL-YAML or RIS; may be repeated",
    )
    parser.add_argument(
        "--again", action="store_true", help="import a briefing that is in the project already a second time"
    )
    parser.add_argument("--password-file", metavar="F", help="a file with the password of a PDF")


def _import(given: argparse.Namespace, console: Console) -> Answer:
    password = read_secret(given.password_file, "password")
    with project(given, to_write=True) as opened:
        article = core.articles.resolve_article(opened, given.article) if given.article else None
        options = core.importing.ImportOptions(
            password=password,
            article=article,
            codes_are_claims=given.codes == "claims",
            bibliographies=tuple(Path(one) for one in given.bibliography),
            again=given.again,
        )
        with naming(Path(given.file)):
            found, report = core.importing.import_file(opened, Path(given.file), given.form, options)
    document: dict[str, object] = {
        "already": report.already,
        "article": report.article,
        "articles": report.articles,
        "briefings": report.briefings,
        "claims": report.claims,
        "format": found.name,
        "highlights": report.highlights,
        "made": list(report.made),
        "notes": list(report.notes),
        "refused": [{"reason": one.reason, "what": one.what} for one in report.refused],
    }
    code = FINDINGS if report.refused else FINE
    return Answer(document | dict(report.more), tuple(_lines(found, report)), code)


def _lines(found: ImportFormat, report: Imported) -> list[str]:
    counts = (
        (report.briefings, "briefing"),
        (report.articles, "article"),
        (report.claims, "claim"),
        (report.highlights, "highlight"),
    )
    made = ", ".join(counted(number, what) for number, what in counts if number) or "nothing"
    lines = [f"{found.title}: {made} taken over, {report.already} already there"]
    lines += [f"refused: {one.what}: {one.reason}" for one in report.refused]
    lines += report.notes
    if report.report is not None and report.report.is_there:
        lines.append("Give --again to make a second briefing of it.")
    return lines


COMMANDS = (Command("import", _declare, _import, "sourcemark import port.sourcemark report.pdf"),)
