"""The window must be there before the store and the readers are loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "sqlalchemy",
    "sqlcipher3",
    "pdfminer",
    "lxml",
    "numpy",
    "pypdfium2",
    "readability",
    "charset_normalizer",
)


def loaded_by(statement: str) -> set[str]:
    tell = "import sys, json; print(json.dumps(sorted({n.partition('.')[0] for n in sys.modules})))"
    script = f"{statement}; {tell}"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout))


def test_importing_the_window_loads_nothing_heavy() -> None:
    assert loaded_by("import app.ui.window, app.ui.application").isdisjoint(HEAVY)


def test_importing_the_records_loads_nothing_heavy() -> None:
    assert loaded_by("import db.records, db.errors, app.core").isdisjoint(HEAVY)
