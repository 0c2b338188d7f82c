"""Origins: told from kept fingerprints, made again where they are missing, by one thread at a time."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app import core
from app.audit.fingerprint import VERSION
from app.core.project import Project
from db import snapshots
from tests.core.world import COURIER, add_text, snapshot_of

STORY = f"{COURIER}\n\nThe cutter lay idle from the ninth to the fourteenth, the captain wrote."


def forget_fingerprints(project: Project) -> None:
    with project.unjournaled() as tx:
        tx.connection.exec_driver_sql("DELETE FROM fingerprint")
    project.kept.clear()


def groups(project: Project) -> list[tuple[str, ...]]:
    return [one.articles for one in core.origins.list_origins(project)]


def test_no_text_is_read_to_tell_origins(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = sorted(add_text(project, STORY, name).id for name in ("courier.html", "copy.html"))
    monkeypatch.setattr(snapshots, "select_text", None)
    assert groups(project) == [tuple(articles)]
    core.claims.list_claims(project)
    core.articles.list_articles(project)


def test_missing_fingerprints_are_made_and_kept(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = sorted(add_text(project, STORY, name).id for name in ("courier.html", "copy.html"))
    forget_fingerprints(project)
    assert groups(project) == [tuple(articles)]
    core.origins.keep_fingerprints(project)
    monkeypatch.setattr(snapshots, "select_text", None)
    project.kept.clear()
    add_text(project, "Something else altogether.", "other.html")
    assert groups(project) == [tuple(articles)]


def test_a_damaged_fingerprint_is_made_again(project: Project) -> None:
    articles = sorted(add_text(project, STORY, name).id for name in ("courier.html", "copy.html"))
    with project.unjournaled() as tx:
        tx.connection.exec_driver_sql("UPDATE fingerprint SET data = x'07'")
    assert groups(project) == [tuple(articles)]


def test_keeping_fingerprints_is_no_step_and_leaves_a_read_only_project_alone(tmp_path: Path) -> None:
    with core.project.new_project(tmp_path / "p.sourcemark") as project:
        article = add_text(project)
        forget_fingerprints(project)
        core.origins.keep_fingerprints(project)
        assert len(project.history()) == 1
        snapshot = snapshot_of(project, article).id
        forget_fingerprints(project)
    with core.project.open_project(tmp_path / "p.sourcemark", read_only=True) as project:
        core.origins.keep_fingerprints(project)
        with project.read() as reader:
            assert snapshot not in snapshots.fingerprinted(reader, VERSION)


def test_two_threads_never_compute_the_same_thing(project: Project) -> None:
    computed: list[int] = []
    inside, go_on = threading.Event(), threading.Event()

    def compute() -> int:
        computed.append(1)
        inside.set()
        go_on.wait(5)
        return 7

    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(project.once("it", compute))) for _ in range(3)]
    threads[0].start()
    inside.wait(5)
    for thread in threads[1:]:
        thread.start()
    go_on.set()
    for thread in threads:
        thread.join()
    assert (answers, computed) == ([7, 7, 7], [1])


def test_what_was_computed_holds_until_the_next_change(project: Project) -> None:
    numbers = iter(range(9))
    assert [project.once("it", lambda: next(numbers)) for _ in range(2)] == [0, 0]
    core.claims.add_claim(project, "The channel opens in July.")
    assert project.once("it", lambda: next(numbers)) == 1
