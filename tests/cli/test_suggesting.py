"""suggest: the passages nearest to a claim, with why, and no links made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.intake import meaning
from tests.cli.command import answer, run


@pytest.fixture
def stocked(project: Path, tmp_path: Path) -> Path:
    file = tmp_path / "courier.txt"
    file.write_text(
        "Velmora Courier\n\nBy March dredgers removed 3.9 million tonnes at Velmora. It rained.\n"
    )
    assert run("add", project, file, "--jobs", "1").code == 0
    answer("claim", project, "Dredgers removed 4.2 million tonnes at Velmora by March.", "--key", "mud")
    answer("claim", project, "Dredgers removed 3.9 million tonnes at Velmora.", "--key", "less")
    return project


def test_passages_come_with_their_place_and_why(stocked: Path) -> None:
    found = answer("suggest", stocked, "mud")
    (passage,) = found["passages"]
    assert (passage["direction"], passage["difference"]) == ("disputes", "number")
    assert passage["instead"].startswith("3.9 million")
    text = answer("text", stocked, passage["article"])["text"]
    assert text[passage["start"] : passage["end"]] == passage["exact"]
    assert [(one["key"], one["difference"]) for one in found["same"]] == [("less", "number")]
    assert answer("highlights", stocked)["highlights"] == []


def test_people_read_it_too(stocked: Path) -> None:
    out = run("suggest", stocked, "mud").out
    assert "may dispute  “By March dredgers removed 3.9 million tonnes at Velmora.”" in out
    assert "it says 3.9 million" in out
    assert "may be the same  less" in out


def test_nothing_is_said_in_words(stocked: Path) -> None:
    answer("claim", stocked, "Elephants sing.", "--key", "apart")
    assert run("suggest", stocked, "apart").out == "Nothing to suggest.\n"
    assert run("suggest", stocked, "mud", "--limit", "0").code == 2
    assert run("suggest", stocked, "nobody").code == 2


def test_what_meaning_would_need_is_said_apart_from_the_answer(
    stocked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    meaning.find_model.cache_clear()
    found = answer("suggest", stocked, "mud")["semantic"]
    assert (found["passages"], found["compared"]) == ([], 0)
    ran = run("suggest", stocked, "mud")
    assert found["note"] in ran.err
    assert found["note"] not in ran.out
    meaning.find_model.cache_clear()
