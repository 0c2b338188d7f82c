"""Support figures: shares between 0 and 1 that say how well a briefing is founded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from app.audit.moved import Link, per_claim
from app.audit.world import FACTUAL, PROSE, STANDING, World
from app.prose import count_words
from db.records import Claim

#: Shorter sentences without a claim are not counted as factual ones.
LEAST_WORDS = 6


def make_figures(world: World) -> dict[str, float]:
    """Return the support figures; one that has nothing to count is left out.

    `sentences_cited` is citation recall, `links_with_weight` citation precision, both as ALCE defines them
    (Gao et al. 2023), with the analyst's coverage in the place of a model's judgement.
    """
    parts = per_claim(world, "figures", partial(_part, world))
    judged = zip(world.judged_claims, parts, strict=True)
    covered = frozenset(claim.id for claim, part in judged if part.covered)
    cited = world.cited_articles
    standing, fallen = (set().union(*(part.quotes[at] for part in parts)) for at in (0, 1))
    shares = {
        "sentences_cited": _share(_recalled(world, covered)),
        "links_with_weight": _share(carries for part in parts for carries in part.weights),
        "claims_with_two_origins": _share(part.two_origins for part in parts if part.factual),
        "quotations_verified": _share([True] * len(standing) + [False] * len(fallen)),
        "articles_rated": _share(
            (one.reliability or (one.publisher and one.publisher.reliability)) is not None for one in cited
        ),
        "articles_dated": _share(bool(one.issued) for one in cited),
        "articles_described": _share(bool(one.descriptor.strip()) for one in cited),
    }
    return {name: share for name, share in shares.items() if share is not None}


def _share(answers: Iterable[bool]) -> float | None:
    known = [bool(one) for one in answers]
    return sum(known) / len(known) if known else None


def _recalled(world: World, covered: frozenset[str]) -> list[bool]:
    """Say for each factual sentence whether its passages together fully support it: the `covered` claims."""
    found: list[bool] = []
    for place in world.places:
        sentence = place.sentence
        if sentence.kind not in PROSE or sentence.transition:
            continue
        claims = [one for key in sentence.claims if (one := world.claim_of_key.get(key)) is not None]
        factual = [one for one in claims if one.kind in FACTUAL]
        if factual:
            found.append(all(one.id in covered for one in factual))
        elif not claims and count_words(sentence.text) >= LEAST_WORDS:
            found.append(False)
    return found


def _is_supported(links: Iterable[Link]) -> bool:
    """One passage covers the claim in full, or several cover parts of it."""
    coverage = [link.evidence.coverage for link in links]
    return "full" in coverage or coverage.count("partial") > 1


class _Part(NamedTuple):
    """What one claim adds: whether each supporting link carries weight, whether it has two origins.

    `quotes` are the ids of its passages that stand as marked, and of those that do not.
    """

    weights: tuple[bool, ...]
    factual: bool
    two_origins: bool
    quotes: tuple[frozenset[str], frozenset[str]]
    covered: bool


def _part(world: World, claim: Claim) -> _Part:
    links = world.support(claim.id)
    fallen = len(world.links(claim.id, "supports")) - len(links)
    origins = {world.origin(link.article.id) for link in links}
    marks = [link.highlight for link in world.links_of.get(claim.id, ())]
    standing = frozenset(one.id for one in marks if one.anchor_state in STANDING)
    quotes = (standing, frozenset(one.id for one in marks) - standing)
    weights = (*_weights(links), *([False] * fallen))
    return _Part(weights, claim.kind in FACTUAL, len(origins) > 1, quotes, _is_supported(links))


def _weights(links: Sequence[Link]) -> list[bool]:
    """A link carries weight when it supports in full, or when the claim would not be supported without it."""
    coverage = [link.evidence.coverage for link in links]
    if not _is_supported(links):
        return [False] * len(links)
    needed = "full" not in coverage and coverage.count("partial") == 2
    return [one == "full" or (one == "partial" and needed) for one in coverage]
