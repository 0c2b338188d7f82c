"""Versions of a briefing: what issuing sets, what changing an issued one begins, what a duplicate takes."""

from __future__ import annotations

import pytest

from app import core
from app.core.project import Project
from app.errors import WrongUse
from db.records import Briefing, Name
from tests.core.world import add_text, mark


def issued(project: Project) -> Briefing:
    """A briefing that says nothing a source is needed for, and is out."""
    made = core.briefings.add_briefing(project, "Port", as_of="2025-03-31")
    core.briefings.add_section(project, made.id, "Summary", role="summary")
    return core.briefings.set_briefing(project, made.id, status="issued")


def test_issuing_sets_the_date_unless_one_is_given(project: Project) -> None:
    one = issued(project)
    assert (one.status, one.version, len(one.issued)) == ("issued", 1, 10)
    other = core.briefings.add_briefing(project, "Other")
    given = core.briefings.set_briefing(project, other.id, status="issued", issued="2025-04-01")
    assert given.issued == "2025-04-01"


@pytest.mark.parametrize("way", ["prose", "heading", "add", "move", "remove", "points", "title"])
def test_changing_an_issued_briefing_begins_the_next_version(project: Project, way: str) -> None:
    one = issued(project)
    section = core.briefings.read_briefing(project, one.id).sections[0].id
    before = len(project.history())
    if way == "prose":
        core.briefings.set_section(project, section, body="It is late.")
    elif way == "heading":
        core.briefings.set_section(project, section, heading="In short")
    elif way == "add":
        core.briefings.add_section(project, one.id, "More")
    elif way == "move":
        core.briefings.move_section(project, section, 0)
    elif way == "remove":
        core.briefings.remove_section(project, section)
    elif way == "points":
        core.briefings.set_key_points(project, section, [core.briefings.KeyPointText("Cost", "Much")])
    else:
        core.briefings.set_briefing(project, one.id, title="The port")
    now = core.briefings.read_briefing(project, one.id)
    assert (now.status, now.version, now.issued) == ("draft", 2, "")
    assert len(project.history()) == before + 1
    project.undo()
    back = core.briefings.read_briefing(project, one.id)
    assert (back.status, back.version, back.issued) == ("issued", 1, one.issued)


def test_writing_the_same_again_or_a_status_begins_no_version(project: Project) -> None:
    one = issued(project)
    assert core.briefings.set_briefing(project, one.id, title=one.title).version == 1
    gone = core.briefings.set_briefing(project, one.id, status="withdrawn")
    assert (gone.version, gone.issued) == (1, one.issued)
    again = core.briefings.set_briefing(project, one.id, status="issued")
    assert (again.status, again.version) == ("issued", 2)
    assert core.briefings.set_briefing(project, one.id, status="draft").version == 3


def test_a_draft_that_was_never_issued_keeps_its_number(project: Project) -> None:
    one = core.briefings.add_briefing(project, "Port")
    for status in ("reviewed", "draft", "withdrawn", "draft"):
        assert core.briefings.set_briefing(project, one.id, status=status).version == 1


@pytest.mark.parametrize("version", [0, -1, "2"])
def test_versions_count_from_one(project: Project, version: object) -> None:
    one = core.briefings.add_briefing(project, "Port")
    with pytest.raises(WrongUse, match="no version"):
        core.briefings.set_briefing(project, one.id, version=version)


def model(project: Project) -> Briefing:
    """A briefing with all that a template may take."""
    claim = core.claims.add_claim(project, "The works are late")
    made = core.briefings.add_briefing(
        project,
        "Port",
        as_of="2025-03-31",
        handling="TLP:GREEN",
        authors=(Name(family="Okafor", given="Ada"),),
        limitations="No visit.",
        source_summary="Few.",
    )
    core.briefings.add_section(project, made.id, "State", body="It is late.", key_judgement=claim.id, level=3)
    last = core.briefings.add_section(project, made.id, "Outlook", role="closing")
    core.briefings.set_key_points(
        project, last.id, [core.briefings.KeyPointText("Delay", "Months", (claim.id,))]
    )
    return core.briefings.set_briefing(project, made.id, version=4)


def test_a_template_takes_form_and_front_matter(project: Project) -> None:
    one = model(project)
    made = core.briefings.duplicate_briefing(project, one.id, "  The  pier ")
    assert (made.title, made.version, made.status, made.as_of, made.source_summary) == (
        "The pier", 1, "draft", "", "",
    )  # fmt: skip
    assert (made.handling, made.authors, made.limitations) == ("TLP:GREEN", one.authors, "No visit.")
    assert [(part.heading, part.role, part.level, part.body) for part in made.sections] == [
        ("State", "analysis", 3, ""),
        ("Outlook", "closing", 2, ""),
    ]
    assert [(row.label, row.text, row.claims) for row in made.sections[1].key_points] == [("Delay", "", ())]
    assert not {part.id for part in made.sections} & {part.id for part in one.sections}
    project.undo()
    assert len(core.briefings.list_briefings(project)) == 1


def test_with_prose_it_says_the_same(project: Project) -> None:
    one = model(project)
    made = core.briefings.duplicate_briefing(project, one.id, "The pier", prose=True)
    first, last = made.sections
    assert (first.body, first.key_judgement) == ("It is late.", one.sections[0].key_judgement)
    assert last.key_points[0].claims == one.sections[1].key_points[0].claims
    with pytest.raises(WrongUse, match="title"):
        core.briefings.duplicate_briefing(project, one.id, " ")


def test_the_source_summary_counts_what_is_cited(project: Project) -> None:
    made = core.briefings.add_briefing(project, "Port")
    core.briefings.add_section(project, made.id, "State", body="It is late. [[late]]")
    assert core.briefings.draft_source_summary(project, made.id) == ""
    claim = core.claims.add_claim(project, "The works are late", key="late")
    ratings = (("One", "B", "2025-03-09", "Courier"), ("Two", "", "", "Courier"))
    for title, letter, date, publisher in ratings:
        text = f"{title}: the works are late by months."
        article = add_text(project, text, title=title, issued=date, publisher=publisher)
        if letter:
            core.articles.set_fields(project, article.id, reliability=letter, reliability_note="Known.")
        passage = mark(project, article, "the works are late")
        core.evidence.link(project, claim.id, passage)
    words = core.briefings.draft_source_summary(project, made.id)
    assert words.startswith("This briefing cites 2 passages of 2 articles from ")
    assert "published by Courier." in words
    assert "we rate 1 as usually reliable (B); 1 is not rated." in words
    assert "The credibility of none of the passages has been rated." in words
    assert "They are dated 9 March 2025; 1 article has no date." in words
