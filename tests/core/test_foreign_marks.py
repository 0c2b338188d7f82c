"""Taking over the marks in a PDF, and the marked copy that carries ours: the one read by the other."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from app import core
from app.core.foreign_marks import nearest_colour
from app.core.project import Project
from app.errors import CannotRead, CannotWriteFile, WrongUse
from tests.core.files import make_pdf
from tests.core.world import labels
from tests.intake.builders_marks import Mark, with_marks
from tests.intake.builders_pdf import Line, Page, build, page

LINES = (
    "By March the contractor had removed 3.9 million cubic metres of mud.",
    "The port authority had promised 4.2 million by then.",
    "Nobody explained the difference.",
)
#: The lines stand at 700, 684 and 668 and are 12 points high.
FIRST, SECOND, BLANK = (70, 697, 540, 711), (70, 681, 540, 695), (300, 100, 420, 160)


def add(project: Project, folder: Path, data: bytes, name: str = "report.pdf") -> str:
    path = folder / name
    path.write_bytes(data)
    return core.articles.add_article(project, path).article.id


def exacts(project: Project, article: str) -> list[str]:
    return [" ".join(one.exact.split()) for one in core.highlights.list_highlights(project, article)]


def test_marks_over_text_become_passages_and_the_others_areas(project: Project, tmp_path: Path) -> None:
    marks = [
        Mark("Highlight", quads=[FIRST], colour=(1, 0.9, 0), contents="Check this", author="Ana"),
        Mark("Underline", quads=[SECOND], colour=(0, 0.5, 1), corners="TL TR BR BL"),
        Mark("Text", quads=[BLANK], contents="Where is table 3?", author="Ben", colour=(1, 0, 0)),
    ]
    article = add(project, tmp_path, with_marks(build([page(*LINES)]), marks))
    report = core.foreign_marks.take_over(project, article)
    assert (len(report.taken), len(report.areas), report.already, report.refused) == (3, 1, 0, ())
    found = {one.exact: one for one in core.highlights.list_highlights(project, article)}
    assert set(found) == {LINES[0], LINES[1], ""}
    assert (found[LINES[0]].note, found[LINES[0]].colour) == ("Check this\n— Ana", 1)
    assert (found[LINES[1]].colour, found[LINES[1]].tags) == (3, ("underline",))
    area = found[""]
    assert area.area == pytest.approx((300, 632, 420, 692))
    assert (area.note, area.colour, area.page_index) == ("Where is table 3?\n— Ben", 4, 0)
    assert core.project.Project.check(project) == ()


def test_taking_over_is_one_undo_step_and_the_same_mark_comes_once(project: Project, tmp_path: Path) -> None:
    marks = [Mark(quads=[FIRST], name="a"), Mark(quads=[SECOND])]
    article = add(project, tmp_path, with_marks(build([page(*LINES)]), marks))
    core.foreign_marks.take_over(project, article)
    assert labels(project)[-1] == "Take over 2 marks of “report”"
    again = core.foreign_marks.take_over(project, article)
    assert (again.taken, again.already) == ((), 2)
    assert labels(project)[-1] == "Take over 2 marks of “report”"
    project.undo()
    assert exacts(project, article) == []
    assert len(core.foreign_marks.take_over(project, article).taken) == 2


def test_part_of_a_line_is_part_of_a_line(project: Project, tmp_path: Path) -> None:
    text = "aaaa bbbb cccc"
    data = build([Page(content=b"BT /F1 10 Tf 100 Tz 1 0 0 1 72 700 Tm (aaaa bbbb cccc) Tj ET")])
    article = add(project, tmp_path, with_marks(data, [Mark(quads=[(96, 695, 120, 712)])]))
    with core.pages.open_pages(project, core.articles.newest_snapshot(project, article).id) as server:
        boxes = server.boxes(0, text).boxes
    middles = [(box[0] + box[2]) / 2 for box in boxes if box]
    under = "".join(
        letter for letter, middle in zip(text.replace(" ", ""), middles, strict=False) if 96 <= middle <= 120
    )
    core.foreign_marks.take_over(project, article)
    assert under
    assert exacts(project, article)[0] in text
    assert exacts(project, article)[0].startswith("bbb")


def test_what_cannot_be_taken_is_told_with_the_reason(project: Project, tmp_path: Path) -> None:
    marks = [
        Mark("Square", quads=[BLANK]),
        Mark(quads=[FIRST], flags=2),
        Mark(quads=[(5000, 5000, 5100, 5010)]),
        Mark(quads=[SECOND]),
        Mark("Text", quads=[SECOND], contents="Agreed", author="Ben", reply_to=3),
    ]
    article = add(project, tmp_path, with_marks(build([page(*LINES)]), marks))
    report = core.foreign_marks.take_over(project, article)
    assert [one.what for one in report.refused] == ["Square on page 1"] + ["highlight on page 1"] * 2
    assert [one.reason.split()[-1] for one in report.refused] == ["notes.", "PDF.", "page."]
    assert core.highlights.list_highlights(project, article)[0].note == "Ben: Agreed"


def test_an_article_without_pages_has_no_marks(project: Project, tmp_path: Path) -> None:
    article = add(project, tmp_path, b"Some words in a file.\n", "notes.txt")
    with pytest.raises(CannotRead):
        core.foreign_marks.take_over(project, article)


@pytest.mark.parametrize(
    ("rgb", "colour"),
    [
        ((1, 1, 0), 1),
        ((1, 0.6, 0), 1),
        ((0, 1, 0), 2),
        ((0, 0, 1), 3),
        ((1, 0, 0), 4),
        ((0.5, 0.5, 0.5), 1),
        ((), 1),
    ],
)
def test_a_colour_goes_to_the_nearest_hue(rgb: tuple[float, ...], colour: int) -> None:
    assert nearest_colour(rgb) == colour


def marked(project: Project, article: str, words: str, colour: int = 1, note: str = "") -> str:
    snapshot = core.articles.newest_snapshot(project, article)
    start = core.articles.read_text(project, snapshot.id).index(words)
    return core.highlights.add_highlight(project, snapshot.id, start, start + len(words), colour, note).id


PAGES = [
    page(*LINES),
    page(*LINES, rotate=90),
    page(*LINES, rotate=180),
    page(*LINES, rotate=270, cropbox=(36, 36, 576, 756)),
    page(*LINES, cropbox=(60, 300, 560, 740)),
]


def test_the_marks_of_a_copy_are_the_same_passages_again(project: Project, tmp_path: Path) -> None:
    """On turned and cropped pages, over several lines, over the end of a page, and with an area."""
    article = add(project, tmp_path, build(PAGES))
    snapshot = core.articles.newest_snapshot(project, article)
    text = core.articles.read_text(project, snapshot.id)
    ranges = []
    for number, mark in enumerate(snapshot.page_map):
        at = text.index("contractor had removed", mark.start)
        end = text.index("promised", at) + len("promised")
        made = core.highlights.add_highlight(project, snapshot.id, at, end, number % 4 + 1, f"note {number}")
        ranges.append((made.start, made.end, made.colour, made.note))
    over = text.index("explained"), text.index("March", snapshot.page_map[1].start) + 5
    core.highlights.add_highlight(project, snapshot.id, *over, 2)
    core.area.add_area(project, snapshot.id, 1, (100, 50, 200, 120), "Table 1", 3)
    out = tmp_path / "marked.pdf"
    made_copy = core.marked_copies.write_copy(project, article, out)
    assert (made_copy.marked, made_copy.left_out) == (7, ())
    copy = add(project, tmp_path, out.read_bytes(), "copy.pdf")
    assert core.articles.read_text(project, core.articles.newest_snapshot(project, copy).id) == text
    core.foreign_marks.take_over(project, copy)
    found = core.highlights.list_highlights(project, copy)
    passages = sorted((one.start, one.end, one.colour, one.note) for one in found if not one.area)
    assert passages == sorted([*ranges, (*over, 2, "")])
    areas = [one for one in found if one.area]
    assert [one.area for one in areas] == [pytest.approx((100, 50, 200, 120), abs=0.01)]
    assert [one.note for one in areas] == ["“Table 1” (typed from the page image)"]


def test_a_copy_has_real_highlights_and_the_same_bytes_each_time(project: Project, tmp_path: Path) -> None:
    article = add(project, tmp_path, build([page(*LINES, rotate=90)]))
    highlight = marked(project, article, "contractor had removed", 2, "Says who?")
    claim = core.claims.add_claim(project, "The contractor removed mud.", "mud-removed")
    core.evidence.link(project, claim.id, highlight)
    first = core.marked_copies.write_copy(project, article, None).data
    assert core.marked_copies.write_copy(project, article, None).data == first
    raw = pypdfium2.raw
    pdf = pypdfium2.PdfDocument(first)
    handle = raw.FPDFPage_GetAnnot(pdf[0], 0)
    assert raw.FPDFPage_GetAnnotCount(pdf[0]) == 1
    assert raw.FPDFAnnot_GetSubtype(handle) == raw.FPDF_ANNOT_HIGHLIGHT
    quad = raw.FS_QUADPOINTSF()
    assert raw.FPDFAnnot_GetAttachmentPoints(handle, 0, quad)
    raw.FPDFPage_CloseAnnot(handle)
    # Turned by 90 degrees, the upper edge as displayed runs upwards in the space of the PDF.
    assert quad.x1 == quad.x2
    assert quad.y2 > quad.y1
    assert quad.x3 > quad.x1
    with pikepdf.open(io.BytesIO(first)) as opened:
        note = opened.pages[0].Annots[0]
        assert str(note.Contents) == "Says who?\nsupports mud-removed"
        assert [round(float(part) * 255) for part in note.C] == [0xC9, 0xEB, 0xBF]


def test_the_colour_is_on_the_page_and_the_print_stays(project: Project, tmp_path: Path) -> None:
    article = add(project, tmp_path, build([page(*LINES)]))
    marked(project, article, LINES[0], 1)
    data = core.marked_copies.write_copy(project, article, None).data
    picture = pypdfium2.PdfDocument(data)[0].render(scale=2, may_draw_forms=True).to_pil().convert("RGB")
    line = [picture.getpixel((x, 2 * (792 - 704))) for x in range(150, 700)]
    assert (0xFF, 0xE9, 0x8F) in line
    assert min(sum(pixel) for pixel in line) < 200
    assert picture.getpixel((200, 2 * 300)) == (255, 255, 255)


def signed(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                FT=pikepdf.Name.Sig, T=pikepdf.String("s"), V=pikepdf.Dictionary(Type=pikepdf.Name.Sig)
            )
        )
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]), SigFlags=3)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_signed_and_encrypted_originals_are_refused(project: Project, tmp_path: Path) -> None:
    article = add(project, tmp_path, signed(build([page(*LINES)])))
    marked(project, article, LINES[0])
    with pytest.raises(CannotRead, match="signed"):
        core.marked_copies.write_copy(project, article, tmp_path / "out.pdf")
    path = tmp_path / "locked.pdf"
    path.write_bytes(make_pdf([["Locked words stand here."]], password="key"))
    locked = core.articles.add_article(project, path, password="key").article.id
    with pytest.raises(CannotRead, match="encrypted"):
        core.marked_copies.write_copy(project, locked, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


def test_neither_the_original_nor_the_project_is_written_over(project: Project, tmp_path: Path) -> None:
    article = add(project, tmp_path, build([page(*LINES)]))
    before = (tmp_path / "report.pdf").read_bytes()
    with pytest.raises(CannotWriteFile, match="original"):
        core.marked_copies.write_copy(project, article, tmp_path / "report.pdf")
    with pytest.raises(CannotWriteFile, match="project"):
        core.marked_copies.write_copy(project, article, project.path)
    assert (tmp_path / "report.pdf").read_bytes() == before


def test_an_area_supports_a_claim_once_its_words_are_typed(project: Project, tmp_path: Path) -> None:
    article = add(
        project, tmp_path, build([Page((Line("Heading", y=700),)), Page(content=b"0 0 100 100 re f")])
    )
    snapshot = core.articles.newest_snapshot(project, article)
    area = core.area.add_area(project, snapshot.id, 1, (200, 150, 100, 50))
    assert (area.start, area.end, area.exact) == (snapshot.page_map[1].start,) * 2 + ("",)
    assert (area.area, area.anchor_state, area.second_reader) == ((100, 50, 200, 150), "verified", "none")
    claim = core.claims.add_claim(project, "Output fell by half.")
    with pytest.raises(WrongUse, match="typed"):
        core.evidence.link(project, claim.id, area.id)
    core.area.set_quotation(project, area.id, " Output: 3.1 ")
    core.evidence.link(project, claim.id, area.id)
    assert core.highlights.confirm_highlight(project, area.id).second_reader == "none"
    with pytest.raises(WrongUse, match="rests"):
        core.area.set_quotation(project, area.id, "")
    assert core.area.set_box(project, area.id, (0, 0, 9999, 20)).area == (0, 0, 612, 20)
    with pytest.raises(WrongUse, match="ends"):
        core.highlights.set_highlight(project, area.id, start=0)
    assert project.check() == ()
    picture = core.area.read_picture(project, area.id, 1.0)
    assert (picture.width, picture.height) == (612, 20)


@pytest.mark.parametrize("box", [(10, 10, 11, 50), (-50, 0, -10, 40), (700, 10, 900, 40), (0, 0, 1)])
def test_an_area_too_small_or_off_the_page_is_refused(
    project: Project, tmp_path: Path, box: tuple[float, ...]
) -> None:
    article = add(project, tmp_path, build([page(*LINES)]))
    snapshot = core.articles.newest_snapshot(project, article)
    with pytest.raises(WrongUse):
        core.area.add_area(project, snapshot.id, 0, box)
