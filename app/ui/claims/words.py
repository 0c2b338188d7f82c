"""What the outline of claims says in words: kinds, ratings, captions, and rows to be spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.audit.scales import percent_of, read_scales
from app.ui import marks
from app.ui.wording import count, tr
from db.records import Claim, ClaimKind, Confidence, Direction, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.audit.findings import Finding
    from app.core.claims import ClaimRow
    from app.ui.claims.entries import CaptionEntry

KINDS: tuple[ClaimKind, ...] = ("fact", "reported", "judgement", "assumption", "gap")
CONFIDENCES: tuple[Confidence | None, ...] = (None, "high", "moderate", "low")
RELATIONS = ("supports", "disputes", "restates")
STRENGTHS: tuple[Strength | None, ...] = ("strong", "moderate", "weak", None)
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


def likelihood_choices(scale: str, kept: str) -> list[tuple[str, str]]:
    """Return the terms of a scale with the percent each stands for; one that is kept although it has none."""
    rows = read_scales()[scale].rows if scale in read_scales() else ()
    made = [("", likelihood_words(""))]
    for row in rows:
        band = tr("{low}–{high} %").format(low=row.low, high=row.high)
        made += [(term, f"{term} · {band}") for term in row.terms]
    if kept and kept not in dict(made):
        made.append((kept, tr("{term} (not on this scale)").format(term=kept)))
    return made


def band_words(claim: Claim) -> str:
    """Return the percent that a claim's likelihood stands for, or nothing."""
    percent = percent_of(claim.likelihood, claim.likelihood_scale) if claim.likelihood else None
    return tr("{low}–{high} %").format(low=percent[0], high=percent[1]) if percent is not None else ""


def relation_words(relation: str) -> str:
    """Return what a claim under another does to it."""
    return {
        "supports": tr("supports it"),
        "disputes": tr("disputes it"),
        "restates": tr("says the same"),
    }[relation]


def strength_words(strength: str | None) -> str:
    """Return how strong a passage is as evidence."""
    return {
        "strong": tr("strong"),
        "moderate": tr("moderate"),
        "weak": tr("weak"),
        None: tr("not rated"),
    }[strength]


def tick_words(row: ClaimRow) -> str:
    """Return each number of a claim with the sources that supply it, or that none does."""
    sources = {
        one.evidence.id: one.article.publisher.name if one.article.publisher else one.article.title
        for one in row.evidence
    }
    parts = []
    for tick in row.ticks:
        named = list(dict.fromkeys(sources[one] for one in tick.evidence if one in sources))
        if named:
            parts.append(f"✓ {tick.number}: {', '.join(named)}")
        elif tick.evidence:
            parts.append(tr("✓ {number}: in a claim under it").format(number=tick.number))
        elif tick.missing:
            parts.append(tr("✗ {number}: in no passage").format(number=tick.number))
        else:
            parts.append(tr("{number}: cannot be compared").format(number=tick.number))
    return "\n".join(parts)


def facet_words(facet: str) -> str:
    """Return what a facet of the filter is called."""
    return {
        "kind": tr("Kind"),
        "evidence": tr("Evidence"),
        "finding": tr("Findings"),
        "confidence": tr("Confidence"),
        "likelihood": tr("Likelihood"),
        "tag": tr("Tags"),
    }[facet]


def value_words(facet: str, value: str) -> str:
    """Return a value of a facet in words that can stand alone."""
    if value == "none":
        return {
            "finding": tr("no findings"),
            "confidence": tr("confidence not rated"),
            "likelihood": tr("no likelihood"),
            "tag": tr("no tags"),
        }[facet]
    if facet == "evidence":
        return {
            "supports": tr("supported"),
            "disputes": tr("disputed"),
            "neutral": tr("with neutral passages"),
            "unsupported": tr("without support"),
            "unlinked": tr("without any passage"),
            "unreviewed": tr("coverage not reviewed"),
        }[value]
    if facet == "finding":
        words = {"error": tr("with errors"), "warning": tr("with warnings"), "info": tr("with information")}
        return words[value]
    if facet == "confidence":
        return tr("{level} confidence").format(level=confidence_words(value))
    return kind_words(value) if facet == "kind" else f"#{value}" if facet == "tag" else value


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
