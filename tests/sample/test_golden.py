"""The sample's briefing comes out letter by letter as in golden/, from files through the core to the export.

When a change of the output is wanted: `python -m tests.sample.remake_golden`, then read the difference.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from app.export.pdf_fonts import load_fonts
from tests.sample.goldens import golden_names, make_goldens

ARABIC = "Noto Naskh Arabic"
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", golden_names())
def test_the_export_is_the_golden_one(sample: Project, name: str) -> None:
    if name == "pdf.txt" and ARABIC not in {one.family for one in load_fonts(system=True).fonts()}:
        pytest.skip(f"The golden pages have a line in “{ARABIC}”.")
    for each, data in make_goldens(sample, name).items():
        assert data.decode() == (GOLDEN / each).read_bytes().decode(), each


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
