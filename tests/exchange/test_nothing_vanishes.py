"""Every word that a report shows is found again: in its prose, points and records, or in the remarks."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.exchange.briefing_markdown import parse_briefing
from app.exchange.briefing_proposal import Proposal
from tests.examples import often
from tests.exchange.test_strangers_reports import FOLDER, NAMES, read

_WORD = re.compile(r"[^\W_]{2,}")
#: What heads a list of sources or names its columns, and how raised numbers are spelled.
_SPELLING = {"Sources", "References", "Bibliography", "Source", "Link"}
_SPELLING |= {"sup", "edit", "section", "source", "Further", "Reading"}


def _words(proposal: Proposal) -> set[str]:
    said = [proposal.title, proposal.subtitle, *proposal.authors, proposal.date, *proposal.bibliographies]
    for chapter in proposal.chapters:
        said += [chapter.heading, chapter.body]
        said += [words for one in chapter.points for words in (one.label, one.text)]
        said += [words for one in chapter.sentences for words in one.cites]
    for one in proposal.works:
        said += [
            one.title,
            one.publisher,
            one.agency,
            *one.authors,
            one.date,
            one.url,
            one.archive,
            one.printed,
        ]
    said += [one.text for one in proposal.remarks]
    return set(_WORD.findall("\n".join(said)))


@pytest.mark.parametrize("name", NAMES)
def test_of_a_strangers_report(name: str) -> None:
    text = (FOLDER / f"{name}.md").read_text("utf-8")
    _, _, shown = text.partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    # Where a number leads within the page, and raised digits.
    shown = re.sub(r"\([^()\s]*#[^()\s]*\)|[⁰¹²³⁴-⁹]", "", shown)
    assert set(_WORD.findall(shown)) - _words(read(name)) <= _SPELLING


_NUMBER = "%"
_SHAPES = (
    "## % heading %\n",
    "# %\n",
    "Setext %\n===\n",
    "### 1.2 % {#% .x}\n",
    "% says that it is so. % more.\n",
    "**% is bold.** %\n",
    "**%** %\n",
    "**%**: %\n",
    "__% %__\n",
    "- % one\n  - % two\n\n    % three\n- [ ] %\n",
    "1. %\n2) %\n",
    "> %\n> — %\n",
    "> [!note] %\n> %\n",
    "```\n%\n```\n",
    "    %\n",
    '![%](a.png "%")\n',
    "<!-- % -->\n",
    "<div>%</div>\n",
    "% cites[^a].\n",
    "[^a]: %\n\n    %\n",
    "[^b]: % https://a.example/%\n",
    "[^a]: again %\n",
    "| % | % |\n|---|---|\n| % | % is so |\n",
    "| % | % | % |\n|---|---|---|\n| % | % | % |\n",
    "| Key Points | Details |\n|---|---|\n| % | *%* [%](https://b.example/%) |\n",
    "---\n",
    "Term %\n: %\n",
    "## Sources\n- % - %: https://c.example/%\n- %\n",
    "### References\n\n1. % https://d.example/%\n2. “%,” %, 2024\n\n%\n",
    "**Sources:**\n[1] % https://e.example/%\n",
    "## Notes\n\n%\n",
    "Bibliography\n\n% https://f.example/%\n% 2024\n",
    "## Sources\n\n| Title | Outlet | Link |\n|---|---|---|\n| % | % | [%](https://g.example/%) |\n",
    "Sources\n%\n",
    "## Literatur\n\n### Books\n\n- %\n",
    "% [1] % [@k%, p. 3] @k%\n",
    "[%]: https://h.example/% '%'\n",
    "% [%][%]\n",
    "## Sourcing audit\n\n%\n",
    "::: {.x}\n%\n:::\n",
    "::: {#%refs .%}\n% [1]【1†L%-L%】\n:::\n",
    "Version 2 %\n",
    "% · Version 2 · Draft\n",
    "## %[[edit](https://x)]\n",
    '- “%.” *%* (%), 9 March 2025: "%". [%](https://i.example/%)'
    " [Archived](https://j.example/%) from the original\n",
)


@st.composite
def _reports(draw: st.DrawFn) -> str:
    text = "\n".join(draw(st.lists(st.sampled_from(_SHAPES), min_size=1, max_size=12)))
    numbers = count(1)
    return re.sub(_NUMBER, lambda _: f"word{next(numbers)}x", text)


@given(_reports())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=often(25))
def test_of_any_report(text: str) -> None:
    assert {one for one in _WORD.findall(text) if one.startswith("word")} <= _words(parse_briefing(text))
