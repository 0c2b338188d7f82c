"""Nothing that is exported tells whose machine made it: every part of every file is unpacked and searched."""

from __future__ import annotations

import base64
import getpass
import io
import os
import platform
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from app.core.project import Project

ROOT = Path(__file__).parents[2]
#: A user of such a name is found everywhere; that it changes nothing is shown in test_determinism.py.
_COMMON = {"root", "user", "admin", "runner", "test"}
_HOMES = (
    rb"home|root|tmp|var|usr|etc|mnt|opt|workspace|builds|private|Users|proc|srv|media|Volumes|Applications"
)
#: A path from the root of a file system, of Unix or Windows, and addresses of files.
_ABSOLUTE = re.compile(rb"(?<![\w./:%~-])/(?:" + _HOMES + rb")/[\w.]|\b[A-Z]:\\\\?\w|\bfile:/|\\\\\\\\\w")


def parts_of(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file, and every part packed in it, with the parts of these."""
    yield name, data
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            yield f"{name}: comment", opened.comment
            for one in opened.infolist():
                yield f"{name}: {one.filename}", one.filename.encode() + one.extra + one.comment
                yield from parts_of(f"{name}: {one.filename}", opened.read(one))
    elif data.startswith(b"%PDF"):
        yield from _pdf(name, data)
    elif b"base64," in data:
        for number, found in enumerate(re.findall(rb"base64,([A-Za-z0-9+/=]+)", data)):
            yield f"{name}: picture {number}", base64.b64decode(found)


def _pdf(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        for number, one in enumerate(opened.objects):
            if isinstance(one, pikepdf.Stream):
                if one.get("/Subtype") != "/Image" and "/Length1" not in one:
                    yield f"{name}: stream {number}", one.read_bytes()
                one = one.stream_dict if hasattr(one, "stream_dict") else pikepdf.Dictionary(dict(one))
            if isinstance(one, pikepdf.Dictionary):
                for key, value in one.items():
                    if isinstance(value, pikepdf.String):
                        yield f"{name}: object {number} {key}", str(value).encode()


def spellings(text: str) -> Iterator[bytes]:
    """Yield a text as it may stand in a file."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield text.encode(encoding)
    yield text.replace("\\", "\\\\").encode()
    yield text.replace("/", "%2F").encode()
    yield text.replace("/", "\\/").encode()


@pytest.fixture(scope="module")
def private(sample: Project) -> set[bytes]:
    """Return what tells of this machine: names and folders."""
    names = {platform.node(), os.uname().nodename, getpass.getuser()} - _COMMON
    folders = {
        sample.path.parent,
        Path.home(),
        Path(tempfile.gettempdir()),
        ROOT,
        Path(sys.prefix),
        Path.cwd(),
    }
    # A short name is a word, and a folder at the root is looked for by its form.
    told = {one for one in names if len(one) > 3} | {str(one) for one in folders if len(one.parts) > 2}
    return {spelled for one in told | {sample.path.name} for spelled in spellings(one)}


def test_no_file_tells_of_the_machine_or_holds_an_absolute_path(
    exported: dict[str, bytes], private: set[bytes]
) -> None:
    seen = 0
    for name, data in exported.items():
        for part, inner in parts_of(name, data):
            seen += 1
            assert [one for one in private if one in inner] == [], part
            if "picture" not in part:
                found = _ABSOLUTE.search(inner) if not _is_packed(inner) else None
                assert found is None, (part, inner[max(0, found.start() - 40) : found.end() + 40])
    assert seen > 300
    assert any(": stream" in part for part, _ in parts_of("x", exported["pdf footnotes"]))


@pytest.mark.parametrize("kind", ["docx footnotes", "qdpx", "pdf footnotes"])
def test_the_search_looks_into_what_is_packed(exported: dict[str, bytes], kind: str) -> None:
    data = exported[next(one for one in exported if one.split()[0] == kind.split()[0])]
    whole = b"\n".join(inner for _, inner in parts_of("x", data) if inner is not data)
    assert re.search(rb"Tarnholm", whole)
    assert _ABSOLUTE.search(b'path="/home/ada/x"')
    assert _ABSOLUTE.search(rb"C:\Users\ada")
    assert _ABSOLUTE.search(b"https://example.com/home/ada") is None


def _is_packed(data: bytes) -> bool:
    """Say whether bytes are packed: what looks like a path in them is chance."""
    return data.startswith((b"PK", b"%PDF")) or b"\x00\x00" in data[:2000]
