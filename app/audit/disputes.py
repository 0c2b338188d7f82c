"""Rules C: what speaks against a claim, and links that nobody has read again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from app.audit.alike import AlikeSets
from app.audit.findings import Finding, Severity, quoted
from app.audit.grain import PerClaim
from app.audit.moved import Link
from app.audit.tokens import Number, find_numbers
from app.audit.world import World
from db.records import Claim

#: Two claims are on one subject when they share so much of the words that are no number and no negation.
ONE_SUBJECT = 0.7
#: So many of the claims that contradict one are named.
MOST_CONTRADICTIONS = 3
#: Of claims in the very same words, but for numbers, only so many are looked at.
_LOOKED_AT = 50
_LEAST_WORDS = 3
#: Seconds of thirty days, near enough to tell a month from a week.
_MONTH = Decimal(30 * 86_400)
_WORD = re.compile(r"[^\W\d_]+(?:['’]t\b)?")
_EMPTY = frozenset(
    ("the", "a", "an", "of", "in", "on", "at", "to", "by", "and", "is", "are", "was", "were", "has", "had")
)
_DENIALS = frozenset(("no", "not", "never", "without", "none", "cannot", "nor"))


@PerClaim
def unanswered_disputes(world: World, claim: Claim) -> Iterator[Finding]:
    """C01: a disputing link exists, contrary_note is empty and no sentence cites it."""
    if claim.contrary_note.strip():
        return
    for link in world.links(claim.id, "disputes"):
        if link.highlight.id not in world.cited_highlights:
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


def leaves_dispute_open(world: World, claim: Claim) -> bool:
    """Say whether C01 holds for a claim."""
    return any(True for _ in unanswered_disputes.judge(world, claim))


@PerClaim
def unreviewed_links(world: World, claim: Claim) -> Iterator[Finding]:
    """C02: a link's coverage is unreviewed, or `none` while it supports."""
    for link in world.links_of.get(claim.id, ()):
        coverage, direction = link.evidence.coverage, link.evidence.direction
        passage = quoted(link.highlight.exact)
        if coverage == "none" and direction == "supports":
            yield _on(
                link, "error", f"{passage} is linked as support, but its review says that it covers nothing."
            )
        elif coverage == "unreviewed" and direction != "neutral":
            severity: Severity = "warning" if claim.id in world.issued_claims else "info"
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


class Statement(NamedTuple):
    """What a claim says: its words without numbers and denials, whether it denies, its amounts by unit."""

    words: frozenset[str]
    denied: bool
    amounts: Mapping[str, frozenset[Decimal]]


def contradicting_claims(world: World) -> Iterator[Finding]:
    """C03: two claims on one subject and measure differ in number or polarity. A heuristic: it only warns.

    Of many claims that contradict the same one the first few are named. They go by their ids, so that what a
    waiver accepts stays the same when the outline is put in another order.
    """
    claims = sorted(world.judged_claims, key=lambda one: one.id)
    read = {one.id: read_statement(one.text) for one in claims}
    said = {claim: one for claim, one in read.items() if len(one.words) >= _LEAST_WORDS}
    saying: dict[frozenset[str], list[tuple[int, Claim]]] = {}
    alike: AlikeSets = world.kept.setdefault("alike", AlikeSets(ONE_SUBJECT))
    partners = alike.among(one.words for one in said.values())
    for at, claim in enumerate(claims):
        if claim.id not in said:
            continue
        ours = said[claim.id]
        same_subject = (ours.words, *partners[ours.words])
        earlier = [one for words in same_subject for one in saying.get(words, ())[:_LOOKED_AT]]
        earlier.sort(key=itemgetter(0))
        saying.setdefault(ours.words, []).append((at, claim))
        for one in _contradicting(claim, [one for _, one in earlier], said):
            how = _how_they_differ(said[one.id], ours)
            yield Finding(
                rule="C03",
                severity="warning",
                message=f"Another claim says {how} on the same subject: {quoted(one.text)}.",
                target=f"{one.id}:{claim.id}",
                claim=claim.id,
            )


def _contradicting(claim: Claim, earlier: Sequence[Claim], said: Mapping[str, Statement]) -> Iterator[Claim]:
    """Yield the first few of the earlier claims that say something else."""
    differing = (
        one
        for one in earlier
        if _how_they_differ(said[one.id], said[claim.id]) and not _is_declared(claim, one)
    )
    yield from islice(differing, MOST_CONTRADICTIONS)


def _is_declared(claim: Claim, other: Claim) -> bool:
    """Say whether one of the claims stands under the other as its dispute."""
    return (claim.parent_relation == "disputes" and claim.parent == other.id) or (
        other.parent_relation == "disputes" and other.parent == claim.id
    )


def _how_they_differ(one: Statement, other: Statement) -> str:
    """Return in words how two statements on one subject differ, or nothing."""
    if any(not amounts & other.amounts.get(unit, amounts) for unit, amounts in one.amounts.items()):
        return "another number"
    return "the contrary" if one.denied != other.denied else ""


def _in_base_units(number: Number) -> tuple[str, frozenset[Decimal]]:
    """Return what a number counts, and how many: two weeks and 14 days are one amount of one measure."""
    if number.measure is None:
        return number.unit, frozenset(number.values)
    dimension, factor = number.measure
    if dimension == "months":
        dimension, factor = "time", factor * _MONTH
    return dimension, frozenset(value * factor for value in number.values)


@lru_cache(maxsize=4096)
def read_statement(text: str) -> Statement:
    """Take a statement apart."""
    amounts: dict[str, frozenset[Decimal]] = {}
    rest = text
    for number in reversed(find_numbers(text)):
        if number.kind == "amount":
            unit, values = _in_base_units(number)
            amounts[unit] = amounts.get(unit, frozenset()) | values
        # What is measured stays a word, whatever the unit: it tells the subject.
        measured = _in_base_units(number)[0] if number.measure else ""
        rest = f"{rest[: number.start]} {measured} {rest[number.until :]}"
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(rest)]
    denied = sum(word in _DENIALS or word.endswith("n't") for word in words) % 2 == 1
    kept = frozenset(word for word in words if word not in _DENIALS | _EMPTY and not word.endswith("n't"))
    return Statement(kept, denied, amounts)
