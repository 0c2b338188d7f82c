"""The PDF writer: what is printed is read back by two readers that share nothing with it."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_text
from pikepdf import Name, Pdf

from app.errors import ExportFailed
from app.export.annex import Annex, AnnexFinding
from app.export.document import ComposeInput, compose
from app.export.docx import render_docx
from app.export.escape import clean
from app.export.lengths import MOST_CHARACTERS, refuse_at_once
from app.export.options import ExportOptions
from app.export.parts import Block, Document, Piece
from app.export.pdf import render_pdf
from app.export.pdf_fonts import SHIPPED, choose_fonts, load_fonts
from app.export.pdf_tree import make_tree
from app.export.pdf_words import cut_words
from db.records import Article, Briefing, Claim
from tests.examples import often
from tests.export import world

BODY = "The channel is deeper than it was in the spring of last year. [[claim-1]]"


def document(body: str = BODY, **fields: Any) -> Document:
    """Compose a briefing of one section whose first sentence is supported."""
    usual: dict[str, Any] = {"id": "b", "title": "The port", "as_of": "2025-03-31"}
    return compose(
        ComposeInput(
            briefing=Briefing(**(usual | {"sections": (world.section(body),)} | fields)),
            claims=(Claim(id="c1", key="claim-1", text="It is deeper.", position=1),),
            evidence=(world.link("c1", "h1"),),
            highlights=(world.highlight("h1", "a1"),),
            articles=world.ARTICLES,
            snapshots=(world.snapshot("s1", "a1"),),
        )
    )


def by_pdfium(data: bytes) -> str:
    with pdfium.PdfDocument(data) as read:
        text = "\n".join(page.get_textpage().get_text_range() for page in read)
    # This reader has a sign of its own for a hyphen at the end of a line.
    return text.replace("\ufffe", "-")


def by_pdfminer(data: bytes) -> str:
    return str(extract_text(io.BytesIO(data)))


def bare(text: str) -> str:
    """Take out white space: the end of a line of print is no character, and a long word may go over it."""
    return "".join(text.split())


def notes(data: bytes) -> list[Any]:
    """Return the annotations of all pages as they are for JSON."""
    with Pdf.open(io.BytesIO(data)) as read:
        found = [one for page in read.pages for one in page.obj.get("/Annots", [])]
        return [("goto" if "/Dest" in one else str(one.A.get("/URI", "goto"))) for one in found]


# Letters that no shipped font has are another matter: they look as this computer's fonts make them look.
LETTERS = st.characters(
    codec="utf-8", max_codepoint=0x5FF, exclude_categories=["Cc", "Cs", "Co", "Cn", "Cf", "Mn", "Me"]
)
ANY = st.text(st.one_of(st.sampled_from("#$*_`<>[]@\\/\"'~=-+&{}() ab1."), LETTERS), min_size=1, max_size=60)
#: Making a failure smaller would set hundreds of files.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


def can_be_printed(text: str) -> bool:
    fonts = choose_fonts(clean(text))
    left_to_right = all(unicodedata.bidirectional(one) not in ("R", "AL", "AN") for one in text)
    return bool(clean(text)) and left_to_right and not fonts.lent and not fonts.missing


PRINTABLE = ANY.filter(can_be_printed)


@settings(max_examples=often(20), deadline=None, phases=PHASES)
@given(PRINTABLE, PRINTABLE)
def test_any_text_in_any_field_is_read_back_as_it_was(text: str, other: str) -> None:
    part = replace(world.section("", heading=other), key_points=(world.point(text, other),))
    made = document(title=text, subtitle=other, handling=other, limitations=text, sections=(part,))
    finding = AnnexFinding(rule="A01", severity="info", message=text)
    annex = Annex(verdict="clean", model_sha256="0", findings=(finding,))
    data = render_pdf(made, ExportOptions(annex=annex))
    with Pdf.open(io.BytesIO(data)) as read:
        assert str(read.docinfo[Name("/Title")]) == clean(text)
    for read_back in (bare(by_pdfium(data)), bare(by_pdfminer(data))):
        # Title, key point, limitations and finding; subtitle, heading, details, and handling twice.
        assert read_back.count(bare(clean(text))) >= 4
        assert read_back.count(bare(clean(other))) >= 5


@settings(max_examples=often(10), deadline=None, phases=PHASES)
@given(PRINTABLE)
def test_any_text_of_an_article_is_read_back_from_its_footnote(text: str) -> None:
    made = compose(
        ComposeInput(
            briefing=Briefing(id="b", title="T", sections=(world.section(BODY),)),
            claims=(Claim(id="c1", key="claim-1", text="It is deeper.", position=1),),
            evidence=(world.link("c1", "h1"),),
            highlights=(world.highlight("h1", "a1", exact=text),),
            articles=(Article(id="a1", citekey="one-2025", title=text),),
            snapshots=(world.snapshot("s1", "a1"),),
        )
    )
    data = render_pdf(made)
    cited = bare("".join(clean(one.text) for one in made.passages[0].citation.spans))
    assert cited in bare(by_pdfium(data))
    assert cited in bare(by_pdfminer(data))


def test_typst_markup_is_text_and_no_file_is_read() -> None:
    evil = '#read("/etc/passwd") #import "@preview/x:1.0.0": * $ sum $ @label <label> = Heading'
    body = evil.replace("*", r"\*").replace("<", r"\<")
    data = render_pdf(document(f"{body} and so many words after it. [[claim-1]]", title=evil))
    assert bare(by_pdfium(data)).count(bare(evil)) >= 2


def test_prose_keeps_its_shape() -> None:
    body = (
        "**Bold** and *italic* and ~~struck~~ and `code` and [a link](https://example.com/x) and "
        "[no link](javascript:alert). <b>raw</b> [[claim-1]]\n\n- one\n- two\n\n  3. three\n\n> quoted\n\n"
        "### Below\n\n```\nfenced #code\n```\n\n| a | b |\n|---|--:|\n| c | d |\n\n---\n\nEnd."
    )
    data = render_pdf(document(body))
    text = " ".join(by_pdfium(data).split())
    shown = "Bold and italic and struck and code and a link"
    for words in (shown, "[no link](javascript:alert)", "<b>raw</b>", "3. three", "quoted", "fenced #code"):
        assert words in text, words
    addresses = {one for one in notes(data) if one != "goto"}
    assert addresses == {"https://example.com/x", "https://port.example/note#:~:text=quote%20h1"}


def test_a_footnote_is_real_and_is_set_once() -> None:
    data = render_pdf(document(f"{BODY}\n\nAnother sentence that says the same as the first. [[claim-1]]"))
    note = '"Progress note", Port, 6 March 2025: "quote h1".'
    assert bare(by_pdfium(data)).count(bare(note)) == 1
    # Two markers lead to the note, and its number back.
    assert notes(data).count("goto") == 3


def test_the_file_is_tagged_and_says_what_it_is() -> None:
    made = document(language="de-AT", issued="2025-04-02", status="issued")
    with Pdf.open(io.BytesIO(render_pdf(made))) as read:
        assert read.Root.MarkInfo.Marked
        assert str(read.Root.Lang) == "de-AT"
        assert str(read.docinfo[Name("/CreationDate")]).startswith("D:20250402")
        assert b"pdfuaid:part" in read.Root.Metadata.read_bytes()


def test_headings_are_bookmarks_and_skip_no_level() -> None:
    name = "First " + "long" * 30
    parts = (
        world.section(BODY, heading=name),
        world.section("", id="s2", heading="Second", position=2.0, level=6),
    )
    with pdfium.PdfDocument(render_pdf(document(sections=parts))) as read:
        marks = [(one.get_title(), one.level) for one in read.get_toc()]
    assert marks == [(name, 0), ("Second", 1)]


def test_the_same_document_is_the_same_bytes_and_names_no_folder() -> None:
    made = document()
    data = render_pdf(made)
    assert data == render_pdf(made)
    assert b"sourcemark-typst" not in data


def test_a_letter_without_a_font_is_spelled_and_said() -> None:
    lost = "\U000f1234"
    made = document(f"A private letter {lost} stands in this sentence. [[claim-1]]")
    assert "U+F1234" in by_pdfium(render_pdf(made))
    assert "U+F1234" in choose_fonts(lost).problems[0]


@pytest.mark.parametrize("words", ["أعمال الحفر تأخرت، قال المتحدث", "פרסי: گفته شد", "העבודות מתעכבות"])
def test_arabic_and_hebrew_are_set_in_shipped_fonts_everywhere(words: str) -> None:
    assert choose_fonts(words) == replace(choose_fonts(words), borrowed=(), missing="", lent=())
    text = unicodedata.normalize("NFKC", by_pdfium(render_pdf(document(f"{words} [[claim-1]]"))))
    assert set(words) - {" "} <= set(text)


@pytest.mark.parametrize("words", ["港口工程推迟三个月", "港の工事", "항만 공사"])
def test_other_scripts_come_from_the_computers_fonts_and_it_is_said(words: str) -> None:
    fonts = choose_fonts(words)
    if fonts.missing:
        pytest.skip("no font of this computer has them")
    assert fonts.lent[0][0] in fonts.problems[0]
    text = unicodedata.normalize("NFKC", by_pdfium(render_pdf(document(f"{words} [[claim-1]]"))))
    assert set(words) - {" "} <= set(text)


def test_shipped_fonts_are_told_by_their_own_tables() -> None:
    assert {one.family for one in load_fonts(system=False).fonts()} >= set(SHIPPED)
    assert not choose_fonts("Ελληνικά, Кириллица, Łódź, “quotes” – and —, €").lent


def test_nothing_runs_over_the_edge_of_the_page() -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 8
    wide = "| " + " | ".join(f"{word[:40]}{at}" for at in range(6)) + " |\n|" + "---|" * 6
    body = f"{word} [[claim-1]]\n\n`{word}`\n\n{wide}"
    data = render_pdf(document(body, title=word, subtitle=word, handling="SECRET"))
    with pdfium.PdfDocument(data) as read:
        for page in read:
            text = page.get_textpage()
            right = max(text.get_charbox(at)[2] for at in range(text.count_chars()))
            assert right < page.get_width() - 40
    assert bare(by_pdfium(data)).count(word) >= 4


def test_pages_are_numbered_and_the_handling_stands_on_each() -> None:
    body = "\n\n".join(f"Paragraph {at} {'with words ' * 60}." for at in range(20))
    with pdfium.PdfDocument(render_pdf(document(body, handling="FOR THE CHIEF"))) as read:
        pages = [page.get_textpage().get_text_range() for page in read]
    assert len(pages) > 2
    for at, text in enumerate(pages):
        assert f"{at + 1} / {len(pages)}" in text
        assert text.count("FOR THE CHIEF") == 2


def test_a_long_briefing_has_a_page_of_contents() -> None:
    body = "\n\n".join(f"{'Words of it ' * 30}." for _ in range(8))
    parts = tuple(
        world.section(body, id=f"s{at}", heading=f"Part {at}", position=float(at)) for at in range(8)
    )
    assert re.search(r"Contents\s+Part 0", by_pdfium(render_pdf(document(sections=parts))))
    assert "Contents" not in by_pdfium(render_pdf(document()))


@pytest.mark.parametrize(("render", "made"), [(render_pdf, "a PDF"), (render_docx, "a Word document")])
def test_a_briefing_of_thousands_of_pages_is_refused_in_a_sentence(
    render: Callable[[Document], bytes], made: str
) -> None:
    short = document()
    block = Block(kind="paragraph", pieces=(Piece(text="Words of it. " * (MOST_CHARACTERS // 12)),))
    long = replace(short, parts=(replace(short.parts[0], blocks=(block,)),))
    with pytest.raises(ExportFailed, match=f"too long for {made}") as raised:
        render(long)
    assert raised.value.hint


def test_the_tree_is_plain_json() -> None:
    tree = make_tree(document(), ExportOptions())
    assert json.loads(json.dumps(tree)) == tree


@given(st.text("ab/.-?&=_#~,;:%é\u0301ف", max_size=90))
def test_a_long_word_in_pieces_is_the_word(word: str) -> None:
    assert "".join(cut_words(word, 12)) == word


def test_an_address_ends_a_line_behind_a_slash_or_before_another_mark() -> None:
    pieces = cut_words("https://users.port-tarnholm.example/minutes-118.txt", 12)
    assert pieces == ["https://", "users", ".port", "-tarnholm", ".example/", "minutes", "-118", ".txt"]


def table_of(body: str) -> Any:
    nodes: Any = make_tree(document(body), ExportOptions())["body"]
    return next(one for one in nodes if one["k"] == "table")


def test_short_columns_are_as_wide_as_their_cells_and_only_short_rows_stay_whole() -> None:
    made = table_of(
        f"| Reach | Remark |\n|---|---|\n| Reach 1 | {'long ' * 20} |\n| שלום | {'long ' * 200} |"
    )
    assert (made["widths"], made["whole"], made["d"]) == ([0, 60], [True, False], "ltr")
    assert table_of("| a | b |\n|---|---|\n| c | d |")["widths"] == [8, 8]


@pytest.mark.parametrize(("format", "made"), [("pdf", "a PDF"), ("docx", "a Word document")])
def test_sections_that_are_too_long_are_refused_before_they_are_read(format: str, made: str) -> None:
    with pytest.raises(ExportFailed, match=f"too long for {made}: 5 million"):
        refuse_at_once(["x" * 2_500_000, "x" * 2_500_000], format)
    refuse_at_once(["x" * 5_000_000], "md")
    refuse_at_once(["[[a-claim]] " * 400_000], format)
