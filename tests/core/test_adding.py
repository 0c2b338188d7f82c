"""Adding from files: every reason for a refusal in a sentence, and nothing of it in the project."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from app.core.reading import read_bytes
from app.errors import CannotRead
from app.intake import limits
from tests.core.files import STORY, make_pdf, write_articles
from tests.core.world import labels


def folder(path: Path) -> None:
    path.mkdir()


def nothing(path: Path) -> None:
    """Leave the place empty."""


def empty(path: Path) -> None:
    path.touch()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)


def beginning_of_a_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj")


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


@pytest.mark.parametrize("make", [folder, nothing, empty, pipe, huge, beginning_of_a_pdf, noise])
def test_what_cannot_be_read_is_refused_in_a_sentence(
    project: Project, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "report.pdf"
    make(path)
    with pytest.raises(CannotRead) as refused:
        core.articles.add_article(project, path)
    assert refused.value.message.endswith(".")
    assert core.articles.list_articles(project) == ()
    assert labels(project) == []


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_a_disk_that_refuses_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf([list(STORY)]))

    def refuse(_: Path) -> bytes:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(CannotRead, match=r"permission|Input/output"):
        read_bytes(path)


def test_a_file_that_changes_while_it_is_read_is_not_added(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf([list(STORY)]))

    def change(_: object) -> None:
        path.write_bytes(make_pdf([["Other words."]]))

    with pytest.raises(CannotRead, match="changed"):
        core.articles.add_article(project, path, on_first_page=change)
    assert core.articles.list_articles(project) == ()


def test_the_same_bytes_read_at_the_same_time_are_one_article(project: Project, tmp_path: Path) -> None:
    path = write_articles(tmp_path)["authority"]
    readings = [core.articles.read_file(project, path) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        added = list(pool.map(lambda one: core.articles.add_reading(project, one), readings))
    assert sorted(one.outcome for one in added) == ["added", "already"]
    assert len({one.article.id for one in added}) == 1
    assert len(labels(project)) == 1


def test_the_store_is_free_while_a_file_is_read(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf([list(STORY)]))

    def write_meanwhile(_: object) -> None:
        with ThreadPoolExecutor(1) as other:
            other.submit(core.claims.add_claim, project, "Meanwhile.").result(10)

    core.articles.add_article(project, path, on_first_page=write_meanwhile)
    assert labels(project) == ["Add the claim “Meanwhile.”", "Add “report”"]
