"""Workers forked by a server: each reads one document, is killed in time and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import CannotRead
from app.intake import client, fork_client, process, spare
from app.intake.process import WorkerDied, WorkerProcess
from tests.intake.builders_pdf import build, page
from tests.intake.conftest import WriteFile

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not fork_client.is_possible(), reason="workers are forked on Linux only")


@pytest.fixture(autouse=True)
def _own_server() -> Iterator[None]:
    """Give each test a server that no other one has used."""
    client.cool()
    yield
    client.cool()


@pytest.fixture
def path(write_file: WriteFile) -> Path:
    return write_file(build([page("Dredging began in May")]), "article.pdf")


def take(path: Path, job: str = "pages", *, pdf: bool = True) -> WorkerProcess:
    """Return a worker that has the document open."""
    worker = spare.take_worker(pdf=pdf)
    with path.open("rb") as file:
        worker.give(file.fileno(), {"job": job})
    while worker.listen()[0].text("frame") == "hello":
        pass
    return worker


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def state_of(pid: int) -> str:
    """Return the letter of a process's state, "" when there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def ends(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while state_of(pid) not in ("", "Z") and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    return state_of(pid) in ("", "Z")


def test_each_document_has_a_worker_of_its_own(path: Path) -> None:
    with take(path) as one, take(path) as other:
        assert one.pid != other.pid
        assert {parent_of(one.pid), parent_of(other.pid)} == {spare.server_pid()}


def test_workers_for_other_formats_come_from_a_second_server_which_ends_with_the_first(path: Path) -> None:
    with take(path, pdf=False) as worker:
        first, second = spare.server_pid(), parent_of(worker.pid)
        assert first is not None
        assert second != first
        assert parent_of(second) == first
        for stopped in (second, worker.pid):
            os.kill(stopped, signal.SIGSTOP)
        os.kill(first, signal.SIGKILL)
        assert ends(second)
        assert ends(worker.pid)


def test_a_worker_that_said_its_last_word_is_not_waited_for(path: Path) -> None:
    worker = take(path)
    server = spare.server_pid()
    assert server is not None
    os.kill(server, signal.SIGSTOP)
    try:
        begun = time.monotonic()
        spare.dismiss(worker)
        assert time.monotonic() - begun < 3
    finally:
        os.kill(server, signal.SIGCONT)
    assert ends(worker.pid)


def test_a_worker_is_under_the_same_walls_as_one_started_alone() -> None:
    forked = client.containment()
    assert spare.server_pid() is not None
    with pytest.MonkeyPatch.context() as patch:
        client.cool()
        patch.setattr(fork_client, "is_possible", lambda: False)
        assert client.containment() == forked


def test_a_killed_worker_is_gone_and_collected(path: Path) -> None:
    worker = take(path)
    os.kill(worker.pid, signal.SIGSTOP)
    worker.kill()
    assert state_of(worker.pid) == ""
    assert not worker.alive()


def test_a_crash_is_told_as_what_it_was(path: Path) -> None:
    with take(path) as worker:
        os.kill(worker.pid, signal.SIGSEGV)
        with pytest.raises(WorkerDied, match=r"crashed on it \(signal 11\)"):
            worker.listen()


def test_nothing_outlives_a_killed_program(path: Path) -> None:
    command = [sys.executable, "-m", "tests.intake.leave_forked_workers", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        worker, server = map(int, program.stdout.readline().split())
        assert parent_of(worker) == server
        # It cannot notice by itself that the program is gone.
        os.kill(worker, signal.SIGSTOP)
        program.send_signal(signal.SIGKILL)
    assert ends(server)
    assert ends(worker)


def test_workers_end_with_their_server_and_another_is_started(path: Path) -> None:
    with take(path) as worker:
        first = spare.server_pid()
        assert first is not None
        os.kill(worker.pid, signal.SIGSTOP)
        os.kill(first, signal.SIGKILL)
        assert ends(worker.pid)
        with pytest.raises(WorkerDied):
            worker.listen()
    assert "Dredging" in client.read_file(path).text
    assert "Dredging" in client.read_file(path).text
    assert spare.server_pid() not in (None, first)


def test_without_a_server_workers_are_started_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = process.command

    def broken(kind: str) -> list[str]:
        return [sys.executable, "-c", ""] if kind == "--fork-server" else whole(kind)

    monkeypatch.setattr(fork_client, "command", broken)
    monkeypatch.setattr(spare._spare, "_failures", 0)
    for _ in range(4):
        assert "Dredging" in client.read_file(path).text
    assert spare.server_pid() is None


def test_the_server_keeps_nothing_of_the_documents(path: Path) -> None:
    with take(path, pdf=False):
        pass
    for _ in range(20):
        client.read_file(path)
    server = Path(f"/proc/{spare.server_pid()}")
    assert len(list((server / "task").iterdir())) == 1
    # Its standard streams, the way to the program and the plan of the workers' walls; the last worker's end
    # is still being told.
    deadline = time.monotonic() + 10
    while len(list((server / "fd").iterdir())) > 5 and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    assert len(list((server / "fd").iterdir())) <= 5
    # None but the second server.
    assert len((server / "task" / server.name / "children").read_text().split()) == 1


def test_the_interrupt_key_does_not_end_the_server(path: Path) -> None:
    with take(path) as worker:
        server = spare.server_pid()
        assert server is not None
        for pid in (server, worker.pid):
            os.kill(pid, signal.SIGINT)
        assert "Dredging" in client.read_file(path).text
        assert spare.server_pid() == server
        assert worker.alive()


def test_a_file_that_cannot_be_read_says_so(write_file: WriteFile) -> None:
    with pytest.raises(CannotRead, match="damaged"):
        client.read_file(write_file(b"%PDF-1.7\nnothing", "broken.pdf"))
