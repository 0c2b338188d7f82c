"""An audit that keeps what no change has reached finds what an audit from the beginning finds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.audit.figures import make_figures
from app.audit.origins import OriginGroup
from app.audit.rules import run
from app.audit.world import World
from db.records import Claim
from tests.audit import worlds as w
from tests.examples import often

CLAIM_IDS = ("c1", "c2", "c3", "c4", "c5")
HIGHLIGHT_IDS = ("h1", "h2", "h3", "h4")
ARTICLE_IDS = ("a1", "a2", "a3")
TEXTS = (
    "The works had removed 3.9 million cubic metres",
    "The works had removed 4.1 million cubic metres",
    "The works had not removed 3.9 million cubic metres",
    "About 14 metres of the channel are the first to be dredged",
    "The dredging will end next year",
    "Rain fell",
)
BODIES = (
    "",
    "The dredging of the channel is behind schedule. [[late]]",
    "It is likely that the works had removed much of it all. [[silt]] Then “human wave” came. [[c4]]",
    "Much of the silt was gone by then, they say. [[silt-share]]",
    "Nobody says where this sentence of many words has its source. It is quite long too.",
)


def wide() -> World:
    """The sound world with more of everything to move about; one passage speaks for and against."""
    world = w.added(w.sound(), "articles", w.article("a3", None))
    world = w.added(world, "highlights", w.highlight("h3", "a3", "Only 2 million are gone, officials said."))
    world = w.added(world, "highlights", w.highlight("h4", "a1", "The first 14 metres."))
    more = (Claim(id="c4", key="c4", text=TEXTS[3], parent="c1"), Claim(id="c5", key="c5", text=TEXTS[0]))
    world = w.added(world, "evidence", w.link("c3", "h3"), w.link("c1", "h3", direction="disputes"))
    return w.added(world, "claims", *more)


claim_edits = st.fixed_dictionaries(
    {},
    optional={
        "text": st.sampled_from(TEXTS),
        "kind": st.sampled_from(["fact", "reported", "judgement", "assumption"]),
        "parent_relation": st.sampled_from(["supports", "disputes"]),
        "confidence": st.sampled_from([None, "high", "low"]),
        "contrary_note": st.sampled_from(["", "It is answered."]),
        "likelihood": st.sampled_from(["", "likely"]),
        "as_of": st.sampled_from(["", "2026-01"]),
    },
)
highlight_edits = st.fixed_dictionaries(
    {},
    optional={
        "anchor_state": st.sampled_from(["verified", "drifted", "changed", "orphan"]),
        "credibility": st.sampled_from([None, 1, 5]),
        "attribution_kind": st.sampled_from(["none", "anonymous"]),
        "attributed_to": st.sampled_from(["", "Ana Orlova"]),
        "second_reader": st.sampled_from(["agrees", "differs"]),
        "exact": st.sampled_from(["Only 2 million are gone.", "3.9 million cubic metres of silt"]),
    },
)
article_edits = st.fixed_dictionaries(
    {},
    optional={
        "reliability": st.sampled_from([None, "A", "F"]),
        "issued": st.sampled_from(["", "2024-01-01", "2026-05"]),
        "status": st.sampled_from(["ok", "retracted"]),
        "descriptor": st.sampled_from(["", "A daily."]),
        "DOI": st.sampled_from(["", "10.1000/1"]),
        "publisher": st.sampled_from([None, w.COURIER, w.HERALD]),
    },
)
moves = st.one_of(
    st.tuples(st.just("claims"), st.sampled_from(CLAIM_IDS), claim_edits),
    st.tuples(st.just("highlights"), st.sampled_from(HIGHLIGHT_IDS), highlight_edits),
    st.tuples(st.just("articles"), st.sampled_from(ARTICLE_IDS), article_edits),
    st.tuples(st.just("link"), st.sampled_from(CLAIM_IDS), st.sampled_from(HIGHLIGHT_IDS)),
    st.tuples(st.just("unlink"), st.integers(0, 9), st.none()),
    st.tuples(st.just("parent"), st.sampled_from(CLAIM_IDS), st.sampled_from((None, "c1", "c2"))),
    st.tuples(st.just("remove"), st.sampled_from(("c4", "c5", "a3", "h3")), st.none()),
    st.tuples(st.just("origin"), st.sampled_from([(), ("a1", "a2"), ("a1", "a3")]), st.none()),
    st.tuples(st.just("body"), st.sampled_from(["s0", "s1"]), st.sampled_from(BODIES)),
    st.tuples(st.just("judgement"), st.just("s1"), st.sampled_from([None, "c1", "c2"])),
    st.tuples(st.just("briefing"), st.sampled_from(["", "2025-01-01"]), st.sampled_from(["draft", "issued"])),
)


def moved(world: World, move: tuple[str, object, object]) -> World:
    """Return the world after one change; what the change does not name keeps its records."""
    what, name, value = move
    if what in ("claims", "highlights", "articles"):
        there = any(one.id == name for one in getattr(world, what))
        return w.changed(world, what, str(name), **dict(value)) if there else world  # type: ignore[call-overload]
    if what == "link":
        made = w.link(
            str(name), str(value), direction="disputes" if value == "h3" and name != "c3" else "supports"
        )
        return w.added(w.without(world, "evidence", made.id), "evidence", made)
    if what == "unlink":
        number = int(str(name))
        return w.without(world, "evidence", *(one.id for one in world.evidence[number : number + 1]))
    if what == "parent":
        loops = value == name or (name, value) in (("c1", "c2"), ("c2", "c1"))
        there = any(one.id == name for one in world.claims)
        return world if loops or not there else w.changed(world, "claims", str(name), parent=value)
    if what == "remove":
        table = {"c": "claims", "a": "articles", "h": "highlights"}[str(name)[0]]
        return w.without(world, table, str(name))
    if what == "origin":
        members = tuple(map(str, name))  # type: ignore[call-overload]
        groups = (OriginGroup("origin-a1", members, "same", ("copies",), "suggested"),) if members else ()
        return replace(world, origins=groups)
    if what == "body":
        return w.section(world, str(name), body=value)
    if what == "judgement":
        return w.section(world, str(name), key_judgement=value)
    (one,) = world.briefings
    return replace(world, briefings=(replace(one, as_of=str(name), status=str(value)),))


@settings(max_examples=often(40))
@given(st.lists(moves, max_size=8), st.sampled_from([None, "b1"]))
def test_a_run_that_keeps_finds_what_a_fresh_run_finds(
    changes: list[tuple[str, object, object]], scope: str | None
) -> None:
    world = replace(wide(), scope=scope, kept={})
    run(world), make_figures(world)
    for change in changes:
        world = moved(world, change)
        fresh = replace(world, kept={})
        assert run(world) == run(fresh)
        assert make_figures(world) == make_figures(fresh)


def test_of_a_thousand_claims_that_contradict_each_other_the_first_few_are_named() -> None:
    claims = [
        Claim(
            id=f"n{number}", key=f"n{number}", text=f"The works had removed {number} million tonnes of silt"
        )
        for number in range(1, 1001)
    ]
    found = [one for one in run(World(claims=tuple(claims))) if one.rule == "C03"]
    assert len(found) == 1 + 2 + 3 * 997
    assert {one.claim for one in found} == {one.id for one in claims[1:]}
