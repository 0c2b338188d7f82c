"""Rules C: what speaks against a claim, and links that nobody has read again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from app.audit.alike import alike_pairs
from app.audit.findings import Finding, Severity, quoted
from app.audit.tokens import find_numbers
from app.audit.world import Link, World
from db.records import Claim

#: Two claims are on one subject when they share so much of the words that are no number and no negation.
ONE_SUBJECT = 0.7
_LEAST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’]t\b)?")
_EMPTY = frozenset(
    ("the", "a", "an", "of", "in", "on", "at", "to", "by", "and", "is", "are", "was", "were", "has", "had")
)
_DENIALS = frozenset(("no", "not", "never", "without", "none", "cannot", "nor"))


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


class _Statement(NamedTuple):
    claim: Claim
    words: frozenset[str]
    denied: bool
    amounts: dict[str, frozenset[Decimal]]


def contradicting_claims(world: World) -> Iterator[Finding]:
    """C03: two claims on one subject and measure differ in number or polarity. A heuristic: it only warns."""
    for one, other in _on_one_subject([_read(claim) for claim in world.judged_claims]):
        if "disputes" in (one.claim.parent_relation, other.claim.parent_relation) and (
            one.claim.parent == other.claim.id or other.claim.parent == one.claim.id
        ):
            continue
        differs = [
            unit for unit in one.amounts if not one.amounts[unit] & other.amounts.get(unit, one.amounts[unit])
        ]
        if differs or one.denied != other.denied:
            how = "another number" if differs else "the contrary"
            yield Finding(
                rule="C03",
                severity="warning",
                message=f"Another claim says {how} on the same subject: {quoted(one.claim.text)}.",
                target=f"{one.claim.id}:{other.claim.id}",
                claim=other.claim.id,
            )


def _on_one_subject(statements: list[_Statement]) -> Iterator[tuple[_Statement, _Statement]]:
    """Yield the pairs that share most of their words."""
    long = [one for one in statements if len(one.words) >= _LEAST_WORDS]
    for one, other in alike_pairs([statement.words for statement in long], ONE_SUBJECT):
        yield long[one], long[other]


def _read(claim: Claim) -> _Statement:
    amounts: dict[str, frozenset[Decimal]] = {}
    rest = claim.text
    for number in reversed(find_numbers(claim.text)):
        if number.kind == "amount":
            amounts[number.unit] = amounts.get(number.unit, frozenset()) | set(number.values)
        rest = rest[: number.start] + rest[number.end :]
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(rest)]
    denied = sum(word in _DENIALS or word.endswith("n't") for word in words) % 2 == 1
    kept = frozenset(word for word in words if word not in _DENIALS | _EMPTY and not word.endswith("n't"))
    return _Statement(claim, kept, denied, amounts)
