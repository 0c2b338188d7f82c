"""Records of what was read: articles, their copies, and the passages marked in them. See records.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

AnchorState = Literal["verified", "normalised", "drifted", "changed", "orphan"]
SecondReader = Literal["agrees", "differs", "cannot_read", "pending", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A CSL name: family and given (with particles), or a literal for an organisation."""

    family: str = ""
    given: str = ""
    non_dropping_particle: str = ""
    dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who published: outlet, agency, government, company. Reliability is A..F, or None when never rated."""

    id: str
    name: str
    hosts: tuple[str, ...] = ()
    kind: str = "unknown"
    country: str = ""
    reliability: str | None = None
    reliability_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A published work: its bibliographic record, under CSL's variable names where CSL has one."""

    id: str
    citekey: str
    type: str = "document"
    title: str = ""
    authors: tuple[Name, ...] = ()
    container_title: str = ""
    publisher: Publisher | None = None
    agency: Publisher | None = None
    derived_from: str | None = None
    origin: str | None = None
    URL: str = ""
    canonical_url: str = ""
    DOI: str = ""
    ISBN: str = ""
    number: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    language: str = ""
    issued: str = ""
    issued_basis: str = "none"
    modified: str = ""
    info_date: str = ""
    level: str = "unknown"
    reliability: str | None = None
    reliability_note: str = ""
    descriptor: str = ""
    status: str = "ok"
    archive_url: str = ""
    archive_time: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    #: field name → where its value came from (`jsonld`, `highwire`, `manual`, …).
    basis: Mapping[str, str] = field(default_factory=dict)
    #: Names of fields whose found values the analyst has looked at and ticked.
    confirmed: tuple[str, ...] = ()
    created: str = ""
    updated: str = ""
    #: When it was put into the bin; empty while it is in use.
    removed_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """Where one page starts in the canonical text; `index` counts from 0, `label` is as printed.

    `result` is what became of the page (`read`, `suspect` when the second reader has far more of it,
    `second_reader`, `ocr`, `no_text`, `cannot_read`, `over_limit`) and `reason` says in words why it is not
    `read`.
    """

    index: int
    label: str
    start: int
    extractor: str = ""
    result: str = "read"
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """A line of an article's own table of contents; `start` is its place in the canonical text.

    `level` counts from 1. Of a paged article `page_index` is the page it leads to and `top` how far below the
    page's upper edge, in points as displayed.
    """

    title: str
    level: int
    start: int
    page_index: int | None = None
    top: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One captured copy of an article, without its bytes and text (read those by id)."""

    id: str
    article: str
    media_type: str
    byte_size: int
    sha256: str
    captured_at: str
    captured_basis: str
    imported_at: str
    text_sha256: str
    characters: int
    extractor: str
    extractor_version: str
    file_name: str = ""
    left_out_characters: int = 0
    left_out_why: str = ""
    incomplete: str = ""
    page_map: tuple[PageMark, ...] = ()
    #: (width, height) in points, as displayed, one a page; empty for reflowable formats.
    page_sizes: tuple[tuple[float, float], ...] = ()
    #: The snapshot whose bytes this one reads in another way (OCR, a newer extractor); empty for its own.
    bytes_of: str = ""
    #: When it, or its article, was put into the bin; empty while it is in use.
    removed_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A passage the analyst marked, with its anchor in one snapshot's canonical text."""

    id: str
    snapshot: str
    article: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    page_index: int | None = None
    page_label: str = ""
    anchor_state: AnchorState = "verified"
    second_reader: SecondReader = "none"
    second_text: str = ""
    colour: int = 1
    note: str = ""
    tags: tuple[str, ...] = ()
    attributed_to: str = ""
    attribution_kind: str = "none"
    credibility: int | None = None
    #: A rectangle of the page, (x0, y0, x1, y1) in points as displayed, where `exact` was typed by hand
    #: because there is no text to mark; empty for a passage of text.
    area: tuple[float, ...] = ()
    #: Where the analyst marked the passage (snapshot id, start, end) when a newer capture has moved it since.
    marked_in: str = ""
    marked_start: int = 0
    marked_end: int = 0
    #: What the mark is called in the file or program it came from; the same one is not imported twice.
    foreign_id: str = ""
    created: str = ""
    updated: str = ""
