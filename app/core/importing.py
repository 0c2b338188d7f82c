"""Taking over what other programs wrote: the formats, each with how it is told and the verb that does it.

A format is one entry in FORMATS; the command `import` and the window's *Import…* read the list. Which format
a file has is told by its beginning, in the order of the list, and only then by its name's ending.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.naming import shortened
from app.core.reading import read_bytes
from app.errors import CannotRead, WrongUse
from app.exchange.not_taken import NotTaken
from app.exchange.tells import (
    tell_bibliography,
    tells_annotations,
    tells_hypothesis,
    tells_refi,
)

if TYPE_CHECKING:
    from app.core.briefing_import import ImportedBriefing
    from app.core.project import Project

#: So much of a file's beginning tells its format.
HEAD = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a file: how many records it made, and everything that did not become one.

    `made` are ids of the new records, the most telling kind first; `already` counts what was there before,
    `refused` is what was left out, `notes` are sentences on what was kept in another place. `article` is the
    one that the file is about, if it is about one; `report` says more of a briefing. `more` goes into the
    command line's JSON as it is.
    """

    briefings: int = 0
    articles: int = 0
    claims: int = 0
    highlights: int = 0
    already: int = 0
    made: tuple[str, ...] = ()
    refused: tuple[NotTaken, ...] = ()
    notes: tuple[str, ...] = ()
    article: str | None = None
    report: ImportedBriefing | None = None
    more: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What a caller may add: the password of a locked PDF, the article that marks belong to, and its ears.

    With `codes_are_claims` every code of a REFI-QDA project is a claim, not only those under “Claims”. Works
    that a briefing cites by keys come from `bibliographies`; `again` imports one that is there a second time.
    """

    password: str | None = None
    article: str | None = None
    codes_are_claims: bool = False
    bibliographies: tuple[Path, ...] = ()
    again: bool = False
    progress: Callable[[int, int], None] | None = None
    cancelled: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFormat:
    """One format: its name for `--as`, its title for people, usual endings, and how a beginning is told.

    `tells` is given up to HEAD bytes; `run` reads the file and stores what it finds, as one change.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    tells: Callable[[bytes], bool]
    run: Callable[[Project, Path, ImportOptions], Imported]


def import_file(
    project: Project, path: Path, name: str = "", options: ImportOptions | None = None
) -> tuple[ImportFormat, Imported]:
    """Take a file over in the format named, or in the one that it tells itself; blocks, raises in words."""
    wanted = find_format(name) if name else detect_format(path)
    return wanted, wanted.run(project, path, options or ImportOptions())


def find_format(name: str) -> ImportFormat:
    """Return the format of this name; raise WrongUse with those there are."""
    found = next((one for one in FORMATS if one.name == name), None)
    if found is None:
        raise WrongUse(f"Nothing can be imported as “{name}”.", f"There is: {_listed()}.")
    return found


def detect_format(path: Path) -> ImportFormat:
    """Return the format that a file's beginning tells, else its ending; raise CannotRead or WrongUse."""
    head, ending = read_bytes(path)[:HEAD], path.suffix.casefold()
    told = [one for one in FORMATS if one.tells(head)]
    named = [one for one in FORMATS if ending in one.suffixes]
    both = [one for one in told if one in named]
    for found in (*both, *told, *named):
        return found
    raise WrongUse(f"No format belongs to “{path.name}”.", f"Say what it is: --as, of {_listed()}.")


def _listed() -> str:
    return ", ".join(one.name for one in FORMATS)


def _is_pdf(head: bytes) -> bool:
    return re.search(rb"%PDF-\d", head[:1024]) is not None


def _pdf_annotations(project: Project, path: Path, options: ImportOptions) -> Imported:
    """Add the PDF when it is not there, and make highlights of its marks."""
    from app.core import articles, foreign_marks, highlights

    if not _is_pdf(read_bytes(path)):
        # Anything else would become an article before it is found to have no pages.
        raise CannotRead(f"“{path.name}” is no PDF.", "Choose a PDF, or say what it is: --as.")
    added = articles.add_article(project, path, password=options.password, cancelled=options.cancelled)
    report = foreign_marks.take_over(
        project, added.article.id, options.password, options.progress, options.cancelled
    )
    highlights.confirm_pending(project, added.article.id, options.password)
    areas = len(report.areas)
    notes = (f"Without text under them, taken as areas of their page: {areas}.",) if areas else ()
    return Imported(
        articles=int(added.outcome == "added"),
        highlights=len(report.taken),
        already=report.already,
        made=report.taken,
        refused=report.refused,
        notes=notes,
        article=report.article,
        more={"areas": list(report.areas)},
    )


def _annotations(project: Project, path: Path, options: ImportOptions) -> Imported:
    from app.core import annotation_formats

    return annotation_formats.import_annotations(project, path, options)


def _briefing(project: Project, path: Path, options: ImportOptions) -> Imported:
    """Take a report apart: its sections, claims to verify, and records of its sources."""
    from app.core import briefing_import

    found = briefing_import.import_briefing(
        project,
        path,
        bibliographies=options.bibliographies,
        again=options.again,
        cancelled=options.cancelled,
    )
    if found.is_there:
        words = f"“{shortened(found.title)}” was imported before, with the same words: nothing was made."
        more = {"briefing": found.briefing, "sections": len(found.sections)}
        return Imported(already=1, notes=(words,), report=found, more=more)
    notes = [f"Line {one.line}: {one.text}" for one in found.remarks]
    return Imported(
        briefings=1,
        articles=len(found.articles),
        claims=len(found.claims),
        already=found.articles_there + found.claims_there,
        made=(found.briefing, *found.sections, *found.claims, *found.articles),
        notes=tuple(notes),
        report=found,
        more={
            "briefing": found.briefing,
            "sections": len(found.sections),
            "sentences": found.sentences,
            "without_source": found.without_source,
        },
    )


def _is_markdown(head: bytes) -> bool:
    """Say whether a file begins like a report: with a heading, or with front matter and then one."""
    return (
        re.match(rb"(?:\xef\xbb\xbf)?\s*(?:---\r?\n.*?\n(?:---|\.\.\.)\s*)?#{1,6} \S", head, re.DOTALL)
        is not None
    )


def _bibliography(form: str, project: Project, path: Path, options: ImportOptions) -> Imported:
    """Make records of a bibliography's entries."""
    from app.core import bibliography

    found = bibliography.import_bibliography(
        project, path, form, cancelled=options.cancelled, progress=options.progress
    )
    return Imported(
        articles=len(found.made),
        already=len(found.already),
        made=found.made,
        refused=found.refused,
        notes=found.notes,
        more={
            "kept": {article: list(names) for article, names in found.kept.items()},
            "left_out": {article: list(names) for article, names in found.left_out.items()},
        },
    )


def _records(name: str, title: str, *suffixes: str) -> ImportFormat:
    """Return a format of bibliographies."""
    return ImportFormat(
        name=name,
        title=title,
        suffixes=suffixes,
        tells=lambda head: tell_bibliography(head) == name,
        run=partial(_bibliography, name),
    )


def _refi(project: Project, path: Path, options: ImportOptions) -> Imported:
    from app.core import annotation_formats

    return annotation_formats.import_refi(project, path, options)


FORMATS: tuple[ImportFormat, ...] = (
    ImportFormat(
        name="briefing",
        title="A briefing in Markdown",
        suffixes=(".md", ".markdown", ".mdown", ".mkd"),
        tells=_is_markdown,
        run=_briefing,
    ),
    ImportFormat(
        name="pdf-annotations",
        title="Marks in a PDF",
        suffixes=(".pdf",),
        tells=_is_pdf,
        run=_pdf_annotations,
    ),
    ImportFormat(
        name="annotations",
        title="Web Annotations",
        suffixes=(".jsonld",),
        tells=tells_annotations,
        run=_annotations,
    ),
    ImportFormat(
        name="hypothesis",
        title="Annotations of Hypothesis",
        suffixes=(),
        tells=tells_hypothesis,
        run=_annotations,
    ),
    _records("csl-json", "A bibliography in CSL-JSON", ".json"),
    _records("bibtex", "A bibliography in BibTeX or BibLaTeX", ".bib", ".bibtex"),
    _records("ris", "A bibliography in RIS", ".ris"),
    ImportFormat(
        name="qdpx",
        title="REFI-QDA project",
        suffixes=(".qdpx", ".qde"),
        tells=tells_refi,
        run=_refi,
    ),
)
