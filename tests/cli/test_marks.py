"""import, export --format marked-pdf, highlight --area: marks come in, go out and come back the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import answer, run
from tests.cli.test_pages import read_png
from tests.core.files import STORY, make_pdf
from tests.intake.builders_marks import Mark, with_marks


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    path = tmp_path / "marked.pdf"
    marks = [
        Mark(quads=[(18, 130, 290, 141)], contents="Who says so?", author="Ana", name="one"),
        Mark("Text", quads=[(200, 20, 220, 40)], contents="Look here"),
        Mark("Square", quads=[(200, 20, 220, 40)]),
    ]
    path.write_bytes(with_marks(make_pdf([list(STORY)], title="Annual report"), marks))
    return path


def test_import_adds_the_pdf_and_takes_its_marks_over_once(project: Path, marked: Path) -> None:
    ran = run("import", project, marked, "--json")
    assert ran.code == 1
    assert {
        name: ran.json[name] for name in ("articles", "highlights", "already", "claims", "briefings")
    } == {
        "articles": 1,
        "highlights": 2,
        "already": 0,
        "claims": 0,
        "briefings": 0,
    }
    assert [one["what"] for one in ran.json["refused"]] == ["Square on page 1"]
    passage, area = sorted(answer("highlights", project)["highlights"], key=lambda one: "area" in one)
    assert (passage["exact"], passage["note"], passage["second_reader"]) == (
        STORY[2],
        "Who says so?\n— Ana",
        "agrees",
    )
    assert (area["exact"], area["area"], area["second_reader"]) == ("", [200, 160, 220, 180], "none")
    assert set(ran.json["made"]) == {passage["id"], area["id"]}
    again = run("import", project, marked, "--as", "pdf-annotations", "--json")
    assert (again.json["articles"], again.json["highlights"], again.json["already"]) == (0, 0, 2)
    answer("undo", project)
    assert answer("highlights", project)["highlights"] == []


def test_import_says_what_there_is(project: Path, tmp_path: Path) -> None:
    (tmp_path / "list.xyz").write_text("a, b")
    for arguments in (("list.xyz",), ("list.xyz", "--as", "tarot")):
        ran = run("import", project, tmp_path / arguments[0], *arguments[1:], "--json")
        assert ran.code == 2
        assert "pdf-annotations" in ran.error["hint"]


def test_an_area_is_marked_and_painted(project: Path, files: dict[str, Path], tmp_path: Path) -> None:
    answer("add", project, files["report"])
    made = answer(
        "highlight",
        project,
        "Annual report",
        *["--area", "2", "200", "20", "100", "60"],
        "--quote",
        "3.1 m",
        "--colour",
        "2",
    )
    assert (made["area"], made["exact"], made["page_index"]) == ([100, 20, 200, 60], "3.1 m", 1)
    answer(
        "render", project, "Annual report", "--page", "2", "--scale", "1", tmp_path / "p.png", "--highlights"
    )
    _, _, rows = read_png((tmp_path / "p.png").read_bytes())
    assert rows[30][150] == (0xC9, 0xEB, 0xBF)
    assert rows[70][150] == (255, 255, 255)
    assert answer("check", project)["ok"]
    for wrong in ("--area 9 0 0 50 50", "--area 1.5 0 0 50 50", "--area 1 0 0 1 1"):
        assert run("highlight", project, "Annual report", *wrong.split()).code == 2


def test_a_marked_copy_comes_back_the_same(project: Path, files: dict[str, Path], tmp_path: Path) -> None:
    answer("add", project, files["report"])
    first = answer("highlight", project, "Annual report", "--quote", "3.9 million cubic metres")
    out = tmp_path / "out.pdf"
    made = answer("export", project, out, "--format", "marked-pdf")
    assert (made["format"], made["highlights"], made["left_out"]) == ("marked-pdf", 1, [])
    assert made["bytes"] == out.stat().st_size
    other = tmp_path / "other.sourcemark"
    answer("new", other)
    answer("import", other, out)
    (second,) = answer("highlights", other)["highlights"]
    assert (second["start"], second["end"], second["exact"]) == (first["start"], first["end"], first["exact"])
    refused = run("export", project, files["report"], "--format", "marked-pdf", "--json")
    assert refused.code == 3
    assert "original" in refused.error["message"]
