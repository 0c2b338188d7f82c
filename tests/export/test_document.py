"""What composing resolves: references, numbering, sources, missing support, unknown keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.export.document import compose, digest
from app.export.parts import Document, Piece
from db.records import Claim, ListedSource
from tests.export.world import given, link, point, section


def sentences(document: Document, part: int = 0) -> list[Piece]:
    return [piece for block in document.parts[part].blocks for piece in block.pieces if piece.sentence]


def labels(document: Document, piece: Piece) -> list[str]:
    return [document.passages[number - 1].label for number in piece.passages]


def test_a_sentence_cites_the_supporting_passages_of_its_claims_in_order() -> None:
    document = compose(given(section("Much was removed. [[volume]] It is late. [[late]]")))
    first, second = sentences(document)
    assert (first.text, labels(document, first)) == (
        "Much was removed.",
        ["port-2025-note-1", "northwire-2025-dredging-1"],
    )
    assert labels(document, second) == ["northwire-2025-dredging-1"]


def test_a_marker_before_the_full_stop_counts_too() -> None:
    document = compose(given(section("Much was removed [[volume]]. And so on.")))
    assert [piece.text for piece in sentences(document)] == ["Much was removed.", "And so on."]


def test_passages_are_numbered_by_first_use_and_labelled_by_article() -> None:
    body = "It opens in July, they say. [[july]] Much was removed. [[volume]]"
    document = compose(given(section(body)))
    assert [(one.number, one.label, one.highlight) for one in document.passages] == [
        (1, "port-2025-note-1", "h3"),
        (2, "port-2025-note-2", "h1"),
        (3, "northwire-2025-dredging-1", "h2"),
    ]


def test_only_supporting_links_with_a_sound_anchor_are_cited() -> None:
    document = compose(given(section("It will never open, not even later. [[never]] It is late. [[late]]")))
    assert [one.highlight for one in document.passages] == ["h2"]
    assert sentences(document)[0].unsourced


def test_links_of_a_claim_keep_the_analysts_order() -> None:
    world = given(section("Much was removed. [[volume]]"))
    swapped = replace(world, evidence=(link("c1", "h1", position=2.0), link("c1", "h2", position=1.0)))
    assert [one.highlight for one in compose(swapped).passages] == ["h2", "h1"]
    backwards = replace(swapped, evidence=swapped.evidence[::-1], highlights=swapped.highlights[::-1])
    assert compose(backwards) == compose(swapped)


def test_an_unknown_key_leaves_no_marker_and_is_said() -> None:
    document = compose(given(section("Nobody knows this. [[gone]]")))
    assert sentences(document)[0].text == "Nobody knows this."
    assert sentences(document)[0].unsourced
    assert document.problems == (
        "No claim has the key “gone”, which a sentence in “State of the works” names.",
    )


@pytest.mark.parametrize(
    ("body", "unsourced"),
    [
        ("A second cutter is there. [[cutter]]", True),
        ("Local observers had long expected this trouble.", True),
        ("Our confidence is moderate.", False),
        ("Both of these figures can be true at once. [[-]]", False),
        ("Much was removed, a second cutter helping. [[volume]] ", False),
        ("The two together. [[volume]] [[cutter]]", False),
        ("# Local observers had long expected this trouble", False),
        ("```\nLocal observers had long expected this trouble.\n```", False),
        ("- Local observers had long expected this trouble.", True),
        ("| Local observers had long expected this trouble | x |\n|---|---|", False),
    ],
)
def test_a_factual_sentence_without_support_is_unsourced(body: str, unsourced: bool) -> None:
    assert any(piece.unsourced for piece in sentences(compose(given(section(body))))) is unsourced


def test_a_judgement_without_passages_of_its_own_is_not_unsourced() -> None:
    claims = (Claim(id="j", key="judged", text="It will be late", kind="judgement"),)
    document = compose(given(section("It will all be late in the end. [[judged]]"), claims=claims))
    assert not sentences(document)[0].unsourced


def test_what_is_waived_is_not_marked() -> None:
    body = "Local observers had long expected this trouble. A second cutter is there. [[cutter]]"
    waived = given(
        section(body),
        waived_sentences=frozenset({("sec", 0)}),
        waived_claims=frozenset({"c3"}),
    )
    assert not any(piece.unsourced for piece in sentences(compose(waived)))


def test_a_key_judgement_leads_its_section() -> None:
    body = "It will be late. [[late]] More follows.\n\nAnd more."
    document = compose(given(section(body, key_judgement="c2")))
    assert [piece.lead for piece in sentences(document)] == [True, False, False]


def test_a_key_judgement_that_no_sentence_states_is_put_first_in_its_own_words() -> None:
    document = compose(given(section("Much was removed. [[volume]]", key_judgement="c2")))
    first = sentences(document)[0]
    assert (first.text, first.lead, labels(document, first)) == (
        "The channel will open late.",
        True,
        ["northwire-2025-dredging-1"],
    )


def test_a_key_judgement_stated_later_stays_where_it_is() -> None:
    document = compose(
        given(section("Much was removed. [[volume]] It is late. [[late]]", key_judgement="c2"))
    )
    assert not any(piece.lead for piece in sentences(document))


def test_sources_of_a_section_stand_in_order_of_first_citation_each_once() -> None:
    first = section("It is late. [[late]] Much was removed. [[volume]]")
    second = section("It opens in July. [[july]]", id="sec2", position=2.0)
    document = compose(given(second, first))
    assert [[one.citekey for one in part.sources] for part in document.parts] == [
        ["northwire-2025-dredging", "port-2025-note"],
        ["port-2025-note"],
    ]


def test_a_source_that_was_only_listed_stands_last_and_is_marked() -> None:
    listed = (
        ListedSource(id="l1", section="sec", article="a1", position=1.0),
        ListedSource(id="l2", section="sec", article="a3", position=2.0),
    )
    (part,) = compose(given(section("It is late. [[late]]", listed_sources=listed))).parts
    assert [(one.article, one.listed) for one in part.sources] == [("a2", False), ("a1", True), ("a3", True)]


def test_key_points_cite_too() -> None:
    rows = (
        point("Cutter", "A second one [[cutter]]", position=2.0),
        point("Volume", "4.2 million", claims=("c1",)),
    )
    document = compose(given(section("", role="closing", key_points=rows)))
    volume, cutter = document.parts[0].key_points
    assert (volume.label, volume.passages, volume.unsourced) == ("Volume", (1, 2), False)
    assert (cutter.text, cutter.passages, cutter.unsourced) == ("A second one", (), True)


def test_items_of_a_list_are_one_block_and_keep_their_bullets() -> None:
    document = compose(given(section("Dates:\n\n- one; [[july]]\n- two. [[late]]\n\nAfter.")))
    assert [block.kind for block in document.parts[0].blocks] == ["paragraph", "list", "paragraph"]
    assert "".join(piece.text for piece in document.parts[0].blocks[1].pieces) == "- one;\n- two."


def test_a_sentence_knows_its_place_in_the_body() -> None:
    body = "Dates 😀:\n\n- one; [[july]]\n- two. [[late]]"
    for piece in sentences(compose(given(section(body)))):
        assert body[piece.start : piece.end].startswith(piece.text)


def test_one_section_can_be_composed_alone() -> None:
    document = compose(given(section("A."), section("It is late. [[late]]", id="sec2", position=2.0)), "sec2")
    assert [part.id for part in document.parts] == ["sec2"]


def test_the_digest_changes_with_what_is_said_and_not_with_row_ids() -> None:
    document = compose(given(section("Much was removed. [[volume]]")))
    again = compose(given(section("Much was removed. [[volume]]", id="other")))
    changed = compose(given(section("Little was removed. [[volume]]")))
    assert digest(document) == digest(again) != digest(changed)
