"""OCR: a scanned page gets its text with boxes, as another reading that undo takes back."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import core
from app.core import kept_boxes
from app.core.project import Project
from app.errors import Cancelled, CannotRead, WrongUse
from app.intake.intake import PageBoxes
from tests.core.world import labels
from tests.intake.builders_scan import scan

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
LINES = ["The harbour was closed for nine days.", "Nobody was told of it."]


@pytest.fixture
def scanned(project: Project, tmp_path: Path) -> str:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(scan([LINES, []]))
    return core.articles.add_article(project, path).article.id


@needs_tesseract
def test_a_scanned_page_gets_its_words_where_they_are_drawn(project: Project, scanned: str) -> None:
    before = core.articles.newest_snapshot(project, scanned)
    area = core.area.add_area(project, before.id, 0, (70, 70, 400, 100), LINES[0])
    made = core.ocr.recognise(project, scanned)
    assert made.read == (0,)
    assert made.failed == ((1, "Tesseract finds no text on this page."),)
    snapshot = core.articles.newest_snapshot(project, scanned)
    text = core.articles.read_text(project, snapshot.id)
    assert [" ".join(line.split()) for line in text.splitlines() if line.strip()] == LINES
    mark = snapshot.page_map[0]
    assert (mark.result, mark.extractor) == ("ocr", core.ocr.find_tesseract().name)
    assert (snapshot.bytes_of, snapshot.sha256) == (before.id, before.sha256)
    boxes = core.pages.read_boxes(project, snapshot.id, 1).boxes
    start = text.index("harbour")
    box = boxes[start]
    assert box is not None
    # The first line's baseline is 92 points below the upper edge, and "The " is some 26 points wide.
    assert box[1] == pytest.approx(81, abs=4)
    assert box[3] == pytest.approx(93, abs=4)
    assert box[0] == pytest.approx(99, abs=4)
    passage = core.highlights.add_highlight(project, snapshot.id, start, start + 7)
    assert core.highlights.confirm_highlight(project, passage.id).second_reader == "cannot_read"
    assert core.highlights.read_highlight(project, area.id).snapshot == snapshot.id
    assert project.check() == ()
    assert core.marked_copies.write_copy(project, scanned, None).marked == 2


@needs_tesseract
def test_reading_by_ocr_is_one_step_back(project: Project, scanned: str) -> None:
    core.ocr.recognise(project, scanned, page_indexes=[0])
    assert labels(project)[-1] == "Read “minutes” again"
    project.undo()
    snapshot = core.articles.newest_snapshot(project, scanned)
    assert core.articles.read_text(project, snapshot.id).strip() == ""
    project.redo()
    again = core.articles.newest_snapshot(project, scanned)
    assert any(core.pages.read_boxes(project, again.id, 1).boxes)


@needs_tesseract
def test_reading_can_be_stopped_and_says_what_it_cannot(project: Project, scanned: str) -> None:
    with pytest.raises(Cancelled):
        core.ocr.recognise(project, scanned, cancelled=lambda: True)
    with pytest.raises(CannotRead, match="no language “xxx”"):
        core.ocr.recognise(project, scanned, ["xxx"])
    with pytest.raises(WrongUse, match="no page 9"):
        core.ocr.recognise(project, scanned, page_indexes=[8])
    assert labels(project)[-1].startswith("Add")


def test_without_tesseract_it_is_said_how_to_get_it(
    project: Project, scanned: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotRead, match="not installed") as caught:
        core.ocr.recognise(project, scanned)
    assert "tesseract-ocr" in caught.value.hint


@pytest.mark.skipif(sys.platform != "linux", reason="the cell's walls are Linux's")
def test_the_cell_has_no_network_and_writes_no_file(tmp_path: Path) -> None:
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    if python is None:
        pytest.skip("no Python of the system to try the cell with")
    wanted = tmp_path / "written"
    tries = {"import socket; socket.socket()": 1, f"open({str(wanted)!r}, 'w').write('x')": 1, "pass": 0}
    for words, expected in tries.items():
        command = [sys.executable, "-m", "app", "--ocr", python, "-I", "-c", words]
        done = subprocess.run(command, capture_output=True, check=False)
        assert min(done.returncode, 1) == expected, (words, done.stderr)
    assert not wanted.exists() or wanted.read_text() == ""


boxes = st.none() | st.tuples(*[st.floats(0, 5000, allow_nan=False)] * 4)


@given(st.text("ab \nü𐌰", max_size=40), st.data())
def test_kept_boxes_come_back_for_their_text_alone(text: str, data: st.DataObject) -> None:
    page = PageBoxes(600, 5000, tuple(data.draw(boxes) for _ in text))
    packed = kept_boxes.pack(text, page)
    found = kept_boxes.unpack(text, packed)
    assert found is not None
    for one, other in zip(page.boxes, found.boxes, strict=True):
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert other == pytest.approx(one, abs=5000 / 32_000)
    assert kept_boxes.unpack(text + "c", packed) is None
