"""Selectors of the Web Annotation model in its own examples: mapped where that is safe, else named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import core
from app.core.project import Project
from app.exchange.fragments import read_fragment
from app.exchange.places import Place
from app.exchange.selectors import read_selectors
from tests.core.test_web_annotations import HYPOTHESIS, QUOTE, URL, annotation, take
from tests.core.world import COURIER, add_pages, add_text, snapshot_of
from tests.examples import often

QUOTED = {"type": "TextQuoteSelector", "exact": QUOTE}


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def position(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def fragment(value: str) -> dict[str, Any]:
    return {"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc3236", "value": value}


def between(start: object, end: object) -> dict[str, Any]:
    return {"type": "RangeSelector", "startSelector": start, "endSelector": end}


def within(outer: dict[str, Any], inner: object) -> dict[str, Any]:
    return {**outer, "refinedBy": inner}


CSS = {"type": "CssSelector", "value": "#elemid > .elemclass + p"}
XPATH = {"type": "XPathSelector", "value": "/html/body/p[2]/table/tr[2]/td[3]/span"}
SVG = {"type": "SvgSelector", "value": '<svg><rect x="1" y="2" width="3" height="4"/></svg>'}
DATA = {"type": "DataPositionSelector", "start": 4096, "end": 4104}
AT = COURIER.index(QUOTE)

#: What is found of each, and what the report names.
MAPPED: list[tuple[str, object, str, tuple[str, ...]]] = [
    ("quote in quote", within(quote(f"had {QUOTE} of mud"), quote(QUOTE)), QUOTE, ()),
    ("position in quote", within(quote(f"had {QUOTE}"), position(4, 4 + len(QUOTE))), QUOTE, ()),
    ("quote in position", within(position(AT - 9, AT + 60), quote(QUOTE)), QUOTE, ()),
    ("quote in page", within(fragment("page=1"), quote(QUOTE)), QUOTE, ()),
    ("quote in element", within(CSS, quote(QUOTE)), QUOTE, ("the CssSelector “#elemid > .elemclass + p”",)),
    ("range", between(quote("removed 3.9"), quote(" of mud")), QUOTE, ()),
    ("range in element", within(XPATH, between(quote("removed 3.9"), quote(" of mud"))), QUOTE,
     ("the XPathSelector “/html/body/p[2]/table/tr[2]/td[3]/span”",)),
    ("text fragment", fragment(":~:text=removed%203.9%20million%20cubic%20metres"), QUOTE, ()),
    ("its ends", fragment("top:~:text=contractor%20had-,removed,metres,-of%20mud"), QUOTE, ()),
    ("beside SVG", [SVG, quote(QUOTE)], QUOTE, (f"the SvgSelector “{SVG['value']}”",)),
    ("beside bytes", [DATA, quote(QUOTE)], QUOTE, ("the DataPositionSelector “4096–4104”",)),
    ("inner stands elsewhere", within(quote(QUOTE), quote("mud")), QUOTE, ("the narrower selection “mud”",)),
]  # fmt: skip


def test_what_can_be_mapped_is_found_and_what_cannot_is_named(project: Project, tmp_path: Path) -> None:
    add_text(project, URL=URL)
    items = [
        annotation({"source": URL, "selector": selector}, id=f"urn:x:{name}")
        for name, selector, _, _ in MAPPED
    ]
    report = take(project, tmp_path, items)
    found = {one.foreign_id: one.exact for one in core.highlights.list_highlights(project)}
    assert found == {f"anno:urn:x:{name}": exact for name, _, exact, _ in MAPPED}
    assert report.aside == ()
    expected = [f"There is no place here for {', '.join(lost)}." for *_, lost in MAPPED if lost]
    assert [one.reason for one in report.left_out] == expected
    assert all("removed 3.9" in one.what for one in report.left_out)


WORDLESS: list[tuple[dict[str, Any], str]] = [
    (position(AT, AT + 4), f"the characters {AT}–{AT + 4}, but no words"),
    (fragment(f"char={AT},{AT + 4}"), f"the characters {AT}–{AT + 4}, but no words"),
    (within(CSS, position(2, 9)), "It names a place, but no words"),
    (between(quote("It is late."), quote(" of mud")), "begins and ends is not clear"),
    (between(quote("removed"), quote("nowhere to be seen")), "begins and ends is not clear"),
    (fragment("page=1&xywh=1,2,30,40"), "no pages"),
]


def test_what_has_no_words_is_kept_aside_with_what_it_names(project: Project, tmp_path: Path) -> None:
    add_text(project, URL=URL)
    items = [
        annotation({"source": URL, "selector": selector}, id=f"urn:x:{number}", bodyValue="Look.")
        for number, (selector, _) in enumerate(WORDLESS)
    ]
    report = take(project, tmp_path, items)
    assert report.highlights == ()
    assert [one.note for one in report.aside] == ["Look."] * len(WORDLESS)
    for one, (_, reason) in zip(report.aside, WORDLESS, strict=True):
        assert reason in one.reason


def test_a_bare_position_counts_in_the_very_text_it_names(project: Project, tmp_path: Path) -> None:
    copy = snapshot_of(project, add_text(project, URL=URL))
    state = {"type": "TimeState", "cached": f"urn:sha256:{copy.text_sha256}"}
    target = {"source": URL, "selector": position(AT, AT + len(QUOTE)), "state": state}
    take(project, tmp_path, annotation(target))
    assert [one.exact for one in core.highlights.list_highlights(project)] == [QUOTE]


@pytest.mark.parametrize(
    ("value", "area"),
    [
        ("page=2&xywh=10,20,30,40", (10, 20, 40, 60)),
        ("page=2&xywh=percent:10,10,50,50", (61.2, 79.2, 367.2, 475.2)),
        ("page=2&highlight=10,40,20,60", (10, 20, 40, 60)),
    ],
)
def test_a_rectangle_on_a_page_is_an_area(
    project: Project, tmp_path: Path, value: str, area: tuple[float, ...]
) -> None:
    article = add_pages(project)
    name = f"urn:uuid:{article.id}"
    take(project, tmp_path, annotation({"source": name, "selector": fragment(value)}))
    (one,) = core.highlights.list_highlights(project)
    size = snapshot_of(project, article).page_sizes[1]
    assert one.page_index == 1
    expected = [part * side / full for part, side, full in zip(area, size * 2, (612, 792) * 2, strict=True)]
    assert one.area == pytest.approx(expected if "percent" in value else area, abs=0.1)


def test_a_rectangle_of_hypothesis_and_what_its_moderators_did(project: Project, tmp_path: Path) -> None:
    article = add_pages(project)
    width, height = snapshot_of(project, article).page_sizes[0]
    shape = {"type": "rect", "left": 10, "top": height - 20, "right": 40, "bottom": height - 60}
    view = {"left": 0, "top": height, "right": width, "bottom": 0}
    selector = [
        {"type": "PageSelector", "index": 0, "label": "1"},
        {"type": "ShapeSelector", "shape": shape, "anchor": "page", "view": view},
    ]
    target = [{"source": f"urn:uuid:{article.id}", "selector": selector}]
    row = {**HYPOTHESIS, "uri": f"urn:uuid:{article.id}", "target": target}
    gone = {**row, "id": "h2", "deleted": True}
    hidden = {**row, "id": "h3", "hidden": True}
    report = take(project, tmp_path, {"rows": [row, gone, hidden]}, "h.json")
    first, second = core.highlights.list_highlights(project)
    assert first.area == second.area == pytest.approx((10, 20, 40, 60), abs=0.1)
    assert {"Hidden by the moderators of its group" in one.note for one in (first, second)} == {True, False}
    assert [(one.what, one.reason) for one in report.left_out] == [
        ("annotation h2: Check this.", "It was deleted in Hypothesis.")
    ]


@settings(max_examples=often(30))
@given(
    st.text(max_size=30)
    | st.from_regex(r"(page=[0-9]{1,3}&)?(xywh|char|highlight|:~:text)=[0-9a-z,.%:-]{0,20}")
)
def test_a_fragment_says_something_or_is_named(value: str) -> None:
    place = read_fragment(value)
    told = (place.exact, place.start, place.page_index, place.area, place.lost)
    assert any(one not in ("", None, (), []) for one in told) or not value
    assert len(place.area) in (0, 4)


@settings(max_examples=often(30))
@given(
    st.text("ab ", min_size=1, max_size=12),
    st.integers(0, 12),
    st.integers(0, 12),
    st.text("abc", max_size=3),
)
def test_a_narrower_place_is_never_one_that_is_not_in_the_wider(
    exact: str, start: int, end: int, inner: str
) -> None:
    for refined in (position(min(start, end), max(start, end)), quote(inner)):
        place = Place()
        read_selectors(within(quote(exact, "x", "y"), refined), place)
        assert place.exact in exact
        assert place.prefix + place.exact + place.suffix == f"x{exact}y"
        assert (place.exact == exact) or not place.lost
