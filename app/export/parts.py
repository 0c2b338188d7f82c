"""What a composed briefing is made of: frozen, resolved, in no format but the analyst's own Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.exchange.csl import Item
from app.export.citation import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One cited passage, a footnote: `number` counts by first use, `label` is stable between drafts."""

    number: int
    label: str
    highlight: str
    article: str
    citekey: str
    citation: Citation
    quotation: str
    page_label: str = ""
    snapshot_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of prose: a sentence with what it cites, or the white space and marks between sentences.

    `text` is Markdown of the analyst's, or plain text of a claim where `plain` says so. `start` and `end` are
    the sentence's place in the section's body.
    """

    text: str
    passages: tuple[int, ...] = ()
    claims: tuple[str, ...] = ()
    unsourced: bool = False
    lead: bool = False
    plain: bool = False
    sentence: bool = False
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, list, table, quote, heading or code of a section's body."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the key-points table."""

    label: str
    text: str
    passages: tuple[int, ...] = ()
    claims: tuple[str, ...] = ()
    unsourced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One line of a section's list of sources; `listed` when an importer found it there without a passage."""

    article: str
    citekey: str
    title: str
    publisher: str = ""
    agency: str = ""
    date: str = ""
    address: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One article that the briefing cites or lists, with all that any writer prints of it.

    `citation` is the house citation of the whole work, `item` its CSL-JSON. Dates are EDTF, times RFC 3339,
    `media_type`, `accessed` and `sha256` those of the copy cited first (empty when there is none).
    `credibility` holds each cited passage's rating by the passage's number.
    """

    article: str
    citekey: str
    item: Item
    citation: Citation
    passages: tuple[int, ...] = ()
    publisher: str = ""
    agency: str = ""
    issued: str = ""
    info_date: str = ""
    accessed: str = ""
    address: str = ""
    media_type: str = ""
    sha256: str = ""
    reliability: str = ""
    credibility: Mapping[int, int] = field(default_factory=dict)
    descriptor: str = ""
    status: str = "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section: heading, prose, key points, and its sources in order of first citation."""

    id: str
    level: int
    role: str
    heading: str
    blocks: tuple[Block, ...] = ()
    key_points: tuple[Row, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A briefing with everything resolved; a writer prints it and computes nothing."""

    id: str
    title: str
    subtitle: str = ""
    handling: str = ""
    as_of: str = ""
    issued: str = ""
    version: int = 1
    status: str = "draft"
    language: str = "en"
    authors: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    passages: tuple[Passage, ...] = ()
    #: The articles behind the passages in order of first citation, then those that are only listed.
    references: tuple[Reference, ...] = ()
    source_summary: str = ""
    limitations: str = ""
    ai_disclosure: str = ""
    #: Sentences for the user: what could not be resolved.
    problems: tuple[str, ...] = ()

    @property
    def summary(self) -> tuple[Block, ...]:
        """The paragraphs that stand under the title: the first section's, when it is a summary."""
        first = self.parts[:1]
        return first[0].blocks if first and first[0].role == "summary" else ()
