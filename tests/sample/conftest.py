"""The sample project, built once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app import core
from app.core.project import Project
from tests.sample.exported import exports_of


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path = core.sample.build_sample(tmp_path_factory.mktemp("sample") / "tarnholm.sourcemark")
    with core.project.open_project(path) as project:
        yield project


@pytest.fixture(scope="session")
def exported(sample: Project) -> dict[str, bytes]:
    """Return all that the sample exports, by format."""
    return dict(exports_of(sample))
