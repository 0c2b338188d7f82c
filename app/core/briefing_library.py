"""The bibliographies that a report by keys goes with: named in its front matter, beside it, or given.

A name out of a stranger's file opens nothing outside of the folder in which the report lies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.reading import read_bytes
from app.errors import CannotRead
from app.exchange.briefing_proposal import Proposal, Remark
from app.exchange.found import FoundItem
from app.intake.bibliography_file import read_bibliography_file
from app.prose import counted

_FORMATS = {
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".json": "csl-json",
    ".yaml": "csl-yaml",
    ".yml": "csl-yaml",
    ".ris": "ris",
}
#: What stands beside a report under its own name, or under a name that all use.
_ENDINGS = (".bib", ".csl.json", ".json", ".yaml", ".yml", ".ris")
_USUAL = ("references", "bibliography", "refs", "sources", "literatur")
_MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Library:
    """The entries that a report cites, by their keys, and what is to be told of the files."""

    entries: tuple[FoundItem, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read_library(
    proposal: Proposal,
    report: Path | None,
    given: Sequence[Path] = (),
    cancelled: Callable[[], bool] | None = None,
) -> Library:
    """Read the bibliographies of a report, each in a worker; the first entry of a key counts.

    Of the files `given` by name each must be readable: raise CannotRead. Of the others it is told.
    """
    wanted = {one.key for one in proposal.works if one.title == f"@{one.key}"}
    remarks: list[Remark] = []
    files = list(dict.fromkeys([*given, *_named(proposal.bibliographies, report, remarks)]))
    if wanted and not files and report is not None and not proposal.bibliographies:
        files = list(_beside(report))
    found: dict[str, FoundItem] = {}
    for path in files[:_MOST_FILES]:
        try:
            _read(path, wanted, found, remarks, cancelled)
        except CannotRead as error:
            if path in given:
                raise
            remarks.append(_remark(f"The bibliography “{path.name}” was not read. {error.message}"))
    return Library(tuple(found.values()), tuple(remarks))


def _named(names: Iterable[str], report: Path | None, remarks: list[Remark]) -> Iterable[Path]:
    """Yield the files that the front matter names and that lie in the report's folder; tell of the others."""
    for name in names:
        path = _within(name, report.parent) if report is not None else None
        if report is None:
            remarks.append(_remark(f"The bibliography “{name}” was not looked for: the report is no file."))
        elif path is None:
            remarks.append(
                _remark(
                    f"The bibliography “{name}” is not in the report’s folder and was not opened. "
                    "Give it with --bibliography, or import it by itself."
                )
            )
        elif not path.is_file():
            remarks.append(_remark(f"The bibliography “{name}” is not there."))
        else:
            yield path


def _within(name: str, folder: Path) -> Path | None:
    """Return the file of this name if it lies in the folder, links followed; else None."""
    try:
        path = (folder / name).resolve()
        inside = "\\" not in name and not Path(name).is_absolute() and path.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return None
    return path if inside else None


def _beside(report: Path) -> Iterable[Path]:
    names = [*(f"{report.stem}{ending}" for ending in _ENDINGS)]
    names += [f"{name}{ending}" for name in _USUAL for ending in _ENDINGS]
    for name in names:
        path = _within(name, report.parent)
        if path is not None and path.is_file():
            yield path
            return


def _read(
    path: Path,
    wanted: set[str],
    found: dict[str, FoundItem],
    remarks: list[Remark],
    cancelled: Callable[[], bool] | None,
) -> None:
    form = _FORMATS.get(path.suffix.casefold(), "")
    read = read_bibliography_file(read_bytes(path), form, cancelled)
    remarks += [_remark(f"{path.name}: {one.what}: {one.reason}.") for one in read.refused]
    unused = 0
    for item in read.items:
        key = str(item.item.get("id", ""))
        if key in wanted:
            found.setdefault(key, item)
        else:
            unused += 1
    if unused:
        entries = counted(unused, "entry", "entries")
        remarks.append(_remark(f"Left out, as no sentence cites them: {entries} of “{path.name}”."))


def _remark(text: str) -> Remark:
    return Remark(line=1, text=text)
