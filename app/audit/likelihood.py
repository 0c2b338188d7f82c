"""Rules H: how probable and how well founded, each said once, in the words of one scale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.audit.disputes import leaves_dispute_open
from app.audit.findings import Finding, Severity, fingerprint, quoted
from app.audit.grain import PerClaim
from app.audit.independence import rests_on_one_origin
from app.audit.ratings import is_unrated
from app.audit.scales import find_terms, mean_the_same, scales_of, without_quotations
from app.audit.world import PROSE, Place, World
from db.records import Claim

_FUTURE = re.compile(
    r"\b(?:will|shall|won't|won’t|going to|(?:is|are) (?:expected|set|due|bound|likely|unlikely) to|would"
    r"|next (?:week|month|year|quarter|decade)|(?:in|over) the coming|by the end of|wird|werden)\b",
    re.IGNORECASE,
)
_LEVEL = r"(?:high|moderate|medium|low)"
#: The analyst's confidence in a judgement: not that of consumers, nor trust in a currency.
_CONFIDENCE = re.compile(
    rf"\b(?:{_LEVEL}(?:[\s-]+(?:to|or|and)[\s-]+{_LEVEL})?\s+(?:level\s+of\s+)?confidence"
    r"(?!\s+(?:in|of)\s+(?!(?:this|these|that|our|the|its)?\s*(?:key\s+)?"
    r"(?:it|this|judge?ments?|assessments?|findings?|estimates?|conclusions?|analysis|forecasts?"
    r"|figures?|count)\b))"
    r"|(?<!consumer )(?<!business )(?<!investor )(?<!public )(?<!market )(?<!voter )(?<!popular )"
    r"confidence(?:\s+in\s+(?:this|these|our|the)\s+\w+|\s+in\s+(?:it|this|that))?"
    rf"\s+(?:is|was|remains|are|stays)\s+{_LEVEL}\b)",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:may"
    r"|(?<!military )(?<!naval )(?<!economic )(?<!political )(?<!financial )(?<!the )(?<!its )(?<!their )"
    r"[Mm]ight(?!\s+of\b)|[Cc]ould(?!\s+(?:not|never|no\s+longer)\b|n['’]t\b)|[Pp]ossibly|[Pp]otentially|[Pp]erhaps)\b"
)


@PerClaim
def unweighed_forecasts(world: World, claim: Claim) -> Iterator[Finding]:
    """H01: a judgement about the future has no likelihood."""
    if claim.kind == "judgement" and not claim.likelihood.strip() and _FUTURE.search(claim.text):
        yield _on(claim, "H01", "warning", "A judgement about the future that does not say how likely it is.")


def mixed_measures(world: World) -> Iterator[Finding]:
    """H02: likelihood and confidence in one sentence."""
    for place in _prose(world):
        text = place.sentence.text
        if (terms := find_terms(text)) and (sure := _CONFIDENCE.search(without_quotations(text))):
            message = f"One sentence says both {quoted(terms[0])} and {quoted(sure[0])}: say them apart."
            yield _at(place, "H02", "error", message)


def mixed_scales(world: World) -> Iterator[Finding]:
    """H03: likelihood terms of more than one scale."""
    for briefing in world.judged_briefings:
        used: dict[str, str] = {}
        for section in briefing.sections:
            for claim in world.claims_of_section(section):
                if claim.likelihood and claim.likelihood_scale:
                    used.setdefault(claim.likelihood_scale, claim.likelihood)
        for place in world.places:
            if place.briefing.id == briefing.id and place.sentence.kind in PROSE:
                for term in find_terms(place.sentence.text):
                    if len(scales := scales_of(term)) == 1:
                        used.setdefault(next(iter(scales)), term)
        if len(used) > 1:
            terms = " and ".join(quoted(term) for term in list(used.values())[:2])
            yield Finding(
                rule="H03",
                severity="warning",
                message=f"{terms} are words of different likelihood scales.",
                target=briefing.id,
                briefing=briefing.id,
            )


@PerClaim
def hedged_judgements(world: World, claim: Claim) -> Iterator[Finding]:
    """H04: may, might, could, possibly, potentially, perhaps inside a key judgement."""
    if claim.id in world.key_judgements and (found := _MAY.search(without_quotations(claim.text))):
        message = f"{quoted(found[0])} leaves a key judgement open: say how likely it is."
        yield _on(claim, "H04", "warning", message)


def differing_likelihoods(world: World) -> Iterator[Finding]:
    """H05: the sentence's likelihood word is not the claim's."""
    for place in _prose(world):
        claims = [world.claim_of_key[key] for key in place.sentence.claims if key in world.claim_of_key]
        rated = [claim for claim in claims if claim.likelihood.strip()]
        terms = find_terms(place.sentence.text)
        if not rated or len(rated) < len(claims):
            continue
        for term in terms:
            if not any(mean_the_same(term, claim.likelihood) for claim in rated):
                message = f"The sentence says {quoted(term)}, its claim {quoted(rated[0].likelihood)}."
                yield _at(place, "H05", "error", message, rated[0].id)
                break


@PerClaim
def unfounded_confidence(world: World, claim: Claim) -> Iterator[Finding]:
    """H06: a key judgement without confidence, or high confidence while B01, C01 or D01 holds."""
    if claim.id not in world.key_judgements:
        return
    if claim.confidence is None:
        yield _on(claim, "H06", "warning", "A key judgement that does not say how well founded it is.")
    elif claim.confidence == "high":
        reasons = []
        if rests_on_one_origin(world, claim):
            reasons.append("it rests on one origin")
        if leaves_dispute_open(world, claim):
            reasons.append("nothing answers what disputes it")
        if any(is_unrated(link) for link in world.grounds(claim.id)):
            reasons.append("a source of it was never rated")
        if reasons:
            yield _on(claim, "H06", "error", f"High confidence, although {' and '.join(reasons)}.")


def _prose(world: World) -> Iterator[Place]:
    yield from (place for place in world.places if place.sentence.kind in PROSE)


def _at(place: Place, rule: str, severity: Severity, message: str, claim: str | None = None) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        message=message,
        target=f"{place.section.id}:{fingerprint(place.sentence.text)}",
        briefing=place.briefing.id,
        section=place.section.id,
        sentence=place.index,
        claim=claim,
    )


def _on(claim: Claim, rule: str, severity: Severity, message: str) -> Finding:
    return Finding(rule=rule, severity=severity, message=message, target=claim.id, claim=claim.id)
