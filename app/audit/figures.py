"""Support figures: shares between 0 and 1 that say how well a briefing is founded."""

from __future__ import annotations

from collections.abc import Iterable

from app.audit.world import FACTUAL, PROSE, STANDING, Link, World
from app.prose import count_words

#: Shorter sentences without a claim are not counted as factual ones.
LEAST_WORDS = 6


def make_figures(world: World) -> dict[str, float]:
    """Return the support figures; one that has nothing to count is left out.

    `sentences_cited` is citation recall, `links_with_weight` citation precision, both as ALCE defines them
    (Gao et al. 2023), with the analyst's coverage in the place of a model's judgement.
    """
    links = [link for link in world.judged_links() if link.evidence.direction == "supports"]
    factual = [one for one in world.judged_claims if one.kind in FACTUAL]
    cited = world.cited_articles
    quotes = {link.highlight.id: link.highlight for link in world.judged_links()}.values()
    shares = {
        "sentences_cited": _share(_recalled(world)),
        "links_with_weight": _share(_carries_weight(world, link) for link in links),
        "claims_with_two_origins": _share(
            len({world.origin(link.article.id) for link in world.support(one.id)}) > 1 for one in factual
        ),
        "quotations_verified": _share(one.anchor_state in STANDING for one in quotes),
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


def _recalled(world: World) -> list[bool]:
    """Say for each factual sentence whether its passages together fully support it."""
    found: list[bool] = []
    for place in world.places:
        sentence = place.sentence
        if sentence.kind not in PROSE or sentence.transition:
            continue
        claims = [one for key in sentence.claims if (one := world.claim_of_key.get(key)) is not None]
        factual = [one for one in claims if one.kind in FACTUAL]
        if factual:
            found.append(all(_is_supported(world.support(one.id)) for one in factual))
        elif not claims and count_words(sentence.text) >= LEAST_WORDS:
            found.append(False)
    return found


def _is_supported(links: Iterable[Link]) -> bool:
    """One passage covers the claim in full, or several cover parts of it."""
    coverage = [link.evidence.coverage for link in links]
    return "full" in coverage or coverage.count("partial") > 1


def _carries_weight(world: World, link: Link) -> bool:
    """A link carries weight when it supports in full, or when the claim would not be supported without it."""
    links = world.support(link.evidence.claim)
    if link not in links or not _is_supported(links):
        return False
    return link.evidence.coverage == "full" or (
        link.evidence.coverage == "partial" and not _is_supported(one for one in links if one != link)
    )
