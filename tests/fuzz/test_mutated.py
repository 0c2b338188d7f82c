"""Broken files of every format: each ends in an article or a sentence, and nothing is left behind.

The bulk is read by children behind a worker’s walls (read_many.py), a part through the real client; in the
soak the real window adds and opens as many again (window_many.py).
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest

from app.errors import CannotRead
from app.intake import client
from tests.fuzz.mutate import mutated
from tests.fuzz.processes import of_folder, settles
from tests.fuzz.seeds import ENDINGS, SEEDS

ROOT = Path(__file__).resolve().parents[2]
FEW, MANY = 200, 2000
#: So many of them go through a worker of their own.
REAL = 6
#: Longer than this the program would seem to hang.
STALL_SECONDS = 2.0

counts = pytest.mark.parametrize(
    "count", [pytest.param(FEW, id="few"), pytest.param(MANY, id="many", marks=pytest.mark.soak)]
)
kinds = pytest.mark.parametrize("kind", SEEDS)


@counts
@kinds
def test_every_broken_file_ends(kind: str, count: int, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.fuzz.read_many",
        kind,
        "0" if count == FEW else "1000",
        str(count),
    ]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["bad"] == []
    assert sum(found["outcomes"].values()) == count
    # Some stay readable, else the mutations would try nothing but the door.
    assert found["outcomes"].get("read", 0) > count / 20
    assert list(tmp_path.iterdir()) == []


@pytest.mark.soak
@kinds
def test_the_window_goes_on_while_many_are_added_and_opened(kind: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.fuzz.window_many", str(tmp_path), kind, "5000", str(MANY)]
    places = dict.fromkeys(("TMPDIR", "HOME", "XDG_RUNTIME_DIR"), str(tmp_path))
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **places}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert (found["bad"], found["left"], found["outside"]) == ([], [], [])
    assert found["gap"] < STALL_SECONDS
    assert found["added"] > MANY / 20
    assert settles(lambda: of_folder(tmp_path) == [])
    assert [one.name for one in tmp_path.iterdir()] == ["settings.ini"]


@kinds
def test_the_program_goes_on_and_nothing_stays(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.cool()
    # Whoever starts from here on is known by it, also when its parent is gone.
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    before = descendants()
    # Both servers that fork the readers stay for the next file, without any of those.
    client.warm()
    client.containment()
    assert settles(lambda: len(descendants() - before) == 2)
    servers = descendants() - before
    beats = Beats()
    chance = random.Random(kind)
    for number in range(REAL):
        path = tmp_path / f"{number}{ENDINGS[kind]}"
        path.write_bytes(mutated(chance.choice(SEEDS[kind]), chance) or b"x")
        try:
            intake = client.read_file(path)
            assert intake.text.strip() or intake.incomplete
        except CannotRead as refused:
            said = refused.message
            assert said.endswith((".", ")"))
    assert beats.longest_gap() < STALL_SECONDS
    # A worker that has said its last word is not waited for.
    assert settles(lambda: descendants() - before == servers)
    client.cool()
    assert settles(lambda: descendants() <= before)
    assert settles(lambda: of_folder(tmp_path) == [])
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(
        f"{n}{ENDINGS[kind]}" for n in range(REAL)
    )


class Beats:
    """A thread that beats as the window's event loop does; a reader that holds the interpreter is seen."""

    def __init__(self) -> None:
        self._times = [time.monotonic()]
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat)
        self._thread.start()

    def _beat(self) -> None:
        while not self._stop.wait(0.02):
            self._times.append(time.monotonic())

    def longest_gap(self) -> float:
        self._stop.set()
        self._thread.join()
        times = [*self._times, time.monotonic()]
        return max(after - before for before, after in pairwise(times))


def descendants(of: str = "self") -> set[str]:
    """Return the ids of a process's children and of theirs."""
    found: set[str] = set()
    # A process may end while it is looked at.
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{of}/task").iterdir():
            for child in (task / "children").read_text().split():
                found |= {child, *descendants(child)}
    return found
