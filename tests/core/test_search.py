"""Searching with filters: each narrows every kind in the way that DOMAIN's words mean."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import core
from app.core.filters import NAMES
from app.core.project import Project
from tests.core import world
from tests.examples import often

COURIER = "The channel is deep. Dredging of the channel is late."
HERALD = "The channel will open. Nobody saw the channel before."


@pytest.fixture
def stocked(project: Project) -> Project:
    """Return a project: the Courier's passage supports a claim that prose states, the Herald's is loose."""
    courier = world.add_text(
        project,
        COURIER,
        "courier.html",
        title="Channel one",
        publisher="Velmora Courier",
        issued="2025-03-09",
    )
    herald = world.add_text(
        project, HERALD, "herald.html", title="Channel two", publisher="Morning Herald", issued="2025"
    )
    core.articles.set_fields(project, courier.id, tags=("harbour",), language="en-GB")
    late = world.mark(project, courier, "Dredging of the channel is late.")
    world.mark(project, herald, "The channel will open.")
    claim = core.claims.add_claim(project, "The channel is late.", key="late")
    core.claims.add_claim(project, "The channel is wide.", key="wide")
    core.evidence.link(project, claim.id, late, "disputes")
    briefing = core.briefings.add_briefing(project, "Channel briefing")
    core.briefings.add_section(project, briefing.id, "The channel", body="The channel is late. [[late]]")
    core.briefings.add_section(project, briefing.id, "A channel apart", body="Nothing is said of it.")
    return project


def titles(project: Project, query: str) -> list[str]:
    found = core.search.search(project, query)
    assert found.total == len(found.hits)
    return [hit.title if hit.kind != "highlights" else hit.snippet for hit in found.hits]


LATE = ["Channel one", "Dredging of the channel is late.", "late"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("publisher:courier", [*LATE, "Channel briefing", "The channel"]),
        ("publisher:HERALD", ["Channel two", "The channel will open."]),
        ("publisher:nobody", []),
        (
            "date:2025-03",
            [
                *LATE[:1],
                "Channel two",
                LATE[1],
                "The channel will open.",
                "late",
                "Channel briefing",
                "The channel",
            ],
        ),
        ("date:2025-04..", ["Channel two", "The channel will open."]),
        ("date:..2024", []),
        ("tag:harb", ["Channel one"]),
        ("tag:mud", []),
        ("direction:disputes", [*LATE, "Channel briefing", "The channel"]),
        ("direction:supports", []),
        ("cited:yes", [*LATE, "Channel briefing", "The channel"]),
        (
            "cited:no",
            ["Channel two", "The channel will open.", "wide", "Channel briefing", "A channel apart"],
        ),
        ("language:en", [*LATE, "Channel briefing", "The channel"]),
        ("format:pdf", []),
        (
            "format:html publisher:courier cited:yes direction:disputes",
            [*LATE, "Channel briefing", "The channel"],
        ),
        ("direction:disputes publisher:herald", []),
    ],
)
def test_a_filter_narrows_every_kind(stocked: Project, filters: str, expected: list[str]) -> None:
    assert sorted(titles(stocked, f"channel {filters}")) == sorted(expected)
    assert sorted(titles(stocked, filters)) == sorted(expected)


@pytest.mark.parametrize("filters", ["publisher:courier", "cited:no", "direction:disputes", "date:2025-04.."])
def test_many_matches_pass_a_filter_as_few_do(
    stocked: Project, monkeypatch: pytest.MonkeyPatch, filters: str
) -> None:
    few = core.search.search(stocked, f"channel {filters}")
    monkeypatch.setattr("db.search._FEW", 0)
    for _ in range(2):
        assert core.search.search(stocked, f"channel {filters}") == few
    assert few.hits


def test_what_passed_a_filter_is_looked_for_again_after_a_change(
    stocked: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.search._FEW", 0)
    before = titles(stocked, "channel cited:no")
    (link,) = core.evidence.list_evidence(stocked)
    core.evidence.unlink(stocked, link.id)
    assert set(titles(stocked, "channel cited:no")) == {*before, "Channel one", LATE[1]}


def test_what_is_in_the_bin_passes_no_filter(stocked: Project) -> None:
    article = core.search.search(stocked, "publisher:courier", ("articles",)).hits[0].id
    core.articles.remove_article(stocked, article)
    assert titles(stocked, "channel publisher:courier format:html") == []
    assert titles(stocked, "publisher:courier") == []


def test_what_filters_leave_out_is_said(stocked: Project) -> None:
    found = core.search.search(stocked, "channel publisher:nobody")
    assert (found.total, found.unfiltered) == (0, core.search.search(stocked, "channel").total)
    assert core.search.search(stocked, "nothing has this").unfiltered is None


def test_a_filter_that_cannot_be_read_does_not_narrow(stocked: Project) -> None:
    found = core.search.search(stocked, "channel date:soon")
    assert found.total == core.search.search(stocked, "channel").total
    assert "is no date" in found.problems[0].message


def test_values_are_what_the_project_holds(stocked: Project) -> None:
    values = core.search.list_values(stocked)
    assert set(values.publishers) == {"Morning Herald", "Velmora Courier"}
    assert values.tags == ("harbour",)


def test_a_search_that_nobody_waits_for_finds_nothing_and_spoils_no_other(
    stocked: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.search._STEPS_BETWEEN", 1)
    assert core.search.search(stocked, "channel", cancelled=lambda: True).total == 0
    assert core.search.search(stocked, "channel", cancelled=lambda: False).total > 0
    assert core.search.search(stocked, "channel").total > 0


def test_nothing_typed_finds_nothing(stocked: Project) -> None:
    for typed in ("", "  ", "tag:", "date:x"):
        assert core.search.search(stocked, typed).total == 0


TYPED = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.builds("{}:{}".format, st.sampled_from(NAMES), st.text(max_size=12)),
        st.sampled_from(["cited:no", "date:2025..", 'publisher:"', "tag:harbour", "direction:d"]),
    ),
    max_size=4,
).map(" ".join)


@settings(max_examples=often(150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=TYPED)
def test_whatever_is_typed_is_safe(stocked: Project, typed: str) -> None:
    core.search.search(stocked, typed)
