"""What all formats must agree on, whichever of them a reader opens."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt

from app.export.document import compose
from app.export.docx import render_docx
from app.export.markdown import render_gfm, render_plain
from app.export.markdown_pandoc import render_pandoc
from app.export.options import ExportOptions
from app.export.parts import Block, Document, Piece
from app.export.pdf_tree import make_tree
from app.prose import split_sentences
from app.ui.widgets.preview_units import make_units
from db.records import ListedSource
from tests.export.briefings import page, printed
from tests.export.word import W, lines, tree
from tests.export.world import given, point, section


def in_pdf(document: Document) -> str:
    """Return the tree that the PDF is set from, as text."""
    return str(make_tree(document, ExportOptions()))


def test_passages_are_numbered_as_they_stand_where_a_table_stands_between_paragraphs() -> None:
    rows = (point("July", "It opens in July. [[july]]"),)
    closing = section(
        "First paragraph.\n\nIt is known. [[volume]]", role="closing", heading="Outlook", key_points=rows
    )
    document = compose(given(closing))
    (part,) = document.parts
    assert (part.table_after, part.key_points[0].passages) == (1, (1,))
    assert [piece.passages for piece in part.blocks[1].pieces if piece.sentence] == [(2, 3)]
    # The list of sources follows the same order, and so do the markers of a page.
    assert [one.citekey for one in part.sources] == ["port-2025-note", "northwire-2025-dredging"]
    assert page(printed(document)).xpath("//main//a[@class='marker']/text()") == ["1", "2", "3"]
    notes = re.findall(r"(?m)^\[\^([^\]]+)\]:", render_gfm(document).decode())
    used = re.findall(r"\[\^([^\]]+)\](?!:)", render_gfm(document).decode())
    assert used == notes


def test_a_section_that_is_a_list_of_sources_has_one_heading_in_every_format() -> None:
    listed = (ListedSource(id="l", section="sec", article="a2", position=1.0),)
    document = compose(given(section("", heading="References", listed_sources=listed)))
    headings = [
        one.text_content() for one in page(printed(document)).xpath("//main//*[self::h2 or self::h3]")
    ]
    assert headings == ["References"]
    said = lines(tree(render_docx(document)))
    assert "Sources" not in said
    assert "References" in said
    assert "'Sources'" not in in_pdf(document)
    assert [line for line in render_plain(document).decode().splitlines() if line.startswith("##")] == [
        "## References"
    ]
    units = make_units(document, "gfm", whole=False)
    assert [one.key[0] for one in units if one.kind == "heading"][:1] == ["References"]
    assert "Sources" not in [one.key[0] for one in units]


ITEMS = """It said:

1. The first item says what it says. [[volume]]

   A second paragraph of the first item stands here. It goes on. [[july]]

   > A quotation in the item.

2. The second item.
   - An inner item.

     Its second paragraph. [[volume]]
3. The third item.

Behind the list."""


def test_an_item_of_several_paragraphs_stays_in_its_one_list() -> None:
    document = compose(given(section(ITEMS)))
    (part,) = document.parts
    assert [one.kind for one in part.blocks] == ["paragraph", "list", "paragraph"]
    read = page(printed(document))
    (ordered,) = read.xpath("//main//ol")
    assert ordered.get("start") is None
    assert [len(one.xpath("./p")) for one in ordered.xpath("./li")] == [2, 1, 1]
    assert [len(one.xpath("./p")) for one in ordered.xpath("./li/ul/li")] == [2]
    assert len(ordered.xpath("./li[1]/blockquote")) == 1
    assert read.xpath("//main//a[@class='marker']/text()") == ["1", "2", "3", "1", "2"]
    for text in (render_plain(document), render_gfm(document), render_pandoc(document)):
        made = page(MarkdownIt("commonmark").render(text.decode()))
        assert [len(one.xpath("./p")) for one in made.xpath("//ol/li")] == [2, 1, 1]
        assert [len(one.xpath("./p")) for one in made.xpath("//ol//ul/li")] == [2]
    numbered = [
        bool(one.xpath(".//*[local-name()='numPr']"))
        for one in tree(render_docx(document)).iter(f"{W}p")
        if one.xpath(".//*[local-name()='pStyle'][@*='ListParagraph' or @*='Quote']")
    ]
    assert numbered == [True, False, False, True, True, False, True]
    (listed,) = [node for node in sections_of(document) if node.get("k") == "ol"]
    assert [[one["k"] for one in item] for item in listed["items"]] == [
        ["p", "p", "q"],
        ["p", "ul"],
        ["p"],
    ]


def sections_of(document: Document) -> Any:
    """Return the nodes of the sections in the tree of the PDF."""
    return make_tree(document, ExportOptions())["body"]


def test_sentences_and_claims_of_an_item_s_paragraphs_are_those_of_paragraphs() -> None:
    said = [(one.text, one.claims) for one in split_sentences(ITEMS)]
    flat = [(one.text, one.claims) for one in split_sentences("\n\n".join(words for words, _ in said))]
    assert [words for words, _ in said] == [words for words, _ in flat]
    assert [claims for _, claims in said if claims] == [("volume",), ("july",), ("volume",)]


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("- One.\n\n- Two.", ["list"]),
        ("- One.\n\nTwo.", ["list", "paragraph"]),
        ("- One.\n\n Two.", ["list", "paragraph"]),
        ("-   One.\n\n    Two.\n\n    Three.", ["list"]),
        ("- One.\n\n  Two.\n\nThree.\n\n  Four.", ["list", "paragraph", "paragraph"]),
        ("1. One.\n\n   ```\n   code\n\n   more\n   ```\n2. Two.", ["list"]),
        ("10. One.\n\n   Two.", ["list", "paragraph"]),
        ("- One.\n\n      code", ["list"]),
        ("- One.\n\n\tTwo.\n\n- Three.", ["list"]),
    ],
)
def test_a_block_ends_where_the_list_ends_for_a_parser(body: str, kinds: list[str]) -> None:
    blocks = compose(given(section(body))).parts[0].blocks
    assert [one.kind for one in blocks] == kinds
    alone = MarkdownIt("commonmark").render(body)
    assert len(page(alone).xpath("//body/*")) == len(kinds)


def test_a_lead_is_bold_in_every_format_where_no_space_follows_it() -> None:
    body = "港は閉じた。[[july]]船は遅れた。"
    for key in ("", "[[july]]"):
        text = body.replace("[[july]]", key)
        document = compose(given(section("船はまだ港に着いていない。" + text, key_judgement="c2")))
        lead = Piece(text="港は閉じた。", sentence=True, lead=True, passages=(1,) if key else ())
        rest = Piece(text="船は遅れた。", sentence=True)
        (part,) = document.parts
        block = Block(kind="paragraph", pieces=(lead, rest))
        passages = compose(given(section("It is. [[july]]"))).passages
        changed = replace(document, parts=(replace(part, blocks=(block,)),), passages=passages)
        assert [one.text_content().strip("。") for one in page(printed(changed)).xpath("//main//strong")] == [
            "港は閉じた"
        ]
        assert "**" not in page(printed(changed)).text_content()
        assert "**" not in "".join(lines(tree(render_docx(changed))))
        assert "**" not in in_pdf(changed)
