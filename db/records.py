"""The records the store hands upwards: frozen, plain, complete. No cursor, row or lazy attribute leaves db/.

Words and fields are those of the domain model. Times are UTC RFC 3339 text, publication dates EDTF level 0
text, text offsets Unicode code points with the end exclusive. `id` is a UUIDv7. An empty text means "nothing
written", None means "never set".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Direction = Literal["supports", "disputes", "neutral"]
Strength = Literal["strong", "moderate", "weak"]
Coverage = Literal["full", "partial", "none", "unreviewed"]
ClaimKind = Literal["fact", "reported", "judgement", "assumption", "gap"]
Confidence = Literal["high", "moderate", "low"]
AnchorState = Literal["verified", "normalised", "drifted", "changed", "orphan"]
SecondReader = Literal["agrees", "differs", "cannot_read", "pending", "none"]
SectionRole = Literal["summary", "analysis", "feature", "closing"]
SearchKind = Literal["articles", "highlights", "claims", "briefings"]
FilterName = Literal["publisher", "date", "tag", "direction", "cited", "language", "format"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement that can be true or false, in the analyst's words; `key` names it in prose."""

    id: str
    key: str
    text: str
    kind: ClaimKind = "fact"
    parent: str | None = None
    parent_relation: str = "supports"
    likelihood_scale: str = ""
    likelihood: str = ""
    confidence: Confidence | None = None
    confidence_basis: str = ""
    as_of: str = ""
    contrary_note: str = ""
    #: What else is to be known of it: the words of claims that were merged into it, say.
    note: str = ""
    tags: tuple[str, ...] = ()
    position: float = 0.0
    created: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The link from a highlight to a claim."""

    id: str
    claim: str
    highlight: str
    direction: Direction = "supports"
    strength: Strength | None = None
    coverage: Coverage = "unreviewed"
    rationale: str = ""
    reviewed_at: str = ""
    position: float = 0.0
    created: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """One row of a section's key-points table; `claims` are claim ids."""

    id: str
    section: str
    position: float
    label: str
    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSource:
    """An article that an imported briefing lists under a section without naming the sentence it backs."""

    id: str
    section: str
    article: str
    position: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a briefing: Markdown prose in which `[[key]]` names the claim its sentence states."""

    id: str
    briefing: str
    position: float
    level: int = 2
    heading: str = ""
    role: SectionRole = "analysis"
    key_judgement: str | None = None
    body: str = ""
    key_points: tuple[KeyPoint, ...] = ()
    listed_sources: tuple[ListedSource, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A report; `as_of` is its information cut-off. Sections come in order when it is read whole."""

    id: str
    title: str
    subtitle: str = ""
    as_of: str = ""
    issued: str = ""
    version: int = 1
    status: str = "draft"
    language: str = "en"
    authors: tuple[Name, ...] = ()
    likelihood_scale: str = "icd203"
    handling: str = ""
    source_summary: str = ""
    limitations: str = ""
    ai_disclosure: str = ""
    sections: tuple[Section, ...] = ()
    created: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An analyst's reasoned acceptance of a finding; `target` is the finding's stable target text."""

    id: str
    rule: str
    target: str
    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginDecision:
    """What an analyst decided about a group of articles: they share an origin, or they do not."""

    id: str
    articles: tuple[str, ...]
    relation: Literal["same", "part_of", "separate"]
    at: str
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One undoable step: its label in words and, per table, the ids of the rows that moved."""

    id: str
    label: str
    at: str
    undone: bool = False
    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One filter of a search. Of a date, `value` is an EDTF date or a range of two, `2025-03..2025-06`."""

    name: FilterName
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One search result; `marks` are (start, end) ranges of the hit within `snippet`."""

    kind: SearchKind
    id: str
    article: str | None
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    start: int | None = None
    score: float = 0.0
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something an integrity check found; nothing is ever deleted to mend it."""

    kind: str
    where: str
    message: str
    repaired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One verified copy of a project, made at this time."""

    path: str
    at: str
    byte_size: int
