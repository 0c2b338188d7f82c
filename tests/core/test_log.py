"""The log file holds places, never content."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

from app import VERSION, log, paths


def test_an_exception_is_logged_without_its_message(tmp_path: Path) -> None:
    logger = log.start_log(tmp_path)
    try:
        try:
            raise ValueError("the words of an article")
        except ValueError:
            logger.exception("Adding failed")
        written = tmp_path / "sourcemark.log"
        text = written.read_text()
        assert "Adding failed" in text
        assert "ValueError" in text
        assert "test_log.py" in text
        assert "words of an article" not in text
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
    finally:
        log.stop_log()


def test_resources_are_where_they_are_said_to_be() -> None:
    assert (paths.resources_folder() / "fonts").is_dir()


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    assert project["project"]["version"] == VERSION
