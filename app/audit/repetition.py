"""Rules I: what a briefing says more often than it needs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from app.audit.alike import with_an_earlier
from app.audit.findings import Finding, fingerprint, quoted
from app.audit.world import PROSE, Place, World

MOST_STATEMENTS = 2
#: Two sentences are nearly equal when they share so much of their words.
NEARLY = 0.85
_LEAST_WORDS = 8
_WORD = re.compile(r"\w+")


def repeated_statements(world: World) -> Iterator[Finding]:
    """I01: one claim stated more than twice, or two sentences nearly equal."""
    for briefing in world.judged_briefings:
        places = [
            one for one in world.places if one.briefing.id == briefing.id and one.sentence.kind in PROSE
        ]
        stated: dict[str, int] = {}
        for place in places:
            for key in set(place.sentence.claims):
                stated[key] = stated.get(key, 0) + 1
        for key, count in stated.items():
            claim = world.claim_of_key.get(key)
            if claim is not None and count > MOST_STATEMENTS:
                yield Finding(
                    rule="I01",
                    severity="info",
                    message=f"{quoted(claim.text)} is stated {count} times.",
                    target=f"{briefing.id}:{claim.id}",
                    briefing=briefing.id,
                    claim=claim.id,
                )
        yield from _twins(places)


def _twins(places: list[Place]) -> Iterator[Finding]:
    for at in _repeated(tuple(place.sentence.text for place in places)):
        place = places[at]
        yield Finding(
            rule="I01",
            severity="info",
            message=f"Another sentence says nearly the same: {quoted(place.sentence.text)}.",
            target=f"{place.section.id}:{fingerprint(place.sentence.text)}",
            briefing=place.briefing.id,
            section=place.section.id,
            sentence=place.index,
        )


@lru_cache(maxsize=16)
def _repeated(texts: tuple[str, ...]) -> tuple[int, ...]:
    """Return the places of the texts that nearly equal an earlier one."""
    words = [frozenset(_WORD.findall(text.casefold())) for text in texts]
    # Sentences of the same words are compared once: thousands of them would be compared with one another.
    first: dict[frozenset[str], int] = {}
    for at, one in enumerate(words):
        if len(one) >= _LEAST_WORDS:
            first.setdefault(one, at)
    later = with_an_earlier(list(first), NEARLY)
    original = {at for place, at in enumerate(first.values()) if place not in later}
    return tuple(at for at, one in enumerate(words) if one in first and at not in original)
