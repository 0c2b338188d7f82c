"""recapture: the promised shape, lines for people, findings as exit code 1, an older copy's text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import answer, run

FIRST = "Harbour notes\n\nBy March they had removed 3.9 million cubic metres. The channel opens in July.\n"
SECOND = FIRST.replace("3.9", "4.2")
QUOTE = "had removed 3.9 million cubic metres"


@pytest.fixture
def article(project: Path, tmp_path: Path) -> str:
    (tmp_path / "first.txt").write_text(FIRST)
    (added,) = answer("add", project, tmp_path / "first.txt")["files"]
    answer("highlight", project, added["article"], "--quote", QUOTE)
    answer("highlight", project, added["article"], "--quote", "The channel opens in July.")
    return str(added["article"])


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    (tmp_path / "second.txt").write_text(SECOND)
    return tmp_path / "second.txt"


def test_recapture_has_the_promised_keys_and_ends_with_findings(
    project: Path, article: str, newer: Path
) -> None:
    ran = run("recapture", project, article, newer, "--json")
    assert ran.code == 1
    report = ran.json
    assert report["article"] == article
    assert report["counts"] == {"verified": 1, "normalised": 0, "drifted": 0, "changed": 1, "orphan": 0}
    first, second = report["highlights"]
    assert first == {
        "after": "had removed 4.2 million cubic metres",
        "anchor_state": "changed",
        "before": QUOTE,
        "id": first["id"],
    }
    assert second["anchor_state"] == "verified"
    states = {one["id"]: one["anchor_state"] for one in answer("highlights", project)["highlights"]}
    assert states == {first["id"]: "changed", second["id"]: "verified"}
    assert answer("check", project)["ok"] is True


def test_recapture_says_in_lines_what_became_of_each_passage(
    project: Path, article: str, newer: Path
) -> None:
    lines = run("recapture", project, article, newer).out.splitlines()
    assert lines[0].startswith("changed  ")
    assert lines[0].endswith(f"“{QUOTE}”  →  “had removed 4.2 million cubic metres”")
    assert lines[-1] == "1 verified, 0 normalised, 0 drifted, 1 changed, 0 orphan"
    again = run("recapture", project, article, newer)
    assert (again.code, again.out) == (0, "already there: the project has this very copy\n")


def test_another_article_is_wrong_use_unless_it_is_insisted_on(
    project: Path, article: str, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "Parliament voted late on Tuesday to postpone the reform of pensions, which had split it.\n"
    )
    ran = run("recapture", project, article, other, "--json")
    assert (ran.code, ran.error["code"]) == (2, "another_article")
    assert "0 of its 2 passages" in ran.error["message"]
    assert run("recapture", project, article, other, "--force", "--json").json["counts"]["orphan"] == 2


def test_what_cannot_be_read_is_no_recapture(project: Path, article: str, tmp_path: Path) -> None:
    ran = run("recapture", project, article, tmp_path / "nowhere.txt", "--json")
    assert (ran.code, ran.error["code"]) == (3, "cannot_read")


def test_text_is_that_of_the_newest_copy_or_of_one_that_is_named(
    project: Path, article: str, newer: Path
) -> None:
    report = run("recapture", project, article, newer, "--json").json
    assert "4.2 million" in answer("text", project, article)["text"]
    older = answer("text", project, article, "--copy", report["previous"])
    assert "3.9 million" in older["text"]
    assert older["snapshot"] == report["previous"]
    assert run("text", project, article, "--copy", "1999-01-01", "--json").code == 2


def test_undo_takes_a_recapture_back(project: Path, article: str, newer: Path) -> None:
    run("recapture", project, article, newer)
    answer("undo", project)
    assert "3.9 million" in answer("text", project, article)["text"]
    assert {one["anchor_state"] for one in answer("highlights", project)["highlights"]} == {"verified"}
