"""Settling what a newer copy left open: take its wording, move a passage by hand, keep the older copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.anchor import anchors
from app.core.articles import newest_snapshot
from app.core.highlights import has_pages
from app.core.naming import shortened
from app.core.project import Project
from app.errors import WrongUse
from db import highlights, snapshots
from db.records import Highlight, Snapshot

if TYPE_CHECKING:
    from db import Transaction

#: A passage in one of these states waits for the analyst.
OPEN = ("changed", "orphan", "drifted")
CONTEXT = 160
_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A passage as it was marked and as it stands now, each with the copy that has it and the words around.

    `after` is empty and `now` None for a passage that the newest copy lacks.
    """

    highlight: Highlight
    marked: Snapshot
    before: str
    before_around: tuple[str, str]
    now: Snapshot | None
    after: str
    after_around: tuple[str, str]


def list_unsettled(project: Project, article_id: str) -> tuple[Unsettled, ...]:
    """Return the passages of an article that a newer copy changed or lacks, in the order of the text."""
    with project.read() as reader:
        waiting = [
            one
            for one in highlights.select_highlights(reader, article=article_id)
            if one.anchor_state in OPEN
        ]
        copies = {one.id: one for one in snapshots.select_snapshots(reader, article=article_id)}
        texts = {
            each: snapshots.select_text(reader, each)
            for each in {copy for one in waiting for copy in (one.snapshot, one.marked_in) if copy}
        }
    found = [_unsettled(one, copies, texts) for one in waiting]
    return tuple(sorted(found, key=lambda one: one.highlight.marked_start or one.highlight.start))


def count_unsettled(project: Project) -> dict[str, int]:
    """Return how many passages wait for the analyst, by the article's id; kept until the next change."""
    return project.once("unsettled", lambda: _count(project))


def _count(project: Project) -> dict[str, int]:
    counts: dict[str, int] = {}
    with project.read() as reader:
        for one in highlights.select_highlights(reader):
            if one.anchor_state in OPEN:
                counts[one.article] = counts.get(one.article, 0) + 1
    return counts


def take_wording(project: Project, highlight_id: str) -> Highlight:
    """Take the words that stand in the newer copy for the quotation."""
    one = _read(project, highlight_id)
    if one.anchor_state == "orphan" or one.area:
        raise WrongUse(
            "The newer copy has no words for this passage.", "Move it by hand, or keep the older copy."
        )
    with project.change(f"Take the new wording of “{shortened(one.exact, _QUOTED)}”") as tx:
        return _mark(tx, one, one.snapshot, one.start, one.end)


def move_passage(project: Project, highlight_id: str, start: int, end: int) -> Highlight:
    """Move a highlight to a passage of the newest copy that the analyst selected."""
    one = _read(project, highlight_id)
    snapshot = newest_snapshot(project, one.article)
    with project.change(f"Move “{shortened(one.exact, _QUOTED)}” by hand") as tx:
        if not snapshots.select_text(tx, snapshot.id)[start:end].strip():
            raise WrongUse("The selection holds no words.", "Select the passage in the newest copy.")
        return _mark(tx, one, snapshot.id, start, end)


def keep_copy(project: Project, highlight_id: str) -> Highlight:
    """Let a highlight stand on the copy in which it was marked, letter by letter."""
    one = _read(project, highlight_id)
    if one.anchor_state not in OPEN:
        raise WrongUse("The passage stands in the newest copy.", "Nothing needs to be kept.")
    copy, start = (one.marked_in, one.marked_start) if one.marked_in else (one.snapshot, one.start)
    end = one.marked_end if one.marked_in else one.end
    with project.change(f"Keep the older copy for “{shortened(one.exact, _QUOTED)}”") as tx:
        return _mark(tx, one, copy, start, end)


def _mark(tx: Transaction, one: Highlight, copy: str, start: int, end: int) -> Highlight:
    """Mark a passage of one copy anew; its note, colour, tags and links stay."""
    snapshot = snapshots.select_snapshot(tx, copy)
    anchor = anchors.make_anchor(snapshots.select_text(tx, copy), start, end, snapshot.page_map)
    fields: dict[str, Any] = {
        name: getattr(anchor, name)
        for name in ("exact", "prefix", "suffix", "start", "end", "page_index", "page_label")
    }
    cleared: dict[str, Any] = {"marked_in": "", "marked_start": 0, "marked_end": 0, "area": ()}
    highlights.update_highlight(tx, one.id, snapshot=copy, anchor_state="verified", **fields, **cleared)
    made = highlights.select_highlight(tx, one.id)
    if has_pages(snapshot) and made.second_reader == "none":
        highlights.set_second_reading(tx, one.id, "pending", "")
    return highlights.select_highlight(tx, one.id)


def _read(project: Project, highlight_id: str) -> Highlight:
    with project.read() as reader:
        return highlights.select_highlight(reader, highlight_id)


def _unsettled(one: Highlight, copies: dict[str, Snapshot], texts: dict[str, str]) -> Unsettled:
    moved = bool(one.marked_in)
    marked = one.marked_in or one.snapshot
    place = (one.marked_start, one.marked_end) if moved else (one.start, one.end)
    is_there = one.anchor_state != "orphan"
    return Unsettled(
        highlight=one,
        marked=copies[marked],
        before=one.exact,
        before_around=_around(texts[marked], *place),
        now=copies[one.snapshot] if is_there else None,
        after=texts[one.snapshot][one.start : one.end] if is_there else "",
        after_around=_around(texts[one.snapshot], one.start, one.end) if is_there else ("", ""),
    )


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
