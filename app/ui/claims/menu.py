"""The menus of the outline: of one claim, of several claims, of passages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.audit.scales import USUAL
from app.ui import marks
from app.ui.claims import deeds
from app.ui.claims.entries import DIRECTIONS, CardEntry, ClaimEntry
from app.ui.claims.words import (
    CONFIDENCES,
    KINDS,
    STRENGTHS,
    confidence_words,
    kind_meaning,
    likelihood_choices,
    strength_words,
)
from app.ui.session import Place
from app.ui.widgets.choices import Choice
from app.ui.widgets.evidence_card import coverage_words
from app.ui.wording import count, tr
from db.records import Claim, Coverage

if TYPE_CHECKING:
    from app.ui.claims.acting import ClaimActs

COVERAGES: tuple[Coverage, ...] = ("full", "partial", "none", "unreviewed")
_KEYS = {
    "supports": "S",
    "disputes": "D",
    "neutral": "~",
    "full": "F",
    "partial": "P",
    "none": "X",
    "unreviewed": "U",
    "strong": "3",
    "moderate": "2",
    "weak": "1",
    None: "0",
}
Set = Callable[..., object]


def row_choices(acts: ClaimActs, entry: object) -> list[Choice | None]:
    """Return what one can do to the rows that are chosen."""
    if isinstance(entry, ClaimEntry):
        claims = acts.view.chosen_claims()
        return _several_choices(acts, claims) if len(claims) > 1 else _claim_choices(acts, entry)
    return _card_choices(acts, entry) if isinstance(entry, CardEntry) else []


def _claim_choices(acts: ClaimActs, entry: ClaimEntry) -> list[Choice | None]:
    claim = entry.row.claim
    ask = _asking(acts)
    return [
        Choice(tr("Edit words"), acts.edit_words, keys="F2"),
        Choice(tr("Edit claim…"), ask("claim.edit"), keys="Alt+Return"),
        Choice(tr("Answer what disputes it…"), ask("claim.answer")),
        Choice(tr("Tags…"), ask("claim.tags"), keys="Ctrl+T"),
        None,
        *_ratings(partial(deeds.set_claim, acts.session, claim.id), claim),
        None,
        Choice(tr("Split…"), ask("claim.split"), keys="Ctrl+Shift+M"),
        Choice(tr("Move up"), partial(acts.on_move_wanted, "up"), keys="Alt+Up"),
        Choice(tr("Move down"), partial(acts.on_move_wanted, "down"), keys="Alt+Down"),
        Choice(tr("Nest under the claim above"), partial(acts.on_move_wanted, "in"), keys="Alt+Right"),
        Choice(tr("Move out"), partial(acts.on_move_wanted, "out"), keys="Alt+Left"),
        None,
        Choice(tr("Remove claim"), acts.on_remove_wanted, keys="Del"),
    ]


def _several_choices(acts: ClaimActs, claims: list[str]) -> list[Choice | None]:
    number = count(len(claims), tr("claim"), tr("claims"))
    ask = _asking(acts)
    return [
        Choice(tr("Merge {claims}…").format(claims=number), ask("claim.merge"), keys="Ctrl+M"),
        Choice(tr("Tags…"), ask("claim.tags"), keys="Ctrl+T"),
        None,
        *_ratings(partial(deeds.set_claims, acts.session, claims), None),
        None,
        Choice(tr("Remove {claims}").format(claims=number), acts.on_remove_wanted, keys="Del"),
    ]


def _asking(acts: ClaimActs) -> Callable[[str], Callable[[], None]]:
    return lambda verb: partial(acts.on_asked, verb)


def _ratings(set_: Set, claim: Claim | None) -> list[Choice]:
    """Return the submenus of what can be chosen for a claim; with several claims nothing has a tick."""
    scale = (claim.likelihood_scale if claim else "") or USUAL
    kept = claim.likelihood if claim else ""
    kinds = tuple(
        Choice(kind_meaning(one), partial(set_, kind=one), one == claim.kind if claim else None)
        for one in KINDS
    )
    likely = tuple(
        Choice(
            words,
            partial(set_, likelihood=term, likelihood_scale=scale if term else ""),
            term == kept if claim else None,
        )
        for term, words in likelihood_choices(scale, kept)
    )
    sure = tuple(
        Choice(
            confidence_words(one),
            partial(set_, confidence=one),
            one == claim.confidence if claim else None,
        )
        for one in CONFIDENCES
    )
    return [
        Choice(tr("Kind"), under=kinds),
        Choice(tr("Likelihood"), under=likely),
        Choice(tr("Confidence"), under=sure),
    ]


def _card_choices(acts: ClaimActs, entry: CardEntry) -> list[Choice | None]:
    session, card = acts.session, entry.card
    cards = acts.view.chosen_cards()
    one_only = len(cards) == 1
    set_ = partial(deeds.set_links, session, cards)
    place = Place(article=card.article, start=card.start, end=card.end, highlight=card.highlight)
    covers = tuple(
        Choice(coverage_words(one), partial(set_, coverage=one), one == card.coverage, keys=_KEYS[one])
        for one in COVERAGES
    )
    strong = tuple(
        Choice(strength_words(one), partial(set_, strength=one), one == card.strength, keys=_KEYS[one])
        for one in STRENGTHS
    )
    directions = [
        Choice(
            marks.name(one).capitalize(), partial(set_, direction=one), one == card.direction, keys=_KEYS[one]
        )
        for one in DIRECTIONS
    ]
    single: list[Choice | None] = [
        Choice(tr("Go to the passage"), partial(session.show_article, place), keys="Return"),
        Choice(
            tr("What the second reader says…"),
            partial(session.asked.emit, f"highlight.readings:{card.highlight}"),
            keys="R",
        ),
        Choice(
            tr("Compare with its copies…"),
            partial(session.asked.emit, f"origin.compare:{card.article}"),
            keys="O",
            enabled=card.copies > 0,
        ),
        Choice(tr("Rate the passage…"), partial(session.asked.emit, f"highlight.rate:{card.highlight}")),
        Choice(tr("Rationale…"), partial(acts.on_asked, "link.rationale"), keys="M"),
        None,
    ]
    several = tr("Unlink {number} passages").format(number=len(cards))
    return [
        *(single if one_only else []),
        *directions,
        None,
        Choice(tr("Coverage"), under=covers),
        Choice(tr("Strength"), under=strong),
        None,
        Choice(tr("Unlink from the claim") if one_only else several, acts.on_remove_wanted, keys="Del"),
    ]
