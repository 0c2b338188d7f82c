"""Merging claims and splitting one: links, prose, key points and nesting go along, one step to undo."""

from __future__ import annotations

import pytest

from app import core
from app.core.briefings import KeyPointText
from app.core.project import Project
from app.errors import WrongUse
from db import evidence
from db.records import Claim
from tests.core.world import add_text, labels, mark


def claim(project: Project, text: str, key: str, parent: str | None = None) -> Claim:
    return core.claims.add_claim(project, text, key=key, parent=parent)


def links(project: Project, claim_id: str) -> dict[str, tuple[str, str]]:
    found = core.evidence.list_evidence(project, claim=claim_id)
    return {one.highlight: (one.direction, one.coverage) for one in found}


def parents(project: Project) -> dict[str, str]:
    rows = [row.claim for row in core.claims.list_claims(project)]
    keys: dict[str | None, str] = {one.id: one.key for one in rows}
    return {one.key: keys.get(one.parent, "") for one in rows}


def section_with(project: Project, body: str, points: tuple[KeyPointText, ...] = ()) -> str:
    briefing = core.briefings.add_briefing(project, "Port")
    section = core.briefings.add_section(project, briefing.id, "Dredging", body=body)
    core.briefings.set_key_points(project, section.id, points)
    return section.id


def test_merging_unites_links_words_tags_and_answers(project: Project) -> None:
    article = add_text(project)
    one, two = mark(project, article, "3.9 million"), mark(project, article, "July")
    late, slow = claim(project, "Dredging is late.", "late"), claim(project, "Dredging is slow.", "slow")
    core.claims.set_claim(project, late.id, tags=("port",), contrary_note="Old plan.")
    core.claims.set_claim(
        project,
        slow.id,
        tags=("pace",),
        contrary_note="Older plan.",
        confidence="low",
        confidence_basis="one",
    )
    core.evidence.link(project, late.id, one, "supports", "full")
    core.evidence.link(project, slow.id, one, "disputes", "full")
    core.evidence.link(project, slow.id, two, "supports", "full")
    made = core.merging.merge_claims(project, late.id, [slow.id])
    assert labels(project)[-1] == "Merge “Dredging is slow.” into “Dredging is late.”"
    assert links(project, late.id) == {one: ("supports", "full"), two: ("supports", "unreviewed")}
    rationale = {each.highlight: each.rationale for each in core.evidence.list_evidence(project)}
    assert rationale[one] == "“Dredging is slow.”: disputes"
    assert made.tags == ("port", "pace")
    assert made.contrary_note == "Old plan.\nOlder plan."
    assert made.note == "Also stated as “Dredging is slow.” (fact, low confidence, one)."
    assert [row.claim.key for row in core.claims.list_claims(project)] == ["late"]
    project.undo()
    assert links(project, slow.id) == {one: ("disputes", "full"), two: ("supports", "full")}
    assert core.claims.read_claim(project, late.id).note == ""


def test_merging_rewrites_prose_key_points_and_key_judgement(project: Project) -> None:
    late, slow = claim(project, "Dredging is late.", "late"), claim(project, "Dredging is slow.", "slow")
    body = "It is late. [[slow]] It is both. [[late]] [[slow]]\n\n`[[slow]]` is code. [[slow-too]]"
    section = section_with(project, body, (KeyPointText("Pace", "Slow [[slow]]", (slow.id, late.id)),))
    core.briefings.set_section(project, section, key_judgement=slow.id)
    core.merging.merge_claims(project, late.id, [slow.id])
    after = core.briefings.read_section(project, section)
    assert after.body == "It is late. [[late]] It is both. [[late]]\n\n`[[slow]]` is code. [[slow-too]]"
    assert (after.key_points[0].text, after.key_points[0].claims) == ("Slow [[late]]", (late.id,))
    assert after.key_judgement == late.id
    project.undo()
    assert core.briefings.read_section(project, section).body == body


def test_what_stood_under_the_merged_stands_under_what_remains(project: Project) -> None:
    top = claim(project, "Top.", "top")
    middle = claim(project, "Middle.", "middle", top.id)
    low = claim(project, "Low.", "low", middle.id)
    claim(project, "Beside.", "beside", top.id)
    core.merging.merge_claims(project, low.id, [top.id])
    assert parents(project) == {"low": "", "middle": "low", "beside": "low"}
    project.undo()
    assert parents(project) == {"top": "", "middle": "top", "low": "middle", "beside": "top"}


def test_several_are_merged_with_other_words(project: Project) -> None:
    made = [claim(project, f"{word} is late.", word.lower()) for word in ("Dredging", "Work", "Rock")]
    highlight = mark(project, add_text(project), "3.9 million")
    core.evidence.link(project, made[0].id, highlight, "supports", "full")
    kept = core.merging.merge_claims(
        project, made[0].id, [one.id for one in made], "The  whole programme is late."
    )
    assert labels(project)[-1] == "Merge 2 claims into “Dredging is late.”"
    assert kept.text == "The whole programme is late."
    assert kept.note.count("Also stated as") == 3
    assert links(project, kept.id) == {highlight: ("supports", "unreviewed")}


def test_a_link_to_an_article_in_the_bin_is_merged_too(project: Project) -> None:
    article = add_text(project)
    highlight = mark(project, article, "3.9 million")
    late, slow = claim(project, "Dredging is late.", "late"), claim(project, "Dredging is slow.", "slow")
    core.evidence.link(project, slow.id, highlight)
    core.articles.remove_article(project, article.id)
    core.merging.merge_claims(project, late.id, [slow.id])
    with project.read() as reader:
        assert [one.highlight for one in evidence.select_every_link(reader, late.id)] == [highlight]


def test_nothing_to_merge_is_said(project: Project) -> None:
    late = claim(project, "Dredging is late.", "late")
    with pytest.raises(WrongUse):
        core.merging.merge_claims(project, late.id, [late.id])


def test_splitting_deals_the_links_and_names_both_in_prose(project: Project) -> None:
    article = add_text(project)
    marks = [mark(project, article, words) for words in ("3.9 million", "July", "Nobody")]
    whole = core.claims.add_claim(project, "It is late and dear.", key="whole", kind="judgement")
    core.claims.set_claim(project, whole.id, tags=("port",), confidence="high")
    claim(project, "Another.", "other")
    made = [core.evidence.link(project, whole.id, one, "supports", "full") for one in marks]
    body = "It is late and dear. [[whole]] More."
    section = section_with(project, body)
    first, second = core.merging.split_claim(
        project, whole.id, "It is late.", "It is  dear.", {made[1].id: "second", made[2].id: "both"}
    )
    assert labels(project)[-1] == "Split the claim “It is late and dear.”"
    assert [row.claim.text for row in core.claims.list_claims(project)] == [
        "It is late.",
        "It is dear.",
        "Another.",
    ]
    assert links(project, first.id) == dict.fromkeys((marks[0], marks[2]), ("supports", "unreviewed"))
    assert links(project, second.id) == dict.fromkeys(marks[1:], ("supports", "unreviewed"))
    assert (second.kind, second.tags, second.confidence) == ("judgement", ("port",), None)
    said = core.briefings.read_section(project, section).body
    assert said == f"It is late and dear. [[whole]] [[{second.key}]] More."
    project.undo()
    assert len(core.evidence.list_evidence(project, claim=whole.id)) == 3
    assert core.briefings.read_section(project, section).body == body


def test_a_half_without_words_is_refused(project: Project) -> None:
    whole = claim(project, "It is late and dear.", "whole")
    with pytest.raises(WrongUse):
        core.merging.split_claim(project, whole.id, "It is late.", " ", {})
    assert len(core.claims.list_claims(project)) == 1
