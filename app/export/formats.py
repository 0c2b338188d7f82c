"""Which formats and profiles there are: a format is one file that renders, and one line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import WrongUse
from app.export.html import render_html
from app.export.json_model import render_json
from app.export.markdown import render_gfm, render_plain
from app.export.markdown_icd206 import render_icd206
from app.export.markdown_pandoc import BIB_ENDING, CSL_ENDING, render_bib, render_csl, render_pandoc
from app.export.options import ExportOptions
from app.export.parts import Document

Render = Callable[[Document, ExportOptions | None], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format, its endings, and a writer for each profile; the first profile is the default.

    `sidecars` names by profile the files that belong beside the export: their ending, and who writes them.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    profiles: Mapping[str, Render]
    sidecars: Mapping[str, Mapping[str, Render]] = field(default_factory=dict)


def _render_docx(document: Document, options: ExportOptions | None = None) -> bytes:
    # Loaded when it is asked for: the window starts without the parser that it needs.
    from app.export.docx import render_docx

    return render_docx(document, options)


def _render_pdf(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render a PDF; the typesetter is loaded when it is wanted."""
    from app.export.pdf import render_pdf

    return render_pdf(document, options)


FORMATS: Mapping[str, Format] = {
    "md": Format(
        name="md",
        title="Markdown",
        suffixes=(".md", ".markdown"),
        media_type="text/markdown; charset=utf-8",
        profiles={
            "gfm": render_gfm,
            "plain": render_plain,
            "pandoc": render_pandoc,
            "icd206": render_icd206,
        },
        sidecars={"pandoc": {CSL_ENDING: render_csl, BIB_ENDING: render_bib}},
    ),
    "html": Format(
        name="html",
        title="HTML",
        suffixes=(".html", ".htm"),
        media_type="text/html; charset=utf-8",
        profiles={"receipts": render_html},
    ),
    "docx": Format(
        name="docx",
        title="Word",
        suffixes=(".docx",),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        profiles={"footnotes": _render_docx},
    ),
    "pdf": Format(
        name="pdf",
        title="PDF",
        suffixes=(".pdf",),
        media_type="application/pdf",
        profiles={"footnotes": _render_pdf},
    ),
    "json": Format(
        name="json",
        title="JSON",
        suffixes=(".json",),
        media_type="application/json",
        profiles={"model": render_json},
    ),
}


def find_format(path: Path) -> str | None:
    """Return the name of the format that a file's ending asks for."""
    ending = path.suffix.lower()
    return next((name for name, one in FORMATS.items() if ending in one.suffixes), None)


def render(
    document: Document,
    format: str = "md",
    profile: str | None = None,
    options: ExportOptions | None = None,
) -> bytes:
    """Render a document; raise WrongUse with what is available when format or profile does not exist."""
    return find_writer(format, profile)(document, options)


def find_writer(format: str = "md", profile: str | None = None) -> Render:
    """Return the writer of a format and profile, or say which ones there are."""
    known = FORMATS.get(format)
    if known is None:
        raise WrongUse(
            f"This version cannot export the format “{format}”; it can export {_listed(FORMATS)}.",
            "Choose one of the formats named.",
        )
    if profile is None:
        return next(iter(known.profiles.values()))
    if profile not in known.profiles:
        raise WrongUse(
            f"{known.title} has no profile “{profile}” in this version; it has {_listed(known.profiles)}.",
            "Choose one of the profiles named.",
        )
    return known.profiles[profile]


def _listed(names: Mapping[str, object]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last
