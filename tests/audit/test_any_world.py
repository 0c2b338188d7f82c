"""Rules over any records at all: dangling ids, loops, odd texts. They end, and say the same in any order."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.audit.figures import make_figures
from app.audit.rules import run
from app.audit.world import World
from db.records import (
    Article,
    Briefing,
    Claim,
    Evidence,
    Highlight,
    KeyPoint,
    ListedSource,
    Publisher,
    Section,
    Snapshot,
)
from tests.examples import often

_PIECES = (
    "first;only;about;minus;said;second;may;not;likely;no;half a;dozen;20 to;km;1/2/2025;2000;in five;"
    "3.9 million;11.000;5 %;٣;½;¾ million;0;0 %;−0.0;1e9;‰;€;U.S.;24/7;+44 20 7946 0958;seventy-first;"
    "“human wave”;[[k1]];[[k2]];[[-]];[[gone]];.;\n\n;# ;- ;| a |;`;港口;İ;ß;\u202e;\x00;high confidence;"
    "99999999999999999999999999999999999999999"
)
PIECES = tuple(_PIECES.split(";"))
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.text(max_size=30),
)
dates = st.sampled_from(
    ["", "2025", "2025-03", "2025-03-09", "2025-13-40", "0000-00-00", "9999", "9999-12-31", "x"]
)


def ids(letter: str) -> st.SearchStrategy[str]:
    """Return ids that may name nothing."""
    return st.sampled_from([f"{letter}{at}" for at in range(4)])


publishers = st.none() | st.builds(
    Publisher,
    id=ids("p"),
    name=texts,
    hosts=st.lists(st.sampled_from(["", "a.example", "WWW.a.example"]), max_size=2).map(tuple),
    reliability=st.sampled_from([None, "A", "E", "F"]),
)
articles = st.builds(
    Article,
    id=ids("a"),
    citekey=texts,
    title=texts,
    publisher=publishers,
    agency=publishers,
    URL=st.sampled_from(["", "https://a.example/1", "http://[bad", "x", "https://a.example/1/"]),
    DOI=st.sampled_from(["", "10.1/x", "https://doi.org/10.1/X"]),
    issued=dates,
    issued_basis=st.sampled_from(["none", "url", "jsonld"]),
    info_date=dates,
    reliability=st.sampled_from([None, "B", "D", "F"]),
    status=st.sampled_from(["ok", "retracted", "superseded"]),
)
snapshots = st.builds(
    Snapshot,
    id=ids("s"),
    article=ids("a"),
    media_type=st.just("text/html"),
    byte_size=st.just(1),
    sha256=ids("hash"),
    captured_at=st.just(""),
    captured_basis=st.just("manual"),
    imported_at=st.just(""),
    text_sha256=st.just(""),
    characters=st.just(1),
    extractor=st.just(""),
    extractor_version=st.just(""),
)
highlights = st.builds(
    Highlight,
    id=ids("h"),
    snapshot=ids("s"),
    article=ids("a"),
    exact=texts,
    prefix=st.just(""),
    suffix=st.just(""),
    start=st.just(0),
    end=st.just(1),
    anchor_state=st.sampled_from(["verified", "normalised", "drifted", "changed", "orphan"]),
    second_reader=st.sampled_from(["agrees", "differs", "none"]),
    attributed_to=texts,
    attribution_kind=st.sampled_from(["none", "anonymous", "named"]),
    credibility=st.sampled_from([None, 1, 5, 6]),
)
claims = st.builds(
    Claim,
    id=ids("c"),
    key=ids("k"),
    text=texts,
    kind=st.sampled_from(["fact", "reported", "judgement", "assumption", "gap"]),
    parent=st.none() | ids("c"),
    parent_relation=st.sampled_from(["supports", "disputes", "restates"]),
    likelihood_scale=st.sampled_from(["", "icd203", "phia", "other"]),
    likelihood=st.sampled_from(["", "likely", "remote", " Unlikely ", "nonsense"]),
    confidence=st.sampled_from([None, "high", "low"]),
    as_of=dates,
)
evidence = st.builds(
    Evidence,
    id=ids("e"),
    claim=ids("c"),
    highlight=ids("h"),
    direction=st.sampled_from(["supports", "disputes", "neutral"]),
    coverage=st.sampled_from(["full", "partial", "none", "unreviewed"]),
    position=st.sampled_from([0.0, 1.0]),
)
points = st.builds(
    KeyPoint,
    id=ids("q"),
    section=st.just("t0"),
    position=st.just(1.0),
    label=texts,
    text=texts,
    claims=st.lists(ids("c"), max_size=2).map(tuple),
)
listings = st.builds(
    ListedSource, id=ids("l"), section=st.just("t0"), article=ids("a"), position=st.just(1.0)
)


def unlike(made: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return a few records of different ids."""
    return st.lists(made, max_size=4, unique_by=lambda one: one.id).map(tuple)


sections = st.builds(
    Section,
    id=ids("t"),
    briefing=st.just("b0"),
    position=st.just(1.0),
    heading=texts,
    role=st.sampled_from(["summary", "analysis", "feature", "closing"]),
    key_judgement=st.none() | ids("c"),
    body=st.lists(texts, max_size=5).map(". ".join),
    key_points=unlike(points),
    listed_sources=unlike(listings),
)
briefings = st.builds(
    Briefing,
    id=ids("b"),
    title=texts,
    as_of=dates,
    status=st.sampled_from(["draft", "issued"]),
    sections=unlike(sections),
)


def unlike_keys(made: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Give each claim a key of its own, as the store does."""
    return tuple(replace(one, key=f"k{one.id[1:]}") for one in made)


worlds = st.builds(
    World,
    articles=unlike(articles),
    snapshots=unlike(snapshots),
    highlights=unlike(highlights),
    evidence=unlike(evidence),
    claims=unlike(claims).map(unlike_keys),
    briefings=st.lists(briefings, max_size=1).map(tuple),
    broken=st.frozensets(ids("s")),
    scope=st.none() | ids("b"),
)


@settings(max_examples=often(40))
@given(worlds, st.randoms(use_true_random=False))
def test_rules_over_any_records_end_and_do_not_depend_on_their_order(
    world: World, luck: random.Random
) -> None:
    found = run(world)
    assert run(replace(world, kept={})) == found
    assert all(one.message.strip() and one.target for one in found)
    tables = {
        name: list(getattr(world, name))
        for name in ("articles", "snapshots", "highlights", "evidence", "claims")
    }
    for rows in tables.values():
        luck.shuffle(rows)
    shuffled: dict[str, Any] = {name: tuple(rows) for name, rows in tables.items()}
    other = replace(world, **shuffled, kept={})
    assert {(one.rule, one.severity, one.target) for one in run(other)} == {
        (one.rule, one.severity, one.target) for one in found
    }
    assert make_figures(other).keys() == make_figures(world).keys()
