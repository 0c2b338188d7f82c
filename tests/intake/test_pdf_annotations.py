"""The marks inside foreign PDFs: every odd one is read, passed over or refused in words."""

from __future__ import annotations

import io

import pikepdf
import pytest

from app.errors import CannotRead, NeedsPassword
from app.intake.pdf_marks import OwnMark, read_marks, write_marked
from tests.core.files import make_pdf
from tests.intake.builders_marks import Mark, with_marks
from tests.intake.builders_pdf import build, page

Q = (100.0, 600.0, 200.0, 620.0)
PDF = build([page("Some words")])


def altered(marks: list[Mark], change: str) -> bytes:
    """Return a PDF whose first annotation has one entry replaced, `/Name value` as a PDF writes it."""
    with pikepdf.open(io.BytesIO(with_marks(PDF, marks))) as pdf:
        for name, value in pikepdf.Object.parse(f"<<{change}>>".encode()).items():
            pdf.pages[0].obj.Annots[0][name] = value
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("corners", ["TL TR BL BR", "TL TR BR BL", "BL BR TR TL"])
def test_the_corners_of_a_quad_come_in_any_order(corners: str) -> None:
    found = read_marks(with_marks(PDF, [Mark(quads=[Q], corners=corners)]))
    assert found.marks[0].boxes == ((100, 172, 200, 192),)


@pytest.mark.parametrize(
    "change",
    [
        "/QuadPoints [1 2 3]",
        "/QuadPoints [(a) (b) (c) (d) (e) (f) (g) (h)]",
        "/QuadPoints /None /Rect [0 0]",
        "/C [5 -3 /x]",
        "/C (red)",
        "/Contents 7",
        "/F (much)",
        "/NM [1 2]",
        "/T <</A 1>>",
        "/Rect [9999999999.5 0 1 1] /QuadPoints []",
    ],
)
def test_a_malformed_mark_is_read_or_refused(change: str) -> None:
    found = read_marks(altered([Mark(quads=[Q]), Mark(quads=[Q], name="good")], change))
    assert "good" in [one.name for one in found.marks]
    assert len(found.marks) + len(found.refused) == 2


def test_controls_in_a_note_go_and_the_words_stay() -> None:
    found = read_marks(with_marks(PDF, [Mark(quads=[Q], contents="one\r\ntwo\x07 three", author="Ana\x00")]))
    assert (found.marks[0].note, found.marks[0].author) == ("one\ntwo three", "Ana")


def test_links_and_popups_are_no_marks() -> None:
    found = read_marks(with_marks(PDF, [Mark("Link", quads=[Q]), Mark("Popup", quads=[Q]), Mark(quads=[Q])]))
    assert (len(found.marks), found.refused) == (1, ())


def test_a_locked_pdf_wants_its_password() -> None:
    locked = make_pdf([["Locked"]], password="key")
    with pytest.raises(NeedsPassword):
        read_marks(locked)
    assert read_marks(locked, "key").marks == ()


def test_rubbish_is_refused_in_words() -> None:
    with pytest.raises(CannotRead, match="damaged"):
        read_marks(b"%PDF-1.7\nnothing follows")


def test_a_copy_keeps_the_marks_that_were_there() -> None:
    own = OwnMark(0, ((10, 10, 60, 20),), (255, 233, 143), "ours", "sourcemark:x")
    copy = write_marked(with_marks(PDF, [Mark(quads=[Q], name="theirs")]), [own])
    assert [one.name for one in read_marks(copy).marks] == ["theirs", "sourcemark:x"]
