"""What the claims panel does to the project: core's verbs, through the Session. Dialogs: asking.py."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app import core
from app.ui.claims.drop_zones import Dropped
from app.ui.claims.moves import destination
from app.ui.session import Session
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.claims import ClaimRow
    from app.core.project import Project

    Outline = tuple[tuple[ClaimRow, ...], dict[str, str]]


def read_outline(project: Project) -> Outline:
    """Return the claims in the order of the outline, and article → origin."""
    return core.claims.list_claims(project), core.origins.origin_of_each(project)


def add(session: Session, words: str) -> str | None:
    """Add a claim; return its id, or None when it was refused."""
    if session.project is None:
        return None
    made = session.act(partial(core.claims.add_claim, session.project, words))
    return made.id if made is not None else None


def set_claim(session: Session, claim: str, **fields: object) -> None:
    """Change a claim's fields."""
    if session.project is not None:
        session.act(partial(core.claims.set_claim, session.project, claim, **fields))


def set_claims(session: Session, claims: Sequence[str], **fields: object) -> None:
    """Give claims the same values."""
    if session.project is not None:
        session.act(partial(core.several.set_claims, session.project, claims, **fields))


def remove_claims(session: Session, claims: Sequence[str]) -> None:
    """Remove claims; undo brings them back."""
    if session.project is not None:
        session.act(partial(core.several.remove_claims, session.project, claims))


def move(session: Session, rows: Sequence[ClaimRow], claim: str, how: str) -> None:
    """Move a claim up, down, in or out; at the edge nothing happens."""
    goal = destination([row.claim for row in rows], claim, how)
    if session.project is not None and goal is not None:
        session.act(partial(core.claims.move_claim, session.project, claim, *goal))


def unlink(session: Session, evidence: Sequence[str]) -> None:
    """Take links away; passages and claims stay."""
    if session.project is not None:
        session.act(partial(core.several.unlink_several, session.project, evidence))


def set_links(session: Session, evidence: Sequence[str], **fields: object) -> None:
    """Change the direction, coverage, strength or rationale of links."""
    if session.project is not None:
        session.act(partial(core.several.set_links, session.project, evidence, **fields))


def take_drop(session: Session, drop: Dropped) -> str:
    """Do what a drop stands for; return the id of the claim that was made, if one was."""
    project, passage = session.project, session.passage
    if project is None:
        return ""
    dragged: tuple[str, int, int] | str = drop.highlight
    if not dragged and passage is not None and drop.words.split() == passage.text.split():
        dragged = (passage.snapshot, passage.start, passage.end)
    if drop.claims:
        session.act(partial(core.several.move_claims, project, drop.claims, *_place(project, drop)))
    elif not dragged:
        session.message.emit(tr("Only passages of this project’s articles can be dropped here."))
    elif drop.where != "on":
        made = session.act(partial(core.claims.claim_at, project, dragged, *_place(project, drop)))
        session.last_claim = made.id if made is not None else session.last_claim
        return made.id if made is not None else ""
    else:
        _link(session, project, drop, dragged)
    return ""


def _link(session: Session, project: Project, drop: Dropped, dragged: tuple[str, int, int] | str) -> None:
    if isinstance(dragged, str):
        session.act(partial(core.evidence.link, project, drop.claim, dragged, drop.direction))
    else:
        session.act(partial(core.evidence.link_passage, project, drop.claim, *dragged, drop.direction))
    session.last_claim = drop.claim


def _place(project: Project, drop: Dropped) -> tuple[str | None, str | None]:
    """Return the parent under which something dropped goes, and the sibling before which it stands."""
    if drop.where == "end":
        return None, None
    if drop.where == "under":
        return drop.claim, None
    rows = [row.claim for row in core.claims.list_claims(project)]
    parent = next((one.parent for one in rows if one.id == drop.claim), None)
    beside = [one.id for one in rows if one.parent == parent and one.id not in drop.claims]
    at = beside.index(drop.claim) + (drop.where == "after")
    return parent, beside[at] if at < len(beside) else None
