"""The sample's briefing comes out letter by letter as in golden/, from files through the core to the export.

When a change of the output is wanted: `python -m tests.sample.remake_golden`, then read the difference.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from app.export.formats import FORMATS

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("profile", FORMATS["md"].profiles)
def test_the_export_is_the_golden_one(sample: Project, profile: str) -> None:
    (briefing,) = core.briefings.list_briefings(sample)
    exported = core.briefings.export_briefing(sample, briefing.id, None, profile=profile, annex=False)
    assert exported.data.decode() == (GOLDEN / f"{profile}.md").read_text(encoding="utf-8")
    for beside in exported.sidecars:
        assert beside.data == (GOLDEN / f"{profile}{beside.ending}").read_bytes()


def test_a_second_export_has_the_same_bytes(sample: Project, tmp_path: Path) -> None:
    (briefing,) = core.briefings.list_briefings(sample)
    first = core.briefings.export_briefing(sample, briefing.id, tmp_path / "one.md")
    second = core.briefings.export_briefing(sample, briefing.id, tmp_path / "two.md")
    assert (tmp_path / "one.md").read_bytes() == (tmp_path / "two.md").read_bytes() == first.data
    assert first.sha256 == second.sha256 == hashlib.sha256(first.data).hexdigest()
    assert b"## Sourcing audit" in first.data


def test_a_remade_project_gives_the_same_bytes_and_counts_steps(sample: Project, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    again = core.sample.build_sample(tmp_path / "x.sourcemark", lambda *step: steps.append(step))
    assert steps == [(done, len(steps)) for done in range(1, len(steps) + 1)]
    assert [one.name for one in tmp_path.iterdir()] == ["x.sourcemark"]
    with core.project.open_project(again) as project:
        exports = [
            core.briefings.export_briefing(one, core.briefings.list_briefings(one)[0].id, None).data
            for one in (sample, project)
        ]
    assert exports[0] == exports[1]
