"""A REFI-QDA project as plain records: codes, sources, selections. See refi_in.py and refi_delivery.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.exchange.not_taken import NotTaken


@dataclass(frozen=True, slots=True)
class Code:
    """A code; `parent` is the guid of the one above it, or ""."""

    guid: str
    name: str
    parent: str = ""
    description: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """A code put to a selection, with what was noted on that."""

    guid: str
    code: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document; the package has its PDF or formatted text (`has_original`), its plain text (`has_text`).

    `file` is what it is called in the package or on the computer that the project was made on.
    """

    guid: str
    name: str
    is_pdf: bool = False
    file: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    note: str = ""
    codes: tuple[str, ...] = ()
    sha256: str = ""
    text_sha256: str = ""
    has_original: bool = False
    has_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A passage of a source's text, or a rectangle (`box`) of a PDF's page as the file counts it."""

    guid: str
    source: str
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    page: int | None = None
    box: tuple[float, ...] = ()
    note: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    codings: tuple[Coding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refi:
    """A whole project; `own` when Sourcemark exported it, `said` are sentences on how it was read."""

    own: bool = False
    codes: tuple[Code, ...] = ()
    sources: tuple[Source, ...] = ()
    selections: tuple[Selection, ...] = ()
    left_out: tuple[NotTaken, ...] = ()
    said: tuple[str, ...] = ()
