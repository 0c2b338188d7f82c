"""set rates publishers and passages too: publisher:NAME and highlight:ID stand in the article's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import answer, run


@pytest.fixture
def rated(project: Path, files: dict[str, Path]) -> Path:
    run("add", project, files["courier"])
    return project


def test_a_publisher_is_rated_with_a_reason(rated: Path) -> None:
    refused = run("set", rated, "publisher:Velmora Courier", "reliability=b", "--json")
    assert (refused.code, refused.error["message"]) == (2, "A rating needs a note.")
    made = answer(
        "set",
        rated,
        "publisher:velmora courier",
        "reliability=b",
        "reliability_note=Named editors",
        "hosts=a.example, b.example",
    )
    assert (made["reliability"], made["hosts"]) == ("B", ["a.example", "b.example"])
    assert run("set", rated, "publisher:Nobody", "country=XX").code == 2


def test_a_passage_is_rated(rated: Path) -> None:
    article = answer("articles", rated)["articles"][0]["citekey"]
    words = answer("text", rated, article)["text"].split("\n\n")[1][:40].rsplit(" ", 1)[0]
    made = answer("highlight", rated, article, "--quote", words)["id"]
    after = answer(
        "set",
        rated,
        f"highlight:{made}",
        "credibility=2",
        "attribution_kind=named",
        "attributed_to=Ana Orlova",
    )
    assert (after["credibility"], after["attributed_to"], after["attribution_kind"]) == (
        2,
        "Ana Orlova",
        "named",
    )
    assert answer("set", rated, f"highlight:{made}", "credibility=")["credibility"] is None
    for wrong in ("credibility=7", "credibility=high", "start=3", "nonsense=1"):
        assert run("set", rated, f"highlight:{made}", wrong).code == 2


def test_level_and_descriptor_of_an_article(rated: Path) -> None:
    article = answer("articles", rated)["articles"][0]["citekey"]
    made = answer("set", rated, article, "level=primary", "descriptor=A daily.", "status=retracted")
    assert (made["level"], made["descriptor"], made["status"]) == ("primary", "A daily.", "retracted")
    assert run("set", rated, article, f"descriptor={'x' * 401}").code == 2
