"""highlight, claim, link, search and their lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import answer, run

PROMISED = set(
    "id article exact start end page_index page_label anchor_state second_reader".split()  # noqa: SIM905
)


@pytest.fixture
def stocked(project: Path, files: dict[str, Path]) -> Path:
    run("add", project, files["report"], files["authority"], "--jobs", "1")
    return project


def test_a_pdf_quotation_is_confirmed_by_the_second_reader(stocked: Path) -> None:
    title = answer("articles", stocked)["articles"][0]["title"]
    made = answer(
        "highlight", stocked, title, "--quote", "removed 3.9 million", "--colour", "rose", "--note", "n"
    )
    assert set(made) == PROMISED
    assert (made["exact"], made["page_index"], made["page_label"]) == ("removed 3.9 million", 0, "1")
    assert (made["anchor_state"], made["second_reader"]) == ("verified", "agrees")
    text = answer("text", stocked, title)["text"]
    assert text[made["start"] : made["end"]] == made["exact"]
    again = answer("highlight", stocked, title, "--range", str(made["start"]), str(made["end"]))
    assert again["exact"] == made["exact"]
    listed = answer("highlights", stocked, title)["highlights"]
    assert {"colour", "note", "tags", "credibility", "evidence"} | PROMISED <= set(listed[0])
    assert sorted((one["colour"], one["note"]) for one in listed) == [(1, ""), (4, "n")]
    assert len(answer("highlights", stocked)["highlights"]) == 2


def test_a_quotation_is_asked_back_when_it_is_not_one(stocked: Path) -> None:
    article = answer("articles", stocked)["articles"][1]["citekey"]
    twice = run("highlight", stocked, article, "--quote", "It is on schedule.", "--json")
    assert (twice.code, twice.error["code"]) == (2, "ambiguous")
    assert "prefix" in twice.error["hint"]
    never = run("highlight", stocked, article, "--quote", "It is not on schedule.", "--json")
    assert (never.code, never.error["code"]) == (2, "not_there")
    one = answer(
        "highlight", stocked, article, "--quote", "It is on schedule.", "--prefix", "denies a delay."
    )
    assert one["second_reader"] == "none"
    assert len(answer("highlights", stocked)["highlights"]) == 1


@pytest.mark.parametrize(
    "passage",
    [
        ["--range", "5", "5"],
        ["--range", "0", "999999"],
        ["--quote", " "],
        [],
        ["--quote", "a", "--range", "0", "1"],
    ],
)
def test_a_selection_of_nothing_is_wrong_use(stocked: Path, passage: list[str]) -> None:
    article = answer("articles", stocked)["articles"][1]["id"]
    ran = run("highlight", stocked, article, *passage, "--json")
    assert ran.code == 2
    assert ran.error["message"]
    assert answer("highlights", stocked)["highlights"] == []


def test_claims_are_added_listed_and_linked(stocked: Path) -> None:
    article = answer("articles", stocked)["articles"][1]["id"]
    mark = answer("highlight", stocked, article, "--quote", "The channel opens in July")
    claim = answer("claim", stocked, "The channel opens in July.", "--key", "opens", "--confidence", "low")
    assert {"id", "key", "text", "kind"} <= set(claim)
    assert (claim["key"], claim["kind"], claim["confidence"]) == ("opens", "fact", "low")
    link = answer("link", stocked, "opens", mark["id"], "--direction", "disputes", "--coverage", "partial")
    assert {"id", "claim", "highlight", "direction", "coverage"} <= set(link)
    listed = answer("claims", stocked)["claims"][0]
    assert listed["origins"] == {"for": 0, "against": 1}
    assert listed["evidence"][0]["direction"] == "disputes"
    assert "A01" in listed["findings"]
    shown = answer("highlights", stocked, article)["highlights"][0]["evidence"]
    assert shown == [{"claim": claim["id"], "direction": "disputes", "coverage": "partial"}]
    assert "opens" in run("claims", stocked).out


def test_claims_come_from_standard_input_one_a_line(project: Path) -> None:
    ran = run("claim", project, "-", stdin="First claim.\n\nSecond claim.\nFirst claim.\n")
    keys = ran.out.split()
    assert (ran.code, len(keys), len(set(keys))) == (0, 3, 3)
    listed = answer("claims", project)["claims"]
    assert [one["key"] for one in listed] == keys
    made = answer("claim", project, "-", stdin="Third claim.\n")
    assert [one["text"] for one in made["claims"]] == ["Third claim."]


def test_a_key_that_exists_names_the_other_claim(project: Path) -> None:
    answer("claim", project, "Dredging is late.", "--key", "late")
    ran = run("claim", project, "The mayor is late.", "--key", "late", "--json")
    assert (ran.code, ran.error["code"]) == (2, "key_taken")
    assert "Dredging is late." in ran.error["message"]
    assert len(answer("claims", project)["claims"]) == 1


def test_search_finds_passages_with_their_place(stocked: Path) -> None:
    answer("claim", stocked, "The channel opens in July.")
    found = answer("search", stocked, "channel")
    assert set(found) == {"hits", "total"}
    assert {one["kind"] for one in found["hits"]} == {"articles", "claims"}
    assert {"kind", "id", "article", "start", "snippet"} <= set(found["hits"][0])
    only = answer("search", stocked, "channel", "--in", "claims", "--limit", "1")
    assert [one["kind"] for one in only["hits"]] == ["claims"]
    assert answer("search", stocked, 'nothing "has this') == {"hits": [], "total": 0}
    assert run("search", stocked, "x", "--limit", "0").code == 2


def test_search_takes_filters_as_the_window_does(stocked: Path) -> None:
    answer("claim", stocked, "The channel opens in July.")
    found = answer("search", stocked, "channel cited:no format:html")
    assert {one["kind"] for one in found["hits"]} <= {"articles", "claims"}
    nothing = answer("search", stocked, "channel date:..1900")
    assert (nothing["total"], nothing["hits"]) == (0, [])
    assert nothing["unfiltered"] == answer("search", stocked, "channel")["total"]
    assert "without the filters there are" in run("search", stocked, "channel date:..1900").out
    refused = run("search", stocked, "channel date:soon", "--json")
    assert (refused.code, "is no date" in refused.error["message"]) == (2, True)
