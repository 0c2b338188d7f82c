"""Write the golden exports anew, then read the difference: `python -m tests.journeys.remake_golden`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.journeys import story
from tests.journeys.teller import tell


def main() -> None:
    """Tell the story and keep what it exports."""
    with tempfile.TemporaryDirectory() as folder:
        tell("all", Path(folder))
        for profile in ("plain", "gfm"):
            data = (Path(folder) / f"{profile}.md").read_bytes()
            (story.GOLDEN / f"{profile}.md").write_bytes(story.without_annex(data))


if __name__ == "__main__":
    main()
