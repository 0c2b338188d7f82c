"""Print the SHA-256 of all that a project exports: `python -m tests.sample.exported PROJECT`."""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app import core
from app.core import data_exports, grid
from app.core.project import Project
from app.export.formats import FORMATS


def hashes_of(project: Project) -> dict[str, str]:
    """Return the hash of each export, and of each file beside one, by format and profile."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in exports_of(project)}


def exports_of(project: Project) -> Iterator[tuple[str, bytes]]:
    """Yield the name of each export and of each file beside one, with its bytes."""
    yield from briefings_of(project)
    yield from data_of(project)


def briefings_of(project: Project) -> Iterator[tuple[str, bytes]]:
    """Yield the briefing in every format and profile, with what stands beside it."""
    (briefing,) = core.briefings.list_briefings(project)
    for name, form in FORMATS.items():
        for profile in form.profiles:
            made = core.briefings.export_briefing(project, briefing.id, None, profile, name, True)
            yield f"{name} {profile}", made.data
            for one in made.sidecars:
                yield f"{name} {profile} {one.ending}", one.data


def data_of(project: Project) -> Iterator[tuple[str, bytes]]:
    """Yield the project's data in every format, the grid, and a copy of each PDF with its marks."""
    (briefing,) = core.briefings.list_briefings(project)
    with tempfile.TemporaryDirectory() as folder:
        for one in data_exports.FORMATS:
            out = Path(folder) / f"out{one.suffixes[0]}"
            yield one.name, one.write(project, out).data
            for beside in sorted(Path(folder).iterdir()):
                if beside != out:
                    yield f"{one.name} {beside.name}", beside.read_bytes()
                beside.unlink()
            if one.write_briefing is not None:
                yield f"{one.name} of a briefing", one.write_briefing(project, None, briefing.id).data
    for name in grid.FORMATS:
        yield f"grid {name}", grid.write_grid(project, None, name).data
    for row in core.articles.list_articles(project):
        if row.snapshot is not None and row.snapshot.media_type == "application/pdf":
            copy = core.marked_copies.write_copy(project, row.article.id, None)
            yield f"marked-pdf {row.article.citekey}", copy.data


def main() -> None:
    """Print them as JSON."""
    with core.project.open_project(Path(sys.argv[1])) as project:
        sys.stdout.write(json.dumps(hashes_of(project)))


if __name__ == "__main__":
    main()
