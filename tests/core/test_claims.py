"""Claims and links: keys, the outline, one change each."""

from __future__ import annotations

import pytest

from app import core
from app.core.outline import in_outline_order
from app.core.project import Project
from app.errors import WrongUse
from db import claims
from db.errors import KeyTaken, NotFound
from tests.core.world import COURIER, add_text, labels, mark, snapshot_of


def outline(project: Project) -> list[tuple[str, int]]:
    with project.read() as reader:
        return [(one.key, depth) for one, depth in in_outline_order(claims.select_claims(reader))]


def test_a_key_is_made_from_the_words_and_stays_unique(project: Project) -> None:
    first = core.claims.add_claim(project, "  Dredging is\nbehind schedule. ")
    second = core.claims.add_claim(project, "Dredging is behind schedule.")
    assert first.text == "Dredging is behind schedule."
    assert first.key != second.key


def test_a_key_that_exists_is_refused_with_the_other_claim(project: Project) -> None:
    core.claims.add_claim(project, "Dredging is late.", key="late")
    other = core.claims.add_claim(project, "Another.", key="other")
    with pytest.raises(KeyTaken, match=r"Dredging is late\."):
        core.claims.add_claim(project, "The mayor is late.", key="late")
    with pytest.raises(KeyTaken, match=r"Dredging is late\."):
        core.claims.set_claim(project, other.id, key="late")
    assert core.claims.read_claim(project, other.id).key == "other"
    assert len(core.claims.list_keys(project)) == 2


@pytest.mark.parametrize("key", ["", "Late", "a b", "-", "a--b", "über", "x" * 61, "[[a]]"])
def test_a_key_that_prose_cannot_hold_is_refused(project: Project, key: str) -> None:
    with pytest.raises(WrongUse):
        core.claims.add_claim(project, "Words.", key=key)


@pytest.mark.parametrize("fields", [{"kind": "rumour"}, {"confidence": "total"}, {"text": "  "}])
def test_values_of_a_claim_are_checked(project: Project, fields: dict[str, str]) -> None:
    claim = core.claims.add_claim(project, "Words.")
    with pytest.raises(WrongUse):
        core.claims.set_claim(project, claim.id, **fields)
    assert core.claims.read_claim(project, claim.id) == claim


def test_renaming_a_key_rewrites_the_prose_in_one_step(project: Project) -> None:
    claim = core.claims.add_claim(project, "Dredging is late.", key="late")
    briefing = core.briefings.add_briefing(project, "Port")
    body = "It is late. [[late]] It is not. [[late-too]]"
    section = core.briefings.add_section(project, briefing.id, "Dredging", body=body)
    core.claims.set_claim(project, claim.id, key="dredging-late")
    assert core.briefings.read_section(project, section.id).body == (
        "It is late. [[dredging-late]] It is not. [[late-too]]"
    )
    assert labels(project)[-1] == "Rename the claim “Dredging is late.”"
    project.undo()
    assert core.briefings.read_section(project, section.id).body == body


def test_claims_are_ordered_and_nested(project: Project) -> None:
    a, b, c = (core.claims.add_claim(project, one).id for one in ("alpha", "beta", "gamma"))
    core.claims.move_claim(project, c, None, 0)
    assert outline(project) == [("gamma", 0), ("alpha", 0), ("beta", 0)]
    core.claims.move_claim(project, b, a, 0)
    core.claims.move_claim(project, c, a, 1)
    assert outline(project) == [("alpha", 0), ("beta", 1), ("gamma", 1)]
    core.claims.move_claim(project, c, a, 0)
    assert outline(project) == [("alpha", 0), ("gamma", 1), ("beta", 1)]
    core.claims.remove_claim(project, a)
    assert sorted(outline(project)) == [("beta", 0), ("gamma", 0)]
    project.undo()
    assert outline(project) == [("alpha", 0), ("gamma", 1), ("beta", 1)]


def test_a_claim_cannot_stand_under_itself(project: Project) -> None:
    a = core.claims.add_claim(project, "alpha").id
    b = core.claims.add_claim(project, "beta", parent=a).id
    for parent in (a, b):
        with pytest.raises(WrongUse):
            core.claims.move_claim(project, a, parent, 0)


def test_there_is_always_room_between_two_claims(project: Project) -> None:
    ids = [core.claims.add_claim(project, word).id for word in ("alpha", "beta", "gamma")]
    for turn in range(60):
        core.claims.move_claim(project, ids[turn % 2 + 1], None, 1)
        keys = [key for key, _ in outline(project)]
        assert keys[1] == ("beta", "gamma")[turn % 2]


def test_a_link_is_one_step_and_is_made_once(project: Project) -> None:
    highlight = mark(project, add_text(project), "3.9 million")
    claim = core.claims.add_claim(project, "Dredging is late.")
    one = core.evidence.link(project, claim.id, highlight)
    assert labels(project)[-1] == "Link to “Dredging is late.”"
    two = core.evidence.link(project, claim.id, highlight, "disputes", "full")
    assert (two.id, two.direction, two.coverage) == (one.id, "disputes", "full")
    assert two.reviewed_at
    assert len(core.evidence.list_evidence(project)) == 1
    core.evidence.unlink(project, one.id)
    assert core.evidence.list_evidence(project) == ()


def test_a_link_to_nothing_is_refused(project: Project) -> None:
    claim = core.claims.add_claim(project, "Dredging is late.")
    with pytest.raises(NotFound):
        core.evidence.link(project, claim.id, "nowhere")
    with pytest.raises(NotFound):
        core.evidence.link(project, "nowhere", "nowhere")


def test_a_link_is_rated_and_the_rating_taken_away(project: Project) -> None:
    highlight = mark(project, add_text(project), "3.9 million")
    claim = core.claims.add_claim(project, "Dredging is late.")
    made = core.evidence.link(project, claim.id, highlight)
    assert core.evidence.set_evidence(project, made.id, strength="weak").strength == "weak"
    assert core.evidence.set_evidence(project, made.id, strength=None).strength is None
    with pytest.raises(WrongUse):
        core.evidence.set_evidence(project, made.id, direction="maybe")


def test_a_passage_linked_twice_is_one_highlight(project: Project) -> None:
    snapshot = snapshot_of(project, add_text(project))
    one = core.claims.add_claim(project, "One.")
    two = core.claims.add_claim(project, "Two.")
    start = COURIER.index("3.9")
    core.evidence.link_passage(project, one.id, snapshot.id, start, start + 11)
    core.evidence.link_passage(project, two.id, snapshot.id, start, start + 11, "disputes")
    assert len(core.highlights.list_highlights(project)) == 1
    assert labels(project)[-2:] == ["Link to “One.”", "Link against “Two.”"]


def test_a_claim_is_called_by_id_key_or_words(project: Project) -> None:
    claim = core.claims.add_claim(project, "Dredging is late.", key="late")
    for name in (claim.id, claim.id[:10], "late", "[[late]]", "dredging is late."):
        assert core.claims.resolve_claim(project, name) == claim.id
