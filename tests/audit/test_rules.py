"""Each rule of the audit fires where it should and is silent beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.audit.findings import verdict
from app.audit.rules import RULES, run
from app.audit.world import World
from db.records import Claim, Waiver
from tests.audit import worlds as w
from tests.audit.spoils import (
    FIRES,
    LONG_BODY,
    POINT,
    Spoil,
    articles,
    costs,
    disputed,
    judging,
    quoting,
    retold,
)

SILENT: list[tuple[str, Spoil]] = [
    ("A01", lambda x: w.added(x, "claims", Claim(id="c9", key="guess", text="So be it", kind="assumption"))),
    ("A01", lambda x: w.changed(x, "highlights", "h1", anchor_state="normalised")),
    ("A02", lambda x: w.said(x, "Only five words stand here.")),
    ("A02", lambda x: w.said(x, "We now turn to what the works have cost so far. [[-]]")),
    (
        "A02",
        lambda x: w.said(x, "### A heading of more than six words stands here\n\n| A | B |\n|---|---|\n"),
    ),
    ("A02", lambda x: w.said(x, "```\nThis is no prose but code of many words\n```")),
    ("A03", lambda x: w.listed(w.without(x, "evidence", *(one.id for one in x.evidence)), "s1", "a1")),
    ("A03", lambda x: w.section(x, "s1", body="A judgement only. [[late]]", key_judgement="c2")),
    ("A04", lambda x: w.listed(x, "s1", "a1")),
    ("A05", lambda x: w.section(x, "s1", role="feature", key_judgement=None)),
    ("A05", lambda x: w.section(x, "s1", body="The works took silt. [[silt]]")),
    (
        "A06",
        lambda x: w.changed(w.changed(x, "claims", "c3", parent=None), "claims", "c2", kind="assumption"),
    ),
    ("A06", lambda x: w.added(w.changed(x, "claims", "c3", parent=None), "evidence", w.link("c2", "h1"))),
    ("A07", lambda x: w.section(x, "s1", key_points=(replace(POINT, claims=("c1",)),))),
    ("A07", lambda x: w.section(x, "s1", key_points=(replace(POINT, text="3.9 million [[silt]]"),))),
    ("A08", lambda x: w.listed(costs(x), "s2", "a3")),
    ("B01", lambda x: w.changed(w.without(x, "evidence", "e-c1-h2"), "claims", "c1", kind="reported")),
    ("B02", lambda x: w.with_origin(x, "a1", "a2")),
    ("B03", lambda x: w.changed(x, "articles", "a2", publisher=w.COURIER)),
    ("B04", lambda x: w.changed(x, "highlights", "h1", attributed_to="Ana Orlova")),
    ("B06", lambda x: w.changed(x, "highlights", "h1", attribution_kind="anonymous")),
    ("C01", lambda x: w.changed(disputed(x), "claims", "c1", contrary_note="An older count.")),
    (
        "C01",
        lambda x: w.said(
            w.added(
                w.added(disputed(x), "claims", Claim(id="c4", key="less", text="Others count 2 million")),
                "evidence",
                w.link("c4", "h3"),
            ),
            "Others count less. [[less]]",
        ),
    ),
    ("C02", lambda x: w.changed(x, "evidence", "e-c1-h1", coverage="partial")),
    (
        "C03",
        lambda x: w.added(x, "claims", Claim(id="c9", key="x", text="The works had removed cubic metres")),
    ),
    ("C03", lambda x: w.added(x, "claims", Claim(id="c9", key="x", text="The port had paid 4.1 million"))),
    ("D01", lambda x: articles(x, publisher=replace(w.COURIER, reliability=None), reliability="C")),
    ("D02", lambda x: articles(x, reliability="D")),
    ("D03", lambda x: w.changed(x, "highlights", "h1", credibility=1)),
    ("D05", lambda x: w.section(articles(x, descriptor=""), "s1", key_judgement=None)),
    (
        "D06",
        lambda x: w.section(w.changed(x, "briefings", "b1", source_summary=""), "s1", key_judgement=None),
    ),
    ("D07", lambda x: articles(x, status="corrected")),
    ("E01", lambda x: w.changed(x, "highlights", "h1", anchor_state="drifted")),
    ("E02", lambda x: w.changed(x, "highlights", "h1", anchor_state="normalised")),
    ("E03", lambda x: replace(x, broken=frozenset(["s-other"]))),
    ("E04", lambda x: w.added(x, "articles", w.article("a3", w.HERALD))),
    ("E05", lambda x: w.said(x, 'They took "3.9 Million cubic … of silt," it says. [[silt]]')),
    ("E06", lambda x: w.changed(x, "highlights", "h1", second_reader="cannot_read")),
    ("F01", lambda x: retold(x, "In the U.S. 3,900,000 cubic metres were removed by 28 February 2025")),
    ("F01", lambda x: w.without(retold(x, "9 ships"), "evidence", "e-c1-h1", "e-c1-h2")),
    ("F02", lambda x: retold(x, "The works had removed about 4 million cubic metres")),
    ("F03", lambda x: retold(x, "The works had removed 3.9 m cubic metres")),
    ("F04", lambda x: w.said(x, "In all 3,900,000 cubic metres had gone. [[silt]]")),
    ("F05", lambda x: w.changed(x, "highlights", "h1", exact="3.9 million, he said")),
    ("F06", lambda x: quoting(retold(x, "It was the largest removal"), "the biggest removal, 3.9 million")),
    ("G01", lambda x: articles(x, issued="2025")),
    ("G03", lambda x: articles(x, authors=(), agency=w.HERALD)),
    ("G04", lambda x: articles(x, URL="", number="Report 12")),
    ("G04", lambda x: w.added(x, "articles", w.article("a3", None), w.article("a4", None))),
    ("G05", lambda x: articles(x, title="Dredging slips - behind schedule")),
    ("G06", lambda x: retold(x, "The works are at 3.9 million cubic metres")),
    ("G07", lambda x: articles(x, issued="2025-03")),
    ("G08", lambda x: articles(x, DOI="10.1/x")),
    ("G09", lambda x: articles(x, URL="https://www.courier.example.com/1")),
    ("H01", lambda x: judging(x, text="The channel will open in July", likelihood="likely")),
    ("H02", lambda x: w.said(x, "A delay is likely. [[late]] Our confidence is high. [[-]]")),
    ("H03", lambda x: w.said(x, "A delay is almost certain, and unlikely to end. [[late]]")),
    ("H04", lambda x: w.section(judging(x, text="It might be late"), "s1", key_judgement="c1")),
    ("H05", lambda x: w.said(judging(x, likelihood="likely"), "A delay is probable. [[late]]")),
    ("H06", lambda x: judging(x, confidence="high")),
    ("I01", lambda x: w.said(x, LONG_BODY)),
]


def rules_of(world: World) -> set[str]:
    return {one.rule for one in run(world)}


def test_sound_world_has_no_finding() -> None:
    assert run(w.sound()) == ()
    assert verdict(run(w.sound())) == "ready"


def test_a_counted_year_may_be_supplied_by_a_date() -> None:
    world = quoting(retold(w.sound(), "The 2000 soldiers had left"), "It was in May 2000 that they left.")
    assert not {"F01", "F02"} & rules_of(world)


def test_every_rule_is_tried() -> None:
    assert set(FIRES) == set(RULES) == {rule for rule, _ in SILENT}


@pytest.mark.parametrize("rule", FIRES)
def test_rule_fires(rule: str) -> None:
    spoil, severity, words = FIRES[rule]
    found = [one for one in run(spoil(w.sound())) if one.rule == rule]
    assert [one for one in found if one.severity == severity and words in one.message], found
    assert all(one.message.endswith((".", ".”.")) and len(one.message) < 200 for one in found)
    assert len({one.target for one in found}) == len(found)


@pytest.mark.parametrize(("rule", "spoil"), SILENT)
def test_rule_is_silent(rule: str, spoil: Spoil) -> None:
    assert rule not in rules_of(spoil(w.sound()))


def test_missing_key_is_said_although_the_sentence_names_it() -> None:
    (one,) = [one for one in run(w.said(w.sound(), "So be it. [[gone]]")) if one.rule == "A02"]
    assert one.message == "A sentence names [[gone]], and no claim has this key."
    assert (one.briefing, one.section, one.sentence) == ("b1", "s1", 4)


def test_single_origin_with_high_confidence_is_an_error() -> None:
    world = w.with_origin(w.changed(w.sound(), "claims", "c1", confidence="high"), "a1", "a2")
    assert [one.severity for one in run(world) if one.rule == "B01" and one.claim == "c1"] == ["error"]


def test_unreviewed_link_weighs_more_once_issued() -> None:
    world = w.changed(w.sound(), "evidence", "e-c1-h1", coverage="unreviewed")
    assert [one.severity for one in run(world)] == ["info"]
    issued = w.changed(world, "briefings", "b1", status="issued")
    assert [one.severity for one in run(issued)] == ["warning"]


def test_drifted_anchor_warns_and_no_longer_supports() -> None:
    world = w.changed(w.sound(), "highlights", "h1", anchor_state="drifted")
    assert {(one.rule, one.severity) for one in run(world)} >= {("E02", "warning"), ("B01", "warning")}


def test_high_confidence_without_ground_is_an_error() -> None:
    world = judging(w.with_origin(w.sound(), "a1", "a2"), confidence="high")
    (one,) = [one for one in run(world) if one.rule == "H06"]
    assert (one.severity, one.message) == ("error", "High confidence, although it rests on one origin.")


def test_guessed_date_is_information() -> None:
    (one,) = run(articles(w.sound(), issued_basis="url"))
    assert (one.rule, one.severity) == ("G01", "info")


@pytest.mark.parametrize("basis", ["url", "pdf_info", "pdf_xmp"])
def test_a_guessed_date_that_was_confirmed_is_silent(basis: str) -> None:
    guessed = articles(w.sound(), issued_basis=basis, confirmed=("title",))
    assert [one.rule for one in run(guessed)] == ["G01"]
    assert run(articles(guessed, confirmed=("title", "issued"))) == ()
    undated = articles(guessed, issued="", issued_basis="none", confirmed=("issued",))
    assert [(one.rule, one.severity) for one in run(undated)] == [("G01", "warning")]


def test_waived_error_no_longer_blocks_but_stays() -> None:
    world = articles(w.sound(), publisher=None, reliability="B")
    found = run(world)
    assert verdict(found) == "blocked"
    waiver = Waiver(id="w1", rule="G04", target=found[0].target, reason="Known to all", by="", at="")
    waived = run(replace(world, waivers=(waiver,)))
    assert [one.waived for one in waived if one.rule == "G04"] == [True]
    assert verdict(waived) == "ready"


def test_waiver_of_a_number_lapses_with_the_number() -> None:
    first = next(one for one in run(retold(w.sound(), "5 ships")) if one.rule == "F01")
    waiver = Waiver(id="w1", rule="F01", target=first.target, reason="Seen", by="", at="")
    world = replace(retold(w.sound(), "6 ships"), waivers=(waiver,))
    assert verdict(run(world)) == "blocked"


def test_scope_leaves_out_what_the_briefing_does_not_use() -> None:
    world = w.added(w.sound(), "claims", Claim(id="c9", key="other", text="Another matter"))
    assert rules_of(world) == {"A01"}
    assert rules_of(replace(world, scope="b1")) == set()


def test_contrary_claims_are_seen() -> None:
    world = w.added(
        w.sound(), "claims", Claim(id="c9", key="x", text="The dredging isn’t behind its schedule")
    )
    (one,) = [one for one in run(world) if one.rule == "C03"]
    assert (
        one.message
        == "Another claim says the contrary on the same subject: “The dredging is behind its schedule”."
    )


def test_messages_quote_briefly() -> None:
    world = w.said(w.sound(), "The port authority " + "has spoken of rain and of wind " * 12 + "today.")
    (one,) = run(world)
    assert len(one.message) < 100
    assert one.message.endswith("…”.")
