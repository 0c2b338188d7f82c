"""What can be done with a suggestion: the acts with their keys, and core's verbs for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app import core
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.suggestions.entries import Entry, PassageEntry, SameEntry
from app.ui.wording import tr
from db.errors import NotFound

if TYPE_CHECKING:
    from app.core.project import Project
    from app.core.suggestions import Suggested
    from db.records import Direction


@dataclass(frozen=True)
class Act:
    """One thing to do: its name, words and key, and what it is for."""

    name: str
    label: str
    key: str
    mark: str = ""
    of_passages: bool = True
    of_claims: bool = False


ACTS = (
    Act("supports", tr("Supports"), "S", "supports"),
    Act("disputes", tr("Disputes"), "D", "disputes"),
    Act("neutral", tr("Neutral"), "N", "neutral"),
    Act("merge", tr("Merge"), "M", of_passages=False, of_claims=True),
    Act("dismiss", tr("Dismiss"), "Del", of_claims=True),
)


DIRECTIONS: dict[str, Direction] = {"supports": "supports", "disputes": "disputes", "neutral": "neutral"}


def read(project: Project, claim: str, job: JobHandle) -> Suggested | None:
    """Look for suggestions; none for a claim that was removed meanwhile. In a job."""
    try:
        return core.suggestions.suggest(project, claim, cancelled=job.cancelled)
    except NotFound:
        return None


def read_again(session: Session, claim: str) -> None:
    """Suggest again what was dismissed for a claim."""
    if session.project is not None:
        session.act(partial(core.suggestions.recall_dismissed, session.project, claim))


def decide(session: Session, claim: str, entry: Entry | None, what: str) -> None:
    """Do to a suggestion what the user decided; a key that does not fit the row does nothing."""
    project = session.project
    if project is None or not claim:
        return
    if isinstance(entry, PassageEntry):
        if what == "dismiss":
            session.act(partial(core.suggestions.dismiss, project, claim, entry.suggestion))
        elif what in DIRECTIONS:
            direction = DIRECTIONS[what]
            session.act(partial(core.suggestions.accept, project, claim, entry.suggestion, direction))
            session.last_claim = claim
    elif isinstance(entry, SameEntry):
        other = entry.same.claim.id
        if what == "dismiss":
            session.act(partial(core.suggestions.dismiss_claim, project, claim, other))
        elif what == "merge":
            session.act(partial(core.merging.merge_claims, project, claim, [other]))
