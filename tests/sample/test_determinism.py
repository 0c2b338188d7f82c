"""The same store gives the same bytes in every format, whoever asks, wherever, and however its rows lie."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.core import data_exports
from app.core.project import Project
from app.export.formats import FORMATS
from tests.sample.exported import hashes_of

ROOT = Path(__file__).parents[2]
#: The tables whose rows an export is made of.
TABLES = (
    "publisher", "article", "snapshot", "highlight", "claim", "evidence", "briefing", "section",
    "key_point", "listed_source", "waiver",
)  # fmt: skip


def turn_over(path: Path) -> int:
    """Write the rows of each table anew, the last one first, and the whole file anew; return how many."""
    moved = 0
    with closing(sqlite3.connect(path, isolation_level=None)) as store:
        store.execute("PRAGMA foreign_keys = OFF")
        triggers = store.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        store.execute("BEGIN")
        for name, _ in triggers:
            store.execute(f'DROP TRIGGER "{name}"')
        for table in TABLES:
            before = store.execute(f"SELECT * FROM {table} ORDER BY pk").fetchall()
            store.execute(f"DELETE FROM {table}")
            for _, *row in reversed(before):
                marks = ", ".join("?" * len(row))
                store.execute(f"INSERT INTO {table} VALUES (NULL, {marks})", row)
            after = store.execute(f"SELECT * FROM {table} ORDER BY pk").fetchall()
            moved += [row[1:] for row in before] != [row[1:] for row in after]
        for _, sql in triggers:
            store.execute(sql)
        store.execute("COMMIT")
        store.execute("VACUUM")
    return moved


def hashes_elsewhere(path: Path, **environment: str) -> dict[str, str]:
    # As somebody else, from another folder, with files that only their owner may read.
    environment |= {"PYTHONPATH": str(ROOT), "USER": "zaphod", "LOGNAME": "zaphod", "HOME": str(path.parent)}
    run = subprocess.run(
        [sys.executable, "-m", "tests.sample.exported", str(path)],
        capture_output=True, check=False, cwd=path.parent, timeout=300, umask=0o077,
        env=os.environ | environment,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr.decode()
    found: dict[str, str] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module")
def here(exported: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in exported.items()}


def test_another_locale_zone_seed_place_and_order_of_rows_give_the_same_bytes(
    sample: Project, here: dict[str, str], tmp_path: Path
) -> None:
    copy = tmp_path / "Elsewhere é" / "other name.sourcemark"
    copy.parent.mkdir()
    with closing(sqlite3.connect(sample.path)) as store, closing(sqlite3.connect(copy)) as other:
        store.backup(other)
    assert turn_over(copy) >= 8
    elsewhere = hashes_elsewhere(
        copy, LC_ALL="tr_TR.UTF-8", LANG="ar_EG.UTF-8", TZ="Pacific/Kiritimati", PYTHONHASHSEED="4711"
    )
    assert elsewhere == here
    named = {key.partition(" ")[0] for key in here}
    assert named == {*FORMATS, *(one.name for one in data_exports.FORMATS), "grid", "marked-pdf"}


def test_a_second_export_of_the_same_store_has_the_same_bytes(sample: Project, here: dict[str, str]) -> None:
    assert hashes_of(sample) == here
