"""Rules C: what speaks against a claim, and links that nobody has read again."""

from __future__ import annotations

from collections.abc import Iterator

from app.audit.findings import Finding, Severity, quoted
from app.audit.world import Link, World


def unanswered_disputes(world: World) -> Iterator[Finding]:
    """C01: a disputing link exists, contrary_note is empty and no sentence cites it."""
    cited = _cited_highlights(world)
    for claim in world.judged_claims:
        if claim.contrary_note.strip():
            continue
        for link in world.links(claim.id, "disputes"):
            if link.highlight.id not in cited:
                yield Finding(
                    rule="C01",
                    severity="error",
                    message=f"{quoted(link.highlight.exact)} disputes this claim, and nothing answers it.",
                    target=link.evidence.id,
                    claim=claim.id,
                    article=link.article.id,
                    highlight=link.highlight.id,
                    evidence=link.evidence.id,
                )


def leaves_dispute_open(world: World, claim: str) -> bool:
    """Say whether C01 holds for a claim."""
    return any(one.claim == claim for one in unanswered_disputes(world))


def _cited_highlights(world: World) -> frozenset[str]:
    """Return the passages that a sentence cites, because it states a claim which they support."""
    keys = {key for place in world.places for key in place.sentence.claims}
    return frozenset(
        link.highlight.id
        for key in keys
        if key in world.claim_of_key
        for link in world.support(world.claim_of_key[key].id)
    )


def unreviewed_links(world: World) -> Iterator[Finding]:
    """C02: a link's coverage is unreviewed, or `none` while it supports."""
    issued: set[str] = set()
    for briefing in world.judged_briefings:
        if briefing.status == "issued":
            for section in briefing.sections:
                for claim in world.claims_of_section(section):
                    issued.update(world.rests_on(claim.id))
    for link in world.judged_links():
        coverage, direction = link.evidence.coverage, link.evidence.direction
        passage = quoted(link.highlight.exact)
        if coverage == "none" and direction == "supports":
            yield _on(
                link, "error", f"{passage} is linked as support, but its review says that it covers nothing."
            )
        elif coverage == "unreviewed" and direction != "neutral":
            severity: Severity = "warning" if link.evidence.claim in issued else "info"
            yield _on(link, severity, f"Nobody has reviewed how much of the claim {passage} covers.")


def _on(link: Link, severity: Severity, message: str) -> Finding:
    return Finding(
        rule="C02",
        severity=severity,
        message=message,
        target=link.evidence.id,
        claim=link.evidence.claim,
        article=link.article.id,
        highlight=link.highlight.id,
        evidence=link.evidence.id,
    )
