"""What the analyst decides about origins holds, whatever comes later, and can be taken back in words."""

from __future__ import annotations

import pytest

from app import core
from app.core.project import Project
from app.errors import NotThere, WrongUse
from db.records import Article
from tests.audit.test_origins import story
from tests.core.world import add_text, labels, mark

STORY = f"The sill holds up the cutter. {story(1, 200)}"


@pytest.fixture
def copies(project: Project) -> list[Article]:
    """Three copies of one story, and a story of its own."""
    papers = ("Courier", "Herald", "Port Times")
    made = [
        add_text(project, f"{paper}. {STORY}", f"{paper}.html", title=f"In the {paper}") for paper in papers
    ]
    return [*made, add_text(project, f"Rain fell. {story(2, 200)}", "rain.html", title="Rain")]


def groups(project: Project) -> list[set[str]]:
    """Return the groups that count as one origin, by the titles of their articles."""
    titles = {row.article.id: row.article.title for row in core.articles.list_articles(project)}
    found = core.origins.list_origins(project)
    return [{titles[each] for each in one.articles} for one in found if one.is_one_origin]


def first(project: Project) -> str:
    return core.origins.list_origins(project)[0].id


def another_copy(project: Project) -> Article:
    return add_text(project, f"Gazette. {STORY}", "gazette.html", title="In the Gazette")


ALL = {"In the Courier", "In the Herald", "In the Port Times"}


def test_a_confirmed_suggestion_is_the_analysts_and_logged(project: Project, copies: list[Article]) -> None:
    core.deciding.confirm_origin(project, first(project))
    (group,) = core.origins.list_origins(project)
    assert (group.decided_by, groups(project)) == ("analyst", [ALL])
    (decision,) = core.deciding.list_decisions(project)
    assert set(decision.articles) == {one.id for one in copies[:3]}
    assert decision.at
    assert labels(project)[-1] == "Confirm one origin: “In the Courier” and “In the Herald” and 1 more"
    core.deciding.confirm_origin(project, first(project))
    assert len(core.deciding.list_decisions(project)) == 1
    project.undo()
    assert core.origins.list_origins(project)[0].decided_by == "suggested"


def test_a_rejected_suggestion_stays_rejected_when_another_copy_comes(
    project: Project, copies: list[Article]
) -> None:
    core.deciding.reject_origin(project, first(project))
    assert groups(project) == []
    another_copy(project)
    assert [len(one) for one in groups(project)] == [2]
    assert all(len(one & ALL) == 1 for one in groups(project))
    project.undo()
    project.undo()
    assert groups(project) == [ALL]


def test_a_separate_article_stays_by_itself_until_it_is_joined(
    project: Project, copies: list[Article]
) -> None:
    core.deciding.separate_article(project, copies[0].id)
    another_copy(project)
    assert groups(project) == [{"In the Herald", "In the Port Times", "In the Gazette"}]
    core.deciding.join_articles(project, [copies[0].id, copies[3].id])
    assert {"In the Courier", "Rain"} <= groups(project)[0]
    assert labels(project)[-1] == "One origin: “In the Courier” and “Rain”"


def test_a_decision_is_withdrawn_by_itself(project: Project, copies: list[Article]) -> None:
    core.deciding.join_articles(project, [copies[0].id, copies[3].id])
    core.deciding.separate_article(project, copies[1].id)
    joined = core.deciding.list_decisions(project)[0]
    core.deciding.withdraw_decision(project, joined.id)
    assert groups(project) == [{"In the Courier", "In the Port Times"}]
    with pytest.raises(WrongUse, match="no such decision"):
        core.deciding.withdraw_decision(project, joined.id)


def test_a_decision_takes_the_place_of_an_origin_set_in_the_record(
    project: Project, copies: list[Article]
) -> None:
    for one in (copies[0], copies[1], copies[3]):
        core.articles.set_fields(project, one.id, origin="the dispatch")
    assert groups(project) == [{"In the Courier", "In the Herald", "Rain"}]
    core.deciding.separate_article(project, copies[3].id)
    assert groups(project) == [{"In the Courier", "In the Herald"}]
    core.deciding.join_articles(project, [copies[1].id, copies[2].id])
    assert groups(project) == [ALL]
    for _ in range(2):
        project.undo()
    assert groups(project) == [{"In the Courier", "In the Herald", "Rain"}]


def test_those_that_are_left_keep_together_without_the_one_they_were_named_after(
    project: Project, copies: list[Article]
) -> None:
    rain, cloud = copies[3], add_text(project, story(5, 90), "cloud.html", title="Cloud")
    for one in (rain, cloud):
        core.articles.set_fields(project, one.id, origin=copies[0].id)
    core.deciding.separate_article(project, copies[0].id)
    assert {"Rain", "Cloud"} in groups(project)


def test_names_that_lead_nowhere_and_single_articles_are_refused(
    project: Project, copies: list[Article]
) -> None:
    with pytest.raises(NotThere):
        core.deciding.confirm_origin(project, "origin-9")
    with pytest.raises(WrongUse, match="alone"):
        core.deciding.join_articles(project, [copies[0].id, copies[0].id])
    for name in (copies[1].citekey, copies[1].id, copies[1].title, first(project)[:12]):
        assert core.deciding.resolve_origin(project, name) == first(project)


def test_claims_count_origins_as_they_were_decided(project: Project, copies: list[Article]) -> None:
    claim = core.claims.add_claim(project, "The sill holds up the cutter.")
    for one in copies[:2]:
        core.evidence.link(project, claim.id, mark(project, one, "The sill holds up the cutter"))
    assert core.claims.list_claims(project)[0].origins_for == 1
    rules = {one.rule for one in core.audits.run_audit(project).findings}
    assert {"B01", "B03"} <= rules
    core.deciding.reject_origin(project, first(project))
    assert core.claims.list_claims(project)[0].origins_for == 2
    assert not {"B01", "B03"} & {one.rule for one in core.audits.run_audit(project).findings}


def test_two_articles_are_compared_with_what_they_share(project: Project) -> None:
    one = add_text(project, f"VELMORA (AP) — {STORY}\n© 2025 The Associated Press", "a.html", title="A")
    other = add_text(project, f"Our paper says. {STORY}", "b.html", title="B")
    found = core.comparing.compare_articles(project, one.id, other.id)
    assert found.one.signs[0] == "dateline (AP)"
    assert "copyright of Associated Press" in found.one.signs
    assert found.other.signs == ()
    (start, end), *_ = found.shared.one
    assert found.one.excerpt.text[start:end] == STORY
    assert found.shared.other_words[0] == found.shared.one_words[0] == len(STORY.split())


def test_pairs_to_judge_are_listed_the_open_ones_first(project: Project, copies: list[Article]) -> None:
    courier, herald, times, rain = copies
    add_text(project, f"{story(3, 200)} {' '.join(STORY.split()[:60])}", "essay.html", title="Essay")
    core.deciding.separate_article(project, times.id)
    core.deciding.join_articles(project, [times.id, rain.id], "part_of")
    pairs = core.comparing.list_pairs(project)
    told = [(one.standing, {one.one.title, one.other.title}, one.part_of) for one in pairs]
    assert told[0][0] == "asked"
    assert "Essay" in told[0][1]
    assert ("suggested", {"In the Courier", "In the Herald"}, False) in told
    assert told[-1] == ("decided", {"In the Port Times", "Rain"}, True)
    assert pairs[-1].decision == core.deciding.list_decisions(project)[-1]
    core.deciding.reject_origin(project, next(one.origin for one in pairs if one.standing == "suggested"))
    apart = [one for one in core.comparing.list_pairs(project, herald.id) if one.standing == "apart"]
    assert {one.id for pair in apart for one in (pair.one, pair.other)} == {one.id for one in copies}
    assert len(apart) == 3
    core.deciding.join_articles(project, [courier.id, herald.id])
    assert len([one for one in core.comparing.list_pairs(project, herald.id) if one.standing == "apart"]) == 2
