"""What an export can be asked for: which options fit which format and profile, and what is written beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.export import formats
from app.export.file_names import DEVICES
from app.export.file_names import why_no_name as why_no_name

#: Profiles that other programs or rules make the citations of, that have none, or whose model must be exact.
OWN_CITATIONS = frozenset({"pandoc", "icd206", "plain", "model"})
#: Options by name, each with the formats that it fits.
OPTIONS: Mapping[str, frozenset[str]] = {
    "annex": frozenset({"md", "html", "docx", "pdf", "json"}),
    "dated": frozenset({"md", "docx"}),
    "feature_h1": frozenset({"md", "docx"}),
    "images": frozenset({"html"}),
    "style": frozenset({"md", "html", "docx", "pdf"}),
}
#: The most letters of a name that is proposed.
LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """An export as it is asked for. `annex` is None where drafts carry it; `style` as in export_briefing."""

    format: str = "md"
    profile: str = ""
    annex: bool | None = None
    dated: bool = False
    feature_h1: bool = False
    images: bool = True
    style: str = ""


def fitting_options(format: str, profile: str = "") -> frozenset[str]:
    """Return the names of the options that a format and profile can be asked for."""
    chosen = profile or next(iter(formats.FORMATS[format].profiles))
    fitting = {name for name, fits in OPTIONS.items() if format in fits}
    return frozenset(fitting - {"style"} if chosen in OWN_CITATIONS else fitting)


def list_sidecars(format: str, profile: str) -> tuple[str, ...]:
    """Return the endings of the files that are written beside an export, such as `.bib`."""
    return tuple(formats.FORMATS[format].sidecars.get(profile, {}))


def list_endings(format: str) -> tuple[str, ...]:
    """Return the endings of a format's files, the usual one first."""
    return formats.FORMATS[format].suffixes


def propose_name(title: str) -> str:
    """Return a title as the name of a file without its ending, such as every system can hold it."""
    name = "".join(letter if letter.isalnum() else "-" for letter in title.casefold())
    name = "-".join(part for part in name.split("-") if part)[:LONGEST].rstrip("-") or "briefing"
    return f"{name}-briefing" if name in DEVICES else name


def format_title(format: str) -> str:
    """Return a format's name for people."""
    return formats.FORMATS[format].title
