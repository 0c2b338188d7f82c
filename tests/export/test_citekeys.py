"""Citekeys: lead, year, word; short, plain and never twice."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.citation import make_citekey
from app.export.citekeys import LONGEST
from db.records import Article, Name, Publisher

FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def article(**fields: object) -> Article:
    return Article(id="a", citekey="", **fields)  # type: ignore[arg-type]


def publisher(name: str) -> Publisher:
    return Publisher(id=name, name=name)


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (article(title="The Dredging of it", authors=(Name(family="Ødegård"),), issued="2025-03"),
         "odegard-2025-dredging"),
        (article(title="Dredging slips", agency=publisher("Northwire"), publisher=publisher("Courier"),
                 issued="2025-03-09"), "northwire-2025-dredging"),
        (article(title="Why the port?", publisher=publisher("Harbour Watch")), "harbour-watch-nd-port"),
        (article(title="Notice 14/2025", authors=(Name(literal="Hydrographic Service"),), modified="2024"),
         "hydrographic-service-2024-notice"),
        (article(title="بيان", publisher=publisher("خطوط"), type="webpage"), "webpage-nd"),
    ],
)  # fmt: skip
def test_a_citekey_names_who_when_and_what(record: Article, key: str) -> None:
    assert make_citekey(record) == key


def test_a_collision_gets_a_letter() -> None:
    record = article(title="Port", publisher=publisher("Courier"), issued="2025")
    taken: set[str] = set()
    made = []
    for _ in range(28):
        made.append(make_citekey(record, taken))
        taken.add(made[-1])
    assert made[:3] == ["courier-2025-port", "courier-2025-port-b", "courier-2025-port-c"]
    assert made[26:] == ["courier-2025-port-ba", "courier-2025-port-bb"]


@given(title=st.text(max_size=80), name=st.text(max_size=60), issued=st.sampled_from(["", "2025", "x"]))
def test_any_record_gets_a_well_formed_key(title: str, name: str, issued: str) -> None:
    record = article(title=title, authors=(Name(family=name),), issued=issued)
    key = make_citekey(record)
    assert FORM.fullmatch(key)
    assert len(key) <= LONGEST
    assert FORM.fullmatch(make_citekey(record, {key}))
