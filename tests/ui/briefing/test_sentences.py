"""The margin's marks: what is remembered by pieces is what the whole body says."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from app.audit.findings import Finding
from app.core.claims import ClaimRow
from app.prose import count_words, split_sentences
from app.ui.briefing.body_marks import BodyMarks, Marker, mark_sentences
from app.ui.briefing.sentences import claim_words, pieces_of, sentences_of, worst
from db.records import Claim

PIECES = st.sampled_from(
    [
        "The sill is hard. ",
        "Nobody knows. [[sill]] ",
        "[[a-b]]",
        "[[-]]",
        "\n",
        "\n\n",
        "\n \n",
        "## Rock\n",
        "- mud\n",
        "    deep\n",
        "\t",
        "> said\n",
        "| a | b |\n",
        "|---|---|\n",
        "`x`",
        "```\n",
        "~~~\n",
        "1. one\n",
        "**bold** ",
        "e.g. this ",
        "𝔐ud ",
        "---\n",
    ]
)
BODIES = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80)


@given(BODIES)
@example("\n\n|---|---|\nThe sill is hard. | a | b |\n")
def test_sentences_by_pieces_are_those_of_the_whole(body: str) -> None:
    whole = [(one.start, one.end, one.text, one.claims, one.kind) for one in split_sentences(body)]
    pieces = [
        (at + one.start, at + one.end, one.text, one.claims, one.kind) for at, one in sentences_of(body)
    ]
    assert pieces == whole
    assert Marker().mark(body, {}, {}).words == count_words(body)


@given(BODIES)
def test_chips_stand_where_their_keys_are(body: str) -> None:
    sentences, chips = mark_sentences(body, "s", {}, ())
    assert [body[one.start : one.end] for one in chips] == [f"[[{one.key}]]" for one in chips]
    assert all(one.mark == "error" for one in chips)
    assert [one.index for one in sentences] == list(range(len(sentences)))


def test_an_unknown_key_is_an_error_and_a_known_one_covers() -> None:
    row = ClaimRow(Claim(id="1", key="known", text="x"), 0, (), 2, 0, ())
    sentences, chips = mark_sentences("One. [[known]] Two. [[unknown]] Three.", "s", {"known": row}, ())
    assert [one.mark for one in sentences] == ["covered", "error", ""]
    assert [one.mark for one in chips] == ["", "error"]
    assert sentences[1].why == "No claim has the key “unknown”."


def test_findings_mark_their_sentence_and_their_claim() -> None:
    weak = Finding(rule="B01", severity="warning", message="One origin.", target="t", claim="1")
    row = ClaimRow(Claim(id="1", key="weak", text="x"), 0, (), 1, 0, (weak,))
    bare = Finding(rule="A02", severity="error", message="Bare.", target="u", section="s", sentence=1)
    sentences, chips = mark_sentences("One. [[weak]] Two.", "s", {"weak": row}, (bare,))
    assert [(one.mark, one.why) for one in sentences] == [("warning", "One origin."), ("error", "Bare.")]
    assert [one.mark for one in chips] == ["warning"]


def test_the_worst_mark_wins() -> None:
    assert worst(["info", "error", "warning"]) == "error"
    assert worst([]) == ""


def test_a_sentence_becomes_a_claim_without_its_dress() -> None:
    assert claim_words("**The sill  is hard.** [[x]]") == "The sill is hard"


def test_a_key_marks_one_paragraph_of_two_thousand() -> None:
    paragraphs = [f"The sill is {n} metres deep. [[sill]] It held." for n in range(2_000)]
    marker = Marker()
    rows: dict[str, ClaimRow] = {}
    marker.mark("\n\n".join(paragraphs), rows, {})
    read = marker.marked
    paragraphs[1_000] = "x" + paragraphs[1_000]
    marks = marker.mark("\n\n".join(paragraphs), rows, {})
    assert marker.marked == read + 1
    assert len(marks.chips) == 2_000
    typed = "\n\n".join(paragraphs[:1_000])
    assert [one.start for one in marks.chips_between(len(typed), len(typed) + 60)] == [len(typed) + 33]


def test_code_in_its_own_paragraph_ends_a_piece_and_not_the_pieces() -> None:
    body = "One. [[a]]\n\n```\ncode\n\n[[no]]\n```\n\nTwo. [[b]]\n\nThree."
    assert [piece for _, piece in pieces_of(body)][-2:] == ["Two. [[b]]\n\n", "Three."]


def test_marks_that_there_is_no_time_for_are_left_out_from_the_end_and_made_next_time() -> None:
    body = "\n\n".join(f"The sill is {n} metres deep. [[sill]]" for n in range(50))
    marker = Marker()
    first: BodyMarks = marker.mark(body, {}, {}, seconds=-1)
    assert not marker.complete
    assert not first.chips
    assert len(marker.mark(body, {}, {}).chips) == 50
    assert marker.complete
