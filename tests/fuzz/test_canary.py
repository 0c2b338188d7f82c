"""No file and no host that a document names is ever opened: not by a worker, and not by the window."""

from __future__ import annotations

import contextlib
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import CannotRead
from app.intake import client
from tests.fuzz.canary import Canary, documents

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the watch on the file is Linux's")


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[Canary]:
    made = Canary(tmp_path)
    yield made
    made.close()


def test_the_canary_sings(canary: Canary) -> None:
    """Else the tests below could not fail."""
    assert canary.touched() == []
    canary.file.read_text()
    with contextlib.suppress(OSError):
        urllib.request.urlopen(canary.places[2], timeout=0.2)
    assert canary.touched() == ["the file", "the door"]


def test_workers_open_nothing_that_a_document_names(canary: Canary, tmp_path: Path) -> None:
    read = 0
    for name, data in documents(canary.places).items():
        path = tmp_path / name
        path.write_bytes(data)
        with contextlib.suppress(CannotRead):
            intake = client.read_file(path)
            read += 1
            assert "secret" not in intake.text
            if intake.page_map:
                with client.PageServer(path) as pages:
                    assert pages.render(0, 1.0).data
                    pages.second_text(0)
        assert canary.touched() == [], name
    assert read >= 8
