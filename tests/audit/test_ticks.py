"""Ticks say which link supplies a number, and where in its passage."""

from __future__ import annotations

from app.audit.ticks import make_ticks
from tests.audit import worlds as w


def test_a_tick_leads_to_the_words_that_supply_the_number() -> None:
    world = w.changed(
        w.sound(),
        "claims",
        "c1",
        text="By 9 March the works had removed 3.9 million cubic metres and 7 wrecks",
    )
    world = w.changed(
        world, "highlights", "h1", exact="On March 9 the works had removed 3.9 million cubic metres."
    )
    passages = {f"e-c1-{one.id}": one.exact for one in world.highlights}
    found = {
        tick.number: [(link, passages[link][start:end]) for link, start, end in tick.spans]
        for tick in make_ticks(world)["c1"]
    }
    assert found == {
        "9 March": [("e-c1-h1", "March 9")],
        "3.9 million": [("e-c1-h1", "3.9 million cubic metres"), ("e-c1-h2", "3.9m cubic metres")],
        "7": [],
    }
    assert [tick.missing for tick in make_ticks(world)["c1"]] == [False, False, True]
    assert all(tick.evidence == tuple(link for link, _, _ in tick.spans) for tick in make_ticks(world)["c1"])
