"""The verb that reads an article's text again in the encoding that the analyst says it is in.

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
from app.intake.encoding_labels import encoding_of
from app.intake.intake import CHOOSES_ARTICLE

#: Formats whose files are text; the others say themselves what they are in.
TEXTS = ("text/plain", "text/markdown", "text/html")


def read_in_encoding(
    project: Project, article_id: str, label: str, *, cancelled: Callable[[], bool] | None = None
) -> Report:
    """Read an article's text again in this encoding and make that its text, as one change."""
    if not encoding_of(label):
        raise WrongUse(f"“{label}” is no encoding.", "Try windows-1252, windows-1251, KOI8-R or Shift_JIS.")
    snapshot = articles.newest_snapshot(project, article_id)
    if snapshot.media_type not in TEXTS:
        raise WrongUse("The encoding of this format is not in doubt.", "Text and web pages have one.")
    with tempfile.TemporaryDirectory(prefix="sourcemark-") as folder:
        # The reader goes by the ending where the bytes do not tell.
        path = Path(folder) / f"text{PurePath(snapshot.file_name).suffix}"
        path.write_bytes(articles.read_original(project, snapshot.id))
        whole = snapshot.media_type == "text/html" and snapshot.extractor != CHOOSES_ARTICLE
        intake = client.read_file(path, whole_page=whole, encoding=label, cancelled=cancelled)
    return recapture.read_again_as(project, article_id, intake, cancelled=cancelled)
