"""Sentences that have to do with a claim are found, ranked, and told apart by number and denial."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit.subject import read_subject, weigh
from app.audit.suggesting import Passage, claims_like, cut_sentences, find_passages, judge_passage
from db.records import Claim

CLAIM = "Dredging at Velmora removed 4.2 million cubic metres by March."
SUPPORT = "By March the dredgers had removed 4,200,000 cubic metres of mud from Velmora."
DISPUTE = "By March the dredgers had removed 3.9 million cubic metres at Velmora."
DENIAL = "Dredging at Velmora had not removed the mud by March."
OTHER = "The mayor of Velmora spoke of schools."


def suggest(claim: str, text: str, *taken: tuple[int, int]) -> list[Passage]:
    worth = weigh(read_subject(claim), {})
    return [judge_passage(claim, one) for one in find_passages(claim, text, worth, taken)]


def test_a_sentence_of_the_subject_is_found_where_it_stands() -> None:
    text = f"A headline\n\nThe port is old. {SUPPORT} {OTHER}\n\nNothing else."
    (found,) = suggest(CLAIM, text)
    assert text[found.start : found.end] == found.words == SUPPORT


@pytest.mark.parametrize(
    ("words", "direction", "difference", "instead"),
    [
        (SUPPORT, "supports", "", ""),
        (DISPUTE, "disputes", "number", "3.9 million cubic metres"),
        (DENIAL, "disputes", "denial", ""),
    ],
)
def test_what_a_passage_may_say_is_hinted_with_its_reason(
    words: str, direction: str, difference: str, instead: str
) -> None:
    (found,) = suggest(CLAIM, words)
    assert (found.direction, found.difference) == (direction, difference)
    assert found.instead in (instead, "3.9 million")


def test_the_more_of_a_claim_the_higher() -> None:
    found = suggest(CLAIM, f"{DENIAL} {SUPPORT.replace('4,200,000', '4.2 million')} {OTHER}")
    assert [one.direction for one in found] == ["supports", "disputes"]


def test_what_matched_is_marked_with_its_kind() -> None:
    (found,) = suggest(CLAIM, SUPPORT)
    marked = {(one.kind, found.words[one.start : one.end]) for one in found.matches}
    assert ("name", "Velmora") in marked
    assert ("word", "dredgers") in marked
    assert any(kind == "number" and words.startswith("4,200,000") for kind, words in marked)


def test_what_is_linked_is_not_suggested() -> None:
    assert suggest(CLAIM, SUPPORT, (10, 20)) == []


@pytest.mark.parametrize("text", ["", "...", "Velmora. Velmora. Velmora.", f"{'Velmora dredging ' * 200}"])
def test_nothing_to_quote_is_nothing(text: str) -> None:
    assert suggest(CLAIM, text) == []


def test_heads_and_tables_are_no_part_of_a_sentence() -> None:
    page = (
        "PORT OF VELMORA\nDredging report\nMarch 2025\n"
        "By March the dredgers had removed 4.2 million cubic metres of mud\nfrom Velmora, and they went on "
        "to the inner harbour and its quays\nby night.\nRemoved by March, million m³\nVelmora 4.2\n"
    )
    found = [" ".join(one.words.split()) for one in suggest(CLAIM, page)]
    assert found[0] == (
        "By March the dredgers had removed 4.2 million cubic metres of mud from Velmora, and they went on "
        "to the inner harbour and its quays by night."
    )
    assert all("PORT" not in one for one in found)


@pytest.mark.parametrize("other", ["15.3 metres", "42 cubic metres", "9 kilometres"])
def test_another_measure_or_size_disputes_nothing(other: str) -> None:
    (found,) = suggest(CLAIM, SUPPORT.replace("4,200,000 cubic metres", other))
    assert found.difference == ""


def test_a_date_alone_is_no_subject_but_helps() -> None:
    claim = "The authority keeps to 1 September 2025 for the opening."
    assert suggest(claim, "The quarter ended in rain on 1 September 2025 after all.") == []
    (found,) = suggest(claim, "The authority maintains 1 September 2025 as its day.")
    assert {one.kind for one in found.matches} == {"word", "date"}


def test_german_capitals_are_no_names() -> None:
    subject = read_subject("Der Hafen von Velmora verlor im Mai drei Schiffe der Reederei.")
    assert {one.kind for one in subject.terms} == {"word"}


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_claim_and_text_is_safe(claim: str, text: str) -> None:
    for one in suggest(claim, text):
        assert text[one.start : one.end] == one.words
        assert all(0 <= match.start < match.end <= len(one.words) for match in one.matches)


def claim(text: str, at: int) -> Claim:
    return Claim(id=str(at), key=f"k{at}", text=text, position=float(at))


def test_claims_in_nearly_the_same_words_may_be_the_same() -> None:
    ours = claim("The dredging of Velmora removed 4.2 million tonnes.", 1)
    same = claim("Dredging removed 4.2 million tonnes at Velmora.", 2)
    other = claim("Dredging removed 3.9 million tonnes at Velmora.", 3)
    denied = claim("Dredging never removed 4.2 million tonnes at Velmora.", 4)
    apart = claim("The mayor of Velmora resigned in May.", 5)
    found = claims_like(ours, (ours, apart, denied, other, same))
    assert [(one.claim.id, one.difference) for one in found] == [("2", ""), ("3", "number"), ("4", "denial")]


def test_sentences_worth_quoting_are_cut_out_whatever_they_are_about() -> None:
    text = "A heading\n\nIt rained on the whole coast. No.\n\nThe mayor spoke of schools at length. "
    found = [text[start:end] for start, end in cut_sentences(text)]
    assert found == ["It rained on the whole coast.", "The mayor spoke of schools at length."]
    assert list(cut_sentences("")) == []
