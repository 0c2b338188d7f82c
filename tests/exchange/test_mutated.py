"""Spoiled bibliographies end in items or in a sentence, never in a traceback, and in bounded time."""

from __future__ import annotations

import copy
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.bibliography import read_bibliography
from app.exchange.found import FoundBibliography
from app.exchange.not_taken import NotTaken
from app.exchange.proposal import proposal_of
from tests.examples import often

SEEDS = {
    "bibtex": r"""@string{acm = "ACM" # { Press}}
@article{key1, author = "Author, First and {A Body} and von der Last, Jr, Given",
  title = {Some {\'e} {T}itle},
  journal = acm # " and " # {more}, year = 1999, month = jan # "~1", pages = {1--2}, crossref = {key2},
  url = {https://example.com/a_b%20c}, keywords = {a, b}, date = {2001-02-30}}
@comment{ jabref-meta: groups } @preamble{"\x"}
@book(key2, title = "Quoted {"} mark", editor = {Family, Given}, edition = 2)
""",
    "ris": "TY  - JOUR\nAU  - Family, Given\nTI  - Title\nPY  - 2001/02/30\nSP  - 1\nEP  - 2\n"
    'KW  - a\nU5  - sourcemark:{"title":["x",""]}\nER  - \n\nTY  - NEWS\nT1  - Second\n',
    "csl-json": '[{"id": "a", "type": "book", "title": "T", "author": [{"family": "F", "given": "G"}], '
    '"issued": {"date-parts": [[2001, 2, 30], ["2002"]]}, "custom": {"tags": ["a"]}}]',
}
PIECES = [*'{}"#@,=()\\$%&~\n\r\0 -[]:', "@string{", "TY  - ", "ER  -", " and ", '"date-parts"', "null"]


@pytest.mark.parametrize("form", SEEDS)
@settings(max_examples=often(40), deadline=None)
@given(data=st.data())
def test_a_spoiled_file_ends_in_items_or_a_sentence(form: str, data: st.DataObject) -> None:
    text = SEEDS[form] * data.draw(st.integers(1, 2))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 30))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + cut :]
    begun = time.process_time()
    found = _read(text, form)
    assert all(one.what and one.reason for one in found.refused)
    for one in found.items:
        proposal_of(one)
    assert time.process_time() - begun < 2


ODD: list[object] = [
    None,
    True,
    -1,
    1e308,
    10**30,
    "",
    "\x00",
    "\ud800",
    "=1+1",
    "x" * 5000,
    [],
    {},
    [None],
    [[]],
    {"a": [1]},
]


@settings(max_examples=often(150), deadline=None)
@given(data=st.data())
def test_values_of_any_kind_anywhere_cost_no_more_than_their_item(data: st.DataObject) -> None:
    items = json.loads(SEEDS["csl-json"])
    sound = {"type": "book", "title": "Sound"}
    for _ in range(data.draw(st.integers(1, 4))):
        at: Any = items
        while True:
            keys = list(at) if isinstance(at, dict) else list(range(len(at)))
            if not keys:
                break
            key = data.draw(st.sampled_from(keys))
            if not isinstance(at[key], dict | list) or data.draw(st.booleans()):
                at[key] = copy.deepcopy(data.draw(st.sampled_from(ODD)))
                break
            at = at[key]
    found = read_bibliography(json.dumps([*items, sound]).encode(), "csl-json")
    assert found.items[-1].item["title"] == "Sound"
    for one in found.items:
        proposal_of(one)


BOMBS = {
    "strings that double": "@string{a0 = {xxxxxxxxxx}}\n"
    + "".join(f"@string{{a{n + 1} = a{n} # a{n} # a{n}}}\n" for n in range(60))
    + "@book{k, title = a60}",
    "braces": "@book{k, title = {" + "{" * 200_000,
    "closed braces": "@book{k, title = {" + "{" * 100_000 + "x" + "}" * 100_000 + "}}",
    "accents": "@book{k, title = {" + r"\'" * 200_000 + "}}",
    "ands": "@book{k, title = {t}, author = {" + "a and " * 50_000 + "b}}",
    "spaces": "@book{k, title = {t}, author = {a" + " " * 300_000 + "b}}",
    "entries": "@book{k,title={t}}\n" * 2_000,
    "crossrefs": "".join(f"@book{{k{n}, crossref = {{k{n + 1}}}, title = {{t}}}}\n" for n in range(1_500)),
    "xdata": "".join(f"@book{{k{n}, xdata = {{k1,k2,k3,k4,k5}}, title = {{t}}}}\n" for n in range(1_500)),
    "ats": "@a " * 100_000,
    "commas": "@book{k" + ",a=1" * 20_000 + "}",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_refused_in_seconds(name: str) -> None:
    begun = time.process_time()
    found = _read(BOMBS[name], "bibtex")
    assert sum(len(str(proposal_of(one))) for one in found.items[:50]) < 50_000_000
    assert time.process_time() - begun < 10


def _read(text: str, form: str) -> FoundBibliography:
    """Read a text; a refusal is a sentence, and counts as nothing found."""
    try:
        return read_bibliography(text.encode("utf-8", "replace"), form)
    except ValueError as refused:
        return FoundBibliography(format=form, refused=(NotTaken("the file", str(refused)),))
