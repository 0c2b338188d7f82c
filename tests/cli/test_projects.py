"""new, info, undo, redo, history, check, backup, restore, and projects that cannot be opened."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from app import core
from tests.cli.command import answer, run


def test_a_new_project_says_what_it_is(tmp_path: Path) -> None:
    made = answer("new", tmp_path / "a.sourcemark")
    assert set(made) == {"id", "project", "title"}
    assert made["title"] == "a"
    ran = run("new", tmp_path / "a.sourcemark", "--json")
    assert (ran.code, ran.error["code"]) == (3, "exists")


def test_info_counts_and_says_what_contains_strangers_files(project: Path) -> None:
    answer("claim", project, "One.")
    found = answer("info", project)
    assert set(found) == {"project", "program"}
    assert {"schema", "bytes", "claims"} <= set(found["project"])
    assert found["project"]["claims"] == 1
    assert set(found["program"]) == {"version", "containment"}
    assert found["program"]["containment"]


def test_undo_and_redo_go_step_by_step(project: Path) -> None:
    answer("claim", project, "-", stdin="One.\nTwo.\nThree.\n")
    undone = answer("undo", project, "2")["changes"]
    assert [one["label"] for one in undone] == ["Add the claim “Three.”", "Add the claim “Two.”"]
    assert set(undone[0]) == {"id", "label", "at", "undone"}
    assert [one["undone"] for one in answer("history", project)["changes"]] == [False, True, True]
    assert len(answer("redo", project, "9")["changes"]) == 2
    assert run("redo", project).code == 1
    assert run("undo", project, "0").code == 2
    assert run("undo", project, "-1").code == 2


def test_a_sound_project_has_no_problems(project: Path, files: dict[str, Path]) -> None:
    run("add", project, *files.values())
    assert answer("check", project) == {"ok": True, "problems": []}


def test_a_backup_restores_the_project(project: Path, tmp_path: Path) -> None:
    answer("claim", project, "One.")
    answer("backup", project, tmp_path / "copy.sourcemark")
    answer("claim", project, "Two.")
    answer("restore", tmp_path / "copy.sourcemark", tmp_path / "again.sourcemark")
    keys = [one["key"] for one in answer("claims", tmp_path / "again.sourcemark")["claims"]]
    assert keys == ["one"]
    assert run("backup", project, project).code == 2
    aside = answer("restore", tmp_path / "copy.sourcemark", project)["moved_to"]
    assert len(answer("claims", project)["claims"]) == 1
    assert len(answer("claims", aside)["claims"]) == 2


def test_a_backup_takes_the_place_of_an_older_one_and_of_nothing_else(project: Path, tmp_path: Path) -> None:
    answer("backup", project, tmp_path / "copy.sourcemark")
    answer("backup", project, tmp_path / "copy.sourcemark")
    answer("new", tmp_path / "other.sourcemark")
    (tmp_path / "notes.txt").write_text("Mine.")
    for there in ("other.sourcemark", "notes.txt"):
        before = (tmp_path / there).read_bytes()
        refused = run("backup", project, tmp_path / there)
        assert (refused.code, "is no copy of this project" in refused.err) == (3, True)
        assert (tmp_path / there).read_bytes() == before


def test_an_encrypted_project_needs_its_passphrase(tmp_path: Path) -> None:
    project, secret, wrong = (tmp_path / name for name in ("p.sourcemark", "secret", "wrong"))
    secret.write_text("correct horse\n")
    wrong.write_text("battery staple\n")
    answer("new", project, "--passphrase-file", secret)
    answer("claim", project, "The mayor lies.", "--passphrase-file", secret)
    assert b"mayor" not in project.read_bytes()
    for options in ([], ["--passphrase-file", str(wrong)]):
        ran = run("claims", project, "--json", *options)
        assert (ran.code, ran.error["code"]) == (3, "passphrase")
    assert len(answer("claims", project, "--passphrase-file", secret)["claims"]) == 1
    assert run("claims", project, "--passphrase-file", tmp_path / "nowhere").code == 2


@pytest.mark.parametrize("command", ["articles", "info", "claims", "undo", "check"])
def test_what_is_no_project_is_refused_and_left_alone(tmp_path: Path, command: str) -> None:
    for name, data in (("text", b"hello"), ("empty", b""), ("pdf", b"%PDF-1.7 " + b"x" * 9000)):
        path = tmp_path / f"{name}.sourcemark"
        path.write_bytes(data)
        ran = run(command, path, "--json")
        assert ran.code == 3
        assert ran.error["message"].endswith(".")
        assert path.read_bytes() == data
    assert run(command, tmp_path / "nowhere.sourcemark", "--json").code == 3
    assert run(command, tmp_path, "--json").code == 3
    assert not (tmp_path / "nowhere.sourcemark").exists()


def test_another_programs_database_and_a_newer_project_are_refused(tmp_path: Path, project: Path) -> None:
    other = tmp_path / "other.sourcemark"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    newer = tmp_path / "newer.sourcemark"
    shutil.copy(project, newer)
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    for path, code in ((other, "not_a_project"), (newer, "newer_project")):
        before = path.read_bytes()
        ran = run("articles", path, "--json")
        assert (ran.code, ran.error["code"]) == (3, code)
        assert path.read_bytes() == before


def test_a_project_that_is_open_elsewhere_can_be_read_but_not_changed(project: Path) -> None:
    with core.project.open_project(project) as held:
        core.claims.add_claim(held, "One.")
        ran = run("claim", project, "Two.", "--json")
        assert (ran.code, ran.error["code"]) == (3, "locked")
        assert [one["key"] for one in answer("claims", project)["claims"]] == ["one"]
    assert len(answer("claims", project)["claims"]) == 1
