"""Rules A: does every sentence name a claim, every claim have support, every section a source."""

from __future__ import annotations

from collections.abc import Iterator

from app.audit.findings import Finding, fingerprint, quoted
from app.audit.fitting import Shelf, make_shelf
from app.audit.grain import PerClaim
from app.audit.leaning import leaning
from app.audit.world import BODY, FACTUAL, PROSE, Place, World
from app.prose import count_words
from db.records import Article, Briefing, Claim, Section

#: A sentence shorter than this need not name a claim.
LEAST_WORDS = 6


@PerClaim
def unsupported_claims(world: World, claim: Claim) -> Iterator[Finding]:
    """A01: a fact or reported claim has an empty S(c)."""
    if claim.kind not in FACTUAL or world.support(claim.id):
        return
    kind = "fact" if claim.kind == "fact" else "reported claim"
    lost = world.links(claim.id, "supports")
    message = (
        f"A {kind} without evidence." if not lost else f"A {kind} whose every passage was lost or changed."
    )
    yield Finding(rule="A01", severity="error", message=message, target=claim.id, claim=claim.id)


def unnamed_sentences(world: World) -> Iterator[Finding]:
    """A02: a body sentence of six words or more names no claim and is not marked as a transition."""
    for place in world.places:
        sentence = place.sentence
        unknown = [key for key in sentence.claims if key not in world.claim_of_key]
        if unknown:
            yield _at(
                place, "A02", "warning", f"A sentence names [[{unknown[0]}]], and no claim has this key."
            )
        elif _needs_a_claim(place) and not sentence.claims:
            yield _at(place, "A02", "warning", f"A sentence names no claim: {quoted(sentence.text)}.")


def _needs_a_claim(place: Place) -> bool:
    sentence = place.sentence
    return sentence.kind in PROSE and not sentence.transition and count_words(sentence.text) >= LEAST_WORDS


def _at(place: Place, rule: str, severity: str, message: str) -> Finding:
    return Finding(
        rule=rule,
        severity="error" if severity == "error" else "warning",
        message=message,
        target=f"{place.section.id}:{fingerprint(place.sentence.text)}",
        briefing=place.briefing.id,
        section=place.section.id,
        sentence=place.index,
    )


def unsourced_sections(world: World) -> Iterator[Finding]:
    """A03: a section makes a factual claim and has no source after resolution.

    Its sources are the articles its claims rest on and those it lists; a summary or closing section draws on
    the sections that it sums up.
    """
    for briefing, section in _sections(world):
        if not any(claim.kind in FACTUAL for claim in world.claims_of_section(section)):
            continue
        drawn = [section] if section.role in BODY else list(briefing.sections)
        if not any(_has_source(world, one) for one in drawn):
            yield _in(
                briefing,
                section,
                "A03",
                f"{_subject(section)} makes factual claims and has no source.",
            )


def _has_source(world: World, section: Section) -> bool:
    if any(one.article in world.article_of for one in section.listed_sources):
        return True
    return any(leaning(world, claim.id).grounds for claim in world.claims_of_section(section))


def listed_only(world: World) -> Iterator[Finding]:
    """A04: an article is listed in a section without a passage, or through neutral links only.

    A list of the whole at the end is judged by the whole, and only for what no section lists itself.
    """
    for briefing, section in _sections(world):
        whole = _lists_the_whole(world, section)
        stating = briefing.sections if whole else [section]
        elsewhere = {
            listed.article
            for other in (briefing.sections if whole else ())
            if other.id != section.id
            for listed in other.listed_sources
        }
        stated = [claim for one in stating for claim in world.claims_of_section(one)]
        claims = [under for one in stated for under in world.rests_on(one.id)]
        links = [link for claim in claims for link in world.links_of.get(claim, ())]
        for listed in section.listed_sources:
            article = world.article_of.get(listed.article)
            if article is None or article.id in elsewhere:
                continue
            directions = {one.evidence.direction for one in links if one.article.id == article.id}
            if directions <= {"neutral"}:
                why = "only neutral passages of it are linked" if directions else "no passage of it is linked"
                title = quoted(article.title or article.citekey, 50)
                yield Finding(
                    rule="A04",
                    severity="warning",
                    message=f"{title} is listed in {_name(section)}, but {why}.",
                    target=f"{section.id}:{article.id}",
                    briefing=briefing.id,
                    section=section.id,
                    article=article.id,
                )


def misplaced_judgements(world: World) -> Iterator[Finding]:
    """A05: an analysis section has no key judgement, or it does not come first.

    One that the prose never names is printed first by every writer.
    """
    for briefing, section in _sections(world):
        if section.role != "analysis":
            continue
        judgement = world.claim_of.get(section.key_judgement or "")
        if judgement is None:
            yield _in(briefing, section, "A05", f"{_subject(section)} has no key judgement.")
            continue
        here = world.places_of_section.get(section.id, ())
        prose = [one.sentence for one in here if one.sentence.kind in PROSE]
        named = [at for at, sentence in enumerate(prose) if judgement.key in sentence.claims]
        if named and named[0] != 0:
            yield _in(briefing, section, "A05", f"The key judgement of {_name(section)} does not come first.")


@PerClaim
def groundless_judgements(world: World, claim: Claim) -> Iterator[Finding]:
    """A06: a judgement rests on no claim and no evidence and is not an assumption."""
    if claim.kind == "judgement" and len(world.rests_on(claim.id)) == 1 and not world.support(claim.id):
        lost = world.links(claim.id, "supports")
        message = (
            "A judgement that rests on no claim and no evidence."
            if not lost
            else "A judgement whose every passage was lost or changed, and that rests on no claim."
        )
        yield Finding(rule="A06", severity="error", message=message, target=claim.id, claim=claim.id)


def unfounded_summaries(world: World) -> Iterator[Finding]:
    """A07: a summary sentence or a key point uses no claim that a body section uses."""
    for briefing in world.judged_briefings:
        used = _body_claims(world, briefing)
        for place in world.places:
            if place.briefing.id == briefing.id and place.section.role == "summary":
                named = [
                    world.claim_of_key[key] for key in place.sentence.claims if key in world.claim_of_key
                ]
                # A short sentence need not name a claim; one that does answers for it.
                asked = _needs_a_claim(place) or (named and place.sentence.kind in PROSE)
                if asked and not any(_is_used(world, claim, used) for claim in named):
                    text = quoted(place.sentence.text)
                    yield _at(place, "A07", "error", f"The summary says what no section founds: {text}.")
        for section in briefing.sections:
            for point in section.key_points:
                ids = world.claims_of_point(section, point.id)
                named = [world.claim_of[one] for one in ids if one in world.claim_of]
                if not any(_is_used(world, claim, used) for claim in named):
                    yield _in(
                        briefing,
                        section,
                        "A07",
                        f"The key point {quoted(point.label or point.text)} uses no claim of a section.",
                        f"{point.id}",
                    )


def _body_claims(world: World, briefing: Briefing) -> set[str]:
    used: set[str] = set()
    for section in briefing.sections:
        if section.role in BODY:
            keys = world.keys_of_section.get(section.id, frozenset())
            claims = [world.claim_of_key[key].id for key in keys if key in world.claim_of_key]
            claims += [section.key_judgement] if section.key_judgement else []
            used.update(under for claim in claims for under in world.rests_on(claim))
    return used


def _is_used(world: World, claim: Claim, used: set[str]) -> bool:
    return claim.id in used or claim.parent in used or any(one in used for one in world.rests_on(claim.id))


def misplaced_sources(world: World) -> Iterator[Finding]:
    """A08: an article listed in one section supports only claims of another.

    One that supports nothing yet is judged by the words of its title.
    """
    supporting = world.supporting_articles
    shelves: dict[str, Shelf] = {}
    for briefing, section in _sections(world):
        if _lists_the_whole(world, section):
            continue
        for listed in section.listed_sources:
            article = world.article_of.get(listed.article)
            if article is None or _supports_in(world, article.id, section):
                continue
            title = quoted(article.title or article.citekey, 50)
            if article.id not in supporting:
                body = [one for one in briefing.sections if one.role in BODY]
                if briefing.id not in shelves:
                    shelves[briefing.id] = make_shelf(body)
                shelf = shelves[briefing.id]
                better = shelf.better_place(article.title, section) if section in body else None
                if better is not None:
                    yield _listed_wrong(
                        briefing,
                        section,
                        article,
                        f"{title} is listed in {_name(section)}; by its title it belongs to {_name(better)}.",
                    )
                continue
            others = sorted(briefing.sections, key=lambda one: one.role not in BODY)
            other = next((one for one in others if _supports_in(world, article.id, one)), None)
            if other is not None:
                message = f"{title} is listed in {_name(section)} but supports only {_name(other)}."
                yield _listed_wrong(briefing, section, article, message)


def _listed_wrong(briefing: Briefing, section: Section, article: Article, message: str) -> Finding:
    return Finding(
        rule="A08",
        severity="warning",
        message=message,
        target=f"{section.id}:{article.id}",
        briefing=briefing.id,
        section=section.id,
        article=article.id,
    )


def _lists_the_whole(world: World, section: Section) -> bool:
    """Say whether a section is nothing but the list of what the whole briefing is made of."""
    return section.role == "closing" and not section.body.strip() and not world.claims_of_section(section)


def _supports_in(world: World, article: str, section: Section) -> bool:
    claims = world.claims_of_section(section)
    return any(article in leaning(world, claim.id).grounds for claim in claims)


def _sections(world: World) -> Iterator[tuple[Briefing, Section]]:
    for briefing in world.judged_briefings:
        for section in briefing.sections:
            yield briefing, section


def _name(section: Section) -> str:
    return quoted(section.heading, 40) if section.heading.strip() else f"the {section.role} section"


def _subject(section: Section) -> str:
    return f"The section {_name(section)}" if section.heading.strip() else f"The {section.role} section"


def _in(briefing: Briefing, section: Section, rule: str, message: str, target: str = "") -> Finding:
    return Finding(
        rule=rule,
        severity="error",
        message=message,
        target=target or section.id,
        briefing=briefing.id,
        section=section.id,
    )
