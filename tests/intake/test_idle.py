"""The second reader steps back behind everyone else, and stops when its answer is no longer wanted."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.errors import Cancelled
from app.intake import client
from tests.intake.builders_pdf import build, page
from tests.intake.conftest import WriteFile
from tests.intake.test_fork_server import state_of


@pytest.fixture
def path(write_file: WriteFile) -> Path:
    return write_file(build([page("Dredging began in May"), page("It ended in June")]), "article.pdf")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a class for what is idle")
def test_an_idle_reader_is_behind_everyone_else(path: Path) -> None:
    with client.PageServer(path, priority="idle") as idle, client.PageServer(path) as usual:
        assert idle._worker is not None
        assert usual._worker is not None
        assert os.sched_getscheduler(idle._worker.pid) == os.SCHED_IDLE
        assert os.getpriority(os.PRIO_PROCESS, idle._worker.pid) == 19
        assert os.sched_getscheduler(usual._worker.pid) == os.SCHED_OTHER


def test_a_reading_that_is_not_wanted_ends_with_its_worker(path: Path) -> None:
    wanted = True
    with client.PageServer(path, priority="low", cancelled=lambda: not wanted) as server:
        assert server.second_text(0) == "Dredging began in May"
        assert server._worker is not None
        pid = server._worker.pid
        wanted = False
        with pytest.raises(Cancelled):
            server.second_text(1)
        assert state_of(pid) == ""
