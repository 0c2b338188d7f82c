"""Each rule of the audit fires where it should and is silent beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.audit.findings import verdict
from app.audit.rules import RULES, run
from app.audit.world import World
from db.records import Claim, KeyPoint, Section, Waiver
from tests.audit import worlds as w

Spoil = Callable[[World], World]

LATE = "The dredging of the port is behind its schedule. [[late]]"
POINT = KeyPoint(id="k1", section="s1", position=1, label="Silt", text="3.9 million")
LONG_BODY = "Silt was taken away by the works, as planned before. [[silt]]"


def retold(world: World, text: str) -> World:
    return w.changed(world, "claims", "c1", text=text)


def quoting(world: World, exact: str) -> World:
    for one in ("h1", "h2"):
        world = w.changed(world, "highlights", one, exact=exact)
    return world


def disputed(world: World) -> World:
    world = w.added(world, "highlights", w.highlight("h3", "a2", "Only 2 million are gone."))
    return w.added(world, "evidence", w.link("c1", "h3", direction="disputes"))


def judging(world: World, **fields: object) -> World:
    return w.changed(world, "claims", "c2", **fields)


def articles(world: World, **fields: object) -> World:
    return w.changed(world, "articles", "a1", **fields)


def costs(world: World) -> World:
    """Add a section of its own, on an article and a claim of its own."""
    world = w.added(world, "articles", w.article("a3", w.HERALD))
    world = w.added(world, "snapshots", w.snapshot("a3"))
    world = w.added(world, "highlights", w.highlight("h3", "a3", "It cost 12 million."))
    world = w.added(world, "claims", Claim(id="c4", key="cost", text="It cost 12 million"))
    world = w.added(world, "evidence", w.link("c4", "h3"))
    (one,) = world.briefings
    part = Section(
        id="s2", briefing="b1", position=3, role="feature", heading="Costs", body="It cost much. [[cost]]"
    )
    return replace(world, briefings=(replace(one, sections=(*one.sections, part)),))


FIRES: dict[str, tuple[Spoil, str, str]] = {
    "A01": (lambda x: w.without(x, "evidence", "e-c1-h1", "e-c1-h2"), "error", "A fact without evidence."),
    "A02": (lambda x: w.said(x, "The port authority has spoken of rain."), "warning", "names no claim"),
    "A03": (lambda x: w.without(x, "evidence", *(one.id for one in x.evidence)), "error", "“Dredging” makes"),
    "A04": (
        lambda x: w.listed(w.added(x, "articles", w.article("a3", w.HERALD)), "s1", "a3"),
        "warning",
        "no passage",
    ),
    "A05": (lambda x: w.section(x, "s1", key_judgement=None), "error", "“Dredging” has no key judgement"),
    "A06": (lambda x: w.changed(x, "claims", "c3", parent=None), "error", "rests on no claim"),
    "A07": (lambda x: w.section(x, "s1", key_points=(POINT,)), "error", "“Silt” uses no claim"),
    "A08": (
        lambda x: w.listed(costs(x), "s2", "a1"),
        "warning",
        "is listed in “Costs” but supports only “Dredging”",
    ),
    "B01": (
        lambda x: w.without(x, "evidence", "e-c1-h2"),
        "warning",
        "one origin, “Article a1 on dredging”.",
    ),
    "B02": (lambda x: w.changed(x, "articles", "a2", publisher=w.COURIER), "warning", "Velmora Courier"),
    "B03": (lambda x: w.with_origin(x, "a1", "a2"), "warning", "are one origin"),
    "B04": (
        lambda x: replace(x, highlights=tuple(replace(h, attributed_to="Ana Orlova") for h in x.highlights)),
        "info",
        "“Ana Orlova”",
    ),
    "B06": (
        lambda x: replace(
            x, highlights=tuple(replace(h, attribution_kind="anonymous") for h in x.highlights)
        ),
        "warning",
        "anonymous",
    ),
    "C01": (disputed, "error", "“Only 2 million are gone.” disputes this claim"),
    "C02": (lambda x: w.changed(x, "evidence", "e-c1-h1", coverage="none"), "error", "covers nothing"),
    "C03": (
        lambda x: w.added(
            x, "claims", Claim(id="c9", key="x", text="The works had removed 4.1 million cubic metres")
        ),
        "warning",
        "another number on the same subject: “The works had removed 3.9",
    ),
    "D01": (lambda x: articles(x, publisher=replace(w.COURIER, reliability=None)), "warning", "never rated"),
    "D02": (
        lambda x: replace(x, articles=tuple(replace(a, reliability="D") for a in x.articles)),
        "warning",
        "doubtful",
    ),
    "D03": (
        lambda x: w.changed(w.with_origin(x, "a1", "a2"), "highlights", "h1", credibility=1),
        "error",
        "no second origin",
    ),
    "D05": (lambda x: articles(x, descriptor=""), "warning", "no descriptor"),
    "D06": (lambda x: w.changed(x, "briefings", "b1", source_summary=""), "warning", "no source summary"),
    "D07": (lambda x: articles(x, status="retracted"), "error", "is retracted"),
    "E01": (lambda x: w.changed(x, "highlights", "h1", anchor_state="orphan"), "error", "no longer stands"),
    "E02": (lambda x: w.changed(x, "highlights", "h1", anchor_state="changed"), "error", "has changed"),
    "E03": (lambda x: replace(x, broken=frozenset(["s-a1"])), "error", "its hash differs"),
    "E04": (lambda x: w.without(x, "snapshots", "s-a1"), "error", "no captured copy"),
    "E05": (
        lambda x: w.said(x, "They speak of a “human wave”. [[silt]]"),
        "error",
        "“human wave” stands in no",
    ),
    "E06": (
        lambda x: w.changed(x, "highlights", "h1", second_reader="differs"),
        "warning",
        "differ on “The works",
    ),
    "F01": (
        lambda x: retold(x, "The works had removed 3.5 million cubic metres"),
        "error",
        "3.5 million stands in none of its supporting passages; they say 3.9 million",
    ),
    "F02": (lambda x: retold(x, "The works had removed about 3.9 million cubic metres"), "warning", "hedged"),
    "F03": (lambda x: retold(x, "The works had removed 3.9 billion cubic metres"), "error", "3.9 million"),
    "F05": (lambda x: quoting(x, "3.9 million cubic metres, the minister said"), "warning", "somebody says"),
    "F06": (lambda x: retold(x, "It was the largest removal"), "warning", "“largest”"),
    "G01": (lambda x: articles(x, issued="", issued_basis="none"), "warning", "no publication date"),
    "G03": (lambda x: articles(x, authors=()), "info", "names no author"),
    "G04": (
        lambda x: articles(x, publisher=None, reliability="B"),
        "error",
        "“Article a1 on dredging” has no publisher.",
    ),
    "G05": (lambda x: articles(x, title="Dredging slips | Velmora Courier"), "warning", "ends with the site"),
    "G06": (
        lambda x: replace(
            retold(x, "The works are at 3.9 million cubic metres"),
            articles=tuple(replace(a, issued="2024-12-01") for a in x.articles),
        ),
        "warning",
        "2024-12-01",
    ),
    "G07": (lambda x: articles(x, issued="2025-04-01"), "error", "after the cut-off 2025-03-31"),
    "G08": (lambda x: articles(x, DOI="10.1/x") and _same_doi(x), "warning", "the same DOI"),
    "G09": (lambda x: articles(x, URL="https://other.example.org/1"), "info", "other.example.org"),
    "H01": (lambda x: judging(x, text="The channel will open in July"), "warning", "how likely"),
    "H02": (
        lambda x: w.said(x, "We judge with high confidence that it is likely. [[late]]"),
        "error",
        "“likely” and “high confidence”",
    ),
    "H03": (
        lambda x: w.said(
            w.said(x, "A realistic possibility. [[late]]"), "It has roughly even odds. [[silt]]"
        ),
        "warning",
        "different likelihood scales",
    ),
    "H04": (lambda x: judging(x, text="The dredging might be late"), "warning", "“might”"),
    "H05": (
        lambda x: w.said(judging(x, likelihood="likely"), "A delay is very likely. [[late]]"),
        "error",
        "“very likely”, its claim “likely”",
    ),
    "H06": (lambda x: judging(x, confidence=None), "warning", "how well founded"),
    "I01": (lambda x: w.said(w.said(x, LONG_BODY), LONG_BODY), "info", "is stated 3 times"),
}


def _same_doi(world: World) -> World:
    world = articles(world, DOI="10.1/x")
    return w.changed(world, "articles", "a2", DOI="https://doi.org/10.1/X")


#: Worlds beside those that fire: the rule named first is silent.
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
