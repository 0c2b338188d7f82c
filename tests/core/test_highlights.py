"""Highlights: what may be marked, quotations found by their words, the second reader's verdict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import core
from app.core import quotations, second_reading
from app.core.project import Project
from app.errors import Ambiguous, NotThere, WrongUse
from db.records import Highlight
from tests.core.world import COURIER, add_pages, add_text, labels, mark, snapshot_of


def test_a_highlight_holds_its_passage_and_its_surroundings(project: Project) -> None:
    article = add_text(project)
    made = core.highlights.read_highlight(project, mark(project, article, "removed 3.9 million"))
    assert made.exact == "removed 3.9 million"
    assert made.prefix.endswith("contractor had ")
    assert made.suffix.startswith(" cubic metres")
    assert (made.anchor_state, made.second_reader) == ("verified", "none")
    assert labels(project)[-1] == "Highlight “removed 3.9 million”"


@pytest.mark.parametrize("span", [(5, 5), (7, 5), (-1, 5), (0, 10_000), (30, 32)])
def test_a_selection_of_nothing_is_refused_in_words(project: Project, span: tuple[int, int]) -> None:
    snapshot = snapshot_of(project, add_text(project))
    assert COURIER[30:32] == "\n\n"
    with pytest.raises(WrongUse):
        core.highlights.add_highlight(project, snapshot.id, *span)
    assert core.highlights.list_highlights(project) == ()


def test_a_page_is_noted_and_the_second_reading_is_pending(project: Project) -> None:
    article = add_pages(project)
    made = core.highlights.read_highlight(project, mark(project, article, "second page"))
    assert (made.page_index, made.page_label, made.second_reader) == (1, "2", "pending")


def test_a_quotation_is_found_with_other_typography_and_line_breaks(project: Project) -> None:
    article = add_pages(project, ("The “con-\ntractor” said: it’s late.",))
    made = core.highlights.add_quote(project, article.id, '"contractor" said: it\'s')
    assert made.exact == "“con-\ntractor” said: it’s"


def test_a_quotation_in_several_places_asks_for_its_surroundings(project: Project) -> None:
    article = add_text(project)
    with pytest.raises(Ambiguous, match="2 places"):
        core.highlights.add_quote(project, article.id, "It is late.")
    second = core.highlights.add_quote(project, article.id, "It is late.", prefix="Nobody  knows why.")
    first = core.highlights.add_quote(project, article.id, "It is late.", suffix="Nobody knows")
    assert (first.start, second.start) == (COURIER.index("It is late."), COURIER.rindex("It is late."))
    with pytest.raises(NotThere):
        core.highlights.add_quote(project, article.id, "It is late.", prefix="somewhere else")


def test_a_quotation_that_is_not_there_is_refused(project: Project) -> None:
    article = add_text(project)
    for quote in ("had removed 4.9 million", "  ", ""):
        with pytest.raises(WrongUse):
            core.highlights.add_quote(project, article.id, quote)


@given(st.text(min_size=1, max_size=60), st.data())
def test_any_passage_is_found_by_its_own_words_and_surroundings(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    try:
        place = quotations.find_quotation(text, (), text[start:end], text[:start], text[end:])
    except Ambiguous:
        return
    assert text[place.start : place.end] == text[start:end]


def test_moving_the_ends_makes_a_new_anchor(project: Project) -> None:
    article = add_text(project)
    highlight = mark(project, article, "3.9 million")
    moved = core.highlights.set_highlight(project, highlight, end=COURIER.index(" of mud"))
    assert moved.exact == "3.9 million cubic metres"
    assert moved.suffix.startswith(" of mud")
    with pytest.raises(WrongUse):
        core.highlights.set_highlight(project, highlight, end=moved.start)


def test_fields_of_a_highlight_are_checked(project: Project) -> None:
    highlight = mark(project, add_text(project), "3.9 million")
    changed = core.highlights.set_highlight(
        project, highlight, colour=3, note="n", credibility=2, tags=("a",)
    )
    assert (changed.colour, changed.note, changed.credibility, changed.tags) == (3, "n", 2, ("a",))
    for wrong in ({"colour": 9}, {"credibility": 7}, {"exact": "x"}):
        with pytest.raises(WrongUse):
            core.highlights.set_highlight(project, highlight, **wrong)


def test_removing_a_highlight_takes_its_links_and_undo_brings_both_back(project: Project) -> None:
    highlight = mark(project, add_text(project), "3.9 million")
    claim = core.claims.add_claim(project, "Late.")
    core.evidence.link(project, claim.id, highlight)
    core.highlights.remove_highlight(project, highlight)
    assert core.evidence.list_evidence(project) == ()
    project.undo()
    assert core.evidence.list_evidence(project)[0].highlight == highlight


def test_a_pdf_that_the_second_reader_cannot_read_says_so(project: Project) -> None:
    highlight = mark(project, add_pages(project), "second page")
    steps = len(project.history())
    confirmed = core.highlights.confirm_highlight(project, highlight)
    assert confirmed.second_reader == "cannot_read"
    assert confirmed.second_text
    assert len(project.history()) == steps


@pytest.mark.parametrize(
    ("read", "state", "wording"),
    [
        ("By March the contractor had removed\n3.9 million cubic", "agrees", ""),
        ("By March the con-\ntractor had REMOVED 3.9  million cubic", "agrees", ""),
        (
            "By March the contractor had removed 3.8 million cubic",
            "differs",
            "contractor had removed 3.8 million",
        ),
        ("Another text altogether, about ships.", "differs", ""),
        (" \n ", "cannot_read", None),
    ],
)
def test_the_second_reader_is_compared_by_words(read: str, state: str, wording: str | None) -> None:
    exact = "contractor had removed 3.9 million"
    highlight = Highlight(
        id="h", snapshot="s", article="a", exact=exact, prefix="", suffix="", start=0, end=34
    )
    outcome = second_reading.compare(highlight, read)
    assert outcome.state == state
    if wording is not None:
        assert outcome.text == wording


@pytest.mark.parametrize(("name", "colour"), [("1", 1), ("rose", 4), ("Amber ", 1)])
def test_colours_have_names(name: str, colour: int) -> None:
    assert core.highlights.read_colour(name) == colour


def test_an_unknown_colour_is_refused() -> None:
    with pytest.raises(WrongUse):
        core.highlights.read_colour("mauve")
