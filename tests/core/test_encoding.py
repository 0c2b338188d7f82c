"""A text in another encoding than it was read in: read again, highlights found again, undone in one step."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from app.errors import WrongUse
from tests.core.world import add_pages, labels

#: Few letters and all of them common to two encodings: no reader can tell.
TEXT = "Port 1: Õ. Dredging is late, and the depth is 11 metres.\n"


def test_the_analyst_overrules_the_guess(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(TEXT.encode("iso8859_15"))
    article = core.articles.add_article(project, path).article
    before = core.articles.newest_snapshot(project, article.id)
    assert "(guessed)" in before.extractor_version
    start = core.articles.read_text(project, before.id).index("Dredging")
    core.highlights.add_highlight(project, before.id, start, start + 8)
    core.encoding.read_in_encoding(project, article.id, "koi8-r")
    after = core.articles.newest_snapshot(project, article.id)
    assert core.articles.read_text(project, after.id) == TEXT.encode("iso8859_15").decode("koi8_r").strip()
    assert after.extractor_version.endswith("read as KOI8-R (as you said)")
    (mark,) = core.articles.read_article(project, article.id).highlights
    assert (mark.exact, mark.anchor_state) == ("Dredging", "verified")
    count = len(labels(project))
    project.undo()
    assert len(labels(project)) == count - 1
    assert core.articles.newest_snapshot(project, article.id).id == before.id


def test_no_encoding_and_no_text_are_refused(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, "utf-8")
    article = core.articles.add_article(project, path).article
    with pytest.raises(WrongUse, match="is no encoding"):
        core.encoding.read_in_encoding(project, article.id, "rot13")
    with pytest.raises(WrongUse, match="not in doubt"):
        core.encoding.read_in_encoding(project, add_pages(project).id, "koi8-r")
