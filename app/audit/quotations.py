"""Rules E: do passages still stand where they were marked, and quotations say what they say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from app.anchor.comparison import loose_key
from app.audit.findings import Finding, Severity, fingerprint, quoted
from app.audit.grain import PerArticle
from app.audit.world import PROSE, STANDING, Place, World
from app.prose import count_words, paragraphs
from db.records import Article, Highlight

_QUOTATION = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|(?<!\w)\"([^\"]+)\"(?!\w)")
#: What an author may do to a quotation: leave out, and put in brackets.
_EDITED = re.compile(r"\[[^\]]*\]|…|\.\s?\.\s?\.")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def lost_anchors(world: World) -> Iterator[Finding]:
    """E01: an anchor is orphaned."""
    for one in _unsettled(world):
        if one.anchor_state == "orphan":
            yield _of(
                one,
                "E01",
                "error",
                f"{quoted(one.exact)} no longer stands in the newest copy of its article.",
            )


def moved_anchors(world: World) -> Iterator[Finding]:
    """E02: an anchor drifted, or its number, negation or name changed."""
    for one in _unsettled(world):
        if one.anchor_state == "drifted":
            yield _of(one, "E02", "warning", f"{quoted(one.exact)} now stands there in other words.")
        elif one.anchor_state == "changed":
            message = f"{quoted(one.exact)} has changed: a number, a negation or a name is different now."
            yield _of(one, "E02", "error", message)


def broken_snapshots(world: World) -> Iterator[Finding]:
    """E03: the hash of the bytes or of the text differs from the stored one."""
    cited = {one.id for one in world.cited_articles}
    for snapshot in world.snapshots:
        if snapshot.id in world.broken and (world.scope is None or snapshot.article in cited):
            article = world.article_of.get(snapshot.article)
            title = quoted(article.title or article.citekey) if article else "an article"
            yield Finding(
                rule="E03",
                severity="error",
                message=f"The stored copy of {title} is not what was captured: its hash differs.",
                target=snapshot.id,
                article=snapshot.article,
            )


@PerArticle
def uncaptured_articles(world: World, article: Article) -> Iterator[Finding]:
    """E04: an article is cited that has no snapshot."""
    if article.id not in world.captured_articles:
        message = f"{quoted(article.title or article.citekey)} is cited, but has no captured copy."
        yield Finding(rule="E04", severity="error", message=message, target=article.id, article=article.id)


def unfound_quotations(world: World) -> Iterator[Finding]:
    """E05: a quotation in the prose is not in a passage cited in that paragraph.

    One word in quotation marks may be meant otherwise, and only warns.
    """
    for briefing in world.judged_briefings:
        for section in briefing.sections:
            here = world.places_of_section.get(section.id, ())
            places = sorted(
                (one for one in here if one.sentence.kind in PROSE), key=lambda one: one.sentence.start
            )
            starts = [one.sentence.start for one in places]
            for block in paragraphs(section.body):
                inside = places[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
                yield from _in_paragraph(world, inside)


def _in_paragraph(world: World, places: list[Place]) -> Iterator[Finding]:
    wordings: str | None = None
    for place in places:
        for found in _QUOTATION.finditer(place.sentence.text):
            words = next(group for group in found.groups() if group is not None)
            if wordings is None:
                wordings = _cited_words(world, places)
            if all(key in wordings for key in _keys(words)):
                continue
            yield Finding(
                rule="E05",
                severity="error" if count_words(words) > 1 else "warning",
                message=f"{quoted(words.rstrip(' ,.;:'))} stands in no passage that this paragraph cites.",
                target=f"{place.section.id}:{fingerprint(words)}",
                briefing=place.briefing.id,
                section=place.section.id,
                sentence=place.index,
                quotation=words.rstrip(" ,.;:"),
            )


def _keys(words: str) -> list[str]:
    # A backslash before a mark of Markdown is not printed: the reader sees the mark alone.
    words = _ESCAPED.sub(r"\1", words)
    parts = (part.strip(" ,.;:!?-–—'’‘") for part in _EDITED.split(words))
    return [key for key in (loose_key(part)[0] for part in parts) if key]


def _cited_words(world: World, places: list[Place]) -> str:
    """Return the keys of all passages and titles that a paragraph cites, kept apart by line ends."""
    keys = {key for place in places for key in place.sentence.claims if key in world.claim_of_key}
    claims = {under for key in keys for under in world.rests_on(world.claim_of_key[key].id)}
    links = [link for claim in sorted(claims) for link in world.links_of.get(claim, ())]
    return "\n".join(
        loose_key(text)[0] for link in links for text in (link.highlight.exact, link.article.title)
    )


def differing_readers(world: World) -> Iterator[Finding]:
    """E06: the two readers of a PDF differ on a quotation that supports a claim."""
    if not _conspicuous(world).differing:
        return
    seen: set[str] = set()
    for link in world.judged_links():
        one = link.highlight
        if link.evidence.direction == "supports" and one.second_reader == "differs" and one.id not in seen:
            seen.add(one.id)
            other = f" The second reads {quoted(one.second_text)}." if one.second_text else ""
            message = f"The two readers of this PDF differ on {quoted(one.exact)}.{other}"
            yield _of(one, "E06", "warning", message)


class _Conspicuous(NamedTuple):
    """Of all highlights those that rules E look at; kept as long as the highlights are the same."""

    highlights: tuple[Highlight, ...]
    unsettled: tuple[Highlight, ...]
    differing: bool


def _conspicuous(world: World) -> _Conspicuous:
    known: _Conspicuous | None = world.kept.get("conspicuous")
    if known is None or known.highlights is not world.highlights:
        known = world.kept["conspicuous"] = _Conspicuous(
            world.highlights,
            tuple(one for one in world.highlights if one.anchor_state not in STANDING),
            any(one.second_reader == "differs" for one in world.highlights),
        )
    return known


def _unsettled(world: World) -> Iterator[Highlight]:
    """Yield the highlights that do not stand as marked: of the project, or those the scope's claims use."""
    unsettled = list(_conspicuous(world).unsettled)
    if unsettled and world.scope is not None:
        used = {link.highlight.id for link in world.judged_links()}
        unsettled = [one for one in unsettled if one.id in used]
    yield from unsettled


def _of(highlight: Highlight, rule: str, severity: Severity, message: str) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        message=message,
        target=highlight.id,
        article=highlight.article,
        highlight=highlight.id,
    )
