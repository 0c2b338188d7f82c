"""The table of rules and the run over a world: a rule is one function in its family and one line here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from app.audit import (
    bibliography,
    disputes,
    independence,
    likelihood,
    quotations,
    ratings,
    repetition,
    stating,
    structure,
    wording,
)
from app.audit.findings import Finding
from app.audit.grain import PerArticle, PerCatalogue, PerClaim, Rule
from app.audit.moved import per_claim
from app.audit.world import World
from db.records import Article, Claim

RULES: dict[str, Rule] = {
    "A01": structure.unsupported_claims,
    "A02": structure.unnamed_sentences,
    "A03": structure.unsourced_sections,
    "A04": structure.listed_only,
    "A05": structure.misplaced_judgements,
    "A06": structure.groundless_judgements,
    "A07": structure.unfounded_summaries,
    "A08": structure.misplaced_sources,
    "B01": independence.single_origins,
    "B02": independence.single_publishers,
    "B03": independence.collapsing_articles,
    "B04": independence.single_voices,
    "B06": independence.anonymous_support,
    "C01": disputes.unanswered_disputes,
    "C02": disputes.unreviewed_links,
    "C03": disputes.contradicting_claims,
    "D01": ratings.unrated_articles,
    "D02": ratings.doubtful_support,
    "D03": ratings.unconfirmed_credibility,
    "D05": ratings.undescribed_articles,
    "D06": ratings.missing_summaries,
    "D07": ratings.withdrawn_articles,
    "E01": quotations.lost_anchors,
    "E02": quotations.moved_anchors,
    "E03": quotations.broken_snapshots,
    "E04": quotations.uncaptured_articles,
    "E05": quotations.unfound_quotations,
    "E06": quotations.differing_readers,
    "F01": wording.unfounded_numbers,
    "F02": wording.one_sided_hedges,
    "F03": wording.differing_units,
    "F04": stating.differing_statements,
    "F05": wording.hearsay_facts,
    "F06": wording.unfounded_absolutes,
    "G01": bibliography.undated_articles,
    "G03": bibliography.unsigned_articles,
    "G04": bibliography.untraceable_articles,
    "G05": bibliography.unclean_titles,
    "G06": bibliography.stale_support,
    "G07": bibliography.later_articles,
    "G08": bibliography.twin_articles,
    "G09": bibliography.syndicated_copies,
    "H01": likelihood.unweighed_forecasts,
    "H02": likelihood.mixed_measures,
    "H03": likelihood.mixed_scales,
    "H04": likelihood.hedged_judgements,
    "H05": likelihood.differing_likelihoods,
    "H06": likelihood.unfounded_confidence,
    "I01": repetition.repeated_statements,
}

_WEIGHT = {"error": 0, "warning": 1, "info": 2}

_OF_CLAIMS = tuple(one.judge for one in RULES.values() if isinstance(one, PerClaim))
_OF_ARTICLES = tuple(one.judge for one in RULES.values() if isinstance(one, PerArticle))
_OF_CATALOGUES = tuple(one.judge for one in RULES.values() if isinstance(one, PerCatalogue))
_OF_THE_WHOLE = tuple(
    one for one in RULES.values() if not isinstance(one, PerClaim | PerArticle | PerCatalogue)
)


def run(world: World) -> tuple[Finding, ...]:
    """Run every rule; waived findings are marked, the gravest come first.

    What the world kept of an earlier run is used again: only claims and articles whose state has moved since
    are judged anew.
    """
    waived = {(one.rule, one.target) for one in world.waivers}
    found = [
        *(finding for judged in per_claim(world, "claims", partial(_judge, world)) for finding in judged),
        *_of_articles(world),
        *_of_catalogue(world),
        *(one for rule in _OF_THE_WHOLE for one in rule(world)),
    ]
    if waived:
        found = [replace(one, waived=True) if (one.rule, one.target) in waived else one for one in found]
    return tuple(sorted(found, key=lambda one: (one.waived, _WEIGHT[one.severity], one.rule)))


def _judge(world: World, claim: Claim) -> tuple[Finding, ...]:
    return tuple(one for judge in _OF_CLAIMS for one in judge(world, claim))


def _of_articles(world: World) -> Iterator[Finding]:
    """Yield the findings on each article, those of an earlier run where its state is the same."""
    before: dict[str, tuple[object, tuple[Finding, ...]]] = world.kept.get("articles", {})
    now = world.kept["articles"] = {}
    for article in world.cited_articles:
        state, known = _state_of(world, article), before.get(article.id)
        if known is None or known[0] != state:
            known = (state, tuple(one for judge in _OF_ARTICLES for one in judge(world, article)))
        now[article.id] = known
        yield from known[1]


def _state_of(world: World, article: Article) -> tuple[object, ...]:
    """Return all that a rule about one article looks at: when it is the same, so are the findings."""
    return (
        article,
        article.id in world.supporting_articles,
        article.id in world.listed_articles,
        article.id in world.articles_behind_judgements,
        article.id in world.captured_articles,
    )


def _of_catalogue(world: World) -> tuple[Finding, ...]:
    """Return the findings on all articles together; they hold until an article or a snapshot moves."""
    cited = None if world.scope is None else frozenset(one.id for one in world.cited_articles)
    state = (world.articles, world.snapshots, cited)
    known: tuple[object, tuple[Finding, ...]] | None = world.kept.get("catalogue")
    if known is None or known[0] != state:
        known = (state, tuple(one for judge in _OF_CATALOGUES for one in judge(world)))
        world.kept["catalogue"] = known
    return known[1]
