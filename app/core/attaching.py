"""Attaching a capture to an article that is only a record: a bibliography or a briefing named it.

The file becomes its first snapshot. The record stays as the analyst has it: what the file says about itself
fills only fields that are empty.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.audit.fingerprint import VERSION as FINGERPRINTS
from app.audit.fingerprint import make_fingerprint, to_bytes
from app.core import stamps
from app.core.adding import make_snapshot
from app.core.found_record import found_fields, found_title
from app.core.naming import shortened
from app.core.project import Project
from app.core.reading import Reading, read, read_bytes
from app.errors import CannotRead, WrongUse
from app.intake.intake import blocks_to_json
from db import articles, snapshots
from db.records import Article, Snapshot

if TYPE_CHECKING:
    from app.intake.intake import FirstPage, Intake
    from db import Reader, Transaction

#: Fields that a capture may fill, in the order in which they are told.
FILLABLE = (
    "title", "authors", "container_title", "publisher", "agency", "URL", "canonical_url", "DOI", "ISBN",
    "number", "volume", "issue", "page", "language", "issued", "modified", "info_date", "archive_url",
    "archive_time", "tags",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attached:
    """An article with its first snapshot, and the names of the fields that the capture filled."""

    article: Article
    snapshot: Snapshot
    filled: tuple[str, ...]


def attach_capture(
    project: Project,
    article_id: str,
    path: Path,
    *,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    on_first_page: Callable[[FirstPage], None] | None = None,
) -> Attached:
    """Read a file in a worker and make it the first snapshot of an article without one, as one change.

    Raise WrongUse when the article has a capture, or when the file is another article's; CannotRead in words.
    """
    original = read_bytes(path)
    with project.read() as reader:
        _check_free(reader, article_id, stamps.sha256_of(original))
    got = read(path, password=password, progress=progress, cancelled=cancelled, on_first_page=on_first_page)
    return attach_reading(project, article_id, got)


def attach_reading(project: Project, article_id: str, got: Reading) -> Attached:
    """Make a file that was read the first snapshot of an article without one; raises as `attach_capture`."""
    if got.intake is None:
        raise CannotRead("The file was not read.", "Try again.")
    return _put(project, article_id, got.intake, got.original, got.file_name)


def _put(project: Project, article_id: str, intake: Intake, original: bytes, file_name: str) -> Attached:
    sha256 = stamps.sha256_of(original)
    # Before the store is held: others may want to write meanwhile.
    blocks, fingerprint = blocks_to_json(intake.blocks), to_bytes(make_fingerprint(intake.text))
    with project.read() as reader:
        title = articles.select_article(reader, article_id).title
    label = shortened(title) or shortened(found_title(intake, file_name))
    with project.change(f"Attach a capture to “{label}”") as tx:
        _check_free(tx, article_id, sha256)
        made = make_snapshot(intake, article_id, original, sha256, file_name)
        snapshots.insert_snapshot(tx, made, original, intake.text, blocks, intake.outline)
        snapshots.put_fingerprint(tx, made.id, FINGERPRINTS, fingerprint)
        filled = _fill(tx, articles.select_article(tx, article_id), intake, file_name)
        return Attached(articles.select_article(tx, article_id), made, filled)


def _fill(tx: Transaction, before: Article, intake: Intake, file_name: str) -> tuple[str, ...]:
    """Write what the file says into the fields that are empty, each with its basis."""
    # Only what is empty is looked up: a publisher that is not used must not be made.
    lacking = {name for name in FILLABLE if not getattr(before, name)}
    if _stands_for_a_title(before) and "title" in intake.record:
        lacking.add("title")
    empty = {"type", *lacking}
    empty |= {"hosts"} if before.publisher is None else set()
    wanted = {name: value for name, value in intake.record.items() if name in empty}
    found = found_fields(tx, replace(intake, record=wanted), found_title(intake, file_name))
    bases = found["basis"]
    fresh: dict[str, Any] = {name: found[name] for name in FILLABLE if found[name] and name in lacking}
    if before.type == "document" and "type" not in before.basis and found["type"] != "document":
        fresh["type"] = found["type"]
    if not fresh:
        return ()
    basis = dict(before.basis) | {name: bases[name] for name in fresh if name in bases}
    if "issued" in fresh:
        fresh["issued_basis"] = found["issued_basis"]
    articles.update_article(tx, before.id, basis=basis, **fresh)
    return tuple(name for name in (*FILLABLE, "type") if name in fresh)


def _stands_for_a_title(article: Article) -> bool:
    """Say whether a record has its address or the key of a citation where the title belongs."""
    return article.title == article.URL or article.title.startswith("@")


def _check_free(reader: Reader, article_id: str, sha256: str) -> None:
    """Raise WrongUse unless the article is without a capture and the bytes belong to no article in use."""
    article = articles.select_article(reader, article_id)
    if article.removed_at:
        raise WrongUse(f"“{shortened(article.title)}” was removed.", "Undo the removal first.")
    if snapshots.select_snapshots(reader, article=article_id):
        raise WrongUse(
            f"“{shortened(article.title)}” has a capture already.",
            "A newer copy is added as one, so that its highlights are found again: Add a newer copy "
            "(sourcemark recapture).",
        )
    there = snapshots.find_snapshot_by_sha256(reader, sha256)
    if there is None:
        return
    other = articles.select_article(reader, there.article)
    if not other.removed_at:
        raise WrongUse(
            f"The file is another article of the project already: “{shortened(other.title)}”.",
            "Remove that article first when it is this one, or choose another file.",
        )
