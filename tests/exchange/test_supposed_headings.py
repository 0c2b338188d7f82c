"""Reports without headings in Markdown have sections all the same; HTML breaks no list of sources."""

from __future__ import annotations

import pytest

from app.exchange.briefing_markdown import parse_briefing

_S = "The port lost a third of its trade in 2024.\n"


@pytest.mark.parametrize(
    ("text", "title", "headings"),
    [
        (f"PORT REPORT\n\nBACKGROUND\n\n{_S}\nFINDINGS:\n\n{_S}", "PORT REPORT", ["BACKGROUND", "FINDINGS"]),
        (f"# Ports\n\n**Background:**\n\n{_S}\n**Findings**\n\n{_S}", "Ports", ["Background", "Findings"]),
        (f"**Ports**\n\n**1. Background**\n\n{_S}\n**1.1 Silt**\n\n{_S}\n2. **Findings**\n\n{_S}", "Ports",
         ["1. Background", "1.1 Silt", "2. Findings"]),
        (f"**Executive Summary**\n\n{_S}\n**Findings**\n\n{_S}", "x", ["Executive Summary", "Findings"]),
        (f"PORTS\n\nFINDINGS\n\n{_S}\n**Trade**\n\n{_S}\nOUTLOOK\n\n{_S}", "PORTS",
         ["FINDINGS", "Trade", "OUTLOOK"]),
    ],
)  # fmt: skip
def test_lines_that_stand_alone_are_headings(text: str, title: str, headings: list[str]) -> None:
    found = parse_briefing(text, "x")
    assert found.title == title
    assert [one.heading for one in found.chapters if one.heading] == headings
    assert [one.text for one in found.remarks if "taken for them" in one.text]


@pytest.mark.parametrize(
    "text",
    [
        f"# A\n\n## B\n\n{_S}\n**Findings**\n\n{_S}\n**More**\n\n{_S}",
        f"CONFIDENTIAL\n\n{_S}\n{_S}\nENDS\n",
        f"{_S}\n**It is late.**\n\n{_S}\n**It is dear!**\n\n{_S}",
        f"{_S}\n**Note**\n\n{_S}",
    ],
)
def test_where_it_is_not_clear_nothing_is_taken(text: str) -> None:
    found = parse_briefing(text, "x")
    assert not [one for one in found.remarks if "taken for them" in one.text]


def test_the_last_of_such_headings_may_head_the_sources() -> None:
    text = f"**Ports**\n\nBACKGROUND\n\nIt lost a third [1].\n\nOUTLOOK\n\n{_S}\nREFERENCES\n\n1. A. https://a.example/a\n"
    found = parse_briefing(text)
    assert found.chapters[0].sentences[0].cites == ("A. https://a.example/a",)
    assert found.chapters[-1].role == "closing"


@pytest.mark.parametrize(
    "sources",
    [
        '**References:**\n\n<a id="refs"></a>\n\n1. A: https://a.example/a\n\n<br>\n\n2. B: https://a.example/b\n',
        '**References:**\n<ol>\n<li><a href="https://a.example/a">A &amp; C</a></li>\n'
        '<li id="b">B, <a href="https://a.example/b">https://a.example/b</a></li>\n</ol>\n',
        "<details>\n<summary><b>Sources</b></summary>\n\n1. A: https://a.example/a\n2. B: https://a.example/b\n\n</details>\n",
        "## References\n\n1. A: https://a.example/a\n\n<hr/>\n\n2. B: https://a.example/b\n",
    ],
)
def test_html_breaks_no_list_of_sources(sources: str) -> None:
    found = parse_briefing(f"# R\n\n## F\n\nIt lost a third [1]. It is late now [2].\n\n{sources}")
    assert [one.url for one in found.works] == ["https://a.example/a", "https://a.example/b"]
    assert [len(one.cites) for one in found.chapters[0].sentences] == [1, 1]
    assert "<" not in found.chapters[0].body
