"""Workers under attack and under cancel: killed in time, never orphaned, never believed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from app.errors import Cancelled, CannotRead
from app.intake import client, fork_client, frames, limits, process
from app.intake.assembly import Assembly
from app.intake.frames import BadFrame, Fields
from app.intake.process import WorkerDied, WorkerProcess
from tests.intake.builders_pdf import build, page
from tests.intake.conftest import WriteFile

ROOT = Path(__file__).resolve().parents[2]


def spawn_program(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let every worker be this program, also where a test before has left a server that forks others."""
    client.cool()
    monkeypatch.setattr(fork_client, "is_possible", lambda: False)
    monkeypatch.setattr(process, "command", lambda _: [sys.executable, "-c", program])


@pytest.fixture
def stalled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that say hello and nothing more."""
    program = (
        "import os, time; from app.intake import frames;"
        "os.write(1, frames.pack({'frame': 'hello'}, 0)); time.sleep(60)"
    )
    spawn_program(monkeypatch, program)


@pytest.mark.usefixtures("stalled")
def test_cancel_does_not_wait_for_the_worker(write_file: WriteFile) -> None:
    path = write_file(build([page("x")]))
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        client.read_file(path, cancelled=stop.is_set)
    # Far from the time after which a silent worker is given up anyway.
    assert time.monotonic() - begun < limits.SILENCE_SECONDS / 2


@pytest.mark.usefixtures("stalled")
def test_silence_is_ended(write_file: WriteFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WorkerProcess.listen, "__defaults__", (None, 0.3))
    with pytest.raises(CannotRead, match="Nothing came"):
        client.read_file(write_file(build([page("x")])))


def test_a_worker_killed_in_the_middle_leaves_the_pages_that_can_be_read(
    write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every worker that comes to page 70 dies there; all other pages are read."""
    path = write_file(build([page(f"Page {number}") for number in range(100)]))
    program = (
        "import ctypes; from app.intake import pdfium_reader, worker;"
        "read = pdfium_reader.Pdfium.read_page;"
        "pdfium_reader.Pdfium.read_page = lambda self, index, **options:"
        " ctypes.string_at(0) if index == 70 else read(self, index, **options);"
        "worker.main()"
    )
    spawn_program(monkeypatch, program)
    intake = client.read_file(path)
    assert not intake.incomplete
    assert [(one.index, one.result) for one in intake.page_outcomes] == [(70, "cannot_read")]
    assert intake.text.endswith("Page 99")
    assert "Page 69" in intake.text
    assert "Page 70" not in intake.text


def test_a_busy_worker_ends_when_its_program_is_killed(write_file: WriteFile) -> None:
    command = [sys.executable, "-m", "tests.intake.leave_a_busy_worker", str(write_file(build([page("x")])))]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert is_running(pid)
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 5
    while is_running(pid) and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    assert not is_running(pid)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:1]


def test_containment_is_in_force_here() -> None:
    report = client.containment()
    assert {"memory", "core", "writing", "processor", "network", "seccomp", "landlock_files"} <= set(report)
    assert all(type(value) is bool for value in report.values())
    assert report["memory"]
    assert report["writing"]


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's walls are Linux's")
def test_what_is_reported_denied_is_denied() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.intake.try_walls"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    assert found["thread"] == [True]
    assert found["tried"] == {name: found["report"][name] for name in found["tried"]}


def test_importing_the_client_loads_no_parser() -> None:
    program = (
        "import sys; import app.intake.client;"
        "parsers = {'pypdfium2', 'pypdfium2_raw', 'pdfminer', 'lxml', 'markdown_it', 'sqlalchemy'};"
        "print(sorted(parsers & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ({"frame": "surprise"}, b""),
        ({"frame": "pages", "first": 3, "pages": []}, b""),
        ({"frame": "pages", "first": 0, "pages": [{"characters": 9}]}, b"x"),
        ({"frame": "raster", "width": 2, "height": 2, "stride": 8}, b"short"),
        ({"frame": "raster", "width": 2, "height": 2, "stride": 1}, b"xx"),
        ({"frame": "text", "extractor": "x", "version": "1", "left_out": 0}, b"\xff"),
        ({"frame": "blocks"}, b'[{"kind":"paragraph","start":0,"end":5}]'),
        ({"frame": "blocks"}, b'[{"kind":"script","start":0,"end":0}]'),
        ({"frame": "blocks"}, b'{"kind":"paragraph"}'),
        ({"frame": "done", "record": {"id": {"value": "x", "basis": "y"}}}, b""),
        ({"frame": "done", "record": {"title": {"value": 7, "basis": "y"}}}, b""),
        ({"frame": "done", "record": []}, b""),
        ({"frame": "pdf", "page_count": -1, "version": ""}, b""),
        ({"frame": 7}, b""),
    ],
)
def test_a_frame_that_lies_is_not_believed(header: dict[str, object], body: bytes) -> None:
    assembly = Assembly()
    assembly.page_count = 5
    with pytest.raises(BadFrame):
        assembly.take(Fields(header), bytearray(body))


def test_a_frame_beyond_its_limit_is_refused() -> None:
    with pytest.raises(BadFrame):
        frames.unpack_lengths((limits.FRAME_HEADER_BYTES + 1).to_bytes(4, "little") + bytes(4))


def test_garbage_instead_of_frames_ends_the_worker(
    write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = "import os, time; os.write(1, b'\\xff' * 64); time.sleep(60)"
    spawn_program(monkeypatch, program)
    path = write_file(build([page("x")]))
    with WorkerProcess() as worker, path.open("rb") as file:
        worker.give(file.fileno(), {"job": "read"})
        with pytest.raises(WorkerDied, match="trusted"):
            worker.listen()
        assert not worker.alive()
