"""The examples of the catalogue as worlds: each takes the words that the example quotes, all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.audit.world import World
from db.records import Claim, KeyPoint, Section
from tests.audit import worlds as w

Example = Callable[..., World]


def retold(world: World, text: str, **fields: Any) -> World:
    return w.changed(world, "claims", "c1", text=text, **fields)


def titled(world: World, title: str, **fields: Any) -> World:
    return w.changed(world, "articles", "a1", title=title, **fields)


def passages(world: World, exact: str, **fields: Any) -> World:
    for one in ("h1", "h2"):
        world = w.changed(world, "highlights", one, exact=exact, **fields)
    return world


def resting(world: World, text: str, exact: str, **fields: Any) -> World:
    return retold(passages(world, exact), text, **fields)


def first(world: World, exact: str, **fields: Any) -> World:
    return w.changed(world, "highlights", "h1", exact=exact, **fields)


def articles(world: World, **fields: Any) -> World:
    return replace(world, articles=tuple(replace(one, **fields) for one in world.articles))


def unlinked(world: World) -> World:
    return replace(world, evidence=())


def tender(world: World, title: str) -> World:
    return w.added(world, "articles", w.article("a3", w.HERALD, title=title))


def costs(world: World, title: str, heading: str) -> World:
    """Add a section of its own, on an article and a claim of its own."""
    world = w.added(world, "articles", w.article("a3", w.HERALD, title=title))
    world = w.added(world, "snapshots", w.snapshot("a3"))
    world = w.added(world, "highlights", w.highlight("h3", "a3", "It cost 12 million."))
    world = w.added(world, "claims", Claim(id="c4", key="cost", text="It cost 12 million"))
    world = w.added(world, "evidence", w.link("c4", "h3"))
    (one,) = world.briefings
    body = "It cost much. [[cost]]"
    part = Section(id="s2", briefing="b1", position=3, role="feature", heading=heading, body=body)
    return replace(world, briefings=(replace(one, sections=(*one.sections, part)),))


def pointed(world: World, text: str) -> World:
    point = KeyPoint(id="k1", section="s1", position=1, label="Silt", text=text)
    return w.section(world, "s1", key_points=(point,))


def stated(world: World, point: str, claim: str) -> World:
    return pointed(retold(world, claim), f"{point} [[silt]]")


def more_claim(world: World, text: str, kind: Any) -> World:
    return w.added(world, "claims", Claim(id="c9", key="more", text=text, kind=kind))


def published(world: World, a1: str, a2: str | None = None) -> World:
    one = replace(w.COURIER, name=a1)
    other = one if a2 is None else replace(w.HERALD, name=a2)
    world = w.changed(world, "articles", "a1", publisher=one)
    return w.changed(world, "articles", "a2", publisher=other)


def both_titled(world: World, a1: str, a2: str) -> World:
    return w.changed(titled(world, a1), "articles", "a2", title=a2)


def voices(world: World, h1: str, h2: str, k1: str = "named", k2: str = "named") -> World:
    world = w.changed(world, "highlights", "h1", attributed_to=h1, attribution_kind=k1)
    return w.changed(world, "highlights", "h2", attributed_to=h2, attribution_kind=k2)


def disputed(world: World, exact: str, answer: str = "") -> World:
    world = w.added(world, "highlights", w.highlight("h3", "a2", exact))
    world = w.changed(world, "claims", "c1", contrary_note=answer)
    return w.added(world, "evidence", w.link("c1", "h3", direction="disputes"))


def rated(world: World, a1: str | None, a2: str | None) -> World:
    world = w.changed(world, "articles", "a1", reliability=a1)
    return w.changed(world, "articles", "a2", reliability=a2)


def judging(world: World, text: str, **fields: Any) -> World:
    return w.changed(world, "claims", "c2", text=text, **fields)


def cut_off(world: World, issued: str, as_of: str) -> World:
    return w.changed(w.changed(world, "articles", "a1", issued=issued), "briefings", "b1", as_of=as_of)


def hosted(world: World, address: str, host: str) -> World:
    publisher = replace(w.COURIER, hosts=(host,))
    return w.changed(world, "articles", "a1", URL=address, publisher=publisher)


def dois(world: World, a1: str, a2: str) -> World:
    return w.changed(w.changed(world, "articles", "a1", DOI=a1), "articles", "a2", DOI=a2)


def reported(world: World) -> World:
    return replace(world, claims=tuple(replace(one, kind="reported") for one in world.claims))


def past(world: World) -> World:
    """Let the judgement speak of the past too."""
    return judging(world, "The dredging was behind its schedule")


_UNRATED = replace(w.COURIER, reliability=None)

FIRES: dict[str, Example] = {
    "A01": lambda x, text: unlinked(retold(x, text)),
    "A02": w.said,
    "A03": lambda x, heading: w.section(unlinked(x), "s1", heading=heading),
    "A04": lambda x, title: w.listed(tender(x, title), "s1", "a3"),
    "A05": lambda x, heading: w.section(x, "s1", heading=heading, key_judgement=None),
    "A06": lambda x, text: more_claim(x, text, "judgement"),
    "A07": pointed,
    "A08": lambda x, title, heading: w.listed(costs(titled(x, title), "T", heading), "s2", "a1"),
    "B01": lambda x, text: w.without(retold(x, text), "evidence", "e-c1-h2"),
    "B02": published,
    "B03": lambda x, a, b: w.with_origin(both_titled(x, a, b), "a1", "a2"),
    "B04": lambda x, voice: voices(x, voice, voice),
    "B06": lambda x, voice: voices(x, voice, voice, "anonymous", "anonymous"),
    "C01": disputed,
    "C02": lambda x, exact: w.changed(first(x, exact), "evidence", "e-c1-h1", coverage="none"),
    "C03": lambda x, a, b: more_claim(retold(x, a), b, "fact"),
    "D01": lambda x, title: titled(x, title, publisher=_UNRATED),
    "D02": lambda x, text: rated(retold(x, text), "D", "D"),
    "D03": lambda x, exact: w.with_origin(first(x, exact, credibility=1), "a1", "a2"),
    "D05": lambda x, title: titled(x, title, descriptor=""),
    "D06": lambda x, title: w.changed(x, "briefings", "b1", title=title, source_summary=""),
    "D07": lambda x, title: titled(x, title, status="retracted"),
    "E01": lambda x, exact: first(x, exact, anchor_state="orphan"),
    "E02": lambda x, exact: first(x, exact, anchor_state="changed"),
    "E03": lambda x, title: replace(titled(x, title), broken=frozenset(["s-a1"])),
    "E04": lambda x, title: w.without(titled(x, title), "snapshots", "s-a1"),
    "E05": w.said,
    "E06": lambda x, other: w.changed(x, "highlights", "h1", second_reader="differs", second_text=other),
    "F01": resting,
    "F02": resting,
    "F03": resting,
    "F04": stated,
    "F05": passages,
    "F06": resting,
    "G01": lambda x, title: titled(x, title, issued="", issued_basis="none"),
    "G03": lambda x, title: titled(x, title, authors=()),
    "G04": lambda x, title: titled(x, title, URL=""),
    "G05": lambda x, title, name: titled(x, title, publisher=replace(w.COURIER, name=name)),
    "G06": lambda x, text, issued: articles(retold(x, text), issued=issued),
    "G07": cut_off,
    "G08": dois,
    "G09": hosted,
    "H01": judging,
    "H02": w.said,
    "H03": lambda x, a, b: w.said(w.said(x, a), b),
    "H04": judging,
    "H05": lambda x, term, text: w.said(w.changed(x, "claims", "c2", likelihood=term), text),
    "H06": lambda x, text: judging(x, text, confidence=None),
    "I01": lambda x, text: w.said(w.said(x, text), text),
}

SILENT: dict[str, Example] = {
    "A01": lambda x, text: more_claim(x, text, "assumption"),
    "A02": w.said,
    "A03": lambda x, heading: w.listed(w.section(unlinked(x), "s1", heading=heading), "s1", "a1"),
    "A04": lambda x, title: w.listed(titled(x, title), "s1", "a1"),
    "A05": lambda x, heading: w.section(x, "s1", heading=heading, role="feature", key_judgement=None),
    "A06": lambda x, text: more_claim(x, text, "assumption"),
    "A07": pointed,
    "A08": lambda x, title, heading: w.listed(costs(x, title, heading), "s2", "a3"),
    "B01": lambda x, text: w.without(retold(x, text, kind="reported"), "evidence", "e-c1-h2"),
    "B02": published,
    "B03": lambda x, a, b: w.changed(both_titled(x, a, b), "articles", "a2", publisher=w.COURIER),
    "B04": voices,
    "B06": lambda x, voice: voices(x, "", voice, "anonymous", "named"),
    "C01": disputed,
    "C02": lambda x, exact: w.changed(first(x, exact), "evidence", "e-c1-h1", coverage="partial"),
    "C03": lambda x, a, b: more_claim(retold(x, a), b, "fact"),
    "D01": lambda x, title: titled(x, title, publisher=_UNRATED, reliability="C"),
    "D02": lambda x, text: rated(retold(x, text), "D", "C"),
    "D03": lambda x, exact: first(x, exact, credibility=1),
    "D05": lambda x, words: w.changed(x, "articles", "a1", descriptor=words),
    "D06": lambda x, words: w.changed(x, "briefings", "b1", source_summary=words),
    "D07": lambda x, title: titled(x, title, status="corrected"),
    "E01": lambda x, exact: first(x, exact, anchor_state="drifted"),
    "E02": lambda x, exact: first(x, exact, anchor_state="normalised"),
    "E03": titled,
    "E04": tender,
    "E05": w.said,
    "E06": lambda x: w.changed(x, "highlights", "h1", second_reader="cannot_read"),
    "F01": resting,
    "F02": resting,
    "F03": resting,
    "F04": stated,
    "F05": lambda x, exact: reported(passages(x, exact)),
    "F06": resting,
    "G01": lambda x, title, date: titled(x, title, issued=date),
    "G03": lambda x, title, agency: titled(x, title, authors=(), agency=replace(w.HERALD, name=agency)),
    "G04": lambda x, title, number: titled(x, title, URL="", number=number),
    "G05": lambda x, title, name: titled(x, title, publisher=replace(w.COURIER, name=name)),
    "G06": lambda x, text, issued: articles(past(retold(x, text)), issued=issued),
    "G07": cut_off,
    "G08": dois,
    "G09": hosted,
    "H01": lambda x, text, term: judging(x, text, likelihood=term),
    "H02": w.said,
    "H03": w.said,
    "H04": judging,
    "H05": lambda x, term, text: w.said(w.changed(x, "claims", "c2", likelihood=term), text),
    "H06": lambda x, text: judging(x, text, confidence="moderate"),
    "I01": w.said,
}
