"""Print the SHA-256 of a briefing in every format and profile: `python -m tests.sample.exported PROJECT`."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from app import core
from app.core.project import Project
from app.export.formats import FORMATS


def hashes_of(project: Project) -> dict[str, str]:
    """Return the hash of each export, and of each file beside one, by format and profile."""
    (briefing,) = core.briefings.list_briefings(project)
    found: dict[str, str] = {}
    for name, form in FORMATS.items():
        for profile in form.profiles:
            made = core.briefings.export_briefing(project, briefing.id, None, profile, name, True)
            found[f"{name} {profile}"] = hashlib.sha256(made.data).hexdigest()
            found |= {
                f"{name} {profile} {one.ending}": hashlib.sha256(one.data).hexdigest()
                for one in made.sidecars
            }
    return found


def main() -> None:
    """Print them as JSON."""
    with core.project.open_project(Path(sys.argv[1])) as project:
        sys.stdout.write(json.dumps(hashes_of(project)))


if __name__ == "__main__":
    main()
