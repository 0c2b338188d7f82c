"""Mending what a finding says: words change by a named step, and only the words that are meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import core
from app.core.project import Project
from app.errors import NotThere
from app.prose import split_sentences
from tests.core.world import labels


def test_a_number_is_written_in_the_place_of_another(project: Project) -> None:
    claim = core.claims.add_claim(project, "By 2025 some 6,500 m³ a week, 16,500 in all, were removed")
    made = core.mending.use_number(project, claim.id, "6,500", "6,100")
    assert made.text == "By 2025 some 6,100 m³ a week, 16,500 in all, were removed"
    assert labels(project)[-1] == (
        "Use 6,100 in the claim “By 2025 some 6,500 m³ a week, 16,500 in all, were removed”"
    )
    project.undo()
    assert core.claims.read_claim(project, claim.id).text == claim.text


def test_a_number_that_is_gone_is_told(project: Project) -> None:
    claim = core.claims.add_claim(project, "Some 6,100 were removed")
    with pytest.raises(NotThere, match="no longer says 6,500"):
        core.mending.use_number(project, claim.id, "6,500", "6,100")
    assert core.claims.read_claim(project, claim.id) == claim


def section(project: Project, body: str) -> str:
    briefing = core.briefings.add_briefing(project, "Port")
    return core.briefings.add_section(project, briefing.id, "Works", body=body).id


def test_a_sentence_is_marked_as_a_transition(project: Project) -> None:
    body = "The first says something long enough.\nThe second turns to what it costs.\n\n- And a third."
    id_ = section(project, body)
    made = core.mending.mark_transition(project, id_, 0, "The first says something long enough.")
    assert made.body == body.replace("enough.", "enough. [[-]]")
    assert labels(project)[-1] == "Mark “The first says something long enough.” as a transition"
    project.undo()
    assert core.briefings.read_section(project, id_).body == body


def test_a_sentence_in_other_words_is_left_alone(project: Project) -> None:
    id_ = section(project, "The sentence was rewritten meanwhile by somebody.")
    with pytest.raises(NotThere):
        core.mending.mark_transition(project, id_, 0, "The sentence as it was.")
    with pytest.raises(NotThere):
        core.mending.mark_transition(project, id_, 7, "")


SENTENCES = st.lists(
    st.sampled_from(
        ["It cost 3.9 million.", "Nobody knows why!", "He said “no.”", "The U.S. has it.", "And so on"]
    ),
    min_size=1,
    max_size=6,
)


@given(SENTENCES, st.data())
def test_only_the_one_sentence_becomes_a_transition(parts: list[str], data: st.DataObject) -> None:
    body = data.draw(st.sampled_from([" ", "\n\n", "\n"])).join(parts)
    sentences = split_sentences(body)
    at = data.draw(st.integers(0, len(sentences) - 1))
    after = core.mending.with_transition(body, sentences[at].end)
    assert [one.text for one in split_sentences(after)] == [one.text for one in sentences]
    assert [one.transition for one in split_sentences(after)] == [n == at for n in range(len(sentences))]


def test_a_claim_is_called_what_it_is(project: Project) -> None:
    claim = core.claims.add_claim(project, "3.9 million are gone")
    assert core.mending.call_it(project, claim.id, "reported").kind == "reported"
    assert labels(project)[-1] == "Call “3.9 million are gone” reported"
