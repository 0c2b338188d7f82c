"""Records of what is argued: claims, evidence, briefings, and what the analyst decided. See records.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from db.records_sources import Name

Direction = Literal["supports", "disputes", "neutral"]
Strength = Literal["strong", "moderate", "weak"]
Coverage = Literal["full", "partial", "none", "unreviewed"]
ClaimKind = Literal["fact", "reported", "judgement", "assumption", "gap"]
Confidence = Literal["high", "moderate", "low"]
SectionRole = Literal["summary", "analysis", "feature", "closing"]


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
