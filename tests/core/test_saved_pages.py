"""A saved page and its folder are one article; the text of frames in the folder is counted and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import core
from app.cli.adding import list_files as listed_by_cli
from app.core.project import Project
from app.ui.window.batch import list_files as listed_by_window
from tests.core.files import HTML


def save_page(folder: Path, name: str = "Dredging.html", beside: str = "Dredging_files") -> Path:
    page = folder / name
    page.write_text(HTML)
    (folder / beside).mkdir()
    (folder / beside / "app.js").write_text("var text = 'never an article';")
    (folder / beside / "ad.html").write_text("<html><body><p>Twelve words in a frame.</p></body></html>")
    (folder / beside / "empty.html").write_text("<html><script>only()</script></html>")
    return page


@pytest.mark.parametrize(
    "beside", ["Dredging_files", "Dredging-Dateien", "Dredging.files", "Dredging_fichiers"]
)
def test_folder_page_or_both_is_the_page_alone(tmp_path: Path, beside: str) -> None:
    page = save_page(tmp_path, beside=beside)
    note = tmp_path / "note.txt"
    note.write_text("A note.")
    for given in ([tmp_path], [page, note], [tmp_path / beside, note], [page, tmp_path / beside, note]):
        assert set(listed_by_window(given)) == {page, note}
        by_cli = {file for path in given for file in listed_by_cli(path, tmp_path / "own.sourcemark")}
        assert by_cli == set(listed_by_window(given))


def test_an_ordinary_folder_with_such_a_name_is_a_folder(tmp_path: Path) -> None:
    save_page(tmp_path).unlink()
    assert {path.name for path in listed_by_window([tmp_path])} == {"ad.html", "app.js", "empty.html"}


def test_a_folder_without_files_is_named_itself(tmp_path: Path) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    (tmp_path / "deep" / ".hidden").touch()
    assert list(listed_by_window([tmp_path])) == [tmp_path]
    assert list(listed_by_cli(tmp_path, tmp_path / "own.sourcemark")) == [tmp_path]


def test_a_frame_that_is_named_itself_is_an_article(tmp_path: Path) -> None:
    frame = save_page(tmp_path).with_name("Dredging_files") / "ad.html"
    assert list(listed_by_window([frame])) == [frame]


def test_text_of_frames_is_counted(project: Project, tmp_path: Path) -> None:
    added = core.articles.add_article(project, save_page(tmp_path))
    snapshot = core.articles.newest_snapshot(project, added.article.id)
    assert snapshot.left_out_characters == len("Twelvewordsinaframe.")
    assert snapshot.left_out_why == (
        "The text of 1 frame that was saved in “Dredging_files” (20 characters);"
        " add it on its own to quote it."
    )


def test_a_page_without_text_in_its_frames_says_nothing(project: Project, tmp_path: Path) -> None:
    page = save_page(tmp_path)
    (tmp_path / "Dredging_files" / "ad.html").unlink()
    added = core.articles.add_article(project, page)
    assert core.articles.newest_snapshot(project, added.article.id).left_out_why == ""
