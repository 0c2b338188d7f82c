"""A project on a network share is kept without a write-ahead log."""

from __future__ import annotations

from pathlib import Path

import pytest

import db
from db.places import file_system_of, is_on_network, is_synchronised
from tests.db.builders import make_claim

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/our\\040share rw,relatime shared:20 - cifs //server/share rw
41 22 0:36 / /mnt/our rw,relatime - nfs4 server:/our rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a/p.sourcemark", "ext4"),
        ("/mnt/our share/p", "cifs"),
        ("/mnt/our/p", "nfs4"),
        ("/mnt/ours/p", "ext4"),
    ],
)
def test_the_innermost_mount_counts(path: str, kind: str) -> None:
    assert file_system_of(Path(path), MOUNTS) == kind


def test_a_windows_share_is_a_network() -> None:
    assert is_on_network(Path(r"\\server\share\p.sourcemark"))


def test_no_write_ahead_log_on_a_share(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.store.is_on_network", lambda _: True)
    store = db.create_store(path, "Harbour")
    assert store.on_network
    with store.change("Add") as tx:
        db.claims.insert_claim(tx, make_claim("a"))
        assert tx.connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
    store.undo()
    assert not path.with_name(f"{path.name}-wal").exists()
    store.close()


def test_synchronised_folders_are_known_by_name_and_by_what_lies_in_them(tmp_path: Path) -> None:
    marked = tmp_path / "shared"
    (marked / ".stfolder").mkdir(parents=True)
    assert is_synchronised(tmp_path / "OneDrive - Desk" / "p.sourcemark")
    assert is_synchronised(tmp_path / "Dropbox" / "work" / "p.sourcemark")
    assert is_synchronised(marked / "deep" / "p.sourcemark")
    assert not is_synchronised(tmp_path / "boxes" / "p.sourcemark")
