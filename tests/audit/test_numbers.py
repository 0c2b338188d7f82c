"""Number matching: what supplies a number, what does not, and what is no number at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit.cues import EVERY
from app.audit.dates import Date
from app.audit.digits import round_to
from app.audit.numbers import check_numbers
from app.audit.tokens import find_numbers, read_numbers
from tests.audit.labelled import CASES, HELD_OUT
from tests.audit.labelled.case import Case
from tests.bench.books import make_text


def missing(claim: str, *passages: str) -> list[str]:
    return [one.number.text for one in check_numbers(claim, passages) if one.missing]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("11,000 troops", "11.000 Soldaten"),
        ("11,000 troops", "11 000 troops"),
        ("11,000 troops", "11\u00a0000 troops"),
        ("11,000 troops", "11'000 troops"),
        ("11,000 troops", "eleven thousand soldiers"),
        ("11,000 troops", "11k troops"),
        ("1,100,000 people", "1.1 million people"),
        ("3.9 m cubic metres", "3.9 million cubic metres"),
        ("3.9 million cubic metres", "3.9m cubic metres"),
        ("3.9 million", "3,9 Millionen"),
        ("2.5bn dollars", "$2.5 billion"),
        ("2.5 billion", "$2.5 billion"),
        ("US$4 million", "4 million dollars"),
        ("5 per cent", "5%"),
        ("5 percentage points", "5 pp"),
        ("three ships", "3 ships"),
        ("twenty-one ships", "21 ships"),
        ("250 men", "two hundred and fifty men"),
        ("500,000 tonnes", "half a million tonnes"),
        ("10 to 12 ships", "10–12 ships"),
        ("between 10 and 12 per cent", "10% to 12%"),
        ("3 to 4 million", "3,000,000 to 4,000,000"),
        ("$3-4 million", "$3 million to $4 million"),
        ("about 11,000 troops", "10,950 troops"),
        ("roughly 4 million", "3.9 million"),
        ("over 3,000 casualties", "3,100 casualties"),
        ("over 3,000 casualties", "more than 3,000 casualties"),
        ("at least 12 ships", "12 ships"),
        ("berth No. 7", "the berth no. 7"),
        ("berth No. 7", "berth 7"),
        ("the 3rd brigade", "the third brigade"),
        ("a 25-year-old driver", "aged 25"),
        ("2000 soldiers", "2,000 soldiers"),
        ("it opened in 2019", "opened in May 2019"),
        ("by 28 February 2025", "by February 28"),
        ("on 9 March 2025", "on 2025-03-09"),
        ("9–12 March", "March 12"),
        ("at 5 p.m.", "at 17:00"),
        ("in 2024–25", "in 2025"),
        ("a loss of −5 degrees", "at -5 degrees"),
    ],
)
def test_number_is_supplied(claim: str, passage: str) -> None:
    assert missing(claim, passage) == []
    assert next(iter(check_numbers(claim, ["no number", passage]))).passages == (1,)


@pytest.mark.parametrize(
    ("claim", "passage", "lacks"),
    [
        ("6,500 troops", "6,100 troops", ["6,500"]),
        ("11,000 troops", "11 troops", ["11,000"]),
        ("11 troops", "11,000 troops", ["11"]),
        ("3.9 million", "3.9 billion", ["3.9 million"]),
        ("3.9 million", "3.8 million", ["3.9 million"]),
        ("5 per cent", "5 percentage points", ["5 per cent"]),
        ("$5 million", "€5 million", ["$5 million"]),
        ("three ships", "two ships", ["three"]),
        ("10 to 12 ships", "11 ships", ["10", "12"]),
        ("11,000 troops", "10,950 troops", ["11,000"]),
        ("about 11,000 troops", "10,400 troops", ["11,000"]),
        ("nearly 11,000 troops", "11,200 troops", ["11,000"]),
        ("over 3,000 casualties", "3,000 casualties", ["3,000"]),
        ("over 3,000 casualties", "2,900 casualties", ["3,000"]),
        ("28 ships", "by 28 February 2025", ["28"]),
        ("7 berths", "berth No. 7", ["7"]),
        ("16 jets", "F-16 jets", ["16"]),
        ("11 ships", "Section 11 of the law", ["11"]),
        ("on 28 February", "on 27 February", ["28 February"]),
        ("it opened in 2019", "it opened in 2018", ["2019"]),
        ("19 patients", "COVID-19 patients", ["19"]),
        ("5 ships", "at 5 p.m. ships", ["5"]),
        ("6 500 troops", "no figures were given", ["6 500"]),
        ("2000 soldiers", "1,950 soldiers", ["2000"]),
    ],
)
def test_number_is_missing(claim: str, passage: str, lacks: list[str]) -> None:
    assert missing(claim, passage) == lacks


@pytest.mark.parametrize(
    "claim",
    [
        "The U.S. has described the troops as expendable.",
        "The channel opens by 28 February 2025.",
        "It was built in 2019 and in the 1990s.",
        "The third terminal is the second largest.",
        "One of the two sides left; no one stayed.",
        "A third of them, some two-thirds of the fleet, left.",
        "F-16 and Su-35 jets met over COVID-19 wards on Q3 of A380.",
        "The talks begin at 10:30.",
        "Without any number.",
    ],
)
def test_claim_without_a_count_is_silent(claim: str) -> None:
    assert missing(claim, "The passage has no figures.") == []


def test_check_names_the_passages_that_supply() -> None:
    checks = check_numbers("11,000 troops and 40 tanks", ["40 tanks", "11,000 men", "eleven thousand, 40"])
    assert [(one.number.text, one.passages) for one in checks] == [("11,000", (1, 2)), ("40", (0, 2))]


def test_check_says_where_a_passage_supplies_a_number() -> None:
    claim = "On 9–12 March 10 to 12 ships took 500 tonnes; half of it sank in 2025."
    passages = ["From 10 to 12 ships came.", "Half the 500 tonnes sank, on March 12, 2025.", "It rained."]
    supplied = {
        one.number.written: [passages[at][start:end] for at, start, end in one.spans]
        for one in check_numbers(claim, passages)
    }
    assert supplied == {
        "9–12 March": ["March 12, 2025"],
        "10": ["10"],
        "12": ["12"],
        "500 tonnes": ["500 tonnes"],
        "half": ["Half"],
        "2025": ["March 12, 2025"],
    }


def test_check_says_what_stands_instead() -> None:
    (check,) = check_numbers("6,500 troops", ["the 12 brigades had 6,100 men in all"])
    assert [one.text for one in check.said] == ["6,100", "12"]


def test_check_sees_another_unit() -> None:
    (check,) = check_numbers("a rise of 5 percent", ["rose by 5 percentage points"])
    assert check.other_unit is not None
    assert check.other_unit.unit == "points"


def test_check_of_a_year_leans_on_the_articles_date() -> None:
    passage = "By contrast with 2024, the port will grow."
    assert [one.missing for one in check_numbers("It grows in 2025.", [passage])] == [True]
    assert [one.missing for one in check_numbers("It grows in 2025.", [passage], [Date(2025, 3)])] == [False]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,234,567.89", [Decimal("1234567.89")]),
        ("1.234.567,89", [Decimal("1234567.89")]),
        ("12,34,567", [Decimal(1234567)]),
        ("0.125", [Decimal("0.125")]),
        ("١١٬٠٠٠", [Decimal(11000)]),
        ("five and six", [Decimal(5), Decimal(6)]),
        ("three million two hundred thousand", [Decimal(3200000)]),
        ("six thousand five hundred", [Decimal(6500)]),
        ("a dozen", [Decimal(12)]),
        ("two hundred", [Decimal(200)]),
    ],
)
def test_find_numbers_reads_values(text: str, numbers: list[Decimal]) -> None:
    assert [one.values[0] for one in find_numbers(text)] == numbers


@pytest.mark.parametrize(
    ("value", "digits", "rounded"), [("10950", 2, "11000"), ("149", 1, "100"), ("0.0455", 2, "0.046")]
)
def test_round_to_significant_digits(value: str, digits: int, rounded: str) -> None:
    assert round_to(Decimal(value), digits) == Decimal(rounded)


@given(st.integers(1000, 10**12))
def test_grouped_number_in_any_notation_supplies_the_same(value: int) -> None:
    notations = [
        f"{value:,} units",
        f"{value:_} units".replace("_", " "),
        f"{value:,} units".replace(",", "."),
    ]
    for one in notations:
        for other in notations:
            assert missing(one, other) == []


@given(st.text())
def test_find_numbers_of_any_text_points_into_it(text: str) -> None:
    for one in find_numbers(text):
        assert text[one.start : one.end] == one.text


_WORDS = (
    "first;twenty;second;half;a;an;of;the;in;out;two;thirds;quarters;five;hundred;and;million;dozen;minus;"
    "percent;per cent;points;No.;§;Section;3;3.9;11,000;1.2.3;1/2/2025;2/28/2025;May;März;on;5th;2000;2019;"
    "-;–;to;m;km;tonnes;days;$;€;Rs;crore;½;30s;thirties;24/7;fifty-fifty;5 p.m.;020 7946 0958;mıllion;"
    "HALF;TWENTY;about;over;or more;ſeven"
)


@given(st.lists(st.sampled_from(_WORDS.split(";")), max_size=10).map(" ".join) | st.text(max_size=40))
def test_a_text_is_read_as_with_every_cue(text: str) -> None:
    assert find_numbers(text) == read_numbers(text, EVERY)


@pytest.mark.parametrize("case", [*CASES, *HELD_OUT], ids=lambda one: one.name[:60])
def test_a_labelled_case_is_read_as_with_every_cue(case: Case) -> None:
    for text in (case.claim, *case.passages, case.body):
        assert find_numbers(text) == read_numbers(text, EVERY)


@pytest.mark.parametrize("seed", range(60))
def test_a_generated_text_is_read_as_with_every_cue(seed: int) -> None:
    text = make_text(seed)[:2000]
    assert find_numbers(text) == read_numbers(text, EVERY)
