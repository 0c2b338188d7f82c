"""What the outline of claims says in words: kinds, ratings, captions, and rows to be spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import marks
from app.ui.wording import count, tr
from db.records import Claim, ClaimKind, Confidence, Direction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.audit.findings import Finding
    from app.core.claims import ClaimRow
    from app.ui.claims.entries import CaptionEntry, Only

KINDS: tuple[ClaimKind, ...] = ("fact", "reported", "judgement", "assumption", "gap")
CONFIDENCES: tuple[Confidence | None, ...] = (None, "high", "moderate", "low")
#: ICD 203, from least to most.
LIKELIHOODS = (
    "",
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
)
#: Kinds that evidence can support: the rest is neither rated nor tallied.
WEIGHED: tuple[ClaimKind, ...] = ("fact", "reported", "judgement")
_SEVERITIES = ("error", "warning", "info")


def kind_words(kind: str) -> str:
    """Return a claim's kind in words."""
    return {
        "fact": tr("fact"),
        "reported": tr("reported"),
        "judgement": tr("judgement"),
        "assumption": tr("assumption"),
        "gap": tr("gap"),
    }[kind]


def kind_meaning(kind: str) -> str:
    """Return a claim's kind with what it means, for choosing one."""
    return {
        "fact": tr("fact — the passages show it"),
        "reported": tr("reported — somebody says so"),
        "judgement": tr("judgement — we conclude it"),
        "assumption": tr("assumption — we take it as given"),
        "gap": tr("gap — nobody knows yet"),
    }[kind]


def confidence_words(confidence: str | None) -> str:
    """Return a confidence in words."""
    return {None: tr("not rated"), "high": tr("high"), "moderate": tr("moderate"), "low": tr("low")}[
        confidence
    ]


def likelihood_words(likelihood: str) -> str:
    """Return a likelihood in words."""
    return likelihood or tr("no likelihood")


def only_words(only: Only) -> str:
    """Return a filter choice's name, as the menu shows it."""
    return {
        "all": tr("All claims"),
        "findings": tr("With findings"),
        "disputed": tr("Disputed"),
        "unsupported": tr("Without support"),
        "judgements": tr("Judgements"),
    }[only]


def direction_words(direction: Direction) -> str:
    """Return the heading over the evidence of a direction."""
    return {"supports": tr("Supports"), "disputes": tr("Disputes"), "neutral": tr("Neutral")}[direction]


def meta_words(row: ClaimRow) -> str:
    """Return the line under a claim: kind, likelihood, confidence."""
    claim = row.claim
    parts = [kind_words(claim.kind)]
    if claim.likelihood or claim.kind == "judgement":
        parts.append(likelihood_words(claim.likelihood))
    if claim.kind in WEIGHED:
        bare = not row.origins_for and not row.origins_against
        parts.append(tr("no evidence") if bare else confidence_words(claim.confidence))
    return " · ".join(parts)


def counts_words(caption: CaptionEntry) -> str:
    """Return how many origins and articles speak in one direction."""
    origins = count(caption.origins, tr("origin"), tr("origins"))
    return f"{origins}, {count(caption.articles, tr('article'), tr('articles'))}"


def worst(findings: Iterable[Finding]) -> str:
    """Return the worst severity that nobody waived, or nothing."""
    found = {finding.severity for finding in findings if not finding.waived}
    return next((severity for severity in _SEVERITIES if severity in found), "")


def tally_words(row: ClaimRow) -> str:
    """Return the tally in words."""
    return marks.tally_name(row.origins_for, row.origins_against)


def claim_words(row: ClaimRow) -> str:
    """Say everything that a claim's row shows."""
    parts = [row.claim.text, meta_words(row)]
    if row.claim.kind in WEIGHED:
        parts.append(tally_words(row))
    if severity := worst(row.findings):
        open_ = [finding for finding in row.findings if not finding.waived]
        parts.append(
            f"{marks.name(severity)}: {open_[0].message}" if len(open_) == 1 else marks.name(severity)
        )
    return ", ".join(parts)


def has_tally(claim: Claim) -> bool:
    """Tell whether origins for and against mean something for a claim."""
    return claim.kind in WEIGHED
