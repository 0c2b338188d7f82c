"""What stands in golden/: the sample's briefing in every format and profile, Word and PDF by their words."""

from __future__ import annotations

import unicodedata

import pypdfium2 as pdfium

from app import core
from app.core.project import Project
from app.export.formats import FORMATS
from tests.export.word import lines, tree


def golden_names() -> list[str]:
    """Return the names of the files, without those beside an export."""
    return [name(kind, profile) for kind, form in FORMATS.items() for profile in form.profiles]


def name(kind: str, profile: str) -> str:
    """Return the name of a golden file."""
    if kind == "md":
        return f"{profile}.md"
    return f"{kind}.txt" if kind in ("docx", "pdf") else f"{profile}.{kind}"


def make_goldens(project: Project, wanted: str = "") -> dict[str, bytes]:
    """Return the files that there should be, or one with those beside it."""
    (briefing,) = core.briefings.list_briefings(project)
    made: dict[str, bytes] = {}
    for kind, form in FORMATS.items():
        for profile in form.profiles:
            golden = name(kind, profile)
            if wanted in ("", golden):
                # The audit’s words change with its rules: one file has them. Images are a library’s.
                done = core.briefings.export_briefing(
                    project, briefing.id, None, profile, kind, annex=kind == "docx", pictures=None
                )
                made[golden] = _READ[kind](done.data) if kind in _READ else done.data
                made |= {f"{profile}{one.ending}": one.data for one in done.sidecars}
    return made


def _word(data: bytes) -> bytes:
    notes = [line for line in lines(tree(data, "footnotes")) if line]
    return "\n".join([*lines(tree(data)), "", *notes, ""]).encode()


def _pdf(data: bytes) -> bytes:
    pages = [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(data)]
    return "\n\f\n".join("\n".join(filter(_is_ours, page.split("\r\n"))) for page in pages).encode() + b"\n"


def _is_ours(line: str) -> bool:
    """Say whether a line is set in the shipped fonts: the order of Arabic is that of its reader."""
    return all(unicodedata.bidirectional(letter) != "AL" for letter in line)


_READ = {"docx": _word, "pdf": _pdf}
