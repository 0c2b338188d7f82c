"""The verb that takes a stranger's report into the project: sections, claims to verify, records to capture.

A worker reads the file (exchange/briefing_markdown.py says how); its proposal becomes rows, as one change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.core import stamps
from app.core.briefing_again import find_imported
from app.core.briefing_claims import Claims, marked_body
from app.core.briefing_library import Library, read_library
from app.core.briefing_points import Restated
from app.core.briefing_records import Records
from app.core.fields import TO_VERIFY
from app.core.naming import shortened
from app.core.project import Project
from app.errors import CannotRead
from app.exchange.briefing_proposal import Chapter, Proposal, Remark
from app.intake import limits
from app.intake.report_file import read_report
from db import briefings
from db.records import Briefing, KeyPoint, ListedSource, Name, Section

if TYPE_CHECKING:
    from db import Transaction

_MOST_SECTIONS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedBriefing:
    """What became of a report. Ids are of what was made; what was there before is only counted.

    `without_source` counts the sentences that name no source of their own. `is_there` says that the report
    was imported before and nothing was made: `briefing` and `sections` are those of then.
    """

    briefing: str
    title: str
    sections: tuple[str, ...]
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    claims_there: int = 0
    articles_there: int = 0
    sentences: int = 0
    without_source: int = 0
    remarks: tuple[Remark, ...] = ()
    is_there: bool = False


def import_briefing(
    project: Project,
    report: Path | bytes,
    *,
    name: str = "",
    bibliographies: Sequence[Path] = (),
    again: bool = False,
    cancelled: Callable[[], bool] | None = None,
) -> ImportedBriefing:
    """Import a report in Markdown, a file or its bytes, as one change. Raise CannotRead in words.

    Its sentences become claims tagged `to verify`, its sources articles without snapshots; `name` is what
    bytes are called when the report has no title. Works that it cites by keys come from `bibliographies`,
    and from those that it names or that lie beside it. One that was imported before makes a second briefing
    only with `again`.
    """
    proposal = read_proposal(report, name=name, cancelled=cancelled)
    there = None if again else find_imported(project, proposal)
    if there is not None:
        return _already(project, there)
    path = report if isinstance(report, Path) else None
    return store_proposal(project, proposal, read_library(proposal, path, bibliographies, cancelled))


def _already(project: Project, briefing: str) -> ImportedBriefing:
    with project.read() as reader:
        found = briefings.select_briefing(reader, briefing)
    return ImportedBriefing(
        briefing=found.id,
        title=found.title,
        sections=tuple(one.id for one in found.sections),
        claims=(),
        articles=(),
        is_there=True,
    )


def read_proposal(
    report: Path | bytes, *, name: str = "", cancelled: Callable[[], bool] | None = None
) -> Proposal:
    """Read a report in a worker; nothing is stored."""
    if isinstance(report, Path):
        return read_report(report, cancelled, name)
    if len(report) > limits.FILE_BYTES:
        raise CannotRead("This is too large for a report.", "Split it into its parts.")
    with TemporaryDirectory(prefix="sourcemark-") as folder:
        path = Path(folder) / "report.md"
        path.write_bytes(report)
        return read_report(path, cancelled, name or "Untitled.md")


def store_proposal(project: Project, proposal: Proposal, library: Library | None = None) -> ImportedBriefing:
    """Make rows of a proposal, in one change; `library` fills the works that it cites by their keys."""
    library = library or Library()
    if len(proposal.chapters) > _MOST_SECTIONS:
        raise CannotRead(
            f"This file has {len(proposal.chapters):,} headings: no briefing has so many.",
            "Split it into its parts.",
        )
    title = " ".join(proposal.title.split()) or "Untitled"
    with project.change(f"Import the briefing “{shortened(title)}”") as tx:
        records = Records(tx, proposal.works, library.entries)
        claims = Claims(tx, proposal.chapters, TO_VERIFY)
        briefing = _briefing(title, proposal)
        briefings.insert_briefing(tx, briefing)
        made = [
            _section(briefing.id, place, chapter, claims, records)
            for place, chapter in enumerate(proposal.chapters, 1)
        ]
        for one in made:
            briefings.insert_section(tx, one)
        _add_points(tx, made, proposal.chapters, claims)
    said = [one for chapter in proposal.chapters for one in chapter.sentences if one.states]
    remarks = (*library.remarks, *proposal.remarks, *claims.remarks, *records.remarks)
    return ImportedBriefing(
        briefing=briefing.id,
        title=title,
        sections=tuple(one.id for one in made),
        claims=tuple(claims.made),
        articles=tuple(records.made),
        claims_there=claims.there,
        articles_there=records.there,
        sentences=len(said),
        without_source=sum(not one.cites for one in said),
        remarks=_each_once(remarks),
    )


def _briefing(title: str, proposal: Proposal) -> Briefing:
    return Briefing(
        id=stamps.new_id(),
        title=title,
        subtitle=proposal.subtitle,
        as_of=proposal.as_of,
        issued=proposal.date,
        language=proposal.language or "en",
        authors=tuple(Name(literal=one) for one in proposal.authors if one.strip()),
    )


def _section(briefing: str, place: int, chapter: Chapter, claims: Claims, records: Records) -> Section:
    name = stamps.new_id()
    keys = claims.keys_of(chapter)
    body = marked_body(chapter, keys)
    if body is None:
        claims.say(chapter.line, "The sentences of this section could not be marked; its prose is as it was.")
        body = chapter.body
    listed = tuple(
        ListedSource(id=stamps.new_id(), section=name, article=article, position=float(at))
        for at, article in enumerate(records.articles_of(chapter), 1)
    )
    return Section(
        id=name,
        briefing=briefing,
        position=float(place),
        level=chapter.level,
        heading=" ".join(chapter.heading.split()),
        role=chapter.role,  # type: ignore[arg-type]  # checked when it came from the worker
        key_judgement=claims.lead_of(chapter),
        body=body,
        listed_sources=listed,
    )


def _add_points(tx: Transaction, made: list[Section], chapters: tuple[Chapter, ...], claims: Claims) -> None:
    """Add the key points, each with the claims whose sentence says the same."""
    if not any(chapter.points for chapter in chapters):
        return
    body = {
        one.id
        for chapter in chapters
        if chapter.role in ("analysis", "feature")
        for one in claims.of(chapter)
    }
    restated = Restated(claims.all, frozenset(body))
    for section, chapter in zip(made, chapters, strict=True):
        for place, point in enumerate(chapter.points, 1):
            row = KeyPoint(
                id=stamps.new_id(),
                section=section.id,
                position=float(place),
                label=point.label,
                text=point.text,
                claims=restated.claims_of(point.text),
            )
            briefings.insert_key_point(tx, row)


def _each_once(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return remarks in the order of their lines; what is said of many lines stands at the first."""
    lines: dict[str, list[int]] = {}
    for one in sorted(remarks, key=lambda one: one.line):
        lines.setdefault(one.text, []).append(one.line)
    return tuple(
        Remark(line=at[0], text=f"{text} ({len(at)} times)" if len(at) > 1 else text)
        for text, at in lines.items()
    )
