"""Rules D: how reliable the sources are, and whether the reader is told."""

from __future__ import annotations

from collections.abc import Iterator

from app.audit.findings import Finding, Severity, quoted
from app.audit.grain import PerArticle, PerClaim
from app.audit.leaning import leaning
from app.audit.moved import Link
from app.audit.world import World
from db.records import Article, Briefing, Claim

_DOUBTFUL = frozenset(("D", "E"))
_IMPROBABLE = frozenset((4, 5))
#: From so many articles on, a briefing says in words how good its sources are.
MANY_ARTICLES = 5


def effective_reliability(article: Article) -> str | None:
    """Return the article's own rating, else its publisher's."""
    return article.reliability or (article.publisher.reliability if article.publisher else None)


@PerArticle
def unrated_articles(world: World, article: Article) -> Iterator[Finding]:
    """D01: a supporting or listed article's effective reliability is null or F."""
    rating = effective_reliability(article)
    supports = article.id in world.supporting_articles
    if (supports or article.id in world.listed_articles) and rating in (None, "F"):
        how = "was never rated" if rating is None else "is rated F, cannot be judged"
        what = "supports claims" if supports else "is listed as a source"
        yield _about(article, "D01", "warning", f"{_title(article)} {what}, but {how}.")


def is_unrated(link: Link) -> bool:
    """Say whether D01 holds for the article of a link."""
    return effective_reliability(link.article) in (None, "F")


@PerClaim
def doubtful_support(world: World, claim: Claim) -> Iterator[Finding]:
    """D02: everything that supports is D, E, 4 or 5."""
    links = world.support(claim.id)
    if links and all(
        effective_reliability(one.article) in _DOUBTFUL or one.highlight.credibility in _IMPROBABLE
        for one in links
    ):
        yield Finding(
            rule="D02",
            severity="warning",
            message="Everything that supports this claim is rated doubtful (D, E, 4 or 5).",
            target=claim.id,
            claim=claim.id,
        )


@PerClaim
def unconfirmed_credibility(world: World, claim: Claim) -> Iterator[Finding]:
    """D03: credibility 1, confirmed by other sources, with fewer than two origins."""
    links = world.support(claim.id)
    if len({world.origin(one.article.id) for one in links}) > 1:
        return
    for link in links:
        if link.highlight.credibility == 1:
            yield Finding(
                rule="D03",
                severity="error",
                message=f"{quoted(link.highlight.exact)} is rated 1, but no second origin confirms it.",
                target=f"{claim.id}:{link.highlight.id}",
                claim=claim.id,
                article=link.article.id,
                highlight=link.highlight.id,
            )


@PerArticle
def undescribed_articles(world: World, article: Article) -> Iterator[Finding]:
    """D05: an article behind a key judgement has no descriptor."""
    if article.id in world.articles_behind_judgements and not article.descriptor.strip():
        message = f"{_title(article)} stands behind a key judgement and has no descriptor."
        yield _about(article, "D05", "warning", message)


def missing_summaries(world: World) -> Iterator[Finding]:
    """D06: five articles or more, or any key judgement, and no source summary."""
    for briefing in world.judged_briefings:
        if briefing.source_summary.strip():
            continue
        count = len(_articles_of(world, briefing))
        judged = any(one.key_judgement in world.claim_of for one in briefing.sections)
        if count >= MANY_ARTICLES or judged:
            why = f"rests on {count} articles" if count >= MANY_ARTICLES else "makes a key judgement"
            yield Finding(
                rule="D06",
                severity="warning",
                message=f"The briefing {quoted(briefing.title)} {why} and has no source summary.",
                target=briefing.id,
                briefing=briefing.id,
            )


def _articles_of(world: World, briefing: Briefing) -> set[str]:
    claims = {claim.id for section in briefing.sections for claim in world.claims_of_section(section)}
    return set().union(*(leaning(world, claim).grounds for claim in claims))


@PerClaim
def withdrawn_articles(world: World, claim: Claim) -> Iterator[Finding]:
    """D07: a supporting article is retracted or superseded."""
    for article in {one.article.id: one.article for one in world.support(claim.id)}.values():
        if article.status in ("retracted", "superseded"):
            yield Finding(
                rule="D07",
                severity="error",
                message=f"{_title(article)}, which supports this claim, is {article.status}.",
                target=f"{claim.id}:{article.id}",
                claim=claim.id,
                article=article.id,
            )


def _title(article: Article) -> str:
    return quoted(article.title or article.citekey)


def _about(article: Article, rule: str, severity: Severity, message: str) -> Finding:
    return Finding(rule=rule, severity=severity, message=message, target=article.id, article=article.id)
