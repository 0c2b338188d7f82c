"""What happens to a claim when a source falls away, in words and as a mark. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.core.resting import Resting, RestingClaim

#: Effect → mark: how bad it is.
MARKS: Mapping[str, str] = {
    "loses_all": "error",
    "copies_only": "error",
    "loses_some": "warning",
    "keeps_all": "info",
    "not_counted": "neutral",
    "loses_dispute": "disputes",
    "beside": "neutral",
}


def effect_words(hit: RestingClaim) -> str:
    """Say what a claim loses and what it keeps."""
    if hit.effect == "loses_all":
        if hit.origins == 1:
            return tr("loses its only origin")
        return tr("loses all {number} origins").format(number=hit.origins)
    if hit.effect == "copies_only":
        return tr("only copies of the same text remain")
    if hit.effect == "loses_some":
        words = (
            tr("{remaining} of {origins} origins remains")
            if hit.remaining == 1
            else tr("{remaining} of {origins} origins remain")
        )
        return words.format(remaining=hit.remaining, origins=hit.origins)
    if hit.effect == "keeps_all":
        if hit.origins == 1:
            return tr("keeps its origin by another passage")
        return tr("keeps all {number} origins").format(number=hit.origins)
    return {
        "not_counted": tr("its passage does not count: it was not found again"),
        "loses_dispute": tr("loses a passage that disputes it"),
        "beside": tr("only linked beside it"),
    }[hit.effect]


def bare_words(hit: RestingClaim) -> str:
    """Say how many of the claims under it keep nothing, or nothing."""
    if not hit.bare or hit.effect == "loses_all":
        return ""
    claims = count(len(hit.bare), tr("claim"), tr("claims"))
    return tr("{claims} under it left without an origin").format(claims=claims)


def statement_name(kind: str) -> str:
    """Return what a place in a briefing is called."""
    return {
        "sentence": tr("Sentence"),
        "key_point": tr("Key point"),
        "key_judgement": tr("Key judgement"),
        "listed": tr("Listed source"),
    }[kind]


def summary(found: Resting) -> str:
    """Say in one or two sentences how much rests on the source."""
    resting = [one for one in found.claims if one.rests]
    if not resting:
        return tr("No claim rests on it.")
    bare = sum(one.effect == "loses_all" for one in resting)
    verb = tr("rests") if len(resting) == 1 else tr("rest")
    words = tr("{claims} {verb} on it").format(
        claims=count(len(resting), tr("claim"), tr("claims")), verb=verb
    )
    if bare:
        verb = tr("loses") if bare == 1 else tr("lose")
        words += tr(", {number} of them {verb} every origin").format(number=bare, verb=verb)
    places = {(one.section, one.sentence, one.text) for hit in resting for one in hit.statements}
    briefings = {one.briefing for hit in resting for one in hit.statements}
    if not places:
        return words + tr(". No briefing states them.")
    verb = tr("states") if len(places) == 1 else tr("state")
    return words + tr(". {places} in {briefings} {verb} them.").format(
        places=count(len(places), tr("place"), tr("places")),
        briefings=count(len(briefings), tr("briefing"), tr("briefings")),
        verb=verb,
    )
