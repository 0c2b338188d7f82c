"""Whatever is composed and printed comes in again as the same headings, prose and sources: plain and gfm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import core
from app.exchange.briefing_markdown import parse_briefing
from app.exchange.briefing_proposal import Chapter, Proposal
from app.export.document import ComposeInput, compose
from app.export.markdown import render_gfm, render_plain
from app.export.options import ExportOptions
from app.prose import strip_markers
from db.records import (
    Article,
    Briefing,
    Claim,
    Evidence,
    Highlight,
    KeyPoint,
    ListedSource,
    Publisher,
    Section,
)
from tests.examples import often

_ODD = "*_[]<>~$&|#`\\!+-=.:@“”’éäßж中"
_WORDS = st.text(alphabet="abcdefgh" + _ODD, min_size=1, max_size=12)
_TITLE = st.lists(_WORDS, min_size=2, max_size=5).map(" ".join).map(lambda text: f"Of {text}x")
_NAME = st.sampled_from(["", "Velmora Courier", "Coast & Times", "A_B *news*", "Ynet [IL]"])
_SENTENCE = st.sampled_from(
    [
        "The U.S. works took 3.9 million cubic metres.",
        "Dr. J. Ode says “it is late”.",
        "Trade fell *twice* in the year.",
        "See the [port](https://port.example.org/a) for it.",
        "Is it late?",
        "A [[c0]]-like word is `code` here.",
    ]
)


@st.composite
def _documents(draw: st.DrawFn) -> ComposeInput:
    titles = draw(st.lists(_TITLE, min_size=1, max_size=4, unique_by=lambda one: " ".join(one.split())))
    articles = tuple(
        Article(
            id=f"a{at}",
            citekey=f"key-{at}",
            title=title,
            publisher=Publisher(id=f"p{at}", name=name) if (name := draw(_NAME)) else None,
            URL=f"https://a{at}.example/x_y/{at}?q=1",
        )
        for at, title in enumerate(titles)
    )
    marks = tuple(
        Highlight(
            id=f"h{at}", snapshot=f"s{at}", article=one.id, exact="it took", prefix="", suffix="",
            start=0, end=7,
        )
        for at, one in enumerate(articles)
    )  # fmt: skip
    claims = tuple(Claim(id=f"c{at}", key=f"c{at}", text="Said so.") for at in range(len(articles)))
    evidence = tuple(Evidence(id=f"e{at}", claim=f"c{at}", highlight=f"h{at}") for at in range(len(articles)))
    sections = tuple(draw(_sections(at, len(articles))) for at in range(draw(st.integers(1, 4))))
    briefing = Briefing(id="b", title=draw(_TITLE), sections=sections)
    return ComposeInput(
        briefing=briefing, claims=claims, evidence=evidence, highlights=marks, articles=articles
    )


@st.composite
def _sections(draw: st.DrawFn, at: int, articles: int) -> Section:
    role = "summary" if at == 0 else draw(st.sampled_from(["analysis", "feature", "closing"]))
    blocks = []
    for _ in range(draw(st.integers(1, 3))):
        said = []
        for sentence in draw(st.lists(_SENTENCE, min_size=1, max_size=3)):
            key = draw(st.integers(-1, articles - 1))
            said.append(sentence + (f" [[c{key}]]" if key >= 0 else ""))
        lead = draw(st.sampled_from(["", "- ", "> "]))
        blocks.append(lead + " ".join(said))
    points: tuple[KeyPoint, ...] = ()
    if role == "closing" and draw(st.booleans()):
        label, text = draw(_TITLE), draw(_TITLE)
        points = (KeyPoint(id=f"k{at}", section=f"s{at}", position=1, label=label, text=text),)
    listed = draw(st.lists(st.integers(0, articles - 1), max_size=2, unique=True))
    return Section(
        id=f"s{at}",
        briefing="b",
        position=at,
        level=2,
        heading="" if role == "summary" else draw(_TITLE),
        role=role,  # type: ignore[arg-type]
        body="\n\n".join(blocks),
        key_points=points,
        listed_sources=tuple(
            ListedSource(id=f"l{at}-{one}", section=f"s{at}", article=f"a{one}", position=one)
            for one in listed
        ),
    )


def _shown(text: str) -> str:
    return " ".join(text.split())


def _bodies(proposal: Proposal) -> list[str]:
    return [_shown(one.body) for one in proposal.chapters]


def _listed(proposal: Proposal, chapter: Chapter) -> set[str]:
    return {proposal.works[at].url for at in chapter.works}


@given(_documents())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=often(25))
def test_headings_prose_points_and_sources_come_back(given_: ComposeInput) -> None:
    document = compose(given_)
    sections = given_.briefing.sections
    for render in (render_plain, render_gfm):
        printed = render(document, ExportOptions(feature_h1=True)).decode()
        found = parse_briefing(printed)
        assert _shown(found.title) == _shown(given_.briefing.title)
        assert [_shown(one.heading) for one in found.chapters] == [_shown(one.heading) for one in sections]
        bodies = [_shown(strip_markers(one.body)) for one in sections]
        assert _bodies(found) == [re.sub(r"\[\[c0\]\]-", "\\\\[[c0]]-", body) for body in bodies]
        for chapter, section, part in zip(found.chapters, sections, document.parts, strict=True):
            assert [(_shown(one.label), _shown(one.text)) for one in chapter.points] == [
                (_shown(one.label), _shown(one.text)) for one in section.key_points
            ]
            printed_there = {one.address for one in part.sources if one.listed or part.lists_sources}
            assert printed_there <= _listed(found, chapter)


@given(_documents())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=often(25))
def test_sources_keep_their_title_and_publisher(given_: ComposeInput) -> None:
    found = parse_briefing(render_plain(compose(given_)).decode())
    articles = {one.URL: one for one in given_.articles}
    for work in found.works:
        article = articles.get(work.url)
        if article is not None:
            publisher = f" - {article.publisher.name}" if article.publisher else ""
            shown = f"{work.title} - {work.publisher}" if work.publisher else work.title
            assert _shown(shown) == _shown(f"{article.title}{publisher}")


def test_a_bare_address_stays_one(tmp_path: Path) -> None:
    text = "# T\n\n## A\n\n**It is so here.** More is known.\n\n### Sources\n- https://x.example/1\n"
    with core.project.new_project(tmp_path / "p.sourcemark") as project:
        made = core.briefing_import.import_briefing(project, text.encode())
        printed = render_plain(core.exports.compose_briefing(project, made.briefing)).decode()
    assert printed.replace(" [unsourced]", "") == text


@pytest.mark.parametrize("heading", ["Sources", "References", "Quellen"])
def test_a_list_of_the_whole_stays_one(heading: str, tmp_path: Path) -> None:
    text = (
        f"# T\n\n## A\n\n**It is so here.** More is known.\n\n## {heading}\n- X y - B: https://x.example/1\n"
    )
    with core.project.new_project(tmp_path / "p.sourcemark") as project:
        made = core.briefing_import.import_briefing(project, text.encode())
        printed = render_plain(core.exports.compose_briefing(project, made.briefing)).decode()
    assert printed.replace(" [unsourced]", "") == text
