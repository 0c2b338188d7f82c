"""Spelling: which dictionary, which words, and a project's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import core
from app.core.project import Project
from app.core.spelling import find_dictionaries, load_speller, words_to_check
from app.errors import CannotRead

AFF = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, words in (("en_GB", "4\nsill/S\nhard\nrock\nport\n"), ("de_DE", "1\nHafen\n")):
        (tmp_path / f"{name}.aff").write_text(AFF, encoding="utf-8")
        (tmp_path / f"{name}.dic").write_text(words, encoding="utf-8")
    return tmp_path


def checked(text: str) -> list[str]:
    return [one.text for one in words_to_check(text)]


def test_only_prose_is_checked() -> None:
    text = (
        "The sill [[rock-sil]] is 3m; see https://exmple.org/a `cde` NATO’s port, don’t <http://x.y> a@b.cd"
    )
    assert checked(text) == ["The", "sill", "is", "see", "NATO's", "port", "don't"]
    assert checked("[the sil](https://exmple.org) www.exmple.org") == ["the", "sil"]


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    for one in words_to_check(text):
        assert text[one.start : one.end].replace("’", "'") == one.text


def test_a_dictionary_is_found_by_language(folder: Path) -> None:
    assert find_dictionaries("en", [folder]) == (folder / "en_GB",)
    assert find_dictionaries("en-US", [folder]) == (folder / "en_GB",)
    assert find_dictionaries("de", [folder]) == (folder / "de_DE",)
    assert find_dictionaries("fr", [folder]) == ()
    assert find_dictionaries("en", [folder / "nowhere"]) == ()


def test_without_a_region_every_spelling_of_the_language_is_right(folder: Path) -> None:
    for name, words in (("en_US", "2\nharbor\nport\n"), ("en_AU", "1\nbillabong\n")):
        (folder / f"{name}.aff").write_text(AFF, encoding="utf-8")
        (folder / f"{name}.dic").write_text(words, encoding="utf-8")
    (folder / "en_XX.aff").symlink_to(folder / "en_US.aff")
    (folder / "en_XX.dic").symlink_to(folder / "en_US.dic")
    found = find_dictionaries("en", [folder])
    assert found == (folder / "en_GB", folder / "en_US", folder / "en_AU")
    speller = load_speller(*found)
    assert speller.name == "en_GB, en_US, en_AU"
    assert all(speller.is_right(one) for one in ("sill", "harbor", "billabong", "harbor-sill"))
    assert not speller.is_right("harbr")
    assert find_dictionaries("en-US", [folder]) == (folder / "en_US",)
    (folder / "en_US.aff").write_bytes(b"SFX A Y 9999\nSFX\n")
    assert load_speller(*found).name == "en_GB, en_AU"


def test_words_are_right_by_their_forms_and_parts(folder: Path) -> None:
    speller = load_speller(folder / "en_GB")
    assert speller.is_right("sills")
    assert speller.is_right("rock-hard")
    assert not speller.is_right("sil")
    assert "sill" in speller.suggest("sil")


@pytest.mark.parametrize("spoilt", [b"SET NOSUCH\nSFX \xff\xfe", b"SFX A Y 9999\nSFX\n"])
def test_a_spoilt_dictionary_is_refused_in_words(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "xx.aff").write_bytes(spoilt)
    with pytest.raises(CannotRead, match="cannot be read"):
        load_speller(tmp_path / "xx")


def test_a_project_has_words_of_its_own(project: Project) -> None:
    assert core.spelling.own_words(project) == frozenset()
    core.spelling.add_own_word(project, "Velmora")
    steps = len(project.history())
    assert core.spelling.add_own_word(project, "Orrin") == {"Velmora", "Orrin"}
    assert core.spelling.own_words(project) == {"Velmora", "Orrin"}
    assert len(project.history()) == steps
