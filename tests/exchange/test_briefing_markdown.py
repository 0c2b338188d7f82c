"""Reading a stranger's report: its parts, its sources in every common shape, and what each sentence cites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.briefing_markdown import parse_briefing
from app.exchange.briefing_proposal import Chapter, Proposal
from app.exchange.briefing_works import is_sources_title, read_work, split_works
from app.exchange.printed_dates import read_printed_date
from tests.exchange.reports import FLUENT, FOOTNOTES, NUMBERED


def _cites(chapter: Chapter) -> dict[str, tuple[str, ...]]:
    return {one.text: one.cites for one in chapter.sentences}


def _urls(proposal: Proposal, chapter: Chapter) -> list[str]:
    return [proposal.works[at].url for at in chapter.works]


def test_headings_become_sections_with_their_roles() -> None:
    found = parse_briefing(FLUENT)
    assert found.title == "Delay of the Velmora Port Works"
    assert [(one.role, one.level, one.heading, one.lead) for one in found.chapters] == [
        ("summary", 1, "", False),
        ("analysis", 2, "Dredging at Velmora", True),
        ("feature", 1, "The Storm of March: Harbour Wall Breached", False),
        ("analysis", 2, "Wider Effects on Trade", True),
        ("closing", 2, "Summary of the Delay", False),
    ]
    assert [len(one.works) for one in found.chapters] == [0, 2, 0, 2, 0]
    assert [(one.label, one.text) for one in found.chapters[-1].points] == [
        ("Channel", "4,200 metres of the channel are open"),
        ("Jobs", "Over 300 jobs at stake"),
    ]
    assert found.remarks == ()


def test_sentences_survive_abbreviations_decimals_and_initials() -> None:
    said = [one.text for one in parse_briefing(FLUENT).chapters[1].sentences]
    assert said[2:] == [
        "The U.S. contractor calls the plan “sound”.",
        "The works could be late by a year.",
        "The harbour master, Dr. J. Ode, has warned of further delays.",
    ]


def test_numbers_in_the_text_lead_to_the_list_at_the_end() -> None:
    found = parse_briefing(NUMBERED)
    assert found.title == "Port works: a review"
    first, findings, sources = found.chapters
    assert (sources.heading, sources.role, sources.body) == ("References", "closing", "")
    assert first.body.startswith("The works began in 2021. Costs rose by 12 %; see [2] for the sums.\n\nIs")
    cites = _cites(first)
    assert cites["The works began in 2021."][0].startswith("Works begin. Velmora Courier")
    assert len(cites["Costs rose by 12 %; see [2] for the sums."]) == 2
    assert [one.states for one in first.sentences] == [True, True, False]
    assert findings.body == "* The channel is 14.5 metres deep.\n* Two of five berths are open."
    assert len(_cites(findings)["Two of five berths are open."]) == 2
    assert [(one.title, one.publisher, one.date) for one in found.works] == [
        ("Works begin", "Velmora Courier", "2021-03-03"),
        ("What it costs", "Coast Times", "2025"),
        ("Annual report", "Port Authority", "2025-05-04"),
    ]
    assert found.works[2].authors == ("Port Authority",)


def test_footnotes_links_and_citations_stay_beside_their_sentence() -> None:
    values: dict[str, list[str | dict[str, str]]] = {
        "title": ["Trade through Velmora"],
        "author": ["Ana Ruiz", "Bo Lind"],
        "date": ["2025-04-02"],
        "references": [
            {"id": "ode-2025", "title": "Ships turn away", "container-title": "Coast Times"}
            | {"URL": "https://coast.example.org/away"}
        ],
    }
    found = parse_briefing(FOOTNOTES.partition("\n---\n")[2], "", values, 12)
    assert (found.title, found.authors, found.date) == (
        "Trade through Velmora",
        ("Ana Ruiz", "Bo Lind"),
        "2025-04-02",
    )
    (only,) = found.chapters
    assert only.body == (
        "Trade fell by a third. Ships now call at Arden.[^note] "
        "The [port authority](https://port.example.org/view) denies it.\n\n**Outlook.** It may recover."
        "\n\n[^note]: Arden lies 40 km to the east."
    )
    cites = _cites(only)
    assert cites["Trade fell by a third."][0].startswith('"Trade falls", Velmora Courier (Northwire)')
    assert "[@ode-2025, p. 3]: Ships turn away - Coast Times: https://coast.example.org/away" in [
        cited for each in cites.values() for cited in each
    ]
    assert cites["The port authority denies it."] == ("port authority: https://port.example.org/view",)
    assert _urls(found, only) == [
        "https://courier.example.com/trade",
        "https://coast.example.org/away",
        "https://port.example.org/view",
        "",
        "https://lost.example.org/story",
    ]
    first = found.works[0]
    assert (first.title, first.publisher, first.agency, first.date) == (
        "Trade falls",
        "Velmora Courier",
        "Northwire",
        "2025-03-09",
    )
    assert [(one.line, one.text.split(":")[0]) for one in found.remarks] == [
        (19, "Nothing refers to the footnote [^lost]"),
    ]


@pytest.mark.parametrize(
    ("line", "title", "publisher", "date", "url"),
    [
        ("How it shifted: in 2024: https://a.example/x-2024", "How it shifted: in 2024", "", "", ""),
        ("A title - Ynetnews: https://a.example/x", "A title", "Ynetnews", "", ""),
        ("[A title](https://a.example/x)", "A title", "", "", ""),
        ("[A title](https://a.example/x), *B*, 9 March 2025", "A title", "B", "2025-03-09", ""),
        ("Coast Times: [A title](https://a.example/x)", "A title", "Coast Times", "", ""),
        ("A title. B News, March 9, 2025. https://a.example/x.", "A title", "B News", "2025-03-09", ""),
        ("Ode, J. (2025). A title. Coast Times. https://a.example/x", "A title", "Coast Times", "2025", ""),
        ("Ode, J. “A title.” *Coast Times*, 9 Mar. 2025, https://a.example/x. Accessed 2 May 2025.",
         "A title", "Coast Times", "2025-03-09", ""),
        ("https://a.example/x_(y)", "https://a.example/x_(y)", "", "", "https://a.example/x_(y)"),
        ("<https://a.example/x>", "https://a.example/x", "", "", ""),
        ("A title. Available at: https://a.example/x (accessed 2 May 2025)", "A title", "", "", ""),
        ("A \\*title\\* \\[x\\] - B: https://a.example/x", "A *title* [x]", "B", "", ""),
    ],
)  # fmt: skip
def test_a_source_is_read_in_every_common_shape(
    line: str, title: str, publisher: str, date: str, url: str
) -> None:
    found = read_work(line)
    assert (found.title, found.publisher, found.date) == (title, publisher, date)
    assert url in ("", found.url)
    assert found.url.startswith("https://a.example/x")


def test_a_line_of_two_works_is_cut() -> None:
    assert split_works("See A: https://a.example/x; B: https://b.example/y.") == [
        "See A: https://a.example/x",
        "B: https://b.example/y.",
    ]


@pytest.mark.parametrize(
    "words", ["Sources", "References:", "Further reading", "Quellen", "5. Works Cited", "Sources and notes"]
)
def test_titles_of_lists(words: str) -> None:
    assert is_sources_title(words)


@pytest.mark.parametrize("words", ["Sources of the conflict", "Energy sources", "Note on method"])
def test_titles_of_sections(words: str) -> None:
    assert not is_sources_title(words)


@pytest.mark.parametrize(
    ("text", "list_of"),
    [
        ("# T\n\n## A\n\nOne is so.\n\n**Sources:**\n- X: https://x.example/1\n\n## B\n\nTwo is so.", [1, 0]),
        ("# T\n\n## A\n\nOne is so.\n\n**Quellen**\n[1] X: https://x.example/1\n[2] https://y.example", [2]),
        ("# T\n\n## A\n\nOne is so.\n\n### N\n\nMore is so.\n\n### Sources\n\nX: https://x.example", [1, 0]),
        ("# T\n\n## A\n\nOne is so.[1]\n\n[1]: https://x.example/1 \"X\"", [1]),
        ("# T\n\n## A\n\nOne is so.\n\nSources say that it is not.", [0]),
        ("# T\n\n## Sources\n\nSources of the river are many.", [0]),
    ],
)  # fmt: skip
def test_where_lists_belong(text: str, list_of: list[int]) -> None:
    assert [len(one.works) for one in parse_briefing(text).chapters] == list_of


def test_what_is_no_statement_makes_none() -> None:
    text = (
        "# T\n\n## A\n\nThis section looks at trade in it. Will it fall?\n\n**A line of its own**\n\nIt fell."
    )
    states = [one.text for one in parse_briefing(text).chapters[0].sentences if one.states]
    assert states == []
    assert [one.states for one in parse_briefing(text + " Trade fell twice.").chapters[0].sentences][-1]


def test_bold_over_two_sentences_leaves_the_first_alone() -> None:
    (found,) = parse_briefing(
        "# T\n\n## A\n\n**Trade fell twice. It rose once.** The rest is known."
    ).chapters
    assert found.lead
    assert found.body == "**Trade fell twice.** **It rose once.** The rest is known."
    assert [one.text for one in found.sentences] == [
        "Trade fell twice.",
        "It rose once.",
        "The rest is known.",
    ]


def test_a_label_in_bold_leads_nothing() -> None:
    (found,) = parse_briefing("# T\n\n## A\n\n**Trade:** it fell twice.").chapters
    assert not found.lead


def test_with_a_title_in_front_first_level_headings_are_sections() -> None:
    found = parse_briefing("# One {#one}\n\nIt is so.\n\n## Under\n\nSo too.\n", "", {"title": ["T"]}, 4)
    assert found.title == "T"
    assert [(one.level, one.heading) for one in found.chapters] == [(2, "One"), (3, "Under")]
    assert [one.line for one in found.remarks] == [4, 4]


def test_line_ends_and_byte_marks_make_no_difference() -> None:
    windows = "\ufeff" + FLUENT.replace("\n", "\r\n")
    assert parse_briefing(windows) == parse_briefing(FLUENT)


def test_a_table_of_data_stays_in_the_prose() -> None:
    text = "# T\n\n## A\n\nSee here.\n\n| Year | Ships |\n|---|---|\n| 2024 | 12 |\n| 2025 | 9 |"
    (found,) = parse_briefing(text).chapters
    assert found.points == ()
    assert found.body.endswith("| 2025 | 9 |")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("9 March 2025", "2025-03-09"),
        ("Mar. 9, 2025", "2025-03-09"),
        ("9. März 2025", "2025-03-09"),
        ("2025, March 9", "2025-03-09"),
        ("March 2025", "2025-03"),
        ("09.03.2025", "2025-03-09"),
        ("31 February 2025", ""),
        ("next week", ""),
    ],
)
def test_printed_dates(text: str, date: str) -> None:
    assert read_printed_date(text) == date


_PIECES = st.sampled_from(
    (
        *("# ", "## ", "**", "[^1]", "[^1]: ", "[1]", "[[a-b]]", "| a | b |\n|---|---|\n| c | d |\n", "\n"),
        *("\n\n", "Sources\n", "- ", "https://a.example/x", "[x](https://a.example)", "@key", "`", "```\n"),
        *("> ", "    ", "Trade fell.", "It is so. ", "<b>", "::: {#refs}\n", "\\", "___", ": "),
    )
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_text_is_read_and_its_sentences_stand_in_the_prose(text: str) -> None:
    for chapter in parse_briefing(text).chapters:
        at = 0
        for one in chapter.sentences:
            assert at <= one.start <= one.end <= len(chapter.body)
            at = one.end
