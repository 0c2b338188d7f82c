"""Claims that stand under themselves, as another program may leave them: shown, exported, told of, mended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from app.errors import WrongUse
from db.claims import find_rings


@pytest.fixture
def ringed(tmp_path: Path) -> Iterator[Project]:
    """Four claims: three in a ring with one below it, and one that is its own parent."""
    path = tmp_path / "ring.sourcemark"
    with core.project.new_project(path, "Ring") as project:
        made = [
            core.claims.add_claim(project, f"Word {word}").id
            for word in ("alpha", "beta", "gamma", "delta", "epsilon")
        ]
        briefing = core.briefings.add_briefing(project, "Ring")
        core.briefings.add_section(
            project, briefing.id, "Part", body="Said. [[word-alpha]] Said. [[word-epsilon]]"
        )
    with closing(sqlite3.connect(path)) as store:
        pairs = [(made[1], made[0]), (made[2], made[1]), (made[0], made[2]), (made[0], made[3])]
        store.executemany("UPDATE claim SET parent = ? WHERE id = ?", [*pairs, (made[4], made[4])])
        store.commit()
    with core.project.open_project(path) as project:
        yield project


def test_no_claim_is_lost_from_outline_grid_or_data(ringed: Project) -> None:
    rows = core.outline.list_claims(ringed)
    assert [(one.claim.key, one.depth) for one in rows] == [
        ("word-alpha", 0), ("word-gamma", 1), ("word-beta", 2), ("word-delta", 1), ("word-epsilon", 0)
    ]  # fmt: skip
    grid = core.grid.compose_grid(ringed, "origin")
    assert len(grid.claims) == 5
    for name in ("argdown", "annotations"):
        data = core.data_exports.export_data(ringed, name, None).data.decode()
        if name == "argdown":
            assert all(f"[{row.claim.key}]" in data for row in rows)
    assert core.data_exports.export_data(ringed, "qdpx", None).counts["claims"] == 5


def test_the_check_says_so_and_a_move_mends_it(ringed: Project) -> None:
    problems = ringed.check()
    assert [one.message.split(".")[0] for one in problems] == ["It stands under itself in the outline"] * 2
    ids = {one.claim.key: one.claim.id for one in core.outline.list_claims(ringed)}
    with pytest.raises(WrongUse, match="cannot stand under itself"):
        core.claims.move_claim(ringed, ids["word-alpha"], ids["word-beta"], 0)
    core.claims.move_claim(ringed, ids["word-delta"], ids["word-beta"], 0)
    core.claims.move_claim(ringed, ids["word-beta"], None, 0)
    parents = {one.claim.key: one.claim.parent for one in core.outline.list_claims(ringed)}
    assert parents["word-alpha"] == ids["word-beta"], "it stands where it stood, as the ring is open now"
    core.claims.move_claim(ringed, ids["word-epsilon"], ids["word-alpha"], 0)
    assert ringed.check() == ()


@pytest.mark.parametrize("profile", ["gfm", "plain", "pandoc", "icd206"])
def test_a_briefing_is_written_all_the_same(ringed: Project, profile: str) -> None:
    (briefing,) = core.briefings.list_briefings(ringed)
    core.audits.run_audit(ringed)
    assert core.briefings.export_briefing(ringed, briefing.id, None, profile).data


def test_a_ring_is_cut_at_its_first_claim() -> None:
    assert find_rings({"a": None, "b": "a", "c": "gone"}) == set()
    assert find_rings({"x": "b", "a": "c", "b": "a", "c": "b", "y": "y"}) == {"a", "y"}
