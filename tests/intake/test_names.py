"""Bylines as they are found in the wild: persons with particles, organisations whole, roles left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.agencies import agency_in_role
from app.intake.names import make_names
from db.records import Name

JANE, JOHN = Name(family="Doe", given="Jane"), Name(family="Roe", given="John")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Posted by Jane Doe", (JANE,)),
        ("By: JANE DOE", (JANE,)),
        ("Von Jane Doe und John Roe", (JANE, JOHN)),
        ("Jane Doe, AP Harbour Writer", (JANE,)),
        ("Jane Doe, PhD", (JANE,)),
        ("Dr. Jane Doe", (JANE,)),
        ("Jane Doe | 9 March 2025", (JANE,)),
        ("Jane Doe (with John Roe)", (JANE,)),
        ("Jane Doe; Jane Doe", (JANE,)),
        ("Doe, J., Roe, J.", (Name(family="Doe", given="J."), Name(family="Roe", given="J."))),
        ("van der Meij, Tim", (Name(family="Meij", given="Tim", non_dropping_particle="van der"),)),
        ("Jong, Michiel de", (Name(family="Jong", given="Michiel", dropping_particle="de"),)),
        ("Ruiz Sala, Ana", (Name(family="Ruiz Sala", given="Ana"),)),
        ("Ana Ruiz y Juan Mora", (Name(family="Ruiz", given="Ana"), Name(family="Mora", given="Juan"))),
        ("SEAN O'BRIEN", (Name(family="O'Brien", given="Sean"),)),
        ("MARY MCKAY", (Name(family="McKay", given="Mary"),)),
        ("John Roe Jr.", (Name(family="Roe", given="John", suffix="Jr."),)),
        (
            "Department of Health and Human Services",
            (Name(literal="Department of Health and Human Services"),),
        ),
        ("PMT - Harbour Unit", (Name(literal="PMT - Harbour Unit"),)),
        ("Jane &amp; Co", (Name(literal="Jane"), Name(literal="Co"))),
        ("Sea &amp; i", (Name(literal="Sea & i"),)),
        ("Norbro AS", (Name(literal="Norbro AS"),)),
        ("Brandt & Oxley Ltd", (Name(literal="Brandt & Oxley Ltd"),)),
        ("Acme, Inc.", (Name(literal="Acme, Inc."),)),
        ("ООО Ромашка", (Name(literal="ООО Ромашка"),)),
        ("Jane Doe, Hafenbau GmbH", (JANE, Name(literal="Hafenbau GmbH"))),
        ("Jon As", (Name(family="As", given="Jon"),)),
        ("Staff Writer", ()),
        ("Uncategorized", ()),
        ("1 mars 2019 à 15:20", ()),
        ("https://www.facebook.com/daily", ()),
    ],
)
def test_a_byline_becomes_names(said: str, names: tuple[Name, ...]) -> None:
    assert make_names(said) == names


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Jane Doe, Coastal Courier", (JANE,)),
        ("Jane Doe, Coastal Courier Business", (JANE,)),
        ("Coastal Courier", (Name(literal="Coastal Courier"),)),
        ("Courier Sport", (Name(literal="Courier Sport"),)),
    ],
)
def test_the_publisher_is_no_second_author(said: str, names: tuple[Name, ...]) -> None:
    assert make_names(said, "Coastal Courier") == names


@pytest.mark.parametrize(
    ("said", "agency"),
    [
        ("JANE DOE, AP National Security Writer", "Associated Press"),
        ("Jane Doe, Ap Auto Writer", "Associated Press"),
        ("Jane Doe | Reuters correspondent", "Reuters"),
        ("Jane Doe, Apt Writer", ""),
        ("Jane Doe", ""),
    ],
)
def test_a_role_gives_the_agency_away(said: str, agency: str) -> None:
    assert agency_in_role(said) == agency


@given(st.text(max_size=120), st.text(max_size=20))
def test_any_text_becomes_names_with_words_or_none(text: str, publisher: str) -> None:
    for name in make_names(text, publisher):
        assert name.literal.strip() or name.family.strip()
