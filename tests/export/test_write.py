"""A file is written whole or not at all, and the reason is a sentence."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import CannotWriteFile
from app.export.write import write_file, write_files

FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from app.errors import CannotWriteFile
from app.export.write import write_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_file(Path(sys.argv[1]), b"x" * 5000)
except CannotWriteFile as error:
    print(error.message)
"""


def test_writes_the_bytes_and_leaves_nothing_beside_them(tmp_path: Path) -> None:
    write_file(tmp_path / "out.md", b"one\n")
    write_file(tmp_path / "out.md", b"two\n")
    assert (tmp_path / "out.md").read_bytes() == b"two\n"
    assert [one.name for one in tmp_path.iterdir()] == ["out.md"]


def test_keeps_the_mode_of_what_it_replaces(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_file(target, b"new")
    assert target.stat().st_mode & 0o777 == 0o640


def test_writes_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "out.md").symlink_to("real.md")
    write_file(tmp_path / "out.md", b"new")
    assert (tmp_path / "out.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_files_that_belong_together_are_written_together(tmp_path: Path) -> None:
    write_files({tmp_path / "out.md": b"one", tmp_path / "out.bib": b"two"})
    write_files({tmp_path / "out.md": b"three", tmp_path / "out.bib": b"four"})
    assert (tmp_path / "out.md").read_bytes() == b"three"
    assert (tmp_path / "out.bib").read_bytes() == b"four"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.bib", "out.md"]


def test_when_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "out.md").write_bytes(b"old")
    (tmp_path / "out.bib").mkdir()
    with pytest.raises(CannotWriteFile, match=r"“out\.bib” is a folder"):
        write_files({tmp_path / "out.md": b"new", tmp_path / "out.bib": b"new"})
    assert (tmp_path / "out.md").read_bytes() == b"old"


@pytest.mark.parametrize("existing", [True, False])
def test_one_that_is_held_open_puts_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, existing: bool
) -> None:
    """Some systems refuse to replace a file that another program holds; here the last one is."""
    if existing:
        (tmp_path / "out.md").write_bytes(b"old")
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name == "out.bib":
            raise PermissionError(errno.EACCES, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(CannotWriteFile, match=r"“out\.bib” was not written"):
        write_files({tmp_path / "out.md": b"new", tmp_path / "out.bib": b"new"})
    assert [one.name for one in tmp_path.iterdir()] == (["out.md"] if existing else [])
    if existing:
        assert (tmp_path / "out.md").read_bytes() == b"old"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteFile, match=r"The folder .*nowhere. does not exist"):
        write_file(tmp_path / "nowhere" / "out.md", b"x")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteFile, match="is a folder"):
        write_file(tmp_path, b"x")


def test_a_device_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotWriteFile, match="not an ordinary file"):
        write_file(tmp_path / "pipe", b"x")


@pytest.mark.parametrize(
    ("code", "words"),
    [("ENOSPC", "the disk is full"), ("EROFS", "read-only"), ("EACCES", "may not write"), ("EIO", "error")],
)
def test_what_the_disk_says_becomes_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, words: str
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(getattr(errno, code), "refused")

    target = tmp_path / "out.md"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CannotWriteFile, match=words):
        write_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["out.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file size are a Unix matter")
def test_a_disk_that_takes_no_more_keeps_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_bytes(b"old")
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(target)],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert run.stdout.startswith("“out.md” was not written: ")
    assert run.stderr == ""
    assert target.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["out.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(CannotWriteFile, match="read-only"):
        write_file(target, b"new")
