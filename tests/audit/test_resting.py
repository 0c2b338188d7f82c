"""What rests on an article, a passage or a publisher, and how badly it is hit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit.resting import Resting, RestingClaim, Source, find_resting
from app.audit.world import World
from db.records import Claim, KeyPoint, Publisher
from tests.audit import worlds as w

WIRE = Publisher(id="p9", name="Northwire")


def hit(found: Resting, claim: str) -> RestingClaim:
    return next(one for one in found.claims if one.claim.id == claim)


def on(world: World, article: str) -> Resting:
    return find_resting(world, Source("article", article))


def test_a_claim_keeps_the_other_origin() -> None:
    silt = hit(on(w.sound(), "a1"), "c1")
    assert (silt.effect, silt.origins, silt.remaining) == ("loses_some", 2, 1)
    assert [link.highlight.id for link in silt.links] == ["h1"]


def test_a_claim_loses_its_only_origin() -> None:
    world = w.without(w.sound(), "evidence", "e-c1-h2")
    silt = hit(on(world, "a1"), "c1")
    assert (silt.effect, silt.origins, silt.remaining) == ("loses_all", 1, 0)


def test_a_copy_of_the_same_text_is_no_second_origin() -> None:
    world = w.with_origin(w.sound(), "a1", "a2")
    silt = hit(on(world, "a1"), "c1")
    assert (silt.effect, silt.origins, silt.remaining) == ("copies_only", 1, 1)


def test_a_second_passage_of_the_article_keeps_its_origin_but_not_its_article() -> None:
    world = w.added(w.sound(), "highlights", w.highlight("h3", "a1", "3.9 million were gone"))
    world = w.added(world, "evidence", w.link("c1", "h3"))
    assert hit(find_resting(world, Source("highlight", "h1")), "c1").effect == "keeps_all"
    assert hit(on(world, "a1"), "c1").effect == "loses_some"


def test_a_judgement_rests_through_the_claims_under_it() -> None:
    world = w.without(w.sound(), "evidence", "e-c3-h2")
    late = hit(on(world, "a1"), "c2")
    assert (late.links, late.through, late.bare) == ((), ("c3",), ("c3",))
    assert (late.effect, late.rests) == ("loses_all", True)


def test_a_claim_that_disputes_another_carries_nothing_up() -> None:
    world = w.changed(w.sound(), "claims", "c3", parent_relation="disputes")
    assert {one.claim.id for one in on(world, "a1").claims} == {"c1", "c3"}


def test_through_more_than_one_step() -> None:
    world = w.added(w.sound(), "claims", Claim(id="c0", key="top", text="All is late", kind="judgement"))
    world = w.changed(world, "claims", "c2", parent="c0")
    assert hit(on(world, "a1"), "c0").through == ("c3",)


@pytest.mark.parametrize(
    ("direction", "state", "effect"),
    [
        ("disputes", "verified", "loses_dispute"),
        ("neutral", "verified", "beside"),
        ("supports", "drifted", "not_counted"),
    ],
)
def test_what_only_touches_a_claim_does_not_carry_it(direction: str, state: str, effect: str) -> None:
    world = w.changed(w.sound(), "evidence", "e-c3-h1", direction=direction)
    world = w.changed(world, "highlights", "h1", anchor_state=state)
    share = hit(on(world, "a1"), "c3")
    assert (share.effect, share.rests) == (effect, False)
    assert "c2" not in {one.claim.id for one in on(world, "a1").claims}


def test_sentences_key_points_and_key_judgements_are_named() -> None:
    points = (
        KeyPoint(id="k1", section="s0", position=1, label="Works", text="Late", claims=("c2",)),
        KeyPoint(id="k2", section="s0", position=2, label="Silt", text="Much is gone [[silt]]"),
    )
    found = on(w.section(w.sound(), "s0", key_points=points), "a1")
    assert [(one.kind, one.section, one.sentence) for one in hit(found, "c2").statements] == [
        ("key_point", "s0", None),
        ("key_judgement", "s1", None),
        ("sentence", "s0", 0),
        ("sentence", "s1", 0),
    ]
    (point, sentence) = hit(found, "c1").statements
    assert (point.kind, sentence.text) == (
        "key_point",
        "By March the works had taken “3.9 million cubic metres”.",
    )


def test_a_publisher_is_all_its_articles_and_those_it_wired() -> None:
    world = w.changed(w.sound(), "articles", "a2", agency=WIRE)
    assert {one.id for one in find_resting(world, Source("publisher", "p1")).articles} == {"a1"}
    wired = find_resting(world, Source("publisher", "p9"))
    assert {one.id for one in wired.articles} == {"a2"}
    both = w.changed(world, "articles", "a1", agency=WIRE)
    assert hit(find_resting(both, Source("publisher", "p9")), "c1").effect == "loses_all"


def test_listings_are_told_even_where_nothing_is_claimed() -> None:
    world = w.listed(w.without(w.sound(), "evidence", "e-c1-h1", "e-c3-h1"), "s1", "a1")
    found = on(world, "a1")
    assert (found.claims, [(one.kind, one.section) for one in found.listed]) == ((), [("listed", "s1")])


def test_what_is_not_there_carries_nothing() -> None:
    for kind in ("article", "highlight", "publisher"):
        found = find_resting(w.sound(), Source(kind, "gone"))
        assert (found.articles, found.claims, found.listed) == ((), (), ())


LINKS = st.lists(
    st.tuples(
        st.sampled_from(["c1", "c2", "c3"]),
        st.sampled_from(["h1", "h2", "h3"]),
        st.sampled_from(["supports", "disputes", "neutral"]),
    ),
    unique_by=lambda one: one[:2],
)


@given(LINKS, st.sampled_from([None, "c1", "c2"]), st.sampled_from(["a1", "a2", "a3"]), st.booleans())
def test_what_remains_is_what_a_world_without_it_has(
    links: list[tuple[str, str, str]], parent: str | None, article: str, joined: bool
) -> None:
    world = w.added(w.sound(), "articles", w.article("a3", None))
    world = w.added(world, "highlights", w.highlight("h3", "a3", "Gone."))
    world = w.changed(world, "claims", "c3", parent=parent)
    made = tuple(w.link(claim, mark, direction=said) for claim, mark, said in links)
    world = replace(world, evidence=made, kept={})
    if joined:
        world = w.with_origin(world, "a1", "a2")
    gone = {one.id for one in world.highlights if one.article == article}
    rest = replace(w.without(world, "evidence", *(one.id for one in made if one.highlight in gone)), kept={})
    for one in on(world, article).claims:
        after = {rest.origin(link.article.id) for link in rest.grounds(one.claim.id)}
        assert one.remaining == len(after)
        assert one.rests == (len(rest.grounds(one.claim.id)) < len(world.grounds(one.claim.id)))
    untouched = {one.id for one in world.claims} - {one.claim.id for one in on(world, article).claims}
    assert all(len(rest.grounds(one)) == len(world.grounds(one)) for one in untouched)
