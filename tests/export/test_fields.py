"""Any text in any field comes back unchanged from every text format, and nothing in it is live.

Each field's text stands between two words of its own, by which it is found again in what a reader sees.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given as examples
from hypothesis import settings
from lxml import html as lxml_html
from markdown_it.token import Token

from app.export.document import ComposeInput, compose
from app.export.escape import clean
from app.export.formats import render
from db.records import Article, Briefing, Claim, Name, Publisher
from tests.examples import often
from tests.export.rendered import gfm, links, tree
from tests.export.test_escape import TEXTS
from tests.export.world import given, highlight, link, point, section, snapshot

ADDRESS = "https://courier.example/slips"
FIELDS = [
    "title",
    "subtitle",
    "handling",
    "author",
    "heading",
    "claim",
    "label",
    "details",
    "work",
    "byline",
    "container",
    "publisher",
    "agency",
    "quotation",
    "descriptor",
    "summary",
    "limitations",
    "ai",
]
_FOUND = re.compile(r"Begin([a-z]+) (.*?) ?End\1\b", re.DOTALL)
_NOTE = re.compile(r"^\[\^courier-2025-slips-[0-9]\]: ", re.MULTILINE)
_MARK = re.compile(r"\[\^courier-2025-slips-[0-9]\]")
#: What a profile does not print.
LEFT_OUT = {
    "md gfm": {"publisher", "descriptor"},
    "md plain": set(FIELDS)
    - {"title", "heading", "claim", "label", "details", "work", "publisher", "agency"},
    "md icd206": {"publisher"},
}


def field(name: str, text: str) -> str:
    return f"Begin{name} {text} End{name}"


def world(text: str) -> ComposeInput:
    """Put a text into every field there is."""
    said = {name: field(name, text) for name in FIELDS}
    article = Article(
        id="a1",
        citekey="courier-2025-slips",
        title=said["work"],
        authors=(Name(literal=said["byline"]),),
        container_title=said["container"],
        publisher=Publisher(id="p1", name=said["publisher"]),
        agency=Publisher(id="p2", name=said["agency"]),
        descriptor=said["descriptor"],
        URL=ADDRESS,
    )
    works = section(
        "",
        heading=said["heading"],
        key_judgement="c1",
        key_points=(point(said["label"], said["details"]),),
    )
    briefing = Briefing(
        id="b", title=said["title"], subtitle=said["subtitle"], handling=said["handling"],
        authors=(Name(literal=said["author"]),), source_summary=clean(said["summary"]),
        limitations=clean(said["limitations"]), ai_disclosure=clean(said["ai"]), sections=(works,),
    )  # fmt: skip
    return given(
        briefing=briefing,
        articles=(article,),
        snapshots=(snapshot("s1", "a1", media_type="text/plain"),),
        highlights=(highlight("h1", "a1", exact=said["quotation"]),),
        claims=(Claim(id="c1", key="late", text=said["claim"]),),
        evidence=(link("c1", "h1"),),
    )


def seen(text: str) -> dict[str, set[str]]:
    """Return what stands between the words of each field, wherever it is printed."""
    found: dict[str, set[str]] = {}
    for name, between in _FOUND.findall(" ".join(text.split())):
        found.setdefault(name, set()).add(between.strip())
    return found


def markdown_seen(markdown: str) -> str:
    # The renderer knows no footnotes: each is a paragraph here, as it is for those that do.
    markdown = _MARK.sub("", _NOTE.sub("\n\n", markdown))
    root = tree(gfm(), markdown)
    for one in root.iter("td", "th", "p", "li", "h1", "h2", "h3"):
        one.tail = " " + (one.tail or "")
    return str(root.text_content())


def all_tokens(tokens: list[Token]) -> Iterator[Token]:
    for one in tokens:
        yield one
        yield from all_tokens(one.children or [])


SHORT = TEXTS.filter(lambda text: len(text.split()) <= 20)


@pytest.mark.parametrize("profile", ["gfm", "plain", "icd206"])
@settings(max_examples=often(20))
@examples(text=SHORT)
def test_any_field_comes_back_from_markdown_and_nothing_is_live(profile: str, text: str) -> None:
    markdown = render(compose(world(text)), "md", profile).decode()
    expected = {name: {clean(text)} for name in FIELDS if name not in LEFT_OUT[f"md {profile}"]}
    found = seen(markdown_seen(markdown))
    assert {name: found.get(name) for name in expected} == expected
    assert all(one.startswith(ADDRESS) for one in links(markdown))
    kinds = {one.type for one in all_tokens(gfm().parse(markdown))}
    assert not kinds & {"html_block", "html_inline", "image"}


@settings(max_examples=often(20))
@examples(text=SHORT)
def test_any_field_comes_back_from_html_and_nothing_is_live(text: str) -> None:
    page: Any = lxml_html.document_fromstring(render(compose(world(text)), "html"))
    for one in page.xpath("//p | //li | //th | //td | //h1 | //h2 | //header"):
        one.tail = " " + (one.tail or "")
    found = seen(page.xpath("//main")[0].text_content())
    printed = set(FIELDS) - {"work", "byline", "container", "publisher", "agency"}
    printed -= {"quotation", "descriptor"}
    assert {name: found.get(name) for name in printed} == {name: {clean(text)} for name in printed}
    addresses = [str(one) for one in page.xpath("//@href | //@src")]
    assert all(one.startswith(("#", ADDRESS)) for one in addresses)
    assert not page.xpath("//script | //iframe | //object | //@onclick | //@onload")


@settings(max_examples=often(20))
@examples(text=SHORT)
def test_any_field_comes_back_from_json(text: str) -> None:
    whole = json.loads(render(compose(world(text)), "json"))
    said = set(strings(whole["model"]))
    verbatim = set(FIELDS) - {"claim", "summary", "limitations", "ai", "details"}
    for name in verbatim:
        assert field(name, text) in said, name
    for name in ("summary", "limitations", "ai", "details"):
        assert clean(field(name, text)) in {clean(one) for one in said}, name


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
