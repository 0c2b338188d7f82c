"""The menu of a row in the outline: of a claim, or of a passage."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from app.ui import marks
from app.ui.claims import deeds
from app.ui.claims.entries import DIRECTIONS, CardEntry, ClaimEntry
from app.ui.claims.words import (
    CONFIDENCES,
    KINDS,
    LIKELIHOODS,
    confidence_words,
    kind_meaning,
    likelihood_words,
)
from app.ui.session import Place, Session
from app.ui.widgets.choices import Choice
from app.ui.widgets.evidence_card import coverage_words
from app.ui.wording import tr
from db.records import Coverage, Direction

COVERAGES: tuple[Coverage, ...] = ("full", "partial", "none", "unreviewed")
_KEYS = {"supports": "S", "disputes": "D", "neutral": "~"}


class Outline(Protocol):
    """What the menu acts on; panel.py is it."""

    session: Session

    def edit_words(self) -> None:
        """Edit the current claim's words in place."""
        ...

    def on_asked(self, what: str) -> None:
        """Do what a command asks for."""
        ...

    def on_move_wanted(self, move: str) -> None:
        """Move the current claim."""
        ...

    def on_remove_wanted(self) -> None:
        """Remove the current claim, or unlink the current passage."""
        ...

    def on_direction_wanted(self, direction: Direction) -> None:
        """Make the current passage support, dispute or be neutral."""
        ...


def row_choices(panel: Outline, entry: object) -> list[Choice | None]:
    """Return what one can do to a row."""
    if isinstance(entry, ClaimEntry):
        return _claim_choices(panel, entry)
    return _card_choices(panel, entry) if isinstance(entry, CardEntry) else []


def _claim_choices(panel: Outline, entry: ClaimEntry) -> list[Choice | None]:
    session, claim = panel.session, entry.row.claim
    set_ = partial(deeds.set_claim, session, claim.id)
    kinds = tuple(Choice(kind_meaning(one), partial(set_, kind=one), one == claim.kind) for one in KINDS)
    likely = tuple(
        Choice(likelihood_words(one), partial(set_, likelihood=one), one == claim.likelihood)
        for one in LIKELIHOODS
    )
    sure = tuple(
        Choice(confidence_words(one), partial(set_, confidence=one), one == claim.confidence)
        for one in CONFIDENCES
    )
    return [
        Choice(tr("Edit words"), panel.edit_words, keys="F2"),
        Choice(tr("Edit claim…"), partial(panel.on_asked, f"claim.edit:{claim.id}")),
        Choice(tr("Answer what disputes it…"), partial(panel.on_asked, f"claim.answer:{claim.id}")),
        None,
        Choice(tr("Kind"), under=kinds),
        Choice(tr("Likelihood"), under=likely),
        Choice(tr("Confidence"), under=sure),
        None,
        Choice(tr("Move up"), partial(panel.on_move_wanted, "up"), keys="Alt+Up"),
        Choice(tr("Move down"), partial(panel.on_move_wanted, "down"), keys="Alt+Down"),
        Choice(tr("Nest under the claim above"), partial(panel.on_move_wanted, "in"), keys="Alt+Right"),
        Choice(tr("Move out"), partial(panel.on_move_wanted, "out"), keys="Alt+Left"),
        None,
        Choice(tr("Remove claim"), panel.on_remove_wanted, keys="Del"),
    ]


def _card_choices(panel: Outline, entry: CardEntry) -> list[Choice | None]:
    session, card = panel.session, entry.card
    set_ = partial(deeds.set_evidence, session, card.evidence)
    place = Place(article=card.article, start=card.start, end=card.end, highlight=card.highlight)
    covers = tuple(
        Choice(coverage_words(one), partial(set_, coverage=one), one == card.coverage) for one in COVERAGES
    )
    directions = [
        Choice(
            marks.name(one).capitalize(),
            partial(panel.on_direction_wanted, one),
            one == card.direction,
            keys=_KEYS[one],
        )
        for one in DIRECTIONS
    ]
    return [
        Choice(tr("Go to the passage"), partial(session.show_article, place), keys="Return"),
        Choice(
            tr("What the second reader says…"),
            partial(session.asked.emit, f"highlight.readings:{card.highlight}"),
            keys="R",
        ),
        None,
        *directions,
        None,
        Choice(tr("Coverage"), under=covers),
        None,
        Choice(tr("Unlink from the claim"), panel.on_remove_wanted, keys="Del"),
    ]
