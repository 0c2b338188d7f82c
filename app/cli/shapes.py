"""How records look in JSON answers: the field names of the domain model, offsets in code points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.audit.origins import OriginGroup
    from app.core.articles import ArticleRow
    from app.core.claims import ClaimRow
    from app.core.recapture import Report
    from app.core.resting import RestingClaim, Statement
    from app.intake.intake import Block
    from db.records import (
        Article,
        Briefing,
        Change,
        Claim,
        Evidence,
        Highlight,
        Hit,
        Name,
        PageMark,
        Publisher,
        Section,
    )

Shape = dict[str, object]


def csl_name(name: Name) -> Shape:
    """A name under CSL's own (hyphenated) keys, without what is empty."""
    return {key.replace("_", "-"): value for key, value in asdict(name).items() if value}


def plain_name(name: Name) -> str:
    """A name as one reads it."""
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    parts = (name.given, name.dropping_particle, family, name.suffix)
    return name.literal or " ".join(part for part in parts if part)


def article(row: ArticleRow) -> Shape:
    """An article as `articles` lists it."""
    record, snapshot = row.article, row.snapshot
    return article_record(record) | {
        "characters": snapshot.characters if snapshot else 0,
        "media_type": snapshot.media_type if snapshot else "",
        "origin": row.origin.id if row.origin else None,
        "pages": len(snapshot.page_map) or None if snapshot else None,
        "snapshot": snapshot.id if snapshot else None,
        "sha256": snapshot.sha256 if snapshot else "",
        "captured_at": snapshot.captured_at if snapshot else "",
        "incomplete": snapshot.incomplete if snapshot else "",
    }


def article_record(record: Article) -> Shape:
    """The bibliographic record of an article."""
    return {
        "DOI": record.DOI,
        "URL": record.URL,
        "agency": record.agency.name if record.agency else None,
        "authors": [csl_name(name) for name in record.authors],
        "basis": dict(record.basis),
        "citekey": record.citekey,
        "confirmed": list(record.confirmed),
        "container_title": record.container_title,
        "derived_from": record.derived_from,
        "descriptor": record.descriptor,
        "id": record.id,
        "issued": record.issued,
        "issued_basis": record.issued_basis,
        "language": record.language,
        "modified": record.modified,
        "note": record.note,
        "publisher": record.publisher.name if record.publisher else None,
        "level": record.level,
        "reliability": record.reliability,
        "reliability_note": record.reliability_note,
        "status": record.status,
        "tags": list(record.tags),
        "title": record.title,
        "type": record.type,
    }


def publisher(one: Publisher) -> Shape:
    """A publisher with its rating."""
    return asdict(one) | {"hosts": list(one.hosts)}


def page_marks(marks: Iterable[PageMark]) -> list[Shape]:
    """The pages of a text: index from 0, label as printed, start in the canonical text, who read it."""
    return [asdict(mark) for mark in marks]


def block(one: Block) -> Shape:
    """A block of a text, with its runs and cells."""
    return asdict(one)


def highlight(one: Highlight, links: Iterable[Evidence] | None = None) -> Shape:
    """A highlight; with `links` also what an analyst wrote to it and what it is evidence of."""
    shape: Shape = {
        "anchor_state": one.anchor_state,
        "article": one.article,
        "end": one.end,
        "exact": one.exact,
        "id": one.id,
        "page_index": one.page_index,
        "page_label": one.page_label,
        "second_reader": one.second_reader,
        "start": one.start,
    }
    if one.area:
        shape["area"] = list(one.area)
    if links is None:
        return shape
    return shape | {
        "attributed_to": one.attributed_to,
        "attribution_kind": one.attribution_kind,
        "colour": one.colour,
        "credibility": one.credibility,
        "evidence": [
            {"claim": link.claim, "coverage": link.coverage, "direction": link.direction} for link in links
        ],
        "note": one.note,
        "prefix": one.prefix,
        "second_text": one.second_text,
        "snapshot": one.snapshot,
        "suffix": one.suffix,
        "tags": list(one.tags),
    }


def recapture(report: Report) -> Shape:
    """What became of each highlight in a newer copy."""
    return {
        "article": report.article,
        "counts": dict(report.counts),
        "highlights": [
            {"after": one.after, "anchor_state": one.state, "before": one.before, "id": one.highlight}
            for one in report.passages
        ],
        "outcome": report.outcome,
        "previous": report.previous,
        "snapshot": report.snapshot,
    }


def claim(one: Claim) -> Shape:
    """A claim with all its fields."""
    return asdict(one) | {"tags": list(one.tags)}


def claim_row(row: ClaimRow) -> Shape:
    """A claim as `claims` lists it: with evidence, origins and the rules that fire."""
    return claim(row.claim) | {
        "depth": row.depth,
        "evidence": [
            link(one.evidence) | {"article": one.article.id, "exact": one.highlight.exact}
            for one in row.evidence
        ],
        "findings": sorted({one.rule for one in row.findings if not one.waived}),
        "origins": {"against": row.origins_against, "for": row.origins_for},
    }


def resting(one: RestingClaim) -> Shape:
    """How badly a claim is hit when what it rests on is taken away: beside the claim's own keys."""
    return {
        "effect": one.effect,
        "remaining_origins": one.remaining,
        "stated": [statement(each) for each in one.statements],
        "through": list(one.through),
    }


def statement(one: Statement) -> Shape:
    """A place in a briefing that states a claim or lists an article."""
    return asdict(one)


def link(one: Evidence) -> Shape:
    """A link from a highlight to a claim."""
    return {
        "claim": one.claim,
        "coverage": one.coverage,
        "direction": one.direction,
        "highlight": one.highlight,
        "id": one.id,
        "rationale": one.rationale,
        "strength": one.strength,
    }


def origin(one: OriginGroup) -> Shape:
    """A group of articles that share an origin."""
    return {
        "articles": list(one.articles),
        "decided_by": one.decided_by,
        "id": one.id,
        "relation": one.relation,
        "why": list(one.why),
    }


def hit(one: Hit) -> Shape:
    """A search result."""
    return {
        "article": one.article,
        "count": one.count,
        "id": one.id,
        "kind": one.kind,
        "marks": [list(mark) for mark in one.marks],
        "snippet": one.snippet,
        "start": one.start,
        "title": one.title,
    }


def briefing_line(one: Briefing) -> Shape:
    """A briefing in a list."""
    return {"as_of": one.as_of, "id": one.id, "status": one.status, "title": one.title}


def briefing(one: Briefing) -> Shape:
    """A briefing whole."""
    shape = asdict(one) | {"authors": [csl_name(name) for name in one.authors]}
    return shape | {"sections": [section(part) for part in one.sections]}


def section(one: Section) -> Shape:
    """A section with its key points."""
    return {
        "body": one.body,
        "heading": one.heading,
        "id": one.id,
        "key_judgement": one.key_judgement,
        "key_points": [
            {"claims": list(row.claims), "id": row.id, "label": row.label, "text": row.text}
            for row in one.key_points
        ],
        "level": one.level,
        "listed_sources": [row.article for row in one.listed_sources],
        "role": one.role,
    }


def finding(one: Finding) -> Shape:
    """A finding of the audit; ids that do not apply are null."""
    names = "rule severity message briefing section sentence claim article highlight evidence waived target"
    return {name: getattr(one, name) for name in names.split()}


def change(one: Change) -> Shape:
    """A change of the history."""
    return {"at": one.at, "id": one.id, "label": one.label, "undone": one.undone}
