"""What loading the rooms costs: nothing heavy before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = "sqlalchemy sqlcipher3 pdfminer lxml pypdfium2 PySide6 numpy"


@pytest.mark.parametrize(
    "statement",
    [
        "from app import core",
        "import app.__main__",
        "import app.cli.names",
        "from app.cli.run import run; run(['-h'])",
        "from app.cli.run import run; run(['claim', '-h'])",
        "from app.cli.run import run; run(['export', '-h'])",
        "import app.paths, app.log",
    ],
)
def test_nothing_heavy_is_loaded_early(statement: str) -> None:
    code = (
        f"{statement}\nimport sys\nprint([n for n in '{HEAVY}'.split() if n in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_the_worker_loads_neither_store_nor_window() -> None:
    code = (
        "import app.__main__, sys, app.intake.worker\n"
        "print('sqlalchemy' in sys.modules, 'PySide6' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["False", "False"]
