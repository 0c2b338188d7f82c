"""Rules B: how many sources really stand behind a claim. Origins are counted, never documents."""

from __future__ import annotations

from collections.abc import Iterator

from app.audit.findings import Finding, Severity, quoted
from app.audit.grain import PerClaim
from app.audit.world import World
from db.records import Claim


@PerClaim
def single_origins(world: World, claim: Claim) -> Iterator[Finding]:
    """B01: a fact or key judgement rests on one origin; an error when its confidence is high."""
    if not rests_on_one_origin(world, claim):
        return
    article = world.grounds(claim.id)[0].article
    kind = "key judgement" if claim.id in world.key_judgements else "fact"
    source = quoted(article.title or article.citekey)
    severity: Severity = "error" if claim.confidence == "high" else "warning"
    sure = ", yet its confidence is high" if claim.confidence == "high" else ""
    yield _on(claim, "B01", severity, f"A {kind} that rests on one origin, {source}{sure}.")


def rests_on_one_origin(world: World, claim: Claim) -> bool:
    """Say whether a fact or key judgement has support, and all of it has one origin."""
    if claim.kind != "fact" and claim.id not in world.key_judgements:
        return False
    return len({world.origin(link.article.id) for link in world.grounds(claim.id)}) == 1


@PerClaim
def single_publishers(world: World, claim: Claim) -> Iterator[Finding]:
    """B02: two or more articles, one publisher."""
    articles = list({link.article.id: link.article for link in world.support(claim.id)}.values())
    if len(articles) < 2:
        return
    # Stories of one agency are its own, whoever printed them.
    sources = ([one.publisher for one in articles], [one.agency or one.publisher for one in articles])
    for found in sources:
        first = found[0]
        if first is not None and all(one is not None and one.id == first.id for one in found):
            words = f"All {len(articles)} articles come from one publisher, {first.name}."
            yield _on(claim, "B02", "warning", words)
            return


@PerClaim
def collapsing_articles(world: World, claim: Claim) -> Iterator[Finding]:
    """B03: two or more articles collapse to one origin."""
    links = world.support(claim.id)
    by_origin: dict[str, dict[str, str]] = {}
    for link in links:
        held = by_origin.setdefault(world.origin(link.article.id), {})
        held[link.article.id] = link.article.title or link.article.citekey
    for origin, titles in by_origin.items():
        if len(titles) > 1:
            first, second, *more = titles.values()
            rest = f" and {len(more)} more" if more else ""
            names = f"{quoted(first, 40)} and {quoted(second, 40)}{rest}"
            yield _on(claim, "B03", "warning", f"{names} are one origin.", f"{claim.id}:{origin}")


@PerClaim
def single_voices(world: World, claim: Claim) -> Iterator[Finding]:
    """B04: all supporting passages quote the same person or body."""
    links = world.support(claim.id)
    voices = {link.highlight.attributed_to.strip().casefold() for link in links}
    if len(links) > 1 and len(voices) == 1 and "" not in voices:
        voice = links[0].highlight.attributed_to.strip()
        yield _on(claim, "B04", "info", f"All {len(links)} passages quote {quoted(voice)}.")


@PerClaim
def anonymous_support(world: World, claim: Claim) -> Iterator[Finding]:
    """B06: all supporting passages are anonymous."""
    links = world.support(claim.id)
    if links and all(link.highlight.attribution_kind == "anonymous" for link in links):
        count = "The only passage quotes" if len(links) == 1 else f"All {len(links)} passages quote"
        yield _on(claim, "B06", "warning", f"{count} anonymous sources.")


def _on(claim: Claim, rule: str, severity: Severity, message: str, target: str = "") -> Finding:
    return Finding(rule=rule, severity=severity, message=message, target=target or claim.id, claim=claim.id)
