"""Support figures: what counts in each share."""

from __future__ import annotations

from app.audit.figures import make_figures
from app.audit.world import World
from tests.audit import worlds as w


def test_figures_of_the_sound_world_are_whole() -> None:
    assert make_figures(w.sound()) == dict.fromkeys(
        (
            "sentences_cited",
            "links_with_weight",
            "claims_with_two_origins",
            "quotations_verified",
            "articles_rated",
            "articles_dated",
            "articles_described",
        ),
        1.0,
    )


def test_uncited_sentence_counts_nothing() -> None:
    figures = make_figures(w.said(w.sound(), "The port authority has spoken of rain."))
    assert figures["sentences_cited"] == 0.5


def test_partial_passages_support_together() -> None:
    world = w.changed(w.sound(), "evidence", "e-c1-h1", coverage="partial")
    world = w.changed(world, "evidence", "e-c1-h2", coverage="partial")
    assert make_figures(world)["sentences_cited"] == 1
    assert make_figures(world)["links_with_weight"] == 1


def test_partial_passage_beside_a_full_one_carries_no_weight() -> None:
    world = w.changed(w.sound(), "evidence", "e-c1-h1", coverage="partial")
    assert make_figures(world)["links_with_weight"] == 0.75


def test_copies_are_no_second_origin() -> None:
    assert make_figures(w.with_origin(w.sound(), "a1", "a2"))["claims_with_two_origins"] == 0


def test_figures_of_an_empty_world_count_nothing() -> None:
    assert make_figures(World()) == {}
