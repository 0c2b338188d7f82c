"""Taking in what others wrote about articles: passages are found again by their words, as one change.

A passage whose article is not in the project is kept aside: it is reported with its words and nothing is made
for it, since a highlight without a copy to stand in could not be checked. Once the article is added, the same
file brings it, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.core.claims_taken import ClaimsTaken
from app.core.foreign_anchors import Anchored, Anchors, NotAnchored, stored_time
from app.core.known_works import KnownWorks
from app.core.moving import Moved
from app.core.naming import shortened
from app.core.notes_taken import NotesTaken
from app.core.project import Project
from app.errors import Cancelled
from app.exchange.foreign import Delivery, ForeignPassage
from app.exchange.not_taken import NotTaken
from db import articles, highlights, snapshots
from db.records import Highlight

#: Not every passage is worth a signal.
_SIGNAL_EVERY = 20


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage without a place here: the work it is from, its words, its note, and why it has no place."""

    work: str
    words: str
    note: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What became of a file. `moved` are new highlights whose words are not letter by letter in the article.

    `notes` counts notes written to articles and to highlights, `already` what was there before; `offered` are
    the works that no article with a copy answers to, each once. `attached` are articles that were only
    records and got their copy.
    """

    format: str
    highlights: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    links: int = 0
    notes: int = 0
    articles: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    already: int = 0
    moved: tuple[Moved, ...] = ()
    aside: tuple[Aside, ...] = ()
    offered: tuple[str, ...] = ()
    left_out: tuple[NotTaken, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of the moved stand in each state."""
        found: dict[str, int] = {}
        for one in self.moved:
            found[one.state] = found.get(one.state, 0) + 1
        return found


def take_in(
    project: Project,
    delivery: Delivery,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    only: str | None = None,
) -> TakenIn:
    """Take a delivery in as one change; `only` is the article that all of it belongs to, whatever it says."""
    with project.read() as reader:
        present = articles.select_articles(reader)
        copies = snapshots.select_snapshots(reader)
        there = highlights.select_highlights(reader)
    works = KnownWorks(present, copies)
    anchors = Anchors(project, works, only)
    taken = _Taken(there)
    for one in _told_of(delivery.passages, progress, cancelled):
        taken.take(one, anchors)
    notes = NotesTaken(works, taken.by_name, taken.known, only)
    notes.hear(delivery.notes, delivery.replies)
    claims = ClaimsTaken(delivery.claims, delivery.links, taken.names)
    with project.change(_label(delivery, taken)) as tx:
        for made in notes.signed(taken.made):
            highlights.insert_highlight(tx, made)
            if made.second_reader == "pending":
                highlights.set_second_reading(tx, made.id, "pending", "")
        notes.store(tx)
        claims.store(tx)
    left_out = (*delivery.left_out, *taken.left_out, *notes.left_out, *claims.left_out)
    return TakenIn(
        format=delivery.format,
        highlights=tuple(one.id for one in taken.made),
        claims=tuple(claims.made),
        links=claims.linked,
        notes=notes.written,
        already=taken.already + notes.already + claims.already,
        moved=tuple(taken.moved),
        aside=(*taken.aside, *(Aside(*one) for one in notes.aside)),
        offered=tuple(dict.fromkeys((*taken.offered, *notes.offered))),
        left_out=left_out,
    )


def _told_of(
    passages: Sequence[ForeignPassage],
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[ForeignPassage]:
    """Yield the passages and say how many are done; raise Cancelled when it is to stop."""
    for number, one in enumerate(passages):
        if number % _SIGNAL_EVERY == 0:
            if cancelled is not None and cancelled():
                raise Cancelled("Nothing was taken in.", "Import the file again to go on.")
            if progress is not None:
                progress(number, len(passages))
        yield one


def _label(delivery: Delivery, taken: _Taken) -> str:
    if len(taken.made) == 1:
        return f"Import the passage “{shortened(taken.made[0].exact, 40)}”"
    if taken.made:
        return f"Import {len(taken.made)} passages"
    return "Import claims" if delivery.claims else "Import notes"


class _Taken:
    """Sorts passages into new ones, those that are there, and those without a place."""

    def __init__(self, there: tuple[Highlight, ...]) -> None:
        self.made: list[Highlight] = []
        self.moved: list[Moved] = []
        self.aside: list[Aside] = []
        self.offered: list[str] = []
        self.left_out: list[NotTaken] = []
        self.already = 0
        #: Highlights that are there, by id.
        self.known = {one.id: one for one in there}
        #: Every name of a passage → the id of its highlight.
        self.names = {one.id: one.id for one in there}
        self.names |= {one.foreign_id: one.id for one in there if one.foreign_id}

    def by_name(self, name: str) -> str | None:
        """Return the id of the highlight that a foreign id names."""
        return self.names.get(name)

    def take(self, one: ForeignPassage, anchors: Anchors) -> None:
        """Find a passage's place; note what became of it."""
        known = next((self.names[name] for name in _names(one) if name in self.names), None)
        if known is not None:
            self.already += 1
            self.names |= dict.fromkeys(_names(one), known)
            return
        found = anchors.find(one)
        if isinstance(found, NotAnchored):
            words = " ".join((one.exact or "").split())
            self.aside.append(Aside(found.work, words, one.note, found.reason))
            if found.is_unknown:
                self.offered.append(found.work)
        else:
            self._keep(one, found)
        if one.lost:
            what = f"of “{shortened(one.exact, 40)}”" if one.exact else f"of {one.foreign_id[:100]}"
            self.left_out.append(NotTaken(what, f"There is no place here for {', '.join(one.lost)[:500]}."))

    def _keep(self, one: ForeignPassage, found: Anchored) -> None:
        own = one.own if one.own and not found.is_taken else ""
        made = replace(
            found.highlight,
            id=own or found.highlight.id,
            foreign_id=one.own_foreign_id if own else one.foreign_id,
            tags=one.tags,
            attributed_to=one.attributed_to,
            attribution_kind=one.attribution_kind,
            credibility=one.credibility,
            created=stored_time(one.created),
            updated=stored_time(one.updated),
        )
        self.made.append(made)
        self.known[made.id] = made
        self.names |= dict.fromkeys((*_names(one), made.id), made.id)
        if found.state != "verified":
            self.moved.append(Moved(made.id, found.state, one.exact, found.after))


def _names(one: ForeignPassage) -> tuple[str, ...]:
    return tuple(name for name in (one.own, one.foreign_id) if name)
