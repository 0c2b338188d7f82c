"""A new project for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.sourcemark"


@pytest.fixture
def store(path: Path) -> Iterator[db.Store]:
    made = db.create_store(path, "Harbour")
    yield made
    made.close()
