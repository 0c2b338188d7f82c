"""The verb that takes all of a saved page for the article's text, where a reader chose a part of it.

It is another reading of the same bytes (recapture.py): each highlight is found again, and one undo goes back.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path, PurePath

from app.core import articles, recapture
from app.core.project import Project
from app.core.recapture import Report
from app.errors import WrongUse
from app.intake import client
from app.intake.intake import CHOOSES_ARTICLE
from db.records import Snapshot


def is_a_part(snapshot: Snapshot) -> bool:
    """Tell whether a reader chose the article's text from a page that holds more."""
    return snapshot.left_out_characters > 0 and snapshot.extractor == CHOOSES_ARTICLE


def take_whole_page(
    project: Project, article_id: str, *, cancelled: Callable[[], bool] | None = None
) -> Report:
    """Read everything that an article's saved page holds and make it the article's text, as one change."""
    snapshot = articles.newest_snapshot(project, article_id)
    if not is_a_part(snapshot):
        raise WrongUse("The article holds its whole page.", "Nothing was left out that could be taken.")
    original = articles.read_original(project, snapshot.id)
    with tempfile.TemporaryDirectory(prefix="sourcemark-") as folder:
        # The reader goes by the ending where the bytes do not tell.
        path = Path(folder) / f"page{PurePath(snapshot.file_name).suffix}"
        path.write_bytes(original)
        intake = client.read_file(path, whole_page=True, cancelled=cancelled)
    return recapture.read_again_as(project, article_id, intake, cancelled=cancelled)
