"""What programs and people wrap around a report, and how they credit sources in passing."""

from __future__ import annotations

import pytest

from app.exchange.briefing_markdown import parse_briefing

_LIST = "\n## Sources\n\n1. A: https://a.example/a\n2. B: https://a.example/b\n"


def _cites(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(s.text, s.cites) for one in parse_briefing(text).chapters for s in one.sentences if s.states]


@pytest.mark.parametrize("language", ["", "markdown", "md"])
def test_a_fence_around_the_whole_is_left_out(language: str) -> None:
    report = f"# Ports\n\n## F\n\nIt lost a third [1].\n\n```\nx = 1\n```\n{_LIST}"
    text = f"Here is the report:\n\n```{language}\n{report}```\n\nWould you like a chart? I can also draw it."
    found = parse_briefing(text)
    assert found.title == "Ports"
    assert _cites(text) == [("It lost a third.", ("A: https://a.example/a",))]
    bodies = "\n".join(one.body for one in found.chapters)
    assert "Here is the report:" in bodies
    assert "I can also draw it." in bodies
    assert "x = 1" in bodies
    assert [one.line for one in found.remarks if "fence" in one.text] == [3]


def test_a_fence_of_code_stays() -> None:
    text = "# Ports\n\n## F\n\n```\n# no heading\n```\n\nIt lost a third.\n"
    assert "# no heading" in parse_briefing(text).chapters[0].body


@pytest.mark.parametrize("sign", ["•", "🔹", "▪️", "➤", "–•"[1]])
def test_signs_at_the_beginning_of_lines_are_bullets(sign: str) -> None:
    text = f"# P\n\n## F\n\n{sign} It lost a third [1].\n{sign}\u00a0It lost two thirds [2].\n{_LIST}"
    assert [words for words, _ in _cites(text)] == ["It lost a third.", "It lost two thirds."]


def test_a_sign_that_says_something_stays() -> None:
    text = "# P\n\n## F\n\n✅ It lost a third.\n❌ It lost two thirds.\n"
    assert parse_briefing(text).chapters[0].body == "- ✅ It lost a third.\n- ❌ It lost two thirds."


def test_spaces_and_characters_of_no_width_hide_no_structure() -> None:
    text = "\ufeff#\u00a0Por\u200bts\r\n\r\n##\u00a0F\r\n\r\nIt lost a\u00a0third\u2060 [1].\r\n" + _LIST
    found = parse_briefing(text)
    assert (found.title, found.chapters[0].heading) == ("Ports", "F")
    assert [one[1] for one in _cites(text)] == [("A: https://a.example/a",)]


@pytest.mark.parametrize(
    "line",
    ["Source: https://a.example/x", "*Source: Ministry of Trade, https://a.example/x*",
     "Sources: Reuters, AP, own research",
     "Quelle: Amt für Statistik.", "Let me know if you want more detail.", "I hope this helps you a lot!"],
)  # fmt: skip
def test_a_credit_or_a_word_to_the_reader_states_nothing(line: str) -> None:
    text = f"# P\n\n## F\n\nIt lost a third.\n\n{line}\n"
    assert [words for words, _ in _cites(text)] == ["It lost a third."]
    assert line in parse_briefing(text).chapters[0].body


def test_a_credit_without_an_address_is_told() -> None:
    found = parse_briefing("# P\n\n## F\n\nIt lost a third.\n\nSources: Reuters, AP\n")
    assert [one.line for one in found.remarks] == [7]


def test_a_dated_credit_in_brackets_is_a_record() -> None:
    text = "# P\n\n## F\n\nIt lost a third (Source: Reuters, 3 March 2025). It was bad (Source: AP).\n"
    assert _cites(text)[0] == ("It lost a third.", ("Reuters, 3 March 2025",))
    (work,) = parse_briefing(text).works
    assert (work.title, work.date) == ("Reuters, 3 March 2025", "2025-03-03")
    assert _cites(text)[1] == ("It was bad (Source: AP).", ())


def test_numbers_without_brackets_are_labels_and_marks() -> None:
    text = "# P\n\n## F\n\nIt lost a third.1 It was late.2\n\n## Notes\n\n1 Ode, Jana, Trusts, 2019\n2 B, https://a.example/b\n"
    assert [one[1] for one in _cites(text)] == [("Ode, Jana, Trusts, 2019",), ("B, https://a.example/b",)]


@pytest.mark.parametrize(
    ("note", "title", "authors", "date"),
    [
        ("*Holm v. Arden*, 512 F.3d 14, 22 (2d Cir. 2024).", "Holm v. Arden", (), "2024"),
        ("Mara Quill, *The Long Appeal*, Coast Times, Mar. 9, 2025, at A4.", "The Long Appeal",
         ("Mara Quill",), "2025-03-09"),
        ("See Bo Lind, *Grain at Sea*, 45 J. Ports 112, 118 (2023).", "Grain at Sea", ("Bo Lind",), "2023"),
    ],
)  # fmt: skip
def test_notes_of_lawyers_name_works(note: str, title: str, authors: tuple[str, ...], date: str) -> None:
    (work,) = parse_briefing(f"# P\n\n## F\n\nIt lost a third.[^1]\n\n[^1]: {note}\n").works
    assert (work.title, work.authors, work.date) == (title, authors, date)


@pytest.mark.parametrize(
    "note", ["*Arden* was built in 2003.", "The *Arden*, built in 2003, is an old ship."]
)
def test_a_remark_about_a_ship_names_no_work(note: str) -> None:
    assert parse_briefing(f"# P\n\n## F\n\nIt lost a third.[^1]\n\n[^1]: {note}\n").works == ()


def test_raised_notes_below_the_text_are_their_own() -> None:
    text = (
        "# P\n\n## F\n\nThe owner pays.¹ The act is old.²\n\n---\n¹ *Holm v Arden* [2021] VHC 44.\n"
        "² Act 2011, https://a.example/act.\n\n## Bibliography\n\nOde, Jana. “Salvage.” *Law* (2018).\n"
    )
    assert [[one[:8] for one in cites] for _, cites in _cites(text)] == [["Holm v A"], ["Act 2011"]]


def test_a_raised_note_that_names_no_work_lends_its_number_to_no_other() -> None:
    text = "# P\n\n## F\n\nThe owner pays.¹\n\n---\n¹ so said the owner\n\n"
    text += "## Bibliography\n\nOde. “Salvage.” (2018).\n"
    assert _cites(text)[0] == ("The owner pays.¹", ())
    assert "¹ so said the owner" in parse_briefing(text).chapters[0].body


def test_numbers_in_round_brackets_behind_the_stop() -> None:
    text = f"# P\n\n## F\n\nIt lost a whole third.(1,2) It was late.\n{_LIST}"
    assert len(_cites(text)[0][1]) == 2


def test_a_sign_before_the_head_of_the_sources_hides_it_not() -> None:
    text = f"# P\n\n## F\n\nIt lost a third [1].\n{_LIST.replace('Sources', '📚 Sources and Notes')}"
    assert len(_cites(text)) == 1
    assert parse_briefing(text).chapters[-1].role == "closing"


def test_a_remark_below_the_list_is_no_work() -> None:
    text = f"# P\n\n## F\n\nIt lost a third [1].\n{_LIST}\n---\n\n*This is no advice.*\n"
    found = parse_briefing(text)
    assert len(found.works) == 2
    assert "*This is no advice.*" in "\n".join(one.body for one in found.chapters)


def test_a_note_may_name_two_works() -> None:
    note = "*In re Mara*, 512 F.3d 14 (2024); see Jana Ode, “Salvage,” Law Review 12 (2018): 44."
    found = parse_briefing(f"# P\n\n## F\n\nIt lost a third.[^1]\n\n[^1]: {note}\n")
    assert [(one.title, one.date) for one in found.works] == [("In re Mara", "2024"), ("Salvage", "2018")]


def test_a_line_that_names_the_day_states_nothing() -> None:
    assert _cites("# P\n\n**Fecha del informe:** 4 de junio de 2025\n\n## F\n\nIt is late.\n") == [
        ("It is late.", ())
    ]


def test_authors_of_medical_journals() -> None:
    text = "# P\n\n## F\n\nIt is so.\n\n## References\n\n"
    text += "1. Ruiz A, Ode J, et al. Masks. J Ship Med. 2021;12(3):4.\n"
    (work,) = parse_briefing(text).works
    assert (work.title, work.authors, work.date) == ("Masks", ("Ruiz A", "Ode J"), "2021")


@pytest.mark.parametrize("heading", ["Referências", "المصادر", "Источники", "参考文献", "Kaynakça"])
def test_lists_of_sources_in_other_languages(heading: str) -> None:
    text = f"# P\n\n## F\n\nIt lost a third [1].\n\n## {heading}\n\n1. A: https://a.example/a\n"
    assert _cites(text) == [("It lost a third.", ("A: https://a.example/a",))]
