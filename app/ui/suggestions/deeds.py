"""What can be done with a suggestion: the acts with their keys, and core's verbs for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    from app.core.semantic import Alike
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


@dataclass(frozen=True)
class Found:
    """What was found for a claim; `alike` is None until meanings were compared."""

    suggested: Suggested
    alike: Alike | None = None


def read(project: Project, claim: str, opened: Sequence[str], whole: bool, job: JobHandle) -> Found | None:
    """Look for suggestions, `whole` with those by meaning; none for a claim that was removed meanwhile."""
    try:
        found = Found(core.suggestions.suggest(project, claim, cancelled=job.cancelled))
        whole = whole or bool(core.semantic.missing_words())
        return read_alike(project, found, opened, job) if whole else found
    except NotFound:
        return None


def read_alike(project: Project, found: Found, opened: Sequence[str], job: JobHandle) -> Found | None:
    """Look for passages alike in meaning too. In a job."""
    try:
        alike = core.semantic.find_alike(project, found.suggested, opened, cancelled=job.cancelled)
    except NotFound:
        return None
    return replace(found, alike=alike)


def forget(_: JobHandle) -> None:
    """End the process that remembers a closed project's sentences. In a job."""
    core.semantic.end()


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
