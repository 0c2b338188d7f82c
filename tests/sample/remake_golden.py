"""Write the golden exports anew: `python -m tests.sample.remake_golden`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app import core

GOLDEN = Path(__file__).parent / "golden"


def main() -> None:
    """Build the sample and export it in both profiles."""
    with tempfile.TemporaryDirectory() as folder:
        path = core.sample.build_sample(Path(folder) / "tarnholm.sourcemark")
        with core.project.open_project(path) as project:
            (briefing,) = core.briefings.list_briefings(project)
            for profile in ("plain", "gfm"):
                target = GOLDEN / f"{profile}.md"
                core.briefings.export_briefing(project, briefing.id, target, profile=profile, annex=False)


if __name__ == "__main__":
    main()
