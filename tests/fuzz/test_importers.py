"""Broken files of every import format: each ends in an answer that counts right, or in a sentence.

A process of its own imports them (import_many.py); none of them stops it, stays in the store half, leaves a
process behind or writes outside of the temporary folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.fuzz.importers import FEW, KINDS
from tests.fuzz.processes import of_folder, settles

ROOT = Path(__file__).resolve().parents[2]
MANY = 2000


def test_a_few_of_every_format(tmp_path: Path) -> None:
    _try(tmp_path, 0, 10, FEW)


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_many_of_a_format(kind: str, tmp_path: Path) -> None:
    _try(tmp_path, 1000, 1, {kind: MANY})


def _try(folder: Path, first: int, every: int, counts: Mapping[str, int]) -> None:
    command = [sys.executable, "-m", "tests.fuzz.import_many", str(folder), str(first), str(every)]
    command += [f"{kind}:{count}" for kind, count in counts.items()]
    # The program's own bytecode is nothing that a file makes it write.
    own = {"TMPDIR": str(folder), "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    environment = {**os.environ, **own}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    answer: dict[str, Any] = json.loads(done.stdout)
    assert answer["outside"] == []
    for kind, count in counts.items():
        found = answer["kinds"][kind]
        assert (kind, found["bad"]) == (kind, [])
        assert sum(found["outcomes"].values()) == count
        # Some are still taken, else the mutations would try nothing but the door.
        assert found["outcomes"].get("taken", 0) >= count / 10
    assert list(folder.iterdir()) == []
    assert settles(lambda: of_folder(folder) == [])
