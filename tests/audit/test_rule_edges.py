"""Where rules begin and end: the thirtieth day, the fifth article, the sixth word, the third mention."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.audit.rules import run
from app.audit.world import World
from db.records import Claim, Publisher
from tests.audit import worlds as w

Spoil = Callable[[World], World]

WIRE = Publisher(id="p9", name="Northwire", kind="wire_agency")
SILT = "Silt was taken away by the works. [[silt]]"


def retold(world: World, text: str, **fields: object) -> World:
    return w.changed(world, "claims", "c1", text=text, **fields)


def dated(world: World, issued: str) -> World:
    return replace(world, articles=tuple(replace(one, issued=issued) for one in world.articles))


def resting_on(world: World, count: int) -> World:
    """Let the claim on silt rest on so many articles, and no section have a key judgement."""
    for at in range(3, count + 1):
        world = w.added(world, "articles", w.article(f"a{at}", w.HERALD))
        world = w.added(world, "snapshots", w.snapshot(f"a{at}"))
        world = w.added(world, "highlights", w.highlight(f"h{at}", f"a{at}", "3.9 million cubic metres"))
        world = w.added(world, "evidence", w.link("c1", f"h{at}"))
    return w.section(w.changed(world, "briefings", "b1", source_summary=""), "s1", key_judgement=None)


def later_dispute(world: World) -> World:
    """Let a passage that is newer than the cut-off dispute the claim on silt."""
    world = w.added(world, "articles", w.article("a3", w.HERALD, issued="2025-04-01"))
    world = w.added(world, "highlights", w.highlight("h3", "a3", "Only 2 million are gone."))
    return w.added(world, "evidence", w.link("c1", "h3", direction="disputes"))


def late(world: World, **fields: object) -> World:
    return w.changed(world, "claims", "c2", **fields)


def drifted_ground(world: World) -> World:
    """Leave the key judgement one passage, which has changed."""
    world = w.changed(world, "claims", "c3", parent=None)
    world = w.added(world, "highlights", w.highlight("h3", "a1", "It is late.", anchor_state="changed"))
    return w.added(world, "evidence", w.link("c2", "h3"))


EDGES: list[tuple[str, Spoil, list[str]]] = [
    ("A02", lambda x: w.said(x, "One two three four five."), []),
    ("A02", lambda x: w.said(x, "One two three four five six."), ["warning"]),
    ("A06", drifted_ground, ["error"]),
    (
        "A07",
        lambda x: w.section(
            w.added(x, "claims", Claim(id="c9", key="rain", text="Rain fell", kind="gap")),
            "s0",
            body="Rain fell. [[rain]]",
        ),
        ["error"],
    ),
    ("A07", lambda x: w.section(x, "s0", body="It is late. [[late]]"), []),
    ("A07", lambda x: w.section(x, "s0", body="And so on."), []),
    ("B02", lambda x: w.changed(x, "articles", "a2", publisher=None), []),
    ("B02", lambda x: w.changed(x, "articles", "a2", agency=WIRE), []),
    (
        "B02",
        lambda x: w.changed(w.changed(x, "articles", "a1", agency=WIRE), "articles", "a2", agency=WIRE),
        ["warning", "warning"],
    ),
    (
        "B04",
        lambda x: w.without(w.changed(x, "highlights", "h1", attributed_to="A"), "evidence", "e-c1-h2"),
        [],
    ),
    ("C02", lambda x: w.changed(x, "evidence", "e-c1-h1", coverage="unreviewed", direction="neutral"), []),
    ("C02", lambda x: w.changed(x, "evidence", "e-c1-h1", coverage="none", direction="neutral"), []),
    (
        "C02",
        lambda x: w.changed(
            w.changed(x, "evidence", "e-c1-h1", coverage="unreviewed"), "briefings", "b1", status="reviewed"
        ),
        ["info"],
    ),
    ("D01", lambda x: w.changed(x, "articles", "a1", reliability="F"), ["warning"]),
    ("D01", lambda x: w.changed(x, "articles", "a1", reliability="E"), []),
    (
        "D02",
        lambda x: replace(x, highlights=tuple(replace(h, credibility=5) for h in x.highlights)),
        ["warning"] * 2,
    ),
    ("D02", lambda x: replace(x, highlights=tuple(replace(h, credibility=6) for h in x.highlights)), []),
    ("D06", lambda x: resting_on(x, 4), []),
    ("D06", lambda x: resting_on(x, 5), ["warning"]),
    ("D07", lambda x: w.changed(x, "articles", "a1", status="superseded"), ["error"] * 2),
    ("E02", lambda x: w.changed(x, "highlights", "h1", anchor_state="drifted"), ["warning"]),
    ("E05", lambda x: w.said(x, "They speak of a “wave”. [[silt]]"), ["warning"]),
    ("E05", lambda x: w.said(x, "They speak of a “high wave”. [[silt]]"), ["error"]),
    ("F02", lambda x: retold(x, "The works had removed at least 3.9 million cubic metres"), ["warning"]),
    (
        "G06",
        lambda x: dated(retold(x, "It is 3.9 million cubic metres", as_of="2025-03-31"), "2025-03-01"),
        [],
    ),
    (
        "G06",
        lambda x: dated(retold(x, "It is 3.9 million cubic metres", as_of="2025-03-31"), "2025-02-28"),
        ["warning"] * 2,
    ),
    ("G07", lambda x: dated(x, "2025-03-31"), []),
    ("G07", lambda x: dated(x, "2025-04-01"), ["error"] * 2),
    ("G07", lambda x: dated(x, "2025"), []),
    ("G07", later_dispute, ["error"]),
    (
        "G07",
        lambda x: w.listed(w.added(x, "articles", w.article("a3", w.HERALD, issued="2026")), "s1", "a3"),
        ["error"],
    ),
    ("G08", lambda x: w.added(x, "snapshots", replace(w.snapshot("a1"), id="s-a1-2")), []),
    ("G08", lambda x: w.changed(x, "snapshots", "s-a2", sha256="hash-a1"), ["warning"]),
    ("G09", lambda x: w.changed(x, "articles", "a1", URL="https://notcourier.example.com/1"), ["info"]),
    ("G09", lambda x: w.changed(x, "articles", "a1", URL=""), []),
    ("H06", lambda x: late(x, confidence=None), ["warning"]),
    ("H06", lambda x: w.with_origin(late(x, confidence="moderate"), "a1", "a2"), []),
    ("I01", lambda x: w.section(x, "s1", body=f"{SILT} {SILT}"), []),
    ("I01", lambda x: w.section(x, "s1", body=f"{SILT} {SILT} {SILT}"), ["info"]),
]


@pytest.mark.parametrize(("rule", "spoil", "severities"), EDGES)
def test_edge(rule: str, spoil: Spoil, severities: list[str]) -> None:
    assert [one.severity for one in run(spoil(w.sound())) if one.rule == rule] == severities


def test_weeks_and_days_are_one_measure() -> None:
    claims = (
        Claim(id="c1", key="a", text="The siege of the old port lasted two weeks", kind="gap"),
        Claim(id="c2", key="b", text="The siege of the old port lasted 14 days", kind="gap"),
        Claim(id="c3", key="c", text="The siege of the old port lasted 15 days", kind="gap"),
    )
    assert {one.target for one in run(World(claims=claims)) if one.rule == "C03"} == {"c1:c3", "c2:c3"}
