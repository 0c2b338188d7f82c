"""Adding an article: the file is read in a worker, then record, bytes and text are stored as one change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.audit.fingerprint import VERSION as FINGERPRINTS
from app.audit.fingerprint import make_fingerprint, to_bytes
from app.core import reading, stamps
from app.core.found_record import found_fields, found_title
from app.core.naming import shortened
from app.core.project import Project
from app.core.reading import Reading, read_bytes
from app.errors import CannotRead
from app.export.citation import make_citekey
from app.intake.intake import Intake, blocks_to_json
from db import articles, snapshots
from db.records import Article, Snapshot

if TYPE_CHECKING:
    from app.intake.intake import FirstPage
    from db import Transaction

Outcome = Literal["added", "already"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file: a new article, or the one that holds the same bytes already."""

    outcome: Outcome
    article: Article


def add_article(
    project: Project,
    path: Path,
    *,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    on_first_page: Callable[[FirstPage], None] | None = None,
) -> Added:
    """Read a file in a worker and add it; the same bytes twice are one article. Raises CannotRead in words.

    The store is not held while the worker reads.
    """
    read = read_file(
        project,
        path,
        password=password,
        progress=progress,
        cancelled=cancelled,
        on_first_page=on_first_page,
    )
    return add_reading(project, read)


def read_file(
    project: Project,
    path: Path,
    *,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    on_first_page: Callable[[FirstPage], None] | None = None,
    on_long: Callable[[int], None] | None = None,
) -> Reading:
    """Read a file in a worker, for `add_reading`: several may be read at a time and then added in order."""
    original = read_bytes(path)
    with project.read() as reader:
        if snapshots.find_snapshot_by_sha256(reader, stamps.sha256_of(original)) is not None:
            return Reading(path.name, original, None)
    return reading.read(
        path,
        password=password,
        progress=progress,
        cancelled=cancelled,
        on_first_page=on_first_page,
        on_long=on_long,
    )


def add_reading(project: Project, read: Reading) -> Added:
    """Add what `read_file` has read."""
    if read.intake is not None:
        return add_intake(project, read.intake, read.original, read.file_name)
    there = _found_again(project, stamps.sha256_of(read.original))
    if there is None:
        raise CannotRead("The article with the same bytes was taken away meanwhile.", "Add the file again.")
    return there


def add_intake(project: Project, intake: Intake, original: bytes, file_name: str) -> Added:
    """Store what a worker has read, with the original bytes, as one change."""
    sha256 = stamps.sha256_of(original)
    title = found_title(intake, file_name)
    # Before the store is held: others may want to write meanwhile.
    blocks = blocks_to_json(intake.blocks)
    fingerprint = to_bytes(make_fingerprint(intake.text))
    with project.change(f"Add “{shortened(title)}”") as tx:
        # Two files with the same bytes may be read at the same time: whoever comes second finds the first.
        there = _found_again(project, sha256)
        if there is not None:
            return there
        made = _article(tx, intake, title)
        articles.insert_article(tx, made)
        snapshot = make_snapshot(intake, made.id, original, sha256, file_name)
        snapshots.insert_snapshot(tx, snapshot, original, intake.text, blocks, intake.outline)
        snapshots.put_fingerprint(tx, snapshot.id, FINGERPRINTS, fingerprint)
        return Added("added", articles.select_article(tx, made.id))


def _found_again(project: Project, sha256: str) -> Added | None:
    """Return the article that holds these bytes already; one that was removed comes back."""
    with project.read() as reader:
        snapshot = snapshots.find_snapshot_by_sha256(reader, sha256)
        if snapshot is None:
            return None
        article = articles.select_article(reader, snapshot.article)
    if not article.removed_at:
        return Added("already", article)
    with project.change(f"Add “{shortened(article.title)}”") as tx:
        articles.restore_article(tx, article.id)
        return Added("added", articles.select_article(tx, article.id))


def _article(tx: Transaction, intake: Intake, title: str) -> Article:
    fields = found_fields(tx, intake, title)
    made = Article(id=stamps.new_id(), citekey="", **fields)
    # All that may be taken begin with the key that the article would have alone.
    taken = articles.citekeys(tx, make_citekey(made))
    return replace(made, citekey=make_citekey(made, taken))


def make_snapshot(intake: Intake, article: str, original: bytes, sha256: str, file_name: str) -> Snapshot:
    """Return the record of a new copy of an article."""
    return Snapshot(
        id=stamps.new_id(),
        article=article,
        media_type=intake.media_type,
        byte_size=len(original),
        sha256=sha256,
        captured_at=intake.captured_at,
        captured_basis=intake.captured_basis,
        imported_at=stamps.now(),
        text_sha256=stamps.sha256_of(intake.text.encode()),
        characters=len(intake.text),
        extractor=intake.extractor,
        extractor_version=intake.extractor_version,
        file_name=file_name,
        left_out_characters=intake.left_out_characters,
        left_out_why=intake.left_out_why,
        incomplete=intake.incomplete,
        page_map=intake.page_map,
        page_sizes=intake.page_sizes,
    )
