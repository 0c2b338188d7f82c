"""claims --resting-on: backwards from an article, a highlight or a publisher."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import answer, run


@pytest.fixture
def argued(project: Path, files: dict[str, Path]) -> Path:
    run("add", project, files["report"], files["authority"], "--jobs", "1")
    mark = answer("highlight", project, title(project, 1), "--quote", "The channel opens in July")
    answer("claim", project, "The works are on time.", "--key", "time", "--kind", "judgement")
    answer("claim", project, "The channel opens in July.", "--key", "opens", "--parent", "time")
    answer("link", project, "opens", mark["id"])
    briefing = answer("briefing", project, "--new", "The port")
    body = project.parent / "body.md"
    body.write_text("The works are on time, it seems. [[time]]\n", encoding="utf-8")
    answer("section", project, briefing["id"], "Works", "--body-file", str(body))
    return project


def title(project: Path, at: int) -> str:
    return str(answer("articles", project)["articles"][at]["citekey"])


def test_claims_are_found_directly_and_through_others(argued: Path) -> None:
    found = answer("claims", argued, "--resting-on", title(argued, 1))
    assert found["resting_on"]["kind"] == "article"
    time, opens = found["claims"]
    plain = {one["key"]: one for one in answer("claims", argued)["claims"]}
    assert set(time) == {*plain["time"], "through", "remaining_origins", "effect", "stated"}
    assert (time["through"], time["remaining_origins"], time["effect"]) == ([opens["id"]], 0, "loses_all")
    assert (opens["through"], opens["remaining_origins"]) == ([], 0)
    assert [one["text"] for one in time["stated"]] == ["The works are on time, it seems."]


def test_it_says_so_in_words(argued: Path) -> None:
    out = run("claims", argued, "--resting-on", title(argued, 1)).out
    assert "loses its only origin; through opens" in out
    assert "sentence in “The port”: The works are on time, it seems." in out


def test_a_highlight_and_what_carries_nothing(argued: Path) -> None:
    mark = answer("highlights", argued)["highlights"][0]
    named = answer("claims", argued, "--resting-on", mark["id"])
    assert [one["key"] for one in named["claims"]] == ["time", "opens"]
    nothing = run("claims", argued, "--resting-on", title(argued, 0))
    assert (nothing.code, nothing.out.startswith("No claim rests on “")) == (0, True)


def test_a_publisher_by_its_name(argued: Path) -> None:
    answer("set", argued, title(argued, 1), "publisher=Port Authority")
    for name in ("port authority", "publisher:Port Authority"):
        found = answer("claims", argued, "--resting-on", name)
        assert (found["resting_on"]["kind"], len(found["claims"])) == ("publisher", 2)


def test_what_nobody_knows_is_wrong_use(argued: Path) -> None:
    ran = run("claims", argued, "--resting-on", "the moon", "--json")
    assert (ran.code, ran.error["code"]) == (2, "not_there")
