"""Citation styles: what the processor makes of the references, in the document and in the files."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from app.errors import WrongUse
from app.exchange.hayagriva import write_hayagriva
from app.export.citation import Span
from app.export.document import ComposeInput, compose, digest
from app.export.escape import clean
from app.export.html import render_html
from app.export.markdown import render_gfm
from app.export.parts import Document
from app.export.processor import Style, process
from app.export.styles import STYLES, find_style, make_style, restyle
from db.records import Article, Briefing, Claim, Name
from tests.examples import often
from tests.export import world
from tests.export.rendered import gfm, links, text_of

ROE = (Name(family="Roe", given="Jane"),)
CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>T</title><id>t</id><updated>2025-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="{" suffix="}"><text variable="title"/></layout></citation>
  <bibliography><layout suffix="!"><text value="Work: "/><text variable="title"/></layout></bibliography>
</style>
"""


def article(identity: str, title: str, **fields: Any) -> Article:
    usual: dict[str, Any] = {
        "citekey": f"{identity}-2025", "authors": ROE, "issued": "2025-03-06", "type": "article-newspaper",
        "container_title": "Velmora Courier", "URL": f"https://courier.example/{identity}",
    }  # fmt: skip
    return Article(id=identity, title=title, **(usual | fields))


def document(*articles: Article) -> Document:
    """Compose a briefing with a sentence for each article."""
    names = [one.id for one in articles]
    body = "\n\n".join(f"A sentence that says it in six words. [[k{name}]]" for name in names)
    return compose(
        ComposeInput(
            briefing=Briefing(id="b", title="The port", sections=(world.section(body),)),
            claims=tuple(
                Claim(id=f"c{one}", key=f"k{one}", text="So.", position=at) for at, one in enumerate(names)
            ),
            evidence=tuple(world.link(f"c{one}", f"h{one}") for one in names),
            highlights=tuple(world.highlight(f"h{one}", one) for one in names),
            articles=articles,
            snapshots=tuple(world.snapshot(f"s{one[1:]}", one) for one in names),
        )
    )


TWO = document(article("a1", "The first"), article("a2", "The second"))


def works(made: Document) -> str:
    return "\n".join(piece.text for block in made.parts[-1].blocks for piece in block.pieces)


@pytest.mark.parametrize("name", STYLES)
def test_every_style_keeps_the_passage_and_lists_the_works(name: str) -> None:
    made = restyle(TWO, find_style(name))
    for styled, house in zip(made.passages, TWO.passages, strict=True):
        assert styled.citation != house.citation
        assert f': "{house.quotation}"' in styled.citation.text
        assert styled.citation.spans[-1] == Span(house.address, "link")
        assert styled.citation.text.count("<http") == 1
    assert made.parts[-1].title == "References"
    assert len(made.parts[-1].blocks) == 2
    for title in ("first", "second"):
        assert title in works(made).lower()


def test_two_works_of_one_author_and_year_are_told_apart() -> None:
    for name in ("apa", "harvard", "chicago-author-date"):
        made = restyle(TWO, find_style(name))
        cited = " ".join(one.citation.text for one in made.passages)
        for text in (cited, works(made)):
            assert {"2025a", "2025b"} <= set(re.findall(r"2025[ab]", text)), name


def test_what_the_styles_print() -> None:
    one = document(article("a1", "The first"))
    apa = restyle(one, find_style("apa"))
    assert works(apa) == "Roe, J. (2025, March 6). The first. *Velmora Courier*. <https://courier.example/a1>"
    assert apa.passages[0].citation.text.startswith('Roe, 2025: "quote ha1"')
    notes = restyle(one, find_style("chicago-notes"))
    assert notes.passages[0].citation.text.startswith(
        'Jane Roe, “The First,” Velmora Courier, March 6, 2025: "quote ha1"'
    )
    assert restyle(one, find_style("ieee")).passages[0].citation.text.startswith('[1]: "quote')


def test_publishers_are_printed_and_stand_for_a_site_without_a_name() -> None:
    report = article("a1", "The first", type="report", container_title="", publisher=world.COURIER)
    assert "Velmora Courier" in works(restyle(document(report), find_style("apa")))
    post = article("a1", "The first", type="post-weblog", container_title="", publisher=world.COURIER)
    assert "*Velmora Courier*" in works(restyle(document(post), find_style("chicago-notes")))


def test_a_name_with_a_comma_is_one_name() -> None:
    made = restyle(
        document(article("a1", "T", authors=(Name(literal="Smith, Jones & Co"),))), find_style("apa")
    )
    assert r"Smith, Jones & Co" in works(made)


def test_a_styled_document_has_the_digest_of_the_one_it_was_made_of() -> None:
    assert digest(restyle(TWO, find_style("apa"))) == digest(TWO)


def test_a_briefing_without_references_has_no_list_of_works() -> None:
    bare = compose(ComposeInput(briefing=Briefing(id="b", title="T", sections=(world.section("So."),))))
    assert restyle(bare, find_style("apa")) == bare


@settings(max_examples=often(25), deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    st.text(
        st.one_of(
            st.sampled_from("${}\\#*_<>[]`~&@|^=-+/ ab1"),
            st.characters(codec="utf-8", exclude_categories=["C", "M", "Zs", "Zl", "Zp"]),
        ),
        max_size=30,
    )
)
@example("{x} $y$ \\z \\{w\\} #v *u* <b>t</b> &amp; [s](https://r.example)")
def test_any_title_comes_through_the_processor_and_markdown_unchanged(text: str) -> None:
    title = f"A{text}Z"
    made = restyle(document(article("a1", title)), make_style(CSL.encode()))
    shown = "".join(text_of(gfm(), works(made), "p").split())
    assert shown == "".join(f"Work: {clean(title)}!".split())
    assert links(works(made)) == []


def test_the_files_print_the_works_and_only_web_links() -> None:
    made = restyle(TWO, find_style("apa"))
    markdown, page = render_gfm(made).decode(), render_html(made).decode()
    assert "## References\n\nRoe, J. (2025a, March 6). The first. *Velmora Courier*." in markdown
    assert "<em>Velmora Courier</em>" in page
    assert all(one.startswith(("https://", "#")) for one in links(markdown))


@pytest.mark.parametrize(
    "csl", [b"", b"\xff\xfe", b"<html></html>", b"<style>", CSL.encode()[:300], b"<!DOCTYPE x><style/>"]
)
def test_a_broken_style_file_is_a_sentence(csl: bytes) -> None:
    with pytest.raises(WrongUse) as raised:
        restyle(TWO, make_style(csl))
    assert "style" in raised.value.message
    assert raised.value.hint


def test_unknown_styles_are_told_with_those_that_there_are() -> None:
    with pytest.raises(WrongUse, match="no citation style “turabian”") as raised:
        find_style("turabian")
    assert "apa" in raised.value.hint


@pytest.mark.parametrize(
    ("date", "title", "printed"),
    [
        ([2025], "A title", "Roe, J. (2025). A title. Times."),
        ([2025, 3], "A title", "Roe, J. (2025, March). A title. Times."),
        # What a title says is left alone.
        ([2025], "In (1999,) and on", "Roe, J. (2025,). In (1999,) and on. Times."),
    ],
)
def test_a_year_alone_has_no_comma_behind_it(date: list[int], title: str, printed: str) -> None:
    item = {
        "type": "webpage", "title": title, "author": [{"family": "Roe", "given": "Jane"}],
        "issued": {"date-parts": [date]}, "publisher": "Times",
    }  # fmt: skip
    (entry,) = process(write_hayagriva([("w0", item)]), [("w0", "")], "en", Style("apa")).bibliography
    assert entry.text == printed


def test_words_from_the_right_have_a_span_of_their_own_in_a_note() -> None:
    work = article("a1", "The first", authors=(Name(literal="خطوط المرجان"),))
    (one,) = restyle(document(work), find_style("apa")).passages
    assert one.citation.text.startswith('خطوط المرجان, 2025: "quote ha1"')
    assert one.citation.spans[:3] == (Span("خطوط المرجان"), Span(", 2025"), Span(': "', "ours"))
