"""Author–date in the sentence: where it stands, what it groups, and that nothing else changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.export.citation import Citation, Span
from app.export.document import ComposeInput, compose
from app.export.in_text import cite_in_text, group_of
from app.export.markdown import render_gfm
from app.export.parts import Block, Document, Part, Passage, Piece
from app.export.styles import find_style, restyle
from db.records import Briefing, Claim, KeyPoint
from tests.examples import often
from tests.export import world
from tests.export.test_styles import article

CITED = Citation((Span("(Roe 2025)"),))


def document(body: str, *points: KeyPoint) -> Document:
    """Compose a briefing of three works: two of one author and year, one that an agency reported."""
    articles = (
        article("a1", "The first"),
        article("a2", "The second"),
        article("a3", "Pipe | line", authors=(), agency=world.NORTHWIRE),
    )
    names = [one.id for one in articles]
    return compose(
        ComposeInput(
            briefing=Briefing(id="b", title="The port", sections=(world.section(body, key_points=points),)),
            claims=tuple(
                Claim(id=f"c{one}", key=f"k{one}", text="So.", position=at) for at, one in enumerate(names)
            ),
            evidence=tuple(world.link(f"c{one}", f"h{one}") for one in names),
            highlights=tuple(world.highlight(f"h{one}", one) for one in names),
            articles=articles,
            snapshots=tuple(world.snapshot(f"s{one[1:]}", one) for one in names),
        )
    )


def sentence(text: str, *, kind: str = "paragraph", plain: bool = False, cited: Citation = CITED) -> str:
    """Return a sentence as it is printed with its citation."""
    passage = Passage(
        number=1, label="r", highlight="h", article="a", citekey="r", citation=CITED, quotation="q"
    )
    piece = Piece(text=text, passages=(1,), sentence=True, plain=plain)
    part = Part(id="p", level=2, role="", heading="", blocks=(Block(kind=kind, pieces=(piece,)),))
    keys = {"r": "w0"}
    printed = {group_of((passage,), keys): cited}
    (made,) = cite_in_text((part,), (passage,), keys, printed, lambda one: one.text)
    return made.blocks[0].pieces[0].text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("It slips.", "It slips (Roe 2025)."),
        ("**It slips.**", "**It slips (Roe 2025).**"),
        ("It slips", "It slips (Roe 2025)"),
        ("Does it slip?", "Does it slip? (Roe 2025)"),
        ("It slips …", "It slips … (Roe 2025)"),
        ("It slips...", "It slips... (Roe 2025)"),
        ("So in the U.S.", "So in the U.S. (Roe 2025)."),
        ("“It slips.”", "“It slips.” (Roe 2025)"),
        ("港口关闭了。", "港口关闭了 (Roe 2025)。"),
        ("مرحبا بالعالم.", "مرحبا بالعالم (Roe 2025)."),
        ("it slips;", "it slips (Roe 2025);"),
        (".", ". (Roe 2025)"),
    ],
)
def test_the_citation_stands_before_the_full_stop(text: str, printed: str) -> None:
    assert sentence(text) == printed


@settings(max_examples=often(40))
@given(st.text(st.sampled_from("ab .;?!*_”)U…"), min_size=1, max_size=12))
@example("a.*")
def test_no_word_of_a_sentence_is_lost(text: str) -> None:
    made = sentence(text)
    assert made.count("(Roe 2025)") == 1
    stops = made.replace("(Roe 2025)", "")
    # Behind letters with full stops (“U.S.”) the sentence gets one of its own.
    assert "".join(stops.split()) in ("".join(text.split()), "".join(text.split()) + ".")


def test_a_name_from_the_right_keeps_its_year_in_a_sentence_from_the_left() -> None:
    names = Citation((Span("(כהן, 2025; خطوط المرجان, 2025)"),))
    printed = "(כהן\u200e, 2025; خطوط المرجان\u200e, 2025)"
    assert sentence("It slips.", cited=names) == f"It slips {printed}."
    assert sentence("תעלה נסחפת.", cited=names) == f"תעלה נסחפת {names.text}."


def test_a_heading_and_code_have_no_citation() -> None:
    assert sentence("The port.", kind="heading") == "The port."
    assert sentence("x = 1.", kind="code") == "x = 1."


BODY = """The dredging slips again. [[ka1]] Both of them say so. [[ka1]] [[ka2]] [[ka3]]

| a | b |
|---|---|
| x | A cell that says it. [[ka3]] |
"""


def test_what_the_sentences_of_a_briefing_say_in_each_style() -> None:
    points = KeyPoint(
        id="p", section="sec", position=0, label="Harbour", text="It is closed.", claims=("ca2",)
    )
    given = document(BODY, points)
    apa = render_gfm(restyle(given, find_style("apa"))).decode()
    assert "slips again (Roe, 2025a).[^a1-2025-1]" in apa
    assert "say so (Northwire, 2025; Roe, 2025a, 2025b).[^a1-2025-1][^a2-2025-1][^a3-2025-1]" in apa
    assert "| x | A cell that says it (Northwire, 2025).[^a3-2025-1] |" in apa
    assert "| Harbour | It is closed (Roe, 2025b).[^a2-2025-1] |" in apa
    assert '[^a1-2025-1]: Roe, 2025a: "quote ha1". Accessed' in apa
    mla = render_gfm(restyle(given, find_style("mla"))).decode()
    assert "slips again (Roe, “The First”).[^" in mla
    for name in ("chicago-notes", "ieee", "ama", "oscola"):
        assert "slips again.[^a1-2025-1]" in render_gfm(restyle(given, find_style(name))).decode()


def test_pages_of_one_work_are_named_together() -> None:
    pdf = {"media_type": "application/pdf"}
    given = compose(
        ComposeInput(
            briefing=Briefing(id="b", title="T", sections=(world.section("It is so. [[k]]"),)),
            claims=(Claim(id="c", key="k", text="So.", position=0),),
            evidence=(world.link("c", "h1", position=0), world.link("c", "h2", position=1)),
            highlights=tuple(
                world.highlight(f"h{at}", "a1", page_index=at, page_label=str(5 - at)) for at in (1, 2)
            ),
            articles=(article("a1", "The first"),),
            snapshots=(world.snapshot("s1", "a1", **pdf),),
        )
    )
    for name, said in (("apa", "Roe, 2025, pp. 3, 4"), ("chicago-author-date", "Roe 2025, 3, 4")):
        assert f"It is so ({said})." in render_gfm(restyle(given, find_style(name))).decode()
    assert re.search(r"Roe, 2025, p\. 4: ", restyle(given, find_style("apa")).passages[0].citation.text)
