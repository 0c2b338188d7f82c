"""What somebody does by mistake ends in a sentence, and costs nothing that was there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import answer, run


@pytest.fixture
def written(project: Path, files: dict[str, Path]) -> Path:
    run("add", project, files["courier"])
    answer("briefing", project, "--new", "Velmora port")
    body = "Nobody knows why.\n"
    answer("section", project, "Velmora port", "Dredging", "--body-file", "-", stdin=body)
    return project


def test_an_empty_folder_is_not_passed_over_in_silence(
    written: Path, tmp_path: Path, files: dict[str, Path]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = run("add", written, empty, "--json")
    assert ran.code == 3
    (told,) = ran.json["files"]
    assert (told["outcome"], told["path"]) == ("refused", str(empty))
    assert "There is no file in this folder" in told["reason"]
    beside = run("add", written, empty, files["courier"])
    assert beside.code == 1
    assert "cannot read: There is no file in this folder" in beside.out


FORMATS = ["md", "html", "docx", "pdf", "json", "annotations", "qdpx", "argdown", "csl-json", "bib", "ris"]


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_never_takes_the_place_of_a_project(written: Path, form: str) -> None:
    before = written.read_bytes()
    ran = run("export", written, written, "--format", form)
    assert ran.code == 3
    assert f"“{written.name}” is the name of a project; an export never takes its place." in ran.err
    assert written.read_bytes() == before


def test_nor_of_one_under_another_name(written: Path, tmp_path: Path) -> None:
    other = tmp_path / "kept.html"
    run("backup", written, other)
    before = other.read_bytes()
    link = tmp_path / "link.html"
    link.symlink_to(written)
    for target in (other, link):
        ran = run("export", written, target)
        assert ran.code == 3
        assert "an export never takes its place" in ran.err
    assert other.read_bytes() == before
    assert answer("check", written)["ok"] is True


@pytest.mark.parametrize(
    ("out", "wish"),
    [
        ("x.bib", ["--profile", "plain"]),
        ("x.argdown", ["--style", "apa"]),
        ("x.ris", ["--dated"]),
        ("x.qdpx", ["--annex"]),
        ("x.jsonld", ["--no-images"]),
        ("x.csl.json", ["--article", "courier"]),
        ("x.md", ["--article", "courier"]),
    ],
)
def test_what_an_export_cannot_heed_is_refused(
    written: Path, tmp_path: Path, out: str, wish: list[str]
) -> None:
    ran = run("export", written, tmp_path / out, *wish)
    assert ran.code == 2
    assert f"{wish[0]} is for a" in ran.err
    assert not (tmp_path / out).exists()


def test_claims_of_somebody_else_beside_the_annotations_are_not_replaced(
    written: Path, tmp_path: Path
) -> None:
    (tmp_path / "out.claims.json").write_text("mine")
    ran = run("export", written, tmp_path / "out.jsonld")
    assert ran.code == 3
    assert "there is another file of this name already" in ran.err
    assert (tmp_path / "out.claims.json").read_text() == "mine"
    assert not (tmp_path / "out.jsonld").exists()


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("pdf-annotations", "is no PDF"),
        ("qdpx", "is no REFI-QDA project"),
        ("ris", "holds no record of RIS"),
        ("bibtex", "holds no entry of BibTeX"),
        ("csl-json", "is no JSON"),
        ("annotations", "damaged JSON"),
        ("hypothesis", "damaged JSON"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_leaves_nothing(
    written: Path, tmp_path: Path, form: str, words: str
) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("all: run\n\nrun:\n\techo It is late.\n")
    before = answer("info", written)
    ran = run("import", written, wrong, "--as", form)
    assert ran.code == 3
    assert words in ran.err
    assert answer("info", written) == before
