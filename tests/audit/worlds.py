"""A sound little world, in which no rule fires, and the ways to spoil it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.audit.origins import OriginGroup
from app.audit.world import World
from db.records import (
    Article,
    Briefing,
    Claim,
    Evidence,
    Highlight,
    ListedSource,
    Name,
    Publisher,
    Section,
    Snapshot,
)

COURIER = Publisher(id="p1", name="Velmora Courier", hosts=("courier.example.com",), reliability="B")
HERALD = Publisher(id="p2", name="Harbour Herald", hosts=("herald.example.com",), reliability="C")


def article(id: str, publisher: Publisher | None, **fields: Any) -> Article:
    made = Article(
        id=id,
        citekey=f"key-{id}",
        title=f"Article {id} on dredging",
        authors=(Name(family="Silva", given="Ana"),),
        publisher=publisher,
        URL=f"https://{publisher.hosts[0] if publisher else 'none.example.com'}/{id}",
        issued="2025-03-09",
        issued_basis="jsonld",
        descriptor="A regional daily with its own reporters at the port.",
    )
    return replace(made, **fields)


def snapshot(article: str, **fields: Any) -> Snapshot:
    made = Snapshot(
        id=f"s-{article}",
        article=article,
        media_type="text/html",
        byte_size=1,
        sha256=f"hash-{article}",
        captured_at="2025-03-10T00:00:00Z",
        captured_basis="manual",
        imported_at="2025-03-10T00:00:00Z",
        text_sha256="t",
        characters=1,
        extractor="x",
        extractor_version="1",
    )
    return replace(made, **fields)


def highlight(id: str, article: str, exact: str, **fields: Any) -> Highlight:
    made = Highlight(
        id=id,
        snapshot=f"s-{article}",
        article=article,
        exact=exact,
        prefix="",
        suffix="",
        start=0,
        end=len(exact),
    )
    return replace(made, **fields)


def link(claim: str, highlight: str, **fields: Any) -> Evidence:
    return replace(
        Evidence(id=f"e-{claim}-{highlight}", claim=claim, highlight=highlight, coverage="full"), **fields
    )


def sound() -> World:
    """Return a world in which no rule fires."""
    return World(
        articles=(article("a1", COURIER), article("a2", HERALD)),
        snapshots=(snapshot("a1"), snapshot("a2")),
        highlights=(
            highlight("h1", "a1", "The works had removed 3.9 million cubic metres of silt."),
            highlight("h2", "a2", "In all 3.9m cubic metres were gone; the channel was 14 metres deep."),
        ),
        evidence=(link("c1", "h1"), link("c1", "h2"), link("c3", "h1"), link("c3", "h2")),
        claims=(
            Claim(id="c1", key="silt", text="The works had removed 3.9 million cubic metres"),
            Claim(
                id="c2",
                key="late",
                text="The dredging is behind its schedule",
                kind="judgement",
                confidence="moderate",
            ),
            Claim(id="c3", key="silt-share", text="Much of the silt was gone", parent="c2"),
        ),
        briefings=(briefing(),),
    )


def briefing(**fields: Any) -> Briefing:
    made = Briefing(
        id="b1",
        title="Velmora port",
        as_of="2025-03-31",
        source_summary="Two regional dailies of good standing.",
        sections=(
            Section(
                id="s0",
                briefing="b1",
                position=1,
                role="summary",
                body="The dredging of the port is behind its schedule. [[late]]",
            ),
            Section(
                id="s1",
                briefing="b1",
                position=2,
                heading="Dredging",
                key_judgement="c2",
                body=(
                    "**The dredging of the channel is behind schedule.** [[late]] By March the works had "
                    "taken “3.9 million cubic metres”. [[silt]] We turn to the costs next, in brief. [[-]]"
                    " "
                    "And now?"
                ),
            ),
        ),
    )
    return replace(made, **fields)


def with_origin(world: World, *articles: str) -> World:
    group = OriginGroup("origin-a1", articles, "same", ("copies",), "suggested")
    return replace(world, origins=(group,))


def changed(world: World, table: str, id: str, **fields: Any) -> World:
    """Return the world with other values in one record."""
    rows = getattr(world, table)
    assert any(row.id == id for row in rows)
    return _with(world, table, [replace(row, **fields) if row.id == id else row for row in rows])


def without(world: World, table: str, *ids: str) -> World:
    """Return the world without some records."""
    return _with(world, table, [row for row in getattr(world, table) if row.id not in ids])


def added(world: World, table: str, *rows: Any) -> World:
    """Return the world with more records."""
    return _with(world, table, [*getattr(world, table), *rows])


def _with(world: World, table: str, rows: list[Any]) -> World:
    fields: dict[str, Any] = {table: tuple(rows)}
    return replace(world, **fields)


def section(world: World, id: str, **fields: Any) -> World:
    """Return the world with other values in one section of its briefing."""
    (one,) = world.briefings
    sections = tuple(replace(part, **fields) if part.id == id else part for part in one.sections)
    return replace(world, briefings=(replace(one, sections=sections),))


def listed(world: World, where: str, article: str) -> World:
    source = ListedSource(id="l1", section=where, article=article, position=1)
    return section(world, where, listed_sources=(source,))


def said(world: World, text: str) -> World:
    """Return the world with one more sentence in the section on dredging."""
    body = next(one.body for one in world.briefings[0].sections if one.id == "s1")
    return section(world, "s1", body=f"{body}\n\n{text}")
