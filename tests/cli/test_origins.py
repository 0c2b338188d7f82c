"""`sourcemark origins`: the groups, and what the analyst decides about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.test_origins import story
from tests.cli.command import answer, run


@pytest.fixture
def stocked(project: Path, tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """Two copies, a short excerpt, a text with a quotation of it, and another story; ids by name."""
    dispatch = story(1, 300)
    texts = {
        "courier": f"Courier\n\n{dispatch}",
        "herald": f"Herald\n\n{dispatch}",
        "note": f"Note\n\n{' '.join(dispatch.split()[:60])}",
        "essay": f"Essay\n\n{story(3, 300)} {' '.join(dispatch.split()[100:160])}",
        "rain": f"Rain\n\n{story(2, 300)}",
    }
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    files = answer("add", project, folder, "--jobs", "1")["files"]
    return project, {Path(one["path"]).stem: one["article"] for one in files}


def groups(project: Path) -> list[tuple[set[str], str, str]]:
    return [
        (set(one["articles"]), one["relation"], one["decided_by"])
        for one in answer("origins", project)["origins"]
    ]


def test_origins_are_listed_confirmed_rejected_joined_and_separated(
    stocked: tuple[Path, dict[str, str]],
) -> None:
    project, ids = stocked
    copies = {ids["courier"], ids["herald"], ids["note"]}
    found = answer("origins", project)["origins"]
    assert [(set(one["articles"]), one["relation"]) for one in found if one["id"].startswith("origin")] == [
        (copies, "same")
    ]
    asked = [one for one in found if one["id"].startswith("shared")]
    assert {ids["essay"]} == set.intersection(*(set(one["articles"]) for one in asked))
    assert all((one["relation"], one["decided_by"]) == ("part_of", "suggested") for one in asked)
    assert all("please judge" in one["why"][0] for one in asked)
    origin = next(one["id"] for one in found if one["id"].startswith("origin"))
    answer("origins", project, "--confirm", origin)
    assert (copies, "same", "analyst") in groups(project)
    answer("origins", project, "--separate", ids["note"])
    assert (copies - {ids["note"]}, "same", "analyst") in groups(project)
    answer("origins", project, "--join", ids["rain"], ids["essay"])
    assert ({ids["rain"], ids["essay"]}, "same", "analyst") in groups(project)
    after = answer("origins", project, "--reject", origin)["origins"]
    assert all(len({ids["courier"], ids["herald"]} & set(one["articles"])) < 2 for one in after)
    labels = [one["label"] for one in answer("history", project)["changes"]][-4:]
    assert [label.split(":")[0] for label in labels] == [
        "Confirm one origin",
        "An origin of its own",
        "One origin",
        "Keep apart",
    ]
    run("undo", project)
    assert (copies - {ids["note"]}, "same", "analyst") in groups(project)


def test_articles_say_which_origin_they_count_for(stocked: tuple[Path, dict[str, str]]) -> None:
    project, ids = stocked
    origins = {one["id"]: one["origin"] for one in answer("articles", project)["articles"]}
    assert origins[ids["courier"]] == origins[ids["herald"]] is not None
    assert origins[ids["rain"]] is None


def test_what_cannot_be_decided_is_refused_in_words(stocked: tuple[Path, dict[str, str]]) -> None:
    project, ids = stocked
    for arguments in (
        ("--confirm", "origin-none"),
        ("--reject", "nothing"),
        ("--separate", "nobody"),
        ("--join", ids["rain"]),
        ("--join",),
        ("--confirm", "x", "--reject", "y"),
    ):
        ran = run("origins", project, *arguments, "--json")
        assert (ran.code, bool(ran.error["hint"])) == (2, True), arguments
    assert len(answer("history", project)["changes"]) == 5
