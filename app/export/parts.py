"""What a composed briefing is made of: frozen, resolved, in no format but the analyst's own Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.exchange.briefing_works import is_sources_title
from app.exchange.csl import Item
from app.export.citation import NO_CITATION, Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One cited passage, a footnote: `number` counts by first use, `label` is stable between drafts.

    `quotation` has its very characters; `extract` is the same for reading (a PDF's broken words joined) and
    `locator` its page in a PDF as it is printed there. `endnote` is its entry after ICD 206.
    """

    number: int
    label: str
    highlight: str
    article: str
    citekey: str
    citation: Citation
    quotation: str
    page_label: str = ""
    snapshot_sha256: str = ""
    extract: str = ""
    locator: str = ""
    address: str = ""
    endnote: Citation = NO_CITATION
    descriptor: str = ""


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


#: The words over the two columns of the key points, unless a section has its own.
POINTS_HEAD = ("Key Points", "Details")


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
    #: The entry of the whole work after ICD 206.
    appended: Citation = NO_CITATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section: heading, prose, key points, and its sources in order of first citation.

    `title` is the heading as it is printed: the summary that stands under the briefing's title has none. The
    key-points table stands behind the first `table_after` blocks. `lists_sources` when a list of sources
    stands under the section where sources are not footnotes: under a summary and a closing none does.
    """

    id: str
    level: int
    role: str
    heading: str
    blocks: tuple[Block, ...] = ()
    key_points: tuple[Row, ...] = ()
    sources: tuple[Source, ...] = ()
    title: str = ""
    table_after: int = 0
    table_head: tuple[str, str] = POINTS_HEAD
    lists_sources: bool = True

    @property
    def lists_works(self) -> bool:
        """Say whether the section is a citation style's list of works, set with hanging lines."""
        return self.role == "references"

    @property
    def is_list_of_sources(self) -> bool:
        """Say whether the section is nothing but a list of sources: its heading is the list's."""
        return not self.blocks and not self.key_points and is_sources_title(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact that stands under the title, in words: `name` is author, as_of, issued, version or status."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement behind the sections, in plain text; `name` is sources, limitations or ai."""

    name: str
    title: str
    paragraphs: tuple[str, ...]


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
    #: What stands under the title, and the same with dates as ICD 206 writes them (`09 MAR 2025`).
    facts: tuple[Fact, ...] = ()
    facts_icd206: tuple[Fact, ...] = ()
    #: Source summary, limitations and use of artificial intelligence, those that are filled.
    statements: tuple[Statement, ...] = ()
    #: Sentences for the user: what could not be resolved.
    problems: tuple[str, ...] = ()

    @property
    def summary(self) -> tuple[Block, ...]:
        """The paragraphs that stand under the title: the first section's, when it is a summary."""
        first = self.parts[:1]
        return first[0].blocks if first and first[0].role == "summary" else ()
