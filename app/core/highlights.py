"""Verbs for passages the analyst marks; core/quotations.py finds a passage by its words."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from app.anchor import anchors
from app.core import fields as rules
from app.core import quotations, second_reading, stamps
from app.core.articles import newest_snapshot
from app.core.naming import Named, find_named, shortened
from app.core.project import Project
from app.errors import NeedsPassword, WrongUse
from db import highlights, snapshots
from db.records import Highlight, Snapshot

if TYPE_CHECKING:
    from db import Transaction

SETTABLE = (
    "colour",
    "note",
    "tags",
    "attributed_to",
    "attribution_kind",
    "credibility",
    "start",
    "end",
)
QUOTED_IN_LABELS = 40


def add_highlight(
    project: Project, snapshot_id: str, start: int, end: int, colour: int = 1, note: str = ""
) -> Highlight:
    """Mark the characters from `start` to before `end` of a snapshot's canonical text."""
    rules.check_highlight({"colour": colour})
    with project.read() as reader:
        snapshot = snapshots.select_snapshot(reader, snapshot_id)
        text = snapshots.select_text(reader, snapshot_id)
    made = anchored(snapshot, text, start, end, colour=colour, note=note)
    with project.change(f"Highlight “{shortened(made.exact, QUOTED_IN_LABELS)}”") as tx:
        highlights.insert_highlight(tx, made)
        ask_second_reader(tx, made)
        return highlights.select_highlight(tx, made.id)


def add_quote(
    project: Project,
    article_id: str,
    quote: str,
    prefix: str = "",
    suffix: str = "",
    colour: int = 1,
    note: str = "",
) -> Highlight:
    """Mark the one place in an article where these words stand; the words around may tell which."""
    snapshot = newest_snapshot(project, article_id)
    with project.read() as reader:
        text = snapshots.select_text(reader, snapshot.id)
    place = quotations.find_quotation(text, snapshot.page_map, quote, prefix, suffix)
    return add_highlight(project, snapshot.id, place.start, place.end, colour, note)


def find_or_add(project: Project, snapshot_id: str, start: int, end: int, colour: int = 1) -> Highlight:
    """Return the highlight that marks exactly this passage; mark it when there is none."""
    with project.read() as reader:
        for one in highlights.select_highlights(reader, snapshot=snapshot_id):
            if (one.start, one.end) == (start, end):
                return one
    return add_highlight(project, snapshot_id, start, end, colour)


def set_highlight(project: Project, highlight_id: str, **fields: object) -> Highlight:
    """Change a highlight's colour, note, tags, attribution or credibility, or move its ends."""
    rules.check_fields("highlight", fields, SETTABLE)
    rules.check_highlight(fields)
    with project.read() as reader:
        before = highlights.select_highlight(reader, highlight_id)
        snapshot = snapshots.select_snapshot(reader, before.snapshot)
        text = snapshots.select_text(reader, before.snapshot)
    moves = "start" in fields or "end" in fields
    if moves and before.area:
        raise WrongUse("An area has no ends in the text.", "Move its rectangle on the page instead.")
    if moves:
        start, end = int(str(fields.get("start", before.start))), int(str(fields.get("end", before.end)))
        moved = anchored(snapshot, text, start, end)
        for name in ("exact", "prefix", "suffix", "start", "end", "page_index", "page_label", "anchor_state"):
            fields[name] = getattr(moved, name)
    what = "Move the ends of" if moves else "Note on" if tuple(fields) == ("note",) else "Change"
    with project.change(f"{what} “{shortened(before.exact, QUOTED_IN_LABELS)}”") as tx:
        highlights.update_highlight(tx, highlight_id, **fields)
        if moves:
            ask_second_reader(tx, replace(moved, id=highlight_id))
        return highlights.select_highlight(tx, highlight_id)


def remove_highlight(project: Project, highlight_id: str) -> None:
    """Take a highlight away, and with it its links to claims."""
    with project.read() as reader:
        one = highlights.select_highlight(reader, highlight_id)
    with project.change(f"Remove the highlight “{shortened(one.exact, QUOTED_IN_LABELS)}”") as tx:
        highlights.delete_highlight(tx, highlight_id)


def confirm_highlight(
    project: Project,
    highlight_id: str,
    password: str | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Highlight:
    """Read the highlight's page with the second PDF reader and record whether it has the same words.

    Blocks for as long as the reader takes; not an undo step. Formats without pages stay at `none`, and a
    locked PDF at `pending` until its password is given.
    """
    _confirm(project, [read_highlight(project, highlight_id)], password, cancelled)
    return read_highlight(project, highlight_id)


def confirm_pending(
    project: Project,
    article_id: str,
    password: str | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Confirm the highlights of an article that still wait for it; return how many do no longer.

    Each copy is opened once. Raise Cancelled once `cancelled()`: what was confirmed until then stays so.
    """
    waiting = [one for one in list_highlights(project, article_id) if one.second_reader == "pending"]
    _confirm(project, waiting, password, cancelled)
    left = {one.id for one in list_highlights(project, article_id) if one.second_reader == "pending"}
    return sum(1 for one in waiting if one.id not in left)


def _confirm(
    project: Project,
    waiting: Sequence[Highlight],
    password: str | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    """Read the pages of highlights again, copy by copy; what a page says is one transaction."""
    paged = [one for one in waiting if one.page_index is not None and not one.area]
    for copy in dict.fromkeys(one.snapshot for one in paged):
        with project.read() as reader:
            snapshot = snapshots.select_snapshot(reader, copy)
        if not has_pages(snapshot):
            continue
        with (
            contextlib.suppress(NeedsPassword),
            second_reading.Rereader(project, snapshot, password, cancelled) as second,
        ):
            of_copy = sorted((one for one in paged if one.snapshot == copy), key=_place)
            for _, on_page in groupby(of_copy, key=lambda one: one.page_index):
                _store_readings(project, [(one, second.read(one)) for one in on_page])


def _place(one: Highlight) -> tuple[int, int]:
    return one.page_index or 0, one.start


def _store_readings(project: Project, read: Sequence[tuple[Highlight, second_reading.Outcome]]) -> None:
    with project.unjournaled() as tx:
        there = {one.id: one for one in highlights.select_highlights(tx, snapshot=read[0][0].snapshot)}
        for one, outcome in read:
            now = there.get(one.id)
            # It may have been moved or removed while the reader read.
            if now is not None and (now.start, now.end) == (one.start, one.end):
                highlights.set_second_reading(tx, one.id, outcome.state, outcome.text)


def list_highlights(project: Project, article: str | None = None) -> tuple[Highlight, ...]:
    """Return the highlights of an article, or of the project, in the order of the text."""
    with project.read() as reader:
        return highlights.select_highlights(reader, article=article)


def read_highlight(project: Project, highlight_id: str) -> Highlight:
    """Return one highlight."""
    with project.read() as reader:
        return highlights.select_highlight(reader, highlight_id)


def passage(project: Project, snapshot_id: str, start: int, end: int) -> str:
    """Return the words of a passage on one line."""
    with project.read() as reader:
        return " ".join(snapshots.select_text(reader, snapshot_id)[start:end].split())


def resolve_highlight(project: Project, name: str) -> str:
    """Return the id of the highlight called so: an id, its beginning, or its exact words."""
    known = (Named(one.id, (one.exact,)) for one in list_highlights(project))
    return find_named("highlight", name, known)


def read_colour(name: str) -> int:
    """Return the colour called so: 1 to 4, or amber, green, blue, rose."""
    folded = name.strip().casefold()
    if folded in rules.COLOUR_NAMES:
        return rules.COLOUR_NAMES.index(folded) + 1
    rules.check_choice("colour", folded, [str(one) for one in rules.COLOURS] + list(rules.COLOUR_NAMES))
    return int(folded)


def has_pages(snapshot: Snapshot) -> bool:
    """Say whether a snapshot is a paged document, which a second reader can confirm."""
    return snapshot.media_type == "application/pdf"


def ask_second_reader(tx: Transaction, one: Highlight) -> None:
    """Note that the second reader has yet to confirm a passage of a PDF."""
    if one.second_reader == "pending":
        highlights.set_second_reading(tx, one.id, "pending", "")


def anchored(
    snapshot: Snapshot, text: str, start: int, end: int, *, colour: int = 1, note: str = ""
) -> Highlight:
    """Return the highlight of a passage with its anchor, not yet stored."""
    if not 0 <= start < end <= len(text):
        raise WrongUse(
            "Nothing is selected." if start == end else f"The text has no passage from {start} to {end}.",
            f"Give a start and a later end between 0 and {len(text)}.",
        )
    if not text[start:end].strip():
        raise WrongUse("The selection holds only white space.", "Select words to highlight them.")
    anchor = anchors.make_anchor(text, start, end, snapshot.page_map)
    return Highlight(
        id=stamps.new_id(),
        snapshot=snapshot.id,
        article=snapshot.article,
        exact=anchor.exact,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        start=anchor.start,
        end=anchor.end,
        page_index=anchor.page_index,
        page_label=anchor.page_label,
        second_reader="pending" if has_pages(snapshot) else "none",
        colour=colour,
        note=note,
    )
