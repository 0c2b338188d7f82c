"""Writing a project's data for other programs: the formats, each with the verb that writes it.

A format is one entry in FORMATS; the command `export` and the window's *Export data…* read the list.
Briefings have formats of their own; see app/export/formats.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.stamps import sha256_of
from app.errors import WrongUse

if TYPE_CHECKING:
    from app.core.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenData:
    """A file of data: where it is, what it holds, and what stands beside it.

    `path` is None when only the bytes were asked for; `beside` are the names of sidecars, `counts` says how
    many records of which kind are in it, `left_out` what could not be written, in words.
    """

    path: Path | None
    format: str
    data: bytes
    counts: Mapping[str, int]
    beside: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the file's bytes."""
        return sha256_of(self.data)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFormat:
    """One format: its name for `--format`, its title and what it holds for people, its endings.

    `write` takes the project and the file to write, or None for the bytes alone; `write_briefing` also a
    briefing, whose data alone are written. `is_text` says whether it may go to standard output.
    """

    name: str
    title: str
    holds: str
    suffixes: tuple[str, ...]
    write: Callable[[Project, Path | None], WrittenData]
    is_text: bool = True
    write_briefing: Callable[[Project, Path | None, str], WrittenData] | None = None
    also_called: tuple[str, ...] = ()


def find_data_format(name: str, path: Path | None = None) -> DataFormat | None:
    """Return the format of this name, or else the one that a file's ending asks for; None without one."""
    file_name = path.name.casefold() if path is not None else ""
    for one in FORMATS:
        if name in (one.name, *one.also_called) or (not name and file_name.endswith(one.suffixes)):
            return one
    return None


def export_data(project: Project, name: str, out: Path | None, briefing: str | None = None) -> WrittenData:
    """Write a project's data, or a briefing's, in a format; the same store gives the same bytes.

    Raises in words.
    """
    found = find_data_format(name)
    if found is None:
        known = ", ".join(one.name for one in FORMATS)
        raise WrongUse(f"Data cannot be exported as “{name}”.", f"There is: {known}.")
    if briefing is None:
        return found.write(project, out)
    if found.write_briefing is None:
        raise WrongUse(f"{found.title} are written of a whole project.", "Leave --briefing out.")
    return found.write_briefing(project, out, briefing)


def _annotations(project: Project, out: Path | None) -> WrittenData:
    from app.core import web_annotations

    return web_annotations.export_annotations(project, out)


def _refi(project: Project, out: Path | None) -> WrittenData:
    from app.core import refi

    return refi.export_refi(project, out)


def _argdown(project: Project, out: Path | None) -> WrittenData:
    from app.core import argdown

    return argdown.export_argdown(project, out)


def _bibliography(name: str, project: Project, out: Path | None, briefing: str | None = None) -> WrittenData:
    from app.core import bibliography

    return bibliography.export_bibliography(project, out, name, briefing)


def _records(name: str, title: str, *suffixes: str, also_called: tuple[str, ...] = ()) -> DataFormat:
    """Return a format of bibliographies."""
    return DataFormat(
        name=name,
        title=title,
        holds="The records of all articles, or of those that a briefing cites",
        suffixes=suffixes,
        write=partial(_bibliography, name),
        write_briefing=partial(_bibliography, name),
        also_called=also_called,
    )


FORMATS: tuple[DataFormat, ...] = (
    DataFormat(
        name="annotations",
        title="Web Annotations",
        holds="Every highlight with its note and tags; claims and evidence beside it",
        suffixes=(".jsonld",),
        write=_annotations,
    ),
    DataFormat(
        name="qdpx",
        title="REFI-QDA project",
        holds="Texts and PDFs, highlights as selections, claims and tags as codes",
        suffixes=(".qdpx",),
        write=_refi,
        is_text=False,
    ),
    DataFormat(
        name="argdown",
        title="Argdown outline",
        holds="Claims with what speaks for and against them, as quotations",
        suffixes=(".argdown", ".ad"),
        write=_argdown,
    ),
    _records("csl-json", "Bibliography as CSL-JSON", ".csl.json"),
    _records("bib", "Bibliography as BibLaTeX", ".bib", also_called=("biblatex", "bibtex")),
    _records("ris", "Bibliography as RIS", ".ris"),
)
