"""Gathering what the receipts of a briefing are made from: records, and texts of the quoted copies."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from app.audit.bibliography import is_date_guessed
from app.audit.ratings import effective_reliability
from app.core import stamps
from app.core.articles import read_text
from app.core.pictures import PictureOptions, draw_pictures
from app.core.project import Project
from app.core.records import read_records
from app.export.parts import Document
from app.export.receipts import Basis, Picture, Receipt, make_receipt
from db.records import Highlight, Snapshot


def make_receipts(
    project: Project, document: Document, pictures: PictureOptions | None = None
) -> tuple[Receipt, ...]:
    """Return the receipt of each passage that a briefing cites, in the order of their numbers.

    With `pictures` those of PDF passages have the page's image around them.
    """
    bases = find_bases(project, document)
    texts: dict[str, str] = {}
    made = tuple(
        make_receipt(passage, basis, partial(_text, project, texts))
        for passage, basis in zip(document.passages, bases, strict=True)
    )
    if pictures is None:
        return made
    drawn = draw_pictures(project, bases, pictures)
    return tuple(
        replace(one, picture=found if isinstance(found, Picture) else None, picture_left_out=_why(found))
        for one, found in zip(made, drawn, strict=True)
    )


def find_bases(project: Project, document: Document) -> tuple[Basis, ...]:
    """Return for each passage of a briefing the records that its receipt is made from."""
    records = read_records(project)
    articles = {one.id: one for one in records.articles}
    marks: dict[str, Highlight] = {one.id: one for one in records.highlights}
    copies: dict[str, list[Snapshot]] = {}
    for snapshot in sorted(records.snapshots, key=stamps.age):
        copies.setdefault(snapshot.article, []).append(snapshot)
    return tuple(
        Basis(
            article=articles[passage.article],
            highlight=marks[passage.highlight],
            copies=tuple(copies.get(passage.article, ())),
            reliability=effective_reliability(articles[passage.article]) or "",
            date_is_guessed=is_date_guessed(articles[passage.article]),
        )
        for passage in document.passages
    )


def _why(found: Picture | str) -> str:
    return found if isinstance(found, str) else ""


def _text(project: Project, texts: dict[str, str], snapshot: str) -> str:
    if snapshot not in texts:
        texts[snapshot] = read_text(project, snapshot)
    return texts[snapshot]
