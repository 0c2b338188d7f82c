"""The same done to several claims or links: one change, one step to undo, in words."""

from __future__ import annotations

import pytest

from app import core
from app.core.project import Project
from app.errors import WrongUse
from tests.core.world import add_text, labels, mark


def keys(project: Project) -> list[str]:
    return [row.claim.key for row in core.claims.list_claims(project)]


@pytest.fixture
def ids(project: Project) -> list[str]:
    words = ("alpha", "beta", "gamma", "delta")
    return [core.claims.add_claim(project, one, key=one).id for one in words]


def test_kind_and_confidence_of_several_change_in_one_step(project: Project, ids: list[str]) -> None:
    core.several.set_claims(project, ids[:3], kind="reported", confidence="low")
    assert labels(project)[-1] == "Change the kind and confidence of 3 claims"
    assert {core.claims.read_claim(project, one).kind for one in ids[:3]} == {"reported"}
    project.undo()
    assert {core.claims.read_claim(project, one).kind for one in ids} == {"fact"}


def test_tags_are_given_and_taken_and_the_rest_stays(project: Project, ids: list[str]) -> None:
    core.claims.set_claim(project, ids[0], tags=("port", "old"))
    core.several.tag_claims(project, ids[:2], add=["new  plan", ""], remove=["old"])
    assert labels(project)[-1] == "Tag 2 claims"
    assert core.claims.read_claim(project, ids[0]).tags == ("port", "new plan")
    assert core.claims.read_claim(project, ids[1]).tags == ("new plan",)


def test_several_are_removed_in_one_step(project: Project, ids: list[str]) -> None:
    core.several.remove_claims(project, ids[:2])
    assert labels(project)[-1] == "Remove 2 claims"
    assert keys(project) == ["gamma", "delta"]
    project.undo()
    assert keys(project) == ["alpha", "beta", "gamma", "delta"]


def test_several_are_moved_before_another_in_their_order(project: Project, ids: list[str]) -> None:
    core.several.move_claims(project, [ids[3], ids[1]], None, ids[0])
    assert labels(project)[-1] == "Move 2 claims"
    assert keys(project) == ["delta", "beta", "alpha", "gamma"]
    core.several.move_claims(project, [ids[0], ids[3]], ids[2], None)
    assert keys(project) == ["beta", "gamma", "alpha", "delta"]
    project.undo()
    project.undo()
    assert keys(project) == ["alpha", "beta", "gamma", "delta"]


def test_links_change_and_go_together(project: Project, ids: list[str]) -> None:
    article = add_text(project)
    links = [
        core.evidence.link(project, ids[0], mark(project, article, words)).id
        for words in ("3.9 million", "July")
    ]
    core.several.set_links(project, links, coverage="full", direction="disputes")
    assert labels(project)[-1] == "Change the coverage and direction of 2 links"
    assert {one.coverage for one in core.evidence.list_evidence(project)} == {"full"}
    core.several.unlink_several(project, links)
    assert labels(project)[-1] == "Unlink 2 passages"
    project.undo()
    assert len(core.evidence.list_evidence(project)) == 2


def test_nothing_chosen_is_said(project: Project) -> None:
    with pytest.raises(WrongUse):
        core.several.remove_claims(project, [])


def test_a_term_of_another_scale_is_refused(project: Project, ids: list[str]) -> None:
    core.claims.set_claim(project, ids[0], likelihood_scale="phia", likelihood="realistic possibility")
    with pytest.raises(WrongUse, match="no term of PHIA"):
        core.claims.set_claim(project, ids[0], likelihood="very likely")
    with pytest.raises(WrongUse, match="scale"):
        core.claims.set_claim(project, ids[0], likelihood_scale="ours")


def test_the_number_that_a_passage_supplies_is_ticked(project: Project) -> None:
    claim = core.claims.add_claim(project, "Of 12 million cubic metres 3.9 million are removed.")
    link = core.evidence.link(project, claim.id, mark(project, add_text(project), "3.9 million"))
    (row,) = core.claims.list_claims(project)
    assert [(one.evidence, one.missing) for one in row.ticks] == [((), True), ((link.id,), False)]
    core.evidence.unlink(project, link.id)
    assert core.claims.list_claims(project)[0].ticks == ()
