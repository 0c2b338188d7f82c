"""The contents of a PDF and the links on its pages lead where they say; hostile ones come to an end."""

from __future__ import annotations

import pytest

from app.intake import client, limits
from app.intake.frames import BadFrame, Fields
from app.intake.intake import PageLink
from app.intake.page_server import _link
from tests.intake.builders_pdf import Page, build, page
from tests.intake.conftest import ReadBytes

OUTLINES = "/Outlines 100 0 R"


def entry(title: str, follow: str) -> bytes:
    return f"<</Title({title}){follow}>>".encode("latin-1")


def test_the_contents_name_page_and_height(read_bytes: ReadBytes) -> None:
    more = {
        100: b"<</Type/Outlines/First 101 0 R/Last 103 0 R/Count 3>>",
        101: entry("Part one", "/Parent 100 0 R/First 102 0 R/Last 102 0 R/Next 103 0 R"),
        102: entry("The  harbour", "/Parent 101 0 R/Dest[12 0 R/XYZ 72 600 0]"),
        103: entry("Dues", "/Parent 100 0 R/A<</S/GoTo/D[14 0 R/FitH 500]>>"),
    }
    pages = [page("a"), page("b"), page("c", cropbox=(0, 100, 612, 700))]
    intake = read_bytes(build(pages, catalog=OUTLINES, more=more))
    starts = [mark.start for mark in intake.page_map]
    assert [(one.title, one.level, one.page_index, one.top, one.start) for one in intake.outline] == [
        ("Part one", 1, 1, 192, starts[1]),
        ("The harbour", 2, 1, 192, starts[1]),
        ("Dues", 1, 2, 200, starts[2]),
    ]


@pytest.mark.parametrize(("rotate", "top"), [(0, 592.0), (90, 100.0), (180, 200.0), (270, 512.0)])
def test_the_height_is_that_of_the_turned_page(read_bytes: ReadBytes, rotate: int, top: float) -> None:
    more = {
        100: b"<</First 101 0 R/Last 101 0 R>>",
        101: entry("x", "/Parent 100 0 R/Dest[10 0 R/XYZ 100 200 0]"),
    }
    (one,) = read_bytes(build([page("a", rotate=rotate)], catalog=OUTLINES, more=more)).outline
    assert one.top == top


def test_contents_that_go_in_circles_come_to_an_end(read_bytes: ReadBytes) -> None:
    more = {
        100: b"<</First 101 0 R/Last 102 0 R>>",
        101: entry("a", "/Next 102 0 R/First 101 0 R/Dest[10 0 R/Fit]"),
        102: entry("b", "/Next 101 0 R/First 100 0 R/Dest[10 0 R/Fit]"),
    }
    outline = read_bytes(build([page("x")], catalog=OUTLINES, more=more)).outline
    assert [one.title for one in outline] == ["a", "b"]


def test_contents_of_absurd_depth_survive(read_bytes: ReadBytes) -> None:
    deep = {100 + n: entry(f"level {n}", f"/First {101 + n} 0 R/Dest[10 0 R/Fit]") for n in range(1, 3000)}
    more = {100: b"<</First 101 0 R>>", **deep, 3100: entry("last", "")}
    outline = read_bytes(build([page("x")], catalog=OUTLINES, more=more)).outline
    assert len(outline) == 3000
    assert max(one.level for one in outline) == 100


def test_contents_beyond_the_limit_are_cut(read_bytes: ReadBytes) -> None:
    count = limits.OUTLINE_ENTRIES + 50
    wide = {100 + n: entry("x" * 3, f"/Next {101 + n} 0 R/Dest[10 0 R/Fit]") for n in range(1, count)}
    outline = read_bytes(build([page("x")], catalog=OUTLINES, more={100: b"<</First 101 0 R>>", **wide}))
    assert len(outline.outline) == limits.OUTLINE_ENTRIES


def annotation(rectangle: str, target: str) -> str:
    return f"<</Type/Annot/Subtype/Link/Rect[{rectangle}]{target}>>"


def test_links_lead_to_pages_and_addresses() -> None:
    annotations = "".join(
        (
            annotation("72 690 172 712", "/Dest[12 0 R/XYZ 0 592 0]"),
            annotation("72 640 172 660", "/A<</S/URI/URI(https://example.org/a?b=1)>>"),
            annotation("72 600 172 620", "/A<</S/Launch/F(calc.exe)>>"),
            annotation("900 900 950 950", "/Dest[12 0 R/Fit]"),
            annotation(
                "10 10 20 20", "/Dest[12 0 R/Fit]/QuadPoints[10 20 20 20 10 10 20 10 30 20 40 20 30 10 40 10]"
            ),
        )
    )
    data = build([Page(entries=f"/Annots[{annotations}]"), page("b")])
    with client.PageServer(data) as pages:
        assert pages.links(0) == (
            PageLink((72, 80, 172, 102), 1, 200),
            PageLink((72, 132, 172, 152), uri="https://example.org/a?b=1"),
            PageLink((10, 772, 20, 782), 1),
            PageLink((30, 772, 40, 782), 1),
        )
        assert pages.links(1) == ()


def test_a_link_lies_where_it_is_displayed() -> None:
    entries = f"/Annots[{annotation('100 200 160 230', '/A<</S/URI/URI(https://example.org)>>')}]"
    data = build([Page(cropbox=(50, 100, 450, 600), rotate=90, entries=entries)])
    with client.PageServer(data) as pages:
        (link,) = pages.links(0)
    assert link.box == (100, 50, 130, 110)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"box": [0, 0, 1], "uri": "x"},
        {"box": [0, 0, 1, "1"], "uri": "x"},
        {"box": [0, 0, 1, 1], "uri": ""},
        {"box": [0, 0, 1, 1], "uri": "x" * 4001},
        {"box": [0, 0, 1, 1], "uri": "", "page_index": 2},
        {"box": [0, 0, 1, 1], "uri": "", "page_index": 1, "top": float("inf")},
    ],
)
def test_a_link_that_is_none_is_not_believed(said: dict[str, object]) -> None:
    with pytest.raises(BadFrame):
        _link(Fields(said), page_count=2)
