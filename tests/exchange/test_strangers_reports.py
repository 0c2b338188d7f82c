"""Reports as all sorts of strangers write them: which source each sentence names, and what each source is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from app.exchange.briefing_markdown import parse_briefing
from app.exchange.briefing_proposal import Proposal
from app.intake.front_matter import read_values

FOLDER = Path(__file__).with_name("strangers")
NAMES = sorted(one.stem for one in FOLDER.glob("*.md"))


@cache
def read(name: str) -> Proposal:
    """Read a report as the worker does."""
    text = (FOLDER / f"{name}.md").read_text("utf-8")
    values, rest = read_values(text)
    return parse_briefing(rest, name, values, text[: len(text) - len(rest)].count("\n") + 1)


@pytest.mark.parametrize(
    ("name", "sentence", "cites"),
    [
        ("think_tank", "Exports through Velmora fell", ["Annual Report 2024"]),
        ("think_tank", "Insurers have tripled", ["Premiums Triple", "Ships Stay Away"]),
        ("think_tank", "The U.S. share was small, e.g. 3.5 % in 2021.", ["Grain in figures"]),
        ("think_tank", "Dr. J. Ode of the port authority expects “a slow return. Very slow,” she said in",
         ["Ships Stay Away", "R. Holm", "Berth Closed"]),
        ("think_tank", "No. 5 berth", ["Berth Closed"]),
        ("think_tank", "It costs 12 m a month.", ["Grain in figures"]),
        ("fact_check", "The council leased", ["Lease of berths 3 and 4"]),
        ("osint", "9 Feb 2025: Convoy", ["Convoy leaves Arden", "social.example.com/post/9981"]),
        ("osint", "The video was first posted by @harbourwatch.", []),
        ("german", "Der Umschlag sank 2024 um 3,5 % auf 4,2 Mio. t.", ["Hafenumschlag"]),
        ("german", "Laut Dr. Ode, der Leiterin des Hafens, ist z. B. die Zufahrt", ["Jahresbericht"]),
        ("german", "Eine Besserung ist", ["Bagger kommt später"]),
        ("french", "Le trafic a chuté de 31 % en 2024.", ["Le port au ralenti"]),
        ("french", "Le contrat, signé", ["Contrat de dragage"]),
        ("chatbot", "Rescue: All 22", ["Ship aground"]),
        ("chatbot", "Cause: The cause", ["Investigators board", "Port Authority"]),
        ("chatbot", "Analysts warn", ["Bread and ships"]),
        ("chatbot", "Prices rose by 3.5%", ["Price index"]),
        ("wiki", "Velmora (pronounced", ["A History of Velmora"]),
        ("wiki", "It has 81,400", ["Population 2023", "Velmora grows"]),
        ("wiki", "It burned in 1621", ["Lind 2019, p. 3. [p. 12]"]),
        ("wiki", "The port employs", ["Population 2023"]),
        ("deep_research", "It was late.", ["Late again"]),
        ("deep_research", "Costs were high.", ["Late again"]),
        ("deep_research", "Delays followed.", ["Delays."]),
        ("harvard", "The minister said so on X.", ["Post by the minister"]),
        ("harvard", "They fell by 12 percent", ["Trade Outlook 2023"]),
        ("spanish", "El tráfico cayó un 31 %", ["El puerto, parado"]),
        ("several_titles", "It was 14.5 m", ["Chart of 2015"]),
        ("several_titles", "Only 12 ships", ["Ship calls", "Small ships only"]),
        ("plain_paragraphs", "Officials blame the silt.", ["Silt and trade"]),
        ("plain_paragraphs", "Others blame the council.", ["Council minutes", "Who Closed Berth 5"]),
        ("hebrew", "משרד התחבורה מכחיש", ["דוח שנתי"]),
        ("hebrew", "לפי Smith & Doe", ["Silt and trade"]),
        ("arabic", "وتقول السلطات", ["آفاق التجارة"]),
        ("memo", "Wages rose by 3 percent.", ["Wage survey"]),
        ("memo", "Ode et al. (2024)", ["Caps"]),
        ("memo", "Build 4,000 homes", ["Homes for Four Thousand"]),
        ("medical", "Masks cut infections", ["Masks at sea", "Ships and fever"]),
        ("medical", "One study found", ["No effect", "Again, no effect"]),
        ("legal", "The High Court held", ["Holm v Arden Shipping"]),
        ("legal", "The Act came into force", ["Salvage Act 2011"]),
        ("fenced", "Its depth fell", ["Depths of the channel"]),
        ("sanctions", "The trust was set up", ["Reuters, 3 March 2025"]),
        ("sanctions", "A court found otherwise.", ["512 F.3d 14"]),
        ("portuguese", "As comunidades temem", ["Água e lítio"]),
        ("report_references", "The council denies", ["example.gov/denial", "example.gov/contract"]),
    ],
)  # fmt: skip
def test_each_sentence_names_its_sources(name: str, sentence: str, cites: list[str]) -> None:
    (found,) = [s for one in read(name).chapters for s in one.sentences if s.text.startswith(sentence)]
    assert len(found.cites) == len(cites)
    assert all(words in cited for words, cited in zip(cites, found.cites, strict=True))


@pytest.mark.parametrize(
    ("name", "title", "publisher", "authors", "date"),
    [
        ("think_tank", "Annual Report 2024", "Velmora", ("Velmora Port Authority",), "2025"),
        ("think_tank", "Premiums Triple", "Coast Times", ("Mara Quill",), "2024-06-03"),
        ("think_tank", "Grain in figures", "Ministry of Trade", (), ""),
        ("think_tank", "Berth Closed", "", ("Northwire",), "2023-05-11"),
        ("fact_check", "Lease of berths 3 and 4", "City of Velmora", (), ""),
        ("osint", "Convoy leaves Arden", "Coast Times", (), ""),
        ("due_diligence", "Holm v. Harbour Dredging", "Velmora District Court, No. 5 O 112/21", (), ""),
        ("german", "Jahresbericht", "", ("Hafen Velmora",), "2025"),
        ("german", "Bagger kommt später", "Velmorer Bote", (), "2025-02-12"),
        ("french", "Le port au ralenti", "Courrier de Velmora", (), "2025-02-12"),
        ("french", "Contrat de dragage", "Autorité portuaire", (), "2023-05-03"),
        ("chatbot", "Ship aground off Velmora", "Coast Times", (), ""),
        ("chatbot", "Bread and ships", "The Arden Post", (), ""),
        ("wiki", "A History of Velmora", "Arden University Press", ("Ode, Jana",), "2004"),
        ("wiki", "Velmora grows", "Velmora Courier", (), "2024-01-12"),
        ("wiki", "The Silted Sea", "Arden University Press", ("Lind, Bo",), "2019"),
        ("harvard", "Exports in 2023", "", ("Ministry of Trade",), "2023"),
        ("harvard", "Trade and silt", "Journal of Ports", ("Smith, J.", "Doe, A."), "2022"),
        ("spanish", "El puerto, parado", "El Correo", (), "2025-02-12"),
        ("newsroom", "Contract of dredging, council archive", "", (), ""),
        ("newsroom", "https://courier.example.com/late", "", (), ""),
        ("plain_paragraphs", "Council minutes, 4 May 2024", "City of Velmora", (), ""),
        ("plain_paragraphs", "Who Closed Berth 5?", "Coast Times", ("Mara Quill",), "2024-06-09"),
        ("report_references", "Cargo falls again", "Coast Times", (), "2025-04-04"),
        ("report_references", "Cargo in Q1", "", (), ""),
    ],
)  # fmt: skip
def test_each_source_is_read(
    name: str, title: str, publisher: str, authors: tuple[str, ...], date: str
) -> None:
    (found,) = [one for one in read(name).works if one.title == title]
    assert (found.publisher, found.authors, found.date) == (publisher, authors, date)
