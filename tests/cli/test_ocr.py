"""The command ocr: pages without text are read, and what cannot be done is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.command import answer, run
from tests.intake.builders_scan import scan


@pytest.fixture
def scanned(project: Path, tmp_path: Path) -> Path:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(scan([["The harbour was closed."]]))
    answer("add", project, path)
    return project


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_pages_are_read_and_can_be_quoted(scanned: Path) -> None:
    made = answer("ocr", scanned, "minutes", "--language", "eng")
    assert (made["pages"], made["failed"], made["language"]) == ([1], [], "eng")
    assert made["extractor"].startswith("tesseract ")
    page = answer("text", scanned, "minutes")["page_map"][0]
    assert (page["result"], page["extractor"]) == ("ocr", made["extractor"])
    marked = answer("highlight", scanned, "minutes", "--quote", "harbour was closed")
    assert marked["second_reader"] == "cannot_read"
    assert any(answer("boxes", scanned, "minutes", "--page", "1")["boxes"])
    again = run("ocr", scanned, "minutes", "--json")
    assert (again.code, again.error["code"]) == (2, "wrong_use")
    assert answer("check", scanned)["ok"]
    answer("undo", scanned, "2")
    assert answer("text", scanned, "minutes")["text"].strip() == ""


def test_without_tesseract_it_is_said_how_to_get_it(
    scanned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("ocr", scanned, "minutes", "--json")
    assert ran.code == 3
    assert "tesseract" in ran.error["hint"]
