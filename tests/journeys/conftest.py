"""The real window offscreen, and the articles of the story with dates that never change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys import seat
from tests.journeys.analyst import Analyst
from tests.journeys.story import copy_articles


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with the story's articles."""
    return copy_articles(tmp_path / "articles")


@pytest.fixture
def sit_down(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Analyst]]:
    """Somebody who sits down at the window, each time with the same settings."""
    seat.dress(qapp)
    seated: list[Analyst] = []

    def sit() -> Analyst:
        seated.append(seat.sit_down(tmp_path))
        return seated[-1]

    yield sit
    for one in seated:
        seat.stand_up(one)
