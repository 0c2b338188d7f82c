"""References by author and year lead to the entry of the list of works that they mean, and to no other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.briefing_markdown import parse_briefing
from app.exchange.briefing_proposal import Proposal, Said
from tests.examples import often

_LIST = """
## References

- World Bank. (2023). *Trade outlook*. https://bank.example.org/trade
- Smith, J., & Doe, A. (2021). Silt and trade. *Journal of Ports*, 12(3), 4–9.
- Smith, J. (2021). The channel. https://ports.example.org/channel
- Roe, Bo. 2020a. “Berths in winter.” *Coast Times*, 4 May 2020.
- Roe, Bo. 2020b. “Berths in summer.” *Coast Times*, 4 August 2020.
- Ministry of Transport (2024) *Annual report*. Available at: https://transport.example.gov/24
- Ruiz, A., Ode, J., & Lind, B. (2019). *Pilots at sea*. Arden University Press.
- World Health Organization (WHO). (2022). Ships and fever. https://health.example.org/fever
- García, M. (2018). *El puerto*. Editorial Mar.
- García, M. (2018). *El canal*. Editorial Mar.
- van der Berg, P. (2017). Locks. https://locks.example.org/
- Reuters. 2025. Ship aground. https://wire.example.com/ship
"""


def _read(prose: str) -> Proposal:
    return parse_briefing(f"# Report\n\n## Findings\n\n{prose}\n{_LIST}")


def _first(prose: str) -> Said:
    return _read(prose).chapters[0].sentences[0]


@pytest.mark.parametrize(
    ("prose", "text", "cites"),
    [
        ("Trade fell (World Bank, 2023).", "Trade fell.", ["Trade outlook"]),
        ("Trade fell a lot. (World Bank 2023)", "Trade fell a lot.", ["Trade outlook"]),
        ("Trade fell (Smith & Doe 2021, p. 4; Roe, 2020a).", "Trade fell.",
         ["Silt and trade. Journal of Ports, 12(3), 4–9. [p. 4]", "Berths in winter"]),
        ("Trade fell (Smith and Doe, 2021: 4).", "Trade fell.", ["[4]"]),
        ("Smith (2021) says it fell.", "Smith (2021) says it fell.", ["The channel"]),
        ("According to Smith and Doe (2021), it fell.", "According to Smith and Doe (2021), it fell.",
         ["Silt and trade"]),
        ("It fell, says the World Bank (2023).", "It fell, says the World Bank (2023).", ["Trade outlook"]),
        ("Pilots went (Ruiz et al., 2019).", "Pilots went.", ["Pilots at sea"]),
        ("Pilots went (Ruiz, Ode, & Lind, 2019).", "Pilots went.", ["Pilots at sea"]),
        ("It was dredged (Ministry of Transport 2024).", "It was dredged.", ["Annual report"]),
        ("It was dredged [Smith 2021].", "It was dredged.", ["The channel"]),
        ("Fever came (WHO, 2022).", "Fever came.", ["Ships and fever"]),
        ("Locks broke (van der Berg, 2017).", "Locks broke.", ["Locks"]),
        ("Berths shut (Roe 2020a, 2020b).", "Berths shut.", ["winter", "summer"]),
        ("Berths shut (Roe 2020a and 2020b).", "Berths shut.", ["winter", "summer"]),
        ("Berths shut (Roe 2020a, b).", "Berths shut.", ["winter", "summer"]),
        ("Berths shut (Smith 2021, Reuters 2025).", "Berths shut.", ["The channel", "Ship aground"]),
        ("Berths shut (see Smith 2021).", "Berths shut (see Smith 2021).", ["The channel"]),
        ("In Velmora, J. Smith (2021) saw it.", "In Velmora, J. Smith (2021) saw it.", ["The channel"]),
        ("Smith’s (2021) chart is old.", "Smith’s (2021) chart is old.", ["The channel"]),
    ],
)  # fmt: skip
def test_a_reference_is_the_sources_of_its_sentence(prose: str, text: str, cites: list[str]) -> None:
    said = _first(prose)
    assert said.text == text
    assert len(said.cites) == len(cites)
    assert all(words in cited for words, cited in zip(cites, said.cites, strict=True))


def test_the_work_is_listed_under_the_section() -> None:
    found = _read("Trade fell (World Bank, 2023).")
    assert [found.works[at].url for at in found.chapters[0].works] == ["https://bank.example.org/trade"]


@pytest.mark.parametrize(
    ("prose", "said"),
    [
        ("Trade fell (García, 2018).", "may mean any of 2 works"),
        ("García (2018) says it fell.", "may mean any of 2 works"),
        ("Trade fell (Roe, 2020).", "may mean any of 2 works"),
        ("Trade fell (Roe, 2020c).", "matches no entry"),
        ("Trade fell (Smith, 2019).", "matches no entry"),
        ("Trade fell (Doe, 2021).", "matches no entry"),
        ("Trade fell (Smith et al., 2023).", "matches no entry"),
        ("Jones and Smith (2021) say it fell.", "somebody else"),
        ("Anna Smith (2021) says it fell.", "somebody else"),
        ("Trade fell (A. Smith, 2021).", "matches no entry"),
    ],
)
def test_what_is_not_clear_stays_and_is_told(prose: str, said: str) -> None:
    found = _read(f"{prose} It rose (Reuters, 2025).")
    first = found.chapters[0].sentences[0]
    assert (first.text, first.cites) == (prose, ())
    (remark,) = [one.text for one in found.remarks if "20" in one.text]
    assert said in remark


@pytest.mark.parametrize(
    "prose",
    ["It fell (March 2024).", "It fell (since 2021).", "It fell in Velmora (2021).", "`(Smith, 2021)` is so.",
     "It fell (12 percent in 2021)."],
)  # fmt: skip
def test_other_years_in_brackets_are_left_alone(prose: str) -> None:
    found = _read(f"{prose} It rose (Reuters, 2025).")
    assert found.chapters[0].sentences[0].cites == ()
    assert not [one for one in found.remarks if "20" in one.text]


def test_without_a_list_nothing_is_touched() -> None:
    found = parse_briefing("# R\n\n## A\n\nIt fell a lot (Smith, 2021).\n")
    assert (found.chapters[0].body, found.remarks) == ("It fell a lot (Smith, 2021).", ())


@given(st.text(alphabet="Smith& (),;.[]2021apet\n", max_size=60))
@settings(max_examples=often(20))
def test_any_text_between_brackets_is_read(prose: str) -> None:
    _read(prose)
