"""Sections with those under them, put elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import core
from app.core.project import Project
from app.errors import WrongUse
from db.records import Section
from tests.examples import often


def make(project: Project, *levels: int) -> tuple[Section, ...]:
    briefing = core.briefings.add_briefing(project, "Port").id
    for number, level in enumerate(levels):
        core.briefings.add_section(project, briefing, f"S{number}", level=level)
    return core.briefings.read_briefing(project, briefing).sections


def shape(project: Project, one: Section) -> list[tuple[str, int]]:
    parts = core.briefings.read_briefing(project, one.briefing).sections
    return [(part.heading, part.level) for part in parts]


def test_a_section_takes_those_under_it_along_in_one_step(project: Project) -> None:
    first, _, _, last = make(project, 2, 3, 4, 2)
    steps = len(project.history())
    core.briefings.place_section(project, first.id, None, 3)
    assert shape(project, last) == [("S3", 2), ("S0", 3), ("S1", 4), ("S2", 5)]
    assert len(project.history()) == steps + 1
    project.undo()
    assert shape(project, last) == [("S0", 2), ("S1", 3), ("S2", 4), ("S3", 2)]


def test_a_section_goes_neither_under_itself_nor_too_deep(project: Project) -> None:
    first, under, _ = make(project, 2, 3, 2)
    with pytest.raises(WrongUse, match="under itself"):
        core.briefings.place_section(project, first.id, under.id, 2)
    for level in (1, 6):
        with pytest.raises(WrongUse, match="levels 2 to 6"):
            core.briefings.place_section(project, first.id, None, level)


@settings(max_examples=often(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(2, 4), min_size=1, max_size=7), st.data())
def test_no_section_is_lost_and_the_others_stay_in_order(
    project: Project, levels: list[int], data: st.DataObject
) -> None:
    parts = make(project, *levels)
    moving = data.draw(st.sampled_from(parts))
    block = [one.heading for one in core.briefings.with_those_under(parts, moving.id)]
    before = data.draw(st.sampled_from([None, *[one.id for one in parts if one.heading not in block]]))
    core.briefings.place_section(project, moving.id, before, moving.level)
    after = [heading for heading, _ in shape(project, moving)]
    assert [one for one in after if one not in block] == [
        one.heading for one in parts if one.heading not in block
    ]
    at = after.index(block[0])
    assert after[at : at + len(block)] == block
    follower = next((one.heading for one in parts if one.id == before), None)
    assert after[at + len(block) :][:1] == ([follower] if follower else [])
