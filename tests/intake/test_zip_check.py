"""A stranger's zip: every trick is refused in a sentence before a part is unpacked; bombs stop at a limit."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import CannotRead
from app.intake import limits
from app.intake.zip_check import Package
from tests.intake import builders_zip
from tests.intake.builders_zip import build

PARTS = {"a.xml": "<a/>", "b/long.xml": "<b/>" * 100}


def duplicate() -> bytes:
    return builders_zip.renamed(build({"one.xml": "1", "two.xml": "2"}), "two.xml", "one.xml")


TRICKS: dict[str, Callable[[], bytes]] = {
    "overlap": lambda: builders_zip.overlapped(PARTS),
    "twice": duplicate,
    "forbidden name “/a.xml”": lambda: build({"/a.xml": ""}),
    "forbidden name “../a.xml”": lambda: build({"../a.xml": ""}),
    "forbidden name “b/../../a.xml”": lambda: build({"b/../../a.xml": ""}),
    "forbidden name “C:/a.xml”": lambda: build({"C:/a.xml": ""}),
    r"forbidden name “..\\a.xml”": lambda: build({"..\\a.xml": ""}),
    "forbidden name “a\ufffdxml”": lambda: builders_zip.renamed(build({"a.xml": ""}), "a.xml", "a\0xml"),
    "link to another file": lambda: builders_zip.with_mode(PARTS, "a.xml", 0o120777),
    "locked with a password": lambda: builders_zip.flagged(build(PARTS), 1),
    "damaged zip archive": lambda: build(PARTS)[:-10],
    "damaged zip": lambda: b"PK\x03\x04" + build(PARTS)[400:],
}


@pytest.mark.parametrize("said", TRICKS)
def test_a_trick_is_refused_in_words(said: str) -> None:
    with pytest.raises(CannotRead, match=said) as refused:
        Package(TRICKS[said]())
    assert refused.value.message.endswith(".")
    assert refused.value.hint.endswith(".")


def test_too_many_entries_are_refused() -> None:
    data = build({f"{number}": "" for number in range(limits.ZIP_ENTRIES + 1)})
    with pytest.raises(CannotRead, match="5,001 parts; Sourcemark reads up to 5,000"):
        Package(data)


def test_a_bomb_stops_at_its_ratio() -> None:
    package = Package(build({"bomb": bytes(8 * limits.MIB), "fine": "x"}))
    with pytest.raises(CannotRead, match="unpacks to more than 200 times"):
        package.read("bomb")
    assert package.read("fine") == b"x"


def test_a_small_part_may_be_packed_tightly() -> None:
    assert len(Package(build({"a": bytes(limits.MIB)})).read("a")) == limits.MIB


def test_a_part_stops_at_64_mib() -> None:
    # Every 100th byte differs, so that the part packs worse than the ratio.
    line = bytes(range(256)) * 4
    data = build({"a": b"".join(bytes((n % 251, n % 13)) + line for n in range(70 * 1024))})
    with pytest.raises(CannotRead, match="Stopped at 64 MiB of one part"):
        Package(data).read("a")


def test_all_parts_together_stop_at_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_BYTES", 1000)
    package = Package(build({"a": bytes(600), "b": bytes(600)}))
    package.read("a")
    with pytest.raises(CannotRead, match="of unpacked parts"):
        package.read("b")


def test_parts_are_found_whatever_their_case_or_slashes() -> None:
    package = Package(build({"Word\\Document.xml": "x", "A.txt": "1", "a.txt": "2"}))
    assert package.find("/word/document.xml") == "Word/Document.xml"
    assert package.read("word/document.xml") == b"x"
    assert (package.read("A.txt"), package.read("a.txt")) == (b"1", b"2")
    assert package.find("gone") is None


@given(st.integers(0, 400), st.binary(min_size=1, max_size=4))
def test_a_damaged_zip_is_read_or_refused(at: int, noise: bytes) -> None:
    data = bytearray(build(PARTS))
    data[at : at + len(noise)] = noise
    with contextlib.suppress(CannotRead):
        package = Package(bytes(data))
        for name in package.names:
            package.read(name)
