"""A project file and articles for the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.files import write_articles
from tests.templates import new_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "port.sourcemark"
    new_project(path, "Velmora port").close()
    return path


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return write_articles(tmp_path / "articles")
