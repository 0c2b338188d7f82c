"""What a PDF tells those who do not see it: its tags, read one by one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, parse_content_stream

from app.export.document import ComposeInput, compose
from app.export.pdf import render_pdf
from app.export.scripts import language_of
from db.records import Article, Briefing, Claim
from db.records import Name as Person
from tests.export import world

BODY = """# The first [[ka1]]

It is deeper than it was last year. [[ka1]] [[ka2]]

### Far *below* [[ka2]] [[ka1]]

| Depth | Year |
|-------|------|
| 14.1  | 2025 [[ka2]] |

- an item with [a link](https://port.example/)
"""
AUTHOR = Person(literal="ضلال المرجان للملاحة")
QUOTE = "تعلن الشركة أنها ستحوّل رحلاتها المنتظمة من ميناء تارنهولم إلى ميناء فيسبي " * 2
TITLES = {"a1": "خطوط بشأن الرحلات إلى ميناء", "a2": "港口关闭了"}


@pytest.fixture(scope="module")
def data() -> bytes:
    made = compose(
        ComposeInput(
            briefing=Briefing(id="b", title="The port", sections=(world.section(BODY),)),
            claims=tuple(Claim(id=f"c{one}", key=f"k{one}", text="So.", position=0) for one in TITLES),
            evidence=tuple(world.link(f"c{one}", f"h{one}") for one in TITLES),
            highlights=tuple(world.highlight(f"h{one}", one, exact=QUOTE) for one in TITLES),
            articles=tuple(
                Article(
                    id=one,
                    citekey=one,
                    title=title,
                    URL=f"https://port.example/{one}",
                    authors=(AUTHOR,),
                )
                for one, title in TITLES.items()
            ),
            snapshots=tuple(world.snapshot(f"s{one[1:]}", one) for one in TITLES),
        )
    )
    return render_pdf(made)


@pytest.fixture(scope="module")
def read(data: bytes) -> Iterator[Pdf]:
    with Pdf.open(io.BytesIO(data)) as opened:
        yield opened


def elements(node: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """Yield the structure's elements in reading order: role, element, roles above it."""
    if isinstance(node, Array):
        for one in node:
            yield from elements(one, above)
    elif isinstance(node, Dictionary) and Name.S in node:
        role = str(node.S).lstrip("/")
        yield role, node, above
        yield from elements(node.get("/K", Array()), (*above, role))
    elif isinstance(node, Dictionary) and Name.K in node and str(node.get("/Type")) == "/StructTreeRoot":
        yield from elements(node.K, above)


def test_headings_follow_one_another_without_a_gap(read: Pdf) -> None:
    roles = [role for role, _, _ in elements(read.Root.StructTreeRoot)]
    levels = [int(role[1:]) for role in roles if role[0] == "H" and role[1:].isdecimal()]
    assert levels == [1, 2, 2]
    with read.open_outline() as outline:
        (first,) = outline.root
        marks = [first.title, *(one.title for one in first.children)]
    # The markers stand in the headings, and in no bookmark.
    assert marks == ["State of the works", "The first", "Far below"]
    within = [above[-1] for role, _, above in elements(read.Root.StructTreeRoot) if role == "Lbl"]
    assert within.count("H2") == 3


def test_everything_has_the_tag_of_what_it_is(read: Pdf) -> None:
    found = list(elements(read.Root.StructTreeRoot))
    roles = [role for role, _, _ in found]
    assert {"P", "Note", "Link", "Table", "THead", "TH", "L", "LI", "LBody"} <= set(roles)
    assert roles.count("Note") == 2
    assert all(str(one.A.Scope if isinstance(one.A, Dictionary) else one.A[0].Scope) == "/Column"
               for role, one, _ in found if role == "TH")  # fmt: skip
    assert [role for role, _, above in found if above == ("Document",) and role in ("Span", "Link")] == []
    assert bool(read.Root.ViewerPreferences.DisplayDocTitle)
    links = [one for page in read.pages for one in page.obj.get("/Annots", [])]
    assert links
    assert all(str(one.get("/Contents", "")).strip() for one in links)
    assert all(str(page.obj.get("/Tabs")) == "/S" for page in read.pages)


def test_words_of_other_scripts_are_read_out_in_their_language(read: Pdf) -> None:
    signs: list[Any] = [one for page in read.pages for one in parse_content_stream(page)]
    marked = [one.operands[1] for one in signs if str(one.operator) == "BDC"]
    marked += [one for _, one, _ in elements(read.Root.StructTreeRoot)]
    told = {str(one.Lang) for one in marked if isinstance(one, Dictionary) and "/Lang" in one}
    assert {"ar", "zh"} <= told
    assert str(read.Root.Lang) == "en"


def test_an_author_stands_before_the_title_whatever_way_both_are_written(data: bytes) -> None:
    with pdfium.PdfDocument(data) as opened:
        page = opened[0].get_textpage()
        text = page.get_text_range()
        author, title = (page.get_charbox(text.index(one))[0] for one in "ضخ")
    assert author < title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("خطوط", "ar"), ("שלום", "he"), ("港口关闭了", "zh"), ("港が閉まる", "ja"), ("항구가 港", "ko"),
        ("Hafen", ""), ("Ærø – “x”", ""), ("the word 港 is one", ""), ("Порт", ""), ("", ""), ("…", ""),
    ],
)  # fmt: skip
def test_letters_tell_their_language(text: str, language: str) -> None:
    assert language_of(text) == language
