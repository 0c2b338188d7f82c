"""The format-neutral briefing: composed once from records, so that a writer never computes.

Here are what goes in (`ComposeInput`) and how prose, links and waivers become a `Document`; its parts are in
parts.py, the numbering in sources.py, the cutting of prose in pieces.py.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from app.export.citation import name_in_words
from app.export.dates import date_short
from app.export.escape import clean
from app.export.front import make_facts, make_statements
from app.export.parts import POINTS_HEAD, Block, Document, Part, Piece, Row
from app.export.pieces import cut
from app.export.points_head import find_head
from app.export.shelf import Shelf
from app.export.sources import Ledger
from app.prose import count_words, find_markers, strip_markers

if TYPE_CHECKING:
    from db.records import (
        Article,
        Briefing,
        Claim,
        Evidence,
        Highlight,
        KeyPoint,
        Section,
        Snapshot,
    )

__all__ = ["ComposeInput", "Document", "compose", "digest", "plain_model"]

_FACTUAL = frozenset({"fact", "reported"})
_LEAST_WORDS = 6
_IDS = frozenset({"id", "article", "highlight"})
#: Type → names, as they are asked for: a document has thousands of records of eight types.
_KINDS: dict[type, tuple[str, ...] | None] = {}
#: Values that JSON has as they are: most of what a model is made of.
_PLAIN = frozenset((str, int, float, bool, type(None)))
_SAID = frozenset({"paragraph", "list", "quote", "table"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposeInput:
    """What a briefing is composed from. Articles without the removed ones; sections in order."""

    briefing: Briefing
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    articles: tuple[Article, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    #: Claims that were accepted without support (A01).
    waived_claims: frozenset[str] = frozenset()
    #: Sentences that were accepted without a claim (A02): section id, and the index in its body.
    waived_sentences: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled(Document):
    """A document in a citation style; `model_sha256` is the digest of the document that it was made of."""

    model_sha256: str


def compose(given: ComposeInput, section: str | None = None, shelf: Shelf | None = None) -> Document:
    """Resolve a briefing, or one of its sections, into a document; passages on the `shelf` are not remade."""
    return _Composer(given, Shelf() if shelf is None else shelf).compose(section)


def digest(document: Document) -> str:
    """Return the SHA-256 of the model; rows' ids are no part of it, so a remade project has the same."""
    if isinstance(document, Styled):
        return document.model_sha256
    model = json.dumps(plain_model(document), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(model.encode()).hexdigest()


def _names(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a record's type that are no ids; None for what is no record."""
    if kind not in _KINDS:
        names = [one.name for one in fields(kind)] if is_dataclass(kind) else None
        _KINDS[kind] = None if names is None else tuple(name for name in names if name not in _IDS)
    return _KINDS[kind]


def plain_model(value: object) -> object:
    """Return a record of the model as JSON values: as `asdict` would, in one pass and without rows' ids."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    names = _names(kind)
    if names is not None:
        return {name: plain_model(getattr(value, name)) for name in names}
    if isinstance(value, (list, tuple)):
        return [plain_model(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): plain_model(one) for key, one in value.items()}
    return value


def _cited(blocks: Iterable[Block]) -> list[int]:
    """Return the numbers of the passages that blocks cite, in their order."""
    return [number for block in blocks for piece in block.pieces for number in piece.passages]


class _Composer:
    def __init__(self, given: ComposeInput, shelf: Shelf) -> None:
        self._given = given
        self._ledger = Ledger(
            given.claims, given.evidence, given.highlights, given.articles, given.snapshots, shelf
        )
        self._problems: dict[str, None] = {}

    def compose(self, section: str | None) -> Document:
        briefing = self._given.briefing
        chosen = [one for one in briefing.sections if section is None or one.id == section]
        chosen.sort(key=lambda one: one.position)
        parts = tuple(self._part(one, is_first=one is chosen[0]) for one in chosen)
        names = tuple(text for name in briefing.authors if (text := name_in_words(name)))
        return Document(
            id=briefing.id,
            title=briefing.title,
            subtitle=briefing.subtitle,
            handling=briefing.handling,
            as_of=briefing.as_of,
            issued=briefing.issued,
            version=briefing.version,
            status=briefing.status,
            language=briefing.language,
            authors=names,
            parts=parts,
            passages=self._ledger.passages,
            references=self._ledger.references(
                one.article for part in parts for one in part.sources if one.listed
            ),
            source_summary=briefing.source_summary,
            limitations=briefing.limitations,
            ai_disclosure=briefing.ai_disclosure,
            facts=make_facts(briefing, names),
            facts_icd206=make_facts(briefing, names, date_short),
            statements=make_statements(briefing),
            problems=tuple(self._problems),
        )

    def _part(self, section: Section, *, is_first: bool) -> Part:
        cut_blocks = self._with_lead(section, cut(section.body.replace("\r\n", "\n")))
        table_after = min(1, len(cut_blocks)) if section.role == "closing" else len(cut_blocks)
        head = find_head(cut_blocks) if section.key_points else None
        if head is not None:
            table_after = head[0]
        # Passages are numbered by first use: what stands first on the page is cited first.
        resolved = self._blocks(section, cut_blocks)
        blocks = [*islice(resolved, table_after)]
        rows = tuple(
            self._row(section, point) for point in sorted(section.key_points, key=lambda one: one.position)
        )
        if head is not None:
            # It is the table's, which is printed in its place.
            next(resolved)
        blocks += resolved
        cited = [
            *_cited(blocks[:table_after]),
            *(number for row in rows for number in row.passages),
            *_cited(blocks[table_after:]),
        ]
        is_summary = is_first and section.role == "summary"
        listed = [one.article for one in sorted(section.listed_sources, key=lambda one: one.position)]
        return Part(
            id=section.id,
            level=min(max(section.level, 1), 6),
            role=section.role,
            heading=section.heading,
            blocks=tuple(blocks),
            key_points=rows,
            sources=self._ledger.sources(cited, listed),
            title="" if is_summary else section.heading,
            table_after=table_after,
            table_head=head[1] if head is not None else POINTS_HEAD,
            lists_sources=not is_summary and section.role != "closing",
        )

    def _blocks(self, section: Section, cut_blocks: Iterable[Block]) -> Iterator[Block]:
        """Yield the blocks resolved, each when it is asked for: the rows of the table may come between."""
        index = 0
        for block in cut_blocks:
            pieces: list[Piece] = []
            for piece in block.pieces:
                pieces.append(self._resolve(section, block.kind, piece, index))
                index += piece.sentence and not piece.plain
            yield replace(block, pieces=tuple(pieces))

    def _with_lead(self, section: Section, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Put the key judgement first and mark it: the sentence that names it, or the claim's own text."""
        judgement = self._ledger.claim_of_id(section.key_judgement)
        if judgement is None:
            return blocks
        first = next((at for at, block in enumerate(blocks) if block.kind == "paragraph"), None)
        if first is not None:
            pieces = blocks[first].pieces
            at = next((at for at, piece in enumerate(pieces) if piece.sentence), None)
            if at is not None and judgement.key in pieces[at].claims:
                led = (*pieces[:at], replace(pieces[at], lead=True), *pieces[at + 1 :])
                return (*blocks[:first], replace(blocks[first], pieces=led), *blocks[first + 1 :])
        if any(judgement.key in piece.claims for block in blocks for piece in block.pieces):
            return blocks
        text = clean(judgement.text)
        text = text if text.endswith((".", "!", "?", "。", "！", "？")) else text + "."
        lead = Piece(text=text, claims=(judgement.key,), lead=True, plain=True, sentence=True, unsourced=True)
        if first is None:
            return (Block(kind="paragraph", pieces=(lead,)), *blocks)
        led = (lead, Piece(text=" "), *blocks[first].pieces)
        return (*blocks[:first], replace(blocks[first], pieces=led), *blocks[first + 1 :])

    def _resolve(self, section: Section, kind: str, piece: Piece, index: int) -> Piece:
        if not piece.sentence:
            return piece
        claims = self._claims(piece.claims, section.heading)
        cited = self._ledger.cite(claims)
        open_ = (
            piece.unsourced
            and kind in _SAID
            and not cited
            and (bool(piece.claims) or (kind != "table" and count_words(piece.text) >= _LEAST_WORDS))
            and self._lacks(claims, bool(piece.claims))
            and (piece.plain or (section.id, index) not in self._given.waived_sentences)
        )
        return replace(piece, passages=cited, unsourced=open_)

    def _lacks(self, claims: list[Claim], named: bool) -> bool:
        """Say whether an uncited sentence needed a source: it states a fact, or names nothing that exists."""
        if not named or not claims:
            return True
        factual = [claim for claim in claims if claim.kind in _FACTUAL]
        return any(claim.id not in self._given.waived_claims for claim in factual)

    def _claims(self, keys: tuple[str, ...], heading: str) -> list[Claim]:
        found: list[Claim] = []
        for key in keys:
            claim = self._ledger.claim_of_key(key)
            if claim is not None:
                found.append(claim)
            else:
                where = f" in “{heading}”" if heading else ""
                self._problems[f"No claim has the key “{key}”, which a sentence{where} names."] = None
        return found

    def _row(self, section: Section, point: KeyPoint) -> Row:
        keys = tuple(marker.key for marker in find_markers(point.text))
        claims = [claim for one in point.claims if (claim := self._ledger.claim_of_id(one)) is not None]
        claims += [claim for claim in self._claims(keys, section.heading) if claim not in claims]
        cited = self._ledger.cite(claims)
        named = bool(claims or keys)
        return Row(
            label=point.label,
            text=strip_markers(point.text).strip(),
            passages=cited,
            claims=tuple(claim.key for claim in claims),
            unsourced=named and not cited and self._lacks(claims, named),
        )
