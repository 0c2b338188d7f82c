"""Verbs for another copy of an article: a newer capture, or another reading of the same bytes.

Every highlight is found again (app/anchor), moved where it stands now, or reported; moving.py says what moves
of it. One change each, so that one undo brings the former copy and its highlights back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from app.audit.fingerprint import VERSION as FINGERPRINTS
from app.audit.fingerprint import make_fingerprint, to_bytes
from app.audit.shingles import containment
from app.core import moving, stamps
from app.core.adding import make_snapshot
from app.core.articles import newest_snapshot
from app.core.moving import Moved
from app.core.naming import shortened
from app.core.project import Project
from app.core.reading import read, read_bytes
from app.errors import Cancelled, WrongUse
from app.intake.intake import Intake, blocks_to_json
from db import articles, highlights, snapshots
from db.records import AnchorState, Highlight, Snapshot

if TYPE_CHECKING:
    from db import Transaction

STATES: tuple[AnchorState, ...] = ("verified", "normalised", "drifted", "changed", "orphan")
#: A file that holds less than this of the former text, and fewer of the passages, is asked about.
LEAST_SHARED = 0.10
LEAST_FOUND = 0.20

Outcome = Literal["recaptured", "already"]


class AnotherArticle(WrongUse):
    """The file has next to nothing of the article's text: most likely it is another article."""

    code = "another_article"

    def __init__(self, file_name: str, found: int, of: int, shared: float) -> None:
        passages = f"{found} of its {of} passages are found there and " if of else ""
        super().__init__(
            f"“{file_name}” looks like another article: {passages}{shared:.0%} of the words stand in both.",
            "Add it as an article of its own, or say that it is a copy of this one all the same.",
        )
        self.found, self.of, self.shared = found, of, shared


@dataclass(frozen=True, slots=True)
class Report:
    """What became of each passage; `already` says that the project has this very copy and nothing moved."""

    outcome: Outcome
    article: str
    snapshot: str
    previous: str
    passages: tuple[Moved, ...] = ()

    @property
    def counts(self) -> Mapping[AnchorState, int]:
        """How many passages came out in each state."""
        found = Counter(one.state for one in self.passages)
        return {state: found[state] for state in STATES}


def recapture(
    project: Project,
    article_id: str,
    path: Path,
    *,
    force: bool = False,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Report:
    """Read a newer copy of an article in a worker and find every highlight again in it.

    Raise AnotherArticle when it has next to nothing of the article's text, unless `force` is given.
    """
    former = newest_snapshot(project, article_id)
    there = _copy_with(project, article_id, stamps.sha256_of(read_bytes(path)))
    if there is not None:
        return Report("already", article_id, there.id, former.id)
    got = read(path, password=password, progress=progress, cancelled=cancelled)
    if got.intake is None:
        raise WrongUse("The file was not read.", "Try again.")
    made = make_snapshot(got.intake, article_id, got.original, stamps.sha256_of(got.original), path.name)
    return _put(project, made, got.intake, got.original, force=force, cancelled=cancelled)


def read_again_as(
    project: Project,
    article_id: str,
    intake: Intake,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> Report:
    """Take another reading of the same bytes (OCR, a newer extractor) for the article's text."""
    former = newest_snapshot(project, article_id)
    if stamps.sha256_of(intake.text.encode()) == former.text_sha256 and intake.page_map == former.page_map:
        return Report("already", article_id, former.id, former.id)
    made = make_snapshot(intake, article_id, b"", former.sha256, former.file_name)
    made = replace(
        made,
        byte_size=former.byte_size,
        captured_at=former.captured_at,
        captured_basis=former.captured_basis,
        bytes_of=former.bytes_of or former.id,
    )
    return _put(project, made, intake, b"", force=True, cancelled=cancelled)


def _copy_with(project: Project, article_id: str, sha256: str) -> Snapshot | None:
    """Return the article's copy with these bytes; raise WrongUse when they are another article's."""
    with project.read() as reader:
        there = snapshots.find_snapshot_by_sha256(reader, sha256)
        if there is None or there.article == article_id:
            return there
        other = articles.select_article(reader, there.article)
    where = "the bin holds" if other.removed_at else "the project holds"
    raise WrongUse(
        f"The file is another article that {where} already: “{shortened(other.title)}”.",
        "Choose a newer copy of this article.",
    )


def _put(
    project: Project,
    made: Snapshot,
    intake: Intake,
    original: bytes,
    *,
    force: bool,
    cancelled: Callable[[], bool] | None,
) -> Report:
    """Store the new copy and move the highlights to it, as one change."""
    with project.read() as reader:
        title = articles.select_article(reader, made.article).title
    # Finding takes its time and the store is not held: what is marked meanwhile is found in the change.
    places = moving.Places(project, made, intake.text)
    plan = {one: _find(places, one, cancelled) for one in _to_move(project, made)}
    fingerprint = make_fingerprint(intake.text)
    if not force:
        _check_same(project, made, plan, fingerprint)
    blocks = blocks_to_json(intake.blocks)
    verb = "Read “{}” again" if made.bytes_of else "Recapture “{}”"
    with project.change(verb.format(shortened(title))) as tx:
        former = newest_snapshot(project, made.article)
        made = replace(made, imported_at=max(made.imported_at, former.imported_at))
        snapshots.insert_snapshot(tx, made, original, intake.text, blocks, intake.outline)
        snapshots.put_fingerprint(tx, made.id, FINGERPRINTS, to_bytes(fingerprint))
        moved = tuple(_move(tx, places, one, plan) for one in _to_move(project, made))
    return Report("recaptured", made.article, made.id, former.id, moved)


def _to_move(project: Project, made: Snapshot) -> tuple[Highlight, ...]:
    """Return the highlights to find again: those of the present copy, and those lost in earlier ones.

    A rectangle of a page can only be found again on the same page of the same bytes.
    """
    with project.read() as reader:
        marks = highlights.select_highlights(reader, article=made.article)
        copies = [
            one for one in snapshots.select_snapshots(reader, article=made.article) if one.id != made.id
        ]
    present = max(copies, key=stamps.age)
    return tuple(
        one
        for one in marks
        if (one.snapshot == present.id or one.anchor_state == "orphan")
        and (not one.area or (made.bytes_of and made.sha256 == present.sha256))
    )


def _find(places: moving.Places, one: Highlight, cancelled: Callable[[], bool] | None) -> moving.Move:
    if cancelled is not None and cancelled():
        raise Cancelled("The newer copy was not added.", "Nothing was changed.")
    return places.find(one)


def _check_same(
    project: Project, made: Snapshot, plan: Mapping[Highlight, moving.Move], fingerprint: Any
) -> None:
    found = sum(1 for move in plan.values() if move.moved.state != "orphan")
    if plan and found >= LEAST_FOUND * len(plan):
        return
    former = newest_snapshot(project, made.article)
    with project.read() as reader:
        shared = containment(make_fingerprint(snapshots.select_text(reader, former.id)), fingerprint)
    if shared is not None and shared < LEAST_SHARED:
        raise AnotherArticle(made.file_name, found, len(plan), shared)


def _move(
    tx: Transaction, places: moving.Places, one: Highlight, plan: Mapping[Highlight, moving.Move]
) -> Moved:
    move = plan[one] if one in plan else places.find(one)
    if move.fields:
        highlights.update_highlight(tx, one.id, **move.fields)
        moved = highlights.select_highlight(tx, one.id)
        if places.paged and moved.second_reader == "none" and not moved.area and move.moved.state != "orphan":
            highlights.set_second_reading(tx, one.id, "pending", "")
    return move.moved
