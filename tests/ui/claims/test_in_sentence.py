"""The rest of a passage's sentence on its card, and what else a card says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit.ticks import Tick
from app.ui.widgets.evidence_card import card_words, make_card
from app.ui.widgets.in_sentence import sentence_after, sentence_before
from tests.ui.claims.test_entries import linked


@pytest.mark.parametrize(
    ("prefix", "before"),
    [
        ("It ended. By March the contractor ", "By March the contractor"),
        ("ractor had said that by March ", "… had said that by March"),
        ("A heading\nBy March ", "By March"),
        ("“It is over.” Then ", "Then"),
        ("It ended. ", ""),
        ("", ""),
        ("word", ""),
        ("of 3.9 million ", "… 3.9 million"),
    ],
)
def test_what_stands_before_the_passage(prefix: str, before: str) -> None:
    assert sentence_before(prefix) == before


@pytest.mark.parametrize(
    ("suffix", "passage", "after"),
    [
        (" cubic metres of mud. The channel", "3.9 million", "cubic metres of mud."),
        (" cubic metres of mud and roc", "3.9 million", "cubic metres of mud and …"),
        (" The channel opens.", "It is late.", ""),
        ("\nA heading", "It is late", ""),
        ("", "It is late.", ""),
    ],
)
def test_what_stands_behind_the_passage(suffix: str, passage: str, after: str) -> None:
    assert sentence_after(suffix, passage) == after


@given(st.text(max_size=40))
def test_the_rest_is_one_line_of_words_that_were_there(text: str) -> None:
    for rest in (sentence_before(text), sentence_after(text)):
        assert "\n" not in rest
        assert set(rest.replace("…", "").split()) <= set(text.replace("…", "").split())


def test_a_card_says_strength_reason_attribution_credibility_and_ticks() -> None:
    one = linked("1", "a")
    one = replace(
        one,
        evidence=replace(one.evidence, strength="weak", rationale="Hearsay\nonly."),
        highlight=replace(
            one.highlight, attributed_to="The harbour master", attribution_kind="named", credibility=3
        ),
    )
    ticks = (Tick("3.9 million", ("1",), False), Tick("12", ("2",), False), Tick("7", (), True))
    said = [remark.words for remark in make_card(one, "Text", 0, ticks).remarks]
    assert said == [
        "states 3.9 million",
        "weak evidence",
        "Hearsay only.",
        "according to The harbour master · credibility 3",
    ]
    assert "weak evidence" in card_words(make_card(one, "Text"))


def test_an_unnamed_source_is_said() -> None:
    one = linked("1", "a")
    one = replace(one, highlight=replace(one.highlight, attribution_kind="anonymous"))
    assert [remark.words for remark in make_card(one, "Text").remarks] == ["says somebody unnamed"]
