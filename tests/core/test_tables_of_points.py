"""A table of key points keeps its head and its place in the section, in and out of the profile plain."""

from __future__ import annotations

from app import core
from app.core.briefing_import import store_proposal
from app.core.project import Project
from app.exchange.briefing_markdown import parse_briefing
from app.export.html import render_html
from app.export.markdown import render_plain

_OWN = "| Theme | What it means |\n|-------|---------------|\n"
_OURS = "| Key Points | Details |\n|------------|---------|\n"
_ROWS = "| Trade | Fewer ships will call |\n| Jobs \\| pay | Some 300 jobs are at risk |"
_ONE, _TWO = "The first paragraph says one thing.", "The second paragraph says another."
_LEAD = "**The trade will fall for many years.** Nobody knows more."
_DATA = "| Year | Ships | Tons |\n|---|---|---|\n| 2015 | 410 | 12 |"


_HEAD = "| A \\*b\\* | C \\| D |\n|---------|--------|\n"
_SECTIONS = [
    [_ONE, _TWO, _OWN + _ROWS, _ONE],
    [_ONE, _OWN + _ROWS, _TWO],
    [_OWN + _ROWS, _ONE],
    [_OWN + _ROWS],
    [_LEAD, _TWO, _OWN + _ROWS],
    [_ONE, _OURS + _ROWS, _TWO],
    [_ONE, _TWO, _OURS + _ROWS, _ONE],
    [_LEAD, _TWO, _OURS + _ROWS],
    [_LEAD, _OURS + _ROWS, _DATA, _TWO],
    [_LEAD, _DATA, _TWO],
    [_ONE, _HEAD + _ROWS, "| X | Y |\n|---|---|\n| 1 | 2 |"],
]


def test_it_comes_out_where_it_stood(project: Project) -> None:
    for blocks in _SECTIONS:
        text = "\n\n".join(("# T", "## A", *blocks, "## B", _ONE)) + "\n"
        made = store_proposal(project, parse_briefing(text))
        document = core.exports.compose_briefing(project, made.briefing)
        assert render_plain(document).decode().replace(" [unsourced]", "") == text


def test_its_rows_are_key_points_and_html_has_its_words(project: Project) -> None:
    text = f"# T\n\n## A\n\n{_ONE}\n\n{_OWN}{_ROWS}\n\n{_TWO}"
    made = store_proposal(project, parse_briefing(text))
    sections = core.briefings.read_briefing(project, made.briefing).sections
    assert sections[-1].key_points[0].text == "Fewer ships will call"
    document = core.exports.compose_briefing(project, made.briefing)
    html = render_html(document).decode()
    assert '<th scope="col" dir="auto">What it means</th>' in html
    assert html.index("one thing") < html.index("What it means") < html.index("another")
    assert html.count("<table") == 1
