"""grid: the table of claims and articles, as a file or on standard output."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from tests.cli.command import answer, run


def stock(project: Path, files: dict[str, Path]) -> None:
    run("add", project, files["report"], files["authority"], "--jobs", "1")
    article = answer("articles", project)["articles"][1]["id"]
    mark = answer("highlight", project, article, "--quote", "The channel opens in July")
    answer("claim", project, "=The channel opens in July.", "--key", "opens")
    answer("link", project, "opens", mark["id"], "--direction", "disputes")


def test_the_grid_is_written_by_its_ending(project: Path, files: dict[str, Path], tmp_path: Path) -> None:
    stock(project, files)
    for name in ("grid.csv", "grid.html"):
        out = tmp_path / name
        made = answer("grid", project, out)
        data = out.read_bytes()
        assert (made["format"], made["claims"], made["articles"]) == (name[5:], 1, 1)
        assert (made["bytes"], made["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        answer("grid", project, out)
        assert out.read_bytes() == data
    lines = list(csv.reader(io.StringIO((tmp_path / "grid.csv").read_text(encoding="utf-8"))))
    assert lines[-1][:2] == ["opens", "'=The channel opens in July."]
    assert lines[-1][-1] == "disputes 1"


def test_the_grid_on_standard_output(project: Path, files: dict[str, Path]) -> None:
    stock(project, files)
    assert run("grid", project, "-").out.startswith("Key,Claim,")
    assert answer("grid", project, "-", "--format", "html")["text"].startswith("<!DOCTYPE html>")


def test_an_ending_that_says_nothing_is_wrong_use(project: Path, tmp_path: Path) -> None:
    ran = run("grid", project, tmp_path / "grid.docx", "--json")
    assert (ran.code, ran.error["code"]) == (2, "wrong_use")
    assert not (tmp_path / "grid.docx").exists()
