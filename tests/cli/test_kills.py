"""A claim whose key was printed is on the disk: `sourcemark claim P -` is killed 200 times while it commits.

Several commands run at once, each fed from a pipe and killed a random moment after one of its answers. The
negative control prints keys before the commit; the same procedure must catch it.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from app import core

KILLS, LANES, REAL_KILLS = 200, 4, 4
#: A commit takes about a millisecond; kills fall within a few of them after an answer.
LATEST_KILL = 0.006
LINES = 60


class Outcome(NamedTuple):
    """What a lane found: how often it killed, keys that were acknowledged, keys that were then missing."""

    kills: int
    acknowledged: int
    lost: tuple[str, ...]
    problems: tuple[str, ...]


@contextmanager
def zygote(*options: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.cli.zygote", *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as started:
        yield started
        assert started.stdin is not None
        started.stdin.close()
        assert started.wait(30) == 0


def claims_of(run: int) -> bytes:
    return "".join(f"Run {run} states claim number {number}.\n" for number in range(LINES)).encode()


def kill_after_an_answer(answers: IO[bytes], victim: int, chance: random.Random) -> list[str]:
    """Read some answers, wait for a random moment while reading on, kill; return every answer it gave."""
    heard = answers.readline() if chance.random() < 0.9 else b""
    deadline = time.monotonic() + chance.random() * LATEST_KILL
    while (left := deadline - time.monotonic()) > 0:
        if select.select([answers], [], [], left)[0]:
            heard += os.read(answers.fileno(), 65536)
    os.kill(victim, signal.SIGKILL)
    while more := os.read(answers.fileno(), 65536):
        heard += more
    # What follows the last line end was cut off by the kill: nobody was told of it.
    return heard.decode().rsplit("\n", 1)[0].split("\n") if b"\n" in heard else []


def kill_one(started: subprocess.Popen[str], project: Path, run: int, chance: random.Random) -> list[str]:
    """Have the zygote start a command, feed it, and kill it; return the keys it acknowledged."""
    given, answers = (project.with_name(f"{project.stem}-{run}.{end}") for end in ("in", "out"))
    for pipe in (given, answers):
        os.mkfifo(pipe)
    assert started.stdin is not None
    assert started.stdout is not None
    started.stdin.write(json.dumps([str(given), str(answers), "claim", str(project), "-"]) + "\n")
    started.stdin.flush()
    victim = int(started.stdout.readline())
    with given.open("wb", buffering=0) as feeding, answers.open("rb", buffering=0) as listening:
        feeding.write(claims_of(run))
        keys = kill_after_an_answer(listening, victim, chance)
    assert started.stdout.readline() == "ended\n"
    return keys


def look(project: Path) -> tuple[frozenset[str], tuple[str, ...]]:
    with core.project.open_project(project) as opened:
        return core.claims.list_keys(opened), tuple(one.message for one in opened.check())


def lane(project: Path, kills: int, seed: int, *options: str) -> Outcome:
    """Kill one project's commands one after the other and look after each."""
    chance = random.Random(seed)
    acknowledged: set[str] = set()
    lost: set[str] = set()
    problems: list[str] = []
    core.project.new_project(project).close()
    with zygote(*options) as started:
        for run in range(kills):
            acknowledged.update(kill_one(started, project, run, chance))
            present, found = look(project)
            problems += found
            lost |= acknowledged - present
    return Outcome(kills, len(acknowledged), tuple(sorted(lost)), tuple(problems))


def test_no_acknowledged_claim_is_lost_in_200_kills(tmp_path: Path) -> None:
    lanes = [(tmp_path / f"lane{number}.sourcemark", KILLS // LANES, number) for number in range(LANES)]
    with ThreadPoolExecutor(LANES) as pool:
        outcomes = list(pool.map(lambda one: lane(*one), lanes))
    assert sum(one.kills for one in outcomes) == KILLS
    assert [one.lost for one in outcomes] == [()] * LANES
    assert [one.problems for one in outcomes] == [()] * LANES
    # The kills fell among commits: not before the first, not after the last.
    total = sum(one.acknowledged for one in outcomes)
    assert KILLS / 2 < total < KILLS * LINES / 2


def test_a_program_that_acknowledges_too_soon_is_caught(tmp_path: Path) -> None:
    found = lane(tmp_path / "careless.sourcemark", 12, 1, "--too-soon")
    assert found.problems == ()
    assert found.lost


def test_the_command_itself_loses_nothing_when_killed(tmp_path: Path) -> None:
    project, chance = tmp_path / "port.sourcemark", random.Random(2)
    core.project.new_project(project).close()
    acknowledged: set[str] = set()
    for run in range(REAL_KILLS):
        command = [sys.executable, "-m", "app", "claim", str(project), "-"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as started:
            assert started.stdin is not None
            assert started.stdout is not None
            started.stdin.write(claims_of(run))
            acknowledged.update(kill_after_an_answer(started.stdout, started.pid, chance))
        present, problems = look(project)
        assert acknowledged <= present
        assert problems == ()
    assert acknowledged
