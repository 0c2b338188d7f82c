"""Correcting records by hand: an article's fields and a publisher's; what is typed counts as `manual`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from app.core import confirming
from app.core import fields as rules
from app.core.found_record import find_or_make_publisher
from app.core.naming import shortened
from app.core.project import Project
from app.errors import WrongUse
from db import articles
from db.records import Article, Publisher

if TYPE_CHECKING:
    from db import Transaction

SETTABLE = (
    "type",
    "title",
    "authors",
    "container_title",
    "publisher",
    "agency",
    "derived_from",
    "origin",
    *rules.PLAIN_FIELDS,
    "info_date",
    "level",
    "reliability",
    "reliability_note",
    "descriptor",
    "status",
    "archive_url",
    "archive_time",
    "note",
    "tags",
    "confirmed",
)
PUBLISHER_SETTABLE = ("name", "hosts", "kind", "country", "reliability", "reliability_note")


def set_fields(project: Project, article_id: str, **fields: object) -> Article:
    """Correct an article's record; publisher and agency are names, and what is typed counts as `manual`.

    `confirmed` holds the names of the fields whose found values are confirmed from now on; what is typed is
    the analyst's own and no longer among them.
    """
    rules.check_fields("article", fields, SETTABLE)
    rules.check_article(fields)
    ticked = fields.pop("confirmed", None)
    with project.read() as reader:
        before = articles.select_article(reader, article_id)
    if fields.get("derived_from") == article_id:
        raise WrongUse("An article cannot be derived from itself.", "Name the article it was taken from.")
    confirmed = tuple(name for name in before.confirmed if name not in fields)
    if ticked is not None:
        names = [str(name) for name in cast("Iterable[str]", ticked) if name not in fields]
        confirmed = confirming.checked(before, names)
    if not fields:
        return confirming.confirm_fields(project, article_id, confirmed)
    words = ", ".join(name.replace("_", " ") for name in fields)
    with project.change(f"Change {words} of “{shortened(before.title)}”") as tx:
        changed: dict[str, object] = dict(fields)
        for name in ("publisher", "agency"):
            if name in fields:
                changed[name] = _publisher(tx, fields[name], "wire_agency" if name == "agency" else "unknown")
        if "issued" in fields:
            changed["issued_basis"] = "manual" if fields["issued"] else "none"
        changed["basis"] = dict(before.basis) | dict.fromkeys(fields, "manual")
        articles.update_article(tx, article_id, confirmed=confirmed, **changed)
        return articles.select_article(tx, article_id)


def set_publisher(project: Project, publisher_id: str, **fields: object) -> Publisher:
    """Correct a publisher; a rating of its reliability needs a note that says why."""
    rules.check_fields("publisher", fields, PUBLISHER_SETTABLE)
    with project.read() as reader:
        before = articles.select_publisher(reader, publisher_id)
    if "kind" in fields:
        rules.check_choice("kind of publisher", fields["kind"], rules.PUBLISHER_KINDS)
    if fields.get("reliability") is not None:
        rules.check_choice("reliability", fields["reliability"], rules.RELIABILITIES)
        if not str(fields.get("reliability_note", before.reliability_note)).strip():
            raise WrongUse("A rating needs a note.", "Say in a few words why the publisher is rated so.")
    with project.change(f"Change the publisher “{shortened(before.name)}”") as tx:
        articles.update_publisher(tx, publisher_id, **fields)
        return articles.select_publisher(tx, publisher_id)


def _publisher(tx: Transaction, given: object, kind: str) -> Publisher | None:
    if given is None or isinstance(given, Publisher):
        return given
    return find_or_make_publisher(tx, str(given), kind=kind) if str(given).strip() else None
