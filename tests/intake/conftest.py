"""Fixtures of the intake tests: files with given bytes, and no worker left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.intake import client
from app.intake.intake import Intake

WriteFile = Callable[..., Path]
ReadBytes = Callable[..., Intake]


@pytest.fixture
def write_file(tmp_path: Path) -> WriteFile:
    def write(data: bytes | str, name: str = "article") -> Path:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write


@pytest.fixture
def read_bytes(write_file: WriteFile) -> ReadBytes:
    """Read bytes as a file of this name through a real worker."""

    def read(data: bytes | str, name: str = "article", **options: object) -> Intake:
        return client.read_file(write_file(data, name), **options)  # type: ignore[arg-type]

    return read


@pytest.fixture(autouse=True, scope="module")
def _no_spare_worker() -> Iterator[None]:
    """Start a file of tests without a server, and leave none behind it."""
    client.cool()
    yield
    client.cool()
