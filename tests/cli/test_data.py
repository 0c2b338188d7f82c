"""The commands export and import with data of other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import core
from app.cli.run import run
from tests.core.test_web_annotations import argue, state, twin


@pytest.fixture
def argued(tmp_path: Path) -> Path:
    path = tmp_path / "port.sourcemark"
    with core.project.new_project(path, "Velmora port") as project:
        argue(project)
    return path


def test_annotations_go_out_and_come_in(
    argued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jsonld"
    assert run(["export", str(argued), str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["beside"]) == ("annotations", ["out.claims.json"])
    assert told["counts"] == {"claims": 2, "highlights": 4, "links": 3}
    with twin(tmp_path) as other, core.project.open_project(argued, read_only=True) as project:
        path, expected = other.path, state(project)
    assert run(["import", str(path), str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["highlights"], told["claims"], told["links"], told["refused"]) == (4, 2, 3, [])
    with core.project.open_project(path, read_only=True) as other:
        assert state(other) == expected


def test_what_is_kept_aside_is_said(argued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(argued), str(tmp_path / "out.jsonld")]) == 0
    empty = tmp_path / "empty.sourcemark"
    core.project.new_project(empty).close()
    capsys.readouterr()
    assert run(["import", str(empty), str(tmp_path / "out.jsonld")]) == 1
    said = capsys.readouterr().out
    assert "“removed 3.9 million cubic metres”" in said
    assert "Add these works, then import the file again" in said


def test_argdown_goes_to_standard_output(argued: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", str(argued), "-", "--format", "argdown"]) == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert lines[:3] == ["===", 'title: "Velmora port"', "==="]
    assert lines[4].startswith("[late]: The dredging is late.")
    assert lines[5].lstrip().startswith("- <")
    assert "removed 3.9 million cubic metres" in lines[5]
    assert lines[6].lstrip().startswith("- [storms-held-up]: Storms held it up.")


def test_one_of_a_kind_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "one.sourcemark", tmp_path / "one.ris"
    core.project.new_project(path).close()
    source = tmp_path / "in.json"
    source.write_text('[{"id": "a", "type": "book", "title": "The book"}]', encoding="utf-8")
    assert run(["import", str(path), str(source)]) == 0
    assert "1 article taken over" in capsys.readouterr().out
    assert run(["export", str(path), str(out)]) == 0
    assert capsys.readouterr().out.rstrip().endswith(", 1 article")
