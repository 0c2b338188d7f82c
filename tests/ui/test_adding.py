"""Adding a batch: two workers at a time, stored in order; cancel, passwords, folders with nothing in them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from app.errors import CannotRead
from app.ui.jobs import JobHandle
from app.ui.window.batch import add_all, list_files


def make_files(folder: Path, number: int) -> tuple[Path, ...]:
    paths = tuple(folder / f"note {index}.txt" for index in range(number))
    for index, path in enumerate(paths):
        path.write_text(f"Note {index}.\n\nThe dredger left on {index + 1} March 2025.\n")
    return paths


def test_two_files_are_read_at_a_time_and_stored_in_order(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = make_files(tmp_path, 3)
    both = threading.Barrier(2, timeout=10)
    read = core.articles.read_file

    def wait_for_the_other(project: Project, path: Path, **more: object) -> object:
        if path != paths[2]:
            both.wait()
        return read(project, path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(core.articles, "read_file", wait_for_the_other)
    job = JobHandle("Reading")
    seen: list[tuple[int, int, str]] = []
    job.progressed.connect(lambda one: seen.append((one.last.done, one.last.total, one.last.what)))
    outcomes = add_all(project, paths, {}, job)
    labels = [change.label for change in project.history()][-3:]
    project.close()
    assert [one.path for one in outcomes] == list(paths)
    assert all(str(index) in label for index, label in enumerate(labels))
    assert seen == [(index, 3, f"Reading note {index}.txt") for index in range(3)]


def test_cancel_ends_what_is_being_read(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = make_files(tmp_path, 4)
    job = JobHandle("Reading")
    begun: list[Path] = []

    def read_until_cancelled(project: Project, path: Path, **more: object) -> object:
        begun.append(path)
        job.cancel()
        raise CannotRead("It was stopped.")

    monkeypatch.setattr(core.articles, "read_file", read_until_cancelled)
    outcomes = add_all(project, paths, {}, job)
    counts = project.counts()
    project.close()
    assert len(outcomes) <= 2
    assert len(begun) <= 4
    assert counts["articles"] == 1


def test_same_file_named_twice_is_read_once(tmp_path: Path) -> None:
    paths = make_files(tmp_path, 2)
    (tmp_path / "own.sourcemark").touch()
    (tmp_path / "own.sourcemark-wal").touch()
    assert list(list_files([paths[1], tmp_path, paths[1]])) == [paths[1], paths[0]]
