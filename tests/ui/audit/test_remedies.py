"""Every rule has a remedy that helps, and its button leads where it says."""

from __future__ import annotations

from typing import cast

import pytest

from app.audit.about import quotes
from app.audit.catalogue import CATALOGUE
from app.audit.findings import Finding
from app.audit.rules import RULES, run
from app.audit.ticks import Tick
from app.ui.remedies import remedies, remedy
from app.ui.session import Place, Session
from tests.audit import examples
from tests.audit.worlds import sound

#: Rule → the words on the button, and what it asks for: `verb:id:field`, or the kind of place it goes to.
EXPECTED = {
    "A01": ("Link a passage…", "claim"),
    "A02": ("Name a claim", "section"),
    "A03": ("Show section", "section"),
    "A04": ("Link a passage…", "article"),
    "A05": ("Set key judgement…", "section.edit:s1:key_judgement"),
    "A06": ("Link a passage…", "claim"),
    "A07": ("Show key points", "section"),
    "A08": ("Show section", "section"),
    "B01": ("Find others", None),
    "B02": ("Find others", None),
    "B03": ("Compare the copies…", None),
    "B04": ("Find others", None),
    "B06": ("Find others", None),
    "C01": ("Answer it…", "claim.answer:c1"),
    "C02": ("Review…", "evidence.review:e-c1-h1:coverage"),
    "C03": ("Edit claim…", "claim.edit:c9:text"),
    "D01": ("Rate…", "article.edit_record:reliability:a1"),
    "D02": ("Find others", None),
    "D03": ("Rate…", "highlight.rate:h1:credibility"),
    "D05": ("Describe…", "article.edit_record:descriptor:a1"),
    "D06": ("Write it…", "briefing.edit:b1:source_summary"),
    "D07": ("What rests on it", "resting.show:article:a1"),
    "E01": ("Compare the copies…", "article.unsettled:a1:h1"),
    "E02": ("Compare the copies…", "article.unsettled:a1:h1"),
    "E03": ("Capture it again…", "article.recapture:a1"),
    "E04": ("Add its file…", "article.recapture:a1"),
    "E05": ("Quote a passage…", "briefing.quote"),
    "E06": ("Compare the readings…", "highlight.readings:h1"),
    "F01": ("Edit claim…", "claim.edit:c1:text"),
    "F02": ("Edit claim…", "claim.edit:c1:text"),
    "F04": ("Edit claim…", "claim.edit:c1:text"),
    "F03": ("Edit claim…", "claim.edit:c1:text"),
    "F05": ("Call it reported", None),
    "F06": ("Edit claim…", "claim.edit:c1:text"),
    "G01": ("Set date…", "article.edit_record:issued:a1"),
    "G03": ("Set author…", "article.edit_record:authors:a1"),
    "G04": ("Set URL…", "article.edit_record:URL:a1"),
    "G05": ("Set title…", "article.edit_record:title:a1"),
    "G06": ("Set its date…", "claim.edit:c1:as_of"),
    "G07": ("Set cut-off…", "briefing.edit:b1:as_of"),
    "G08": ("Show article", "article"),
    "G09": ("Set publisher…", "article.edit_record:publisher:a1"),
    "H01": ("Add likelihood…", "claim.edit:c2:likelihood"),
    "H02": ("Show sentence", "section"),
    "H03": ("Choose scale…", "briefing.edit:b1:likelihood_scale"),
    "H04": ("Edit claim…", "claim.edit:c2:text"),
    "H05": ("Show sentence", "section"),
    "H06": ("Set confidence…", "claim.edit:c2:confidence"),
    "I01": ("Show claim", "claim"),
}


class Witness:
    """A session that notes what it is asked for, and where it is sent."""

    def __init__(self) -> None:
        self.project = None
        self.last_claim: str | None = None
        self.said: list[str] = []
        self.asked = self.message = self

    def emit(self, what: str) -> None:
        self.said.append(what)

    def set_workspace(self, name: str) -> None:
        pass

    def show_claim(self, claim: str) -> None:
        self.said.append("claim")

    def show_article(self, place: Place) -> None:
        assert place.article
        self.said.append("article")

    def show_section(self, place: Place) -> None:
        assert place.briefing
        self.said.append("section")


def found(rule: str) -> Finding:
    world = examples.FIRES[rule](sound(), *quotes(CATALOGUE[rule].fires))
    return next(one for one in run(world) if one.rule == rule)


def test_every_rule_is_expected() -> None:
    assert set(EXPECTED) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_button_leads_where_it_says(rule: str) -> None:
    words, goal = EXPECTED[rule]
    first = remedy(found(rule))
    assert first.label == words
    witness = Witness()
    first.run(cast(Session, witness))
    if goal is not None:
        assert goal in witness.said


@pytest.mark.parametrize("rule", RULES)
def test_no_way_is_offered_twice(rule: str) -> None:
    labels = [one.label for one in remedies(found(rule))]
    assert len(set(labels)) == len(labels) >= 1
    assert all(len(one.short) <= 26 for one in remedies(found(rule)))


@pytest.mark.parametrize(
    ("instead", "labels"),
    [
        (("3.9 million",), ["Use 3.9 million", "Edit claim…"]),
        (("3.9 million", "4 million"), ["Edit claim…", "Use 3.9 million", "Use 4 million"]),
        ((), ["Edit claim…", "Show claim"]),
    ],
)
def test_a_number_is_offered_when_the_passages_have_one(instead: tuple[str, ...], labels: list[str]) -> None:
    finding = found("F01")
    ticks = (Tick("3.5 million", (), True, instead),)
    offered = [one.label for one in remedies(finding, ticks)]
    assert offered[: len(labels)] == labels


def test_an_unknown_key_is_shown_not_named_anew() -> None:
    world = examples.FIRES["A02"](sound(), "So be it. [[gone]]")
    finding = next(one for one in run(world) if one.rule == "A02")
    assert remedy(finding).label == "Show sentence"


def test_words_in_quotation_marks_are_looked_for_in_the_articles() -> None:
    second = remedies(found("E05"))[1]
    witness = Witness()
    second.run(cast(Session, witness))
    assert second.label == "Find these words"
    (asked,) = witness.said
    assert asked == f"palette:{found('E05').quotation}" != "palette:"


def test_a_guessed_date_is_confirmed() -> None:
    world = examples.titled(sound(), "Dredging", issued_basis="url")
    (finding,) = run(world)
    assert remedy(finding).label == "Confirm date…"
