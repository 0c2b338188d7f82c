"""Dates, names, agencies, DOIs and titles as they are found in the wild."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake import record as parts
from db.records import Name


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("2025-03-09T10:00:00+01:00", "2025-03-09"),
        ("2025-03", "2025-03"),
        ("2025", "2025"),
        ("2025/3/9", "2025-03-09"),
        ("20250309", "2025-03-09"),
        ("D:20250309101500+01'00'", "2025-03-09"),
        ("March 9, 2025", "2025-03-09"),
        ("Published 9 Mar. 2025, 10:15", "2025-03-09"),
        ("Sun, 09 Mar 2025 10:15:00 GMT", "2025-03-09"),
        ("March 2025", "2025-03"),
        ("2025-02-31", "2025-02"),
        ("2025-13-01", "2025"),
        ("0001-01-01", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates_keep_the_precision_they_were_given_in(said: str, edtf: str) -> None:
    assert parts.make_date(said) == edtf


@given(st.text(max_size=60))
def test_no_text_breaks_a_reader_of_small_things(text: str) -> None:
    parts.make_date(text)
    parts.make_names(text)
    parts.make_doi(text)
    parts.is_junk_title(text)
    parts.agency_in_dateline(text)
    parts.host_of(text)
    parts.date_in_url(text)


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2100, 1, 1)))
def test_iso_dates_come_through(day: date) -> None:
    assert parts.make_date(str(day)) == str(day)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("By Jane Doe", (Name(family="Doe", given="Jane"),)),
        ("Doe, Jane", (Name(family="Doe", given="Jane"),)),
        ("Jane Doe and John Roe", (Name(family="Doe", given="Jane"), Name(family="Roe", given="John"))),
        ("Jane Doe, John Roe", (Name(family="Doe", given="Jane"), Name(family="Roe", given="John"))),
        ("Tim van der Meij", (Name(family="Meij", given="Tim", non_dropping_particle="van der"),)),
        ("Reuters Staff", (Name(literal="Reuters Staff"),)),
        ("Reuters", (Name(literal="Reuters"),)),
        ("admin", ()),
        ("https://x.org/jane", ()),
    ],
)
def test_bylines_become_names(said: str, names: tuple[Name, ...]) -> None:
    assert parts.make_names(said) == names


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("GENEVA (Reuters) - The harbour", "Reuters"),
        ("Lead.\n\nSÃO PAULO, Brazil (AP) — Dues", "Associated Press"),
        ("PARIS, March 9 (AFP) — Dues", "Agence France-Presse"),
        ("The group (AP) said", ""),
        ("Nothing here", ""),
    ],
)
def test_a_dateline_names_its_agency(text: str, agency: str) -> None:
    assert parts.agency_in_dateline(text) == agency


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("see https://doi.org/10.1000/xyz123.", "10.1000/xyz123"),
        ("(doi:10.1000/a(b)c)", "10.1000/a(b)c"),
        ("no doi 10.1/x", ""),
    ],
)
def test_a_doi_sheds_closing_punctuation(text: str, doi: str) -> None:
    assert parts.make_doi(text) == doi


@pytest.mark.parametrize(
    "title", ["Microsoft Word - x", "untitled", "report.doc", "a_b", "", "(anonymous)", "2025-03"]
)
def test_junk_titles_are_told(title: str) -> None:
    assert parts.is_junk_title(title)


@pytest.mark.parametrize("title", ["Rivers rise", "Dues: a short history", "On war"])
def test_titles_are_not_junk(title: str) -> None:
    assert not parts.is_junk_title(title)


def test_a_site_name_is_taken_off() -> None:
    assert parts.without_site("Rivers rise in spring | The Daily", "The Daily") == "Rivers rise in spring"
    assert parts.without_site("Rivers rise - dams fail", "The Daily") == "Rivers rise - dams fail"


@pytest.mark.parametrize(
    ("title", "site", "host", "bare"),
    [
        ("Rivers rise | The Daily", "The Daily - News for you", "", "Rivers rise"),
        ("Rivers rise – dailyrivers.example", "", "www.dailyrivers.example", "Rivers rise"),
        ("Rivers rise | News | Daily Rivers", "Daily Rivers", "", "Rivers rise | News"),
        ("Rivers rise - Daily Rivers", "", "dailyrivers.co.uk", "Rivers rise"),
        ("Rivers rise in spring – My rivers", "", "", "Rivers rise in spring"),
        ("Rivers rise in spring - dams fail", "", "", "Rivers rise in spring - dams fail"),
        ("Daily Rivers | Rivers rise in spring", "Daily Rivers", "", "Rivers rise in spring"),
        ("A - B", "A - B", "", "A - B"),
    ],
)
def test_only_a_sites_name_is_taken_off(title: str, site: str, host: str, bare: str) -> None:
    assert parts.without_site(title, site, host) == bare


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Courier - News from the coast", "Courier"),
        ("Courier | Harbour | Sea | Storms", "Courier"),
        ("Courier – Live", "Courier – Live"),
        ("Sea–Land", "Sea–Land"),
    ],
)
def test_a_slogan_is_no_name(said: str, name: str) -> None:
    assert parts.without_slogan(said) == name


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_a_title_never_vanishes(title: str, site: str, host: str) -> None:
    bare = parts.without_site(title, site, host)
    assert bare in title
    assert bool(bare.strip()) == bool(title.strip())


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Delay\n\nPORTVALE (Northwire) — Works are late.", "Northwire"),
        ("PORTVALE, 9 March (Meridian News Agency) - Works are late.", "Meridian News Agency"),
        ("GENEVA (Reuters) — Talks began.", "Reuters"),
        ("WHO (World Health Organization) – the agency said.", ""),
        ("The port (Northwire) — it says.", ""),
    ],
)
def test_a_dateline_names_its_agency_whoever_it_is(text: str, agency: str) -> None:
    assert parts.agency_in_dateline(text) == agency


@pytest.mark.parametrize(
    "name", ["Port Authority of Tarnholm", "Friends of the Bay", "Skerry Survey Institute"]
)
def test_an_organisation_is_no_person(name: str) -> None:
    made = parts.make_name(name)
    assert made is not None
    assert made.literal == name
