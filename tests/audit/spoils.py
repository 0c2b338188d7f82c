"""Ways to spoil the sound world so that one rule fires: rule, severity, words of its message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.audit.world import World
from db.records import Claim, KeyPoint, Section
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
    "F04": (
        lambda x: w.said(x, "The works had removed about 3.9 million cubic metres. [[silt]]"),
        "warning",
        "hedges 3.9 million (“about”), but its claim does not",
    ),
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
