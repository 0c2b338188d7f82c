"""Write the golden exports anew: `python -m tests.sample.remake_golden`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app import core
from tests.sample.goldens import make_goldens

GOLDEN = Path(__file__).parent / "golden"


def main() -> None:
    """Build the sample and export it in every profile."""
    with tempfile.TemporaryDirectory() as folder:
        path = core.sample.build_sample(Path(folder) / "tarnholm.sourcemark")
        with core.project.open_project(path) as project:
            for name, data in make_goldens(project).items():
                (GOLDEN / name).write_bytes(data)


if __name__ == "__main__":
    main()
