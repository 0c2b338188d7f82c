"""The profile `pandoc`: header, citations, sidecars, and that pandoc reads what was meant."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import given as examples
from hypothesis import strategies as st

from app.export.document import compose
from app.export.escape import clean
from app.export.markdown_pandoc import render_bib, render_csl, render_pandoc
from app.export.options import ExportOptions
from db.records import Briefing, Claim, ListedSource, Name, PageMark
from tests.examples import often
from tests.export.pandoc import find, needs_pandoc, read_pandoc, run_pandoc, words_of
from tests.export.test_escape import TEXTS
from tests.export.test_markdown import SUMMARY, WORKS
from tests.export.world import ARTICLES, given, highlight, link, point, section, snapshot

FILLED = Briefing(
    id="b", title='The "port": a @view', subtitle="Part 1", as_of="2025-05-02", issued="2025-05-03",
    authors=(Name(given="Ada", family="Dyk"), Name(literal="Desk 4")), handling="For us",
    limitations="No visit.", language="en-GB",
)  # fmt: skip


def pdf_world(label: str = "12") -> object:
    pages = (PageMark(index=0, label=label, start=0),)
    return given(
        section("It is late. [[late]] Or is it? [[volume]]"),
        snapshots=(snapshot("s1", "a1", media_type="application/pdf", page_map=pages),),
        highlights=(
            highlight("h1", "a1", page_index=0, page_label=label),
            highlight("h2", "a2"),
            highlight("h5", "a1", page_index=0, page_label=label, start=4),
        ),
        evidence=(link("c2", "h2"), link("c1", "h1", position=1.0), link("c1", "h5", position=2.0)),
    )


def test_header_citations_and_references_letter_by_letter() -> None:
    listed = (ListedSource(id="l", section="sec", article="a3", position=1.0),)
    works = section("It is late. [[late]] Much was removed. [[volume]] Who [knows].", listed_sources=listed)
    document = compose(given(works, briefing=replace(FILLED, sections=(works,))))
    assert render_pandoc(document, ExportOptions(stem="port")).decode() == (
        '---\ntitle: "The \\"port\\": a \\\\@view"\nsubtitle: "Part 1"\nauthor: ["Ada Dyk", "Desk 4"]\n'
        'date: "3 May 2025"\nlang: "en-GB"\nbibliography: "port.csl.json"\nnocite: "@webpage-nd-why"\n'
        "link-citations: true\n---\n\n"
        "For us\n\nInformation as of 2 May 2025 · Version 1 · Draft\n\n"
        "## State of the works\n\n"
        "It is late. [@northwire-2025-dredging] "
        "Much was removed. [@port-2025-note; @northwire-2025-dredging] Who \\[knows\\].\n\n"
        "### Sources\n- Why \\[not\\]?\n\n"
        "## Limitations\n\nNo visit.\n\n"
        "## References\n\n::: {#refs}\n:::\n"
    )


@pytest.mark.parametrize(
    ("label", "printed"), [("12", "p. 12"), ("xiv", "p. xiv"), ("A-3; @b]", "{p. A-3; \\@b\\]}")]
)
def test_a_page_is_the_locator_and_one_page_is_cited_once(label: str, printed: str) -> None:
    text = render_pandoc(compose(pdf_world(label))).decode()  # type: ignore[arg-type]
    assert f"Or is it? [@port-2025-note, {printed}]\n" in text


def test_without_a_file_there_is_no_bibliography_to_name() -> None:
    assert "bibliography" not in render_pandoc(compose(given(WORKS))).decode()
    assert "refs" not in render_pandoc(compose(given(section("And so on.")))).decode()


def test_sidecars_hold_what_is_cited_in_order_and_nothing_private() -> None:
    private = replace(
        ARTICLES[1], note="my doubts", tags=("mine",), basis={"title": "jsonld"}, type="article-newspaper"
    )
    document = compose(given(SUMMARY, WORKS, articles=(ARTICLES[0], private)))
    items = json.loads(render_csl(document))
    assert [one["id"] for one in items] == ["northwire-2025-dredging", "port-2025-note"]
    assert items[0]["container-title"] == "Velmora Courier"
    assert items[0]["custom"] == {"agency": "Northwire"}
    bib = render_bib(document).decode()
    assert "{northwire-2025-dredging," in bib
    for secret in ("my doubts", "mine", "jsonld"):
        assert secret not in bib + render_csl(document).decode()


@needs_pandoc
def test_pandoc_finds_every_citation_with_its_page_and_prints_the_works(tmp_path: Path) -> None:
    document = compose(pdf_world("A-3; @b"))  # type: ignore[arg-type]
    text = render_pandoc(document, ExportOptions(stem="port")).decode()
    cited = [one for content in find(read_pandoc(text)["blocks"], "Cite") for one in content[0]]
    assert [one["citationId"] for one in cited] == ["northwire-2025-dredging", "port-2025-note"]
    (tmp_path / "port.csl.json").write_bytes(render_csl(document))
    (tmp_path / "port.bib").write_bytes(render_bib(document))
    for more in ((), ("--bibliography", "port.bib")):
        printed = run_pandoc(text, "--citeproc", *more, "-t", "plain", "--wrap=none", cwd=tmp_path)
        assert "It is late. (“Dredging" in printed
        assert "A-3; @b" in printed
        assert "Velmora Courier" in printed.partition("References")[2]


@needs_pandoc
def test_prose_means_in_pandoc_what_it_means_in_commonmark() -> None:
    body = (
        "# A *head* {.x}\n\nIt's **bold *and* it**, ~~gone~~ and `co|de` at <https://a.example/x> or\n"
        "[there](https://b.example/y 'title').  \nNext line. 10^6^ @you H~2~O $x$ --- \"so\"\n\n"
        "> quoted\n> 1) once\n\n3. three\n4. four\n   - deep\n   - er\n\n```py\nx = `1`\n```\n\n"
        "| a | b \\| c |\n|:--|--:|\n| `1 \\| 2` | [k](https://c.example) |\n\n***\n\n"
        "(a) no list\n\nB) nor this\n\nTable: no caption\n\n%% no title\n\n::: no div\n\n"
        "Foo[^1] [@bar] <b>x</b>"
    )
    blocks = read_pandoc(render_pandoc(compose(given(section(body)))).decode())["blocks"]
    kinds = [one["t"] for one in blocks]
    expected = "Para Header Header Para BlockQuote OrderedList CodeBlock Table HorizontalRule"
    assert kinds == expected.split() + ["Para"] * 6
    said = [words_of(one).replace(" [unsourced]", "") for one in blocks]
    assert said[2] == "A head {.x}"
    assert said[3] == (
        "It's bold and it, gone and co|de at https://a.example/x or there. Next line. "
        '10^6^ @you H~2~O $x$ --- "so"'
    )
    assert [one[2][0] for one in find(blocks, "Link")] == [
        "https://a.example/x", "https://b.example/y", "https://c.example",
    ]  # fmt: skip
    assert blocks[5]["c"][0][0] == 3
    assert said[9:14] == ["(a) no list", "B) nor this", "Table: no caption", "%% no title", "::: no div"]
    assert said[14] == "Foo[^1] [@bar] <b>x</b>"
    assert not list(find(blocks, "Cite"))
    assert [len(one) for one in find(blocks, "BulletList")] == [2]


@needs_pandoc
@settings(max_examples=often(4), phases=(Phase.generate,))
@examples(st.lists(TEXTS.filter(clean), min_size=30, max_size=60))
def test_any_text_comes_back_from_pandoc_wherever_it_stands(texts: list[str]) -> None:
    said = [clean(one) for one in texts]
    keys = [f"k-{at}" for at in range(len(texts))]
    claims = tuple(Claim(id=key, key=key, text=text) for key, text in zip(keys, texts, strict=True))
    sections = tuple(
        section(
            "",
            id=key,
            heading=text,
            position=at,
            key_judgement=key,
            role="closing",
            key_points=(point(text, text),),
        )
        for at, (key, text) in enumerate(zip(keys, texts, strict=True))
    )
    listed = tuple(
        ListedSource(id=key, section="end", article=key, position=at) for at, key in enumerate(keys)
    )
    articles = tuple(
        replace(ARTICLES[1], id=key, citekey=key, title=text) for key, text in zip(keys, texts, strict=True)
    )
    end = section("", id="end", heading="End", position=1000.0, listed_sources=listed)
    briefing = Briefing(
        id="b", title=texts[0], subtitle=texts[1], handling=texts[2], limitations=clean(texts[3]),
        authors=(Name(literal=texts[4]),), sections=(*sections, end),
    )  # fmt: skip
    world = replace(given(), briefing=briefing, claims=claims, articles=articles)
    tree = read_pandoc(render_pandoc(compose(world)).decode())
    meta, blocks = tree["meta"], tree["blocks"]
    assert words_of(meta["title"]) == said[0]
    assert words_of(meta["subtitle"]) == said[1]
    assert words_of(meta["author"]) == said[4]
    assert words_of(blocks[0]) == said[2]
    heads = [words_of(one[2]) for one in find(blocks, "Header")]
    assert heads == [*said, "End", "Sources", "Limitations", "References"]
    paragraphs = [one for one in blocks if one["t"] == "Para"]
    leads = [words_of(one) for one in paragraphs[2:-1]]
    assert leads == [(one if one.endswith((".", "!", "?")) else f"{one}.") + " [unsourced]" for one in said]
    cells = [words_of(one) for one in blocks if one["t"] == "Table"]
    assert cells == [f"Key PointsDetails{one}{one}" for one in said]
    (items,) = [one["c"] for one in blocks if one["t"] == "BulletList"]
    assert [words_of(one).partition(" - Velmora Courier")[0] for one in items] == said
    assert words_of(paragraphs[-1]) == said[3]
    targets = [one[2][0] for one in find(blocks, "Link")]
    assert set(targets) <= {"https://courier.example/slips"}
