"""Write the golden exports anew: `python -m tests.sample.remake_golden`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app import core
from app.export.formats import FORMATS

GOLDEN = Path(__file__).parent / "golden"


def main() -> None:
    """Build the sample and export it in every profile."""
    with tempfile.TemporaryDirectory() as folder:
        path = core.sample.build_sample(Path(folder) / "tarnholm.sourcemark")
        with core.project.open_project(path) as project:
            (briefing,) = core.briefings.list_briefings(project)
            for profile in FORMATS["md"].profiles:
                made = core.briefings.export_briefing(project, briefing.id, None, profile, annex=False)
                (GOLDEN / f"{profile}.md").write_bytes(made.data)
                for beside in made.sidecars:
                    (GOLDEN / f"{profile}{beside.ending}").write_bytes(beside.data)


if __name__ == "__main__":
    main()
