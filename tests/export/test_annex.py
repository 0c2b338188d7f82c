"""The sourcing audit in every format: what is said of many quotations is said once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.export.annex import Annex, AnnexQuotation
from app.export.document import compose
from app.export.docx import render_docx
from app.export.html import render_html
from app.export.markdown import render_gfm
from app.export.options import ExportOptions
from app.export.parts import Document
from app.export.pdf_tree import make_tree
from tests.export.briefings import page, receipts_of
from tests.export.test_markdown import SUMMARY, WORKS
from tests.export.word import lines, tree
from tests.export.world import given, highlight

STATES = ("agrees", "pending", "agrees", "agrees")
ANNEX = Annex(
    verdict="passed",
    model_sha256="ab" * 32,
    quotations=tuple(
        AnnexQuotation(label=f"a-{at}", quotation="x", state=one) for at, one in enumerate(STATES, 1)
    ),
)
SAID = [
    "3 quotations: both readers of the PDF agree (a-1, a-3, a-4).",
    "a-2: not read by the second reader yet.",
]


def _markdown(document: Document, options: ExportOptions) -> list[str]:
    return [line[2:] for line in render_gfm(document, options).decode().splitlines() if line[:2] == "- "]


def _html(document: Document, options: ExportOptions) -> list[str]:
    found = page(render_html(document, options).decode()).xpath("//section[@id='audit']//li")
    return [str(one.text_content()) for one in found]


def _word(document: Document, options: ExportOptions) -> list[str]:
    said = lines(tree(render_docx(document, options)))
    return [line.replace("; ", ", ") for line in said]


def _pdf(document: Document, options: ExportOptions) -> list[str]:
    body = make_tree(document, options)["body"]
    assert isinstance(body, list)
    items = [item for node in body if node["k"] == "ul" for item in node["items"]]
    return ["".join(str(run.get("t", "")) for run in item[0]["r"]) for item in items]


@pytest.mark.parametrize("read", [_markdown, _html, _word, _pdf])
def test_what_is_said_of_many_quotations_is_said_once(
    read: Callable[[Document, ExportOptions], list[str]],
) -> None:
    found = read(compose(given(WORKS)), ExportOptions(annex=ANNEX))
    assert [line for line in found if "reader" in line] == SAID


def test_a_quotation_in_the_audit_leads_to_its_receipt() -> None:
    world = given(SUMMARY, WORKS)
    document = compose(world)
    cited = tuple(replace(ANNEX.quotations[0], label=one.label) for one in document.passages)
    options = ExportOptions(annex=replace(ANNEX, quotations=cited), receipts=receipts_of(world))
    root = page(render_html(document, options).decode())
    (item,) = root.xpath("//section[@id='audit']//li")
    assert [one[1:] for one in item.xpath(".//a/@href")] == root.xpath("//article/@id")


def test_an_address_shows_no_words_for_the_browser_but_leads_there() -> None:
    marks = (highlight("h2", "a2", exact="has removed – at last – 3.9 million"),)
    world = given(SUMMARY, highlights=marks)
    options = ExportOptions(receipts=receipts_of(world))
    root = page(render_html(compose(world), options).decode())
    assert ":~:text" not in root.text_content().partition("Record and hash")[0]
    assert not [one for one in root.xpath("//@title") if ":~:text" in one]
    assert [one for one in root.xpath("//article//dd//@href") if ":~:text=has%20removed" in one]
    notes = make_tree(compose(world), options)["notes"]
    assert isinstance(notes, list)
    (address,) = [one for one in notes[0]["r"] if "a" in one]
    assert ":~:text=has%20removed" in address["a"]
    assert "".join(one["t"] for one in address["r"]) == "https://courier.example/slips"
