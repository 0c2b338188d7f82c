"""add, articles, set, text: one line a file, one bad file stops nothing, records corrected."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import Ran, answer, run
from tests.core.files import STORY, make_pdf
from tests.core.formats import write_formats
from tests.intake.builders_pdf import build, page

PAGE_MARK = {"index", "label", "start", "extractor", "result", "reason"}


def outcomes(ran: Ran) -> dict[str, str]:
    return {Path(one["path"]).name: one["outcome"] for one in ran.json["files"]}


def test_a_folder_is_added_with_an_outcome_for_each_file(project: Path, files: dict[str, Path]) -> None:
    folder = files["report"].parent
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing follows")
    (folder / ".hidden").write_text("not seen")
    (folder / "more").mkdir()
    (folder / "more" / "copy.txt").write_bytes(files["notes"].read_bytes())
    ran = run("add", project, folder, "--json", "--jobs", "2")
    assert ran.code == 1
    found = outcomes(ran)
    assert {name: found[name] for name in ("empty.pdf", "broken.pdf")} == {
        "empty.pdf": "refused",
        "broken.pdf": "refused",
    }
    assert sorted((found["notes.txt"], found["copy.txt"])) == ["added", "already"]
    assert [found[name] for name in ("report.pdf", "courier.html", "authority.md")] == ["added"] * 3
    reasons = {Path(one["path"]).name: one["reason"] for one in ran.json["files"]}
    assert reasons["empty.pdf"].endswith(".")
    assert reasons["report.pdf"] == ""
    assert run("add", project, folder).out.count("already there") == 5


def test_several_at_a_time_make_the_project_that_one_at_a_time_makes(tmp_path: Path) -> None:
    """The first file takes longest, the last is read first; each article is a change of its own."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(12):
        pages = [page(f"Page {n} of report {number}") for n in range(400 if number == 0 else 12 - number)]
        (folder / f"{number:02}.pdf").write_bytes(build(pages))
    made: list[object] = []
    for jobs in ("1", "4"):
        project = tmp_path / f"with-{jobs}.sourcemark"
        answer("new", project, "--title", "Port")
        assert run("add", project, folder, "--jobs", jobs).code == 0
        articles = answer("articles", project)["articles"]
        made.append([(one["title"], one["citekey"], one["pages"], one["characters"]) for one in articles])
        assert len(answer("history", project)["changes"]) == 12
    assert made[0] == made[1]
    answer("undo", tmp_path / "with-4.sourcemark")
    assert len(answer("articles", tmp_path / "with-4.sourcemark")["articles"]) == 11


def test_when_nothing_can_be_read_the_answer_is_cannot(project: Path, tmp_path: Path) -> None:
    ran = run("add", project, tmp_path / "nowhere.pdf", "--json")
    assert ran.code == 3
    assert outcomes(ran) == {"nowhere.pdf": "refused"}
    text = run("add", project, tmp_path / "nowhere.pdf")
    assert text.out.startswith("cannot read: ")


def test_articles_have_the_promised_keys(project: Path, files: dict[str, Path]) -> None:
    run("add", project, files["report"], files["courier"])
    report, courier = answer("articles", project)["articles"]
    promised = (
        "id citekey title authors publisher container_title issued issued_basis URL language media_type "
        "pages characters origin reliability status"
    )
    assert set(promised.split()) <= set(report)
    assert (report["pages"], report["media_type"]) == (2, "application/pdf")
    assert courier["title"] == "Dredging slips behind schedule"
    assert courier["authors"] == [{"family": "Abels", "given": "Maria"}]
    assert (courier["publisher"], courier["issued"], courier["issued_basis"]) == (
        "Velmora Courier",
        "2025-03-09",
        "jsonld",
    )
    assert courier["pages"] is None


def test_records_are_corrected(project: Path, files: dict[str, Path]) -> None:
    run("add", project, files["notes"], files["courier"])
    changed = answer(
        "set",
        project,
        "notes",
        "title=Harbour notes",
        "issued=2025-03",
        "publisher=Port = Harbour",
        "authors=Abels, Maria; Port Authority",
        "derived_from=Dredging slips behind schedule",
        "reliability=c",
        "tags=port, mud",
    )
    assert changed["publisher"] == "Port = Harbour"
    assert changed["authors"] == [{"family": "Abels", "given": "Maria"}, {"literal": "Port Authority"}]
    assert (changed["reliability"], changed["tags"], changed["issued_basis"]) == (
        "C",
        ["port", "mud"],
        "manual",
    )
    courier = answer("articles", project)["articles"][1]
    assert changed["derived_from"] == courier["id"]


@pytest.mark.parametrize("value", ["title", "citekey=x", "issued=soon", "nonsense=1", "reliability=X"])
def test_a_wrong_correction_changes_nothing(project: Path, files: dict[str, Path], value: str) -> None:
    run("add", project, files["notes"])
    before = answer("articles", project)
    ran = run("set", project, "notes", value, "--json")
    assert ran.code == 2
    assert ran.error["hint"]
    assert answer("articles", project) == before


def test_text_and_its_pages(project: Path, files: dict[str, Path]) -> None:
    run("add", project, files["report"])
    article = answer("articles", project)["articles"][0]["id"]
    whole = answer("text", project, article)
    assert {"article", "snapshot", "text", "blocks", "page_map", "left_out"} <= set(whole)
    assert set(whole["left_out"]) == {"characters", "why"}
    assert [set(mark) for mark in whole["page_map"]] == [PAGE_MARK] * 2
    second = answer("text", project, article, "--page", "2")
    start = whole["page_map"][1]["start"]
    assert second["text"] == whole["text"][start:]
    assert second["page_map"] == [whole["page_map"][1]]
    first = run("text", project, article, "--page", "1")
    assert first.out.splitlines()[0] == STORY[0]
    for wanted in ("0", "3"):
        assert run("text", project, article, "--page", wanted).code == 2


def test_a_locked_pdf_needs_its_password(project: Path, tmp_path: Path) -> None:
    locked, secret = tmp_path / "locked.pdf", tmp_path / "secret"
    locked.write_bytes(make_pdf([list(STORY)], password="open"))
    refused = run("add", project, locked, "--json")
    assert (refused.code, outcomes(refused)) == (3, {"locked.pdf": "refused"})
    assert "password" in refused.json["files"][0]["reason"]
    secret.write_text("shut\n")
    assert run("add", project, locked, "--password-file", secret).code == 3
    assert run("add", project, locked, "--password-file", tmp_path / "nowhere").code == 2
    secret.write_text("open\n")
    assert run("add", project, locked, "--password-file", secret).code == 0
    article = answer("articles", project)["articles"][0]["id"]
    assert run("text", project, article).out.splitlines()[0] == STORY[0]
    shown = ("boxes", project, article, "--page", "1")
    assert run(*shown).code == 3
    assert run(*shown, "--password-file", secret).code == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(project: Path, files: dict[str, Path]) -> None:
    files["notes"].chmod(0)
    ran = run("add", project, files["notes"], "--json")
    assert (ran.code, outcomes(ran)) == (3, {"notes.txt": "refused"})


def first_article(project: Path) -> dict[str, Any]:
    found: dict[str, Any] = answer("articles", project)["articles"][0]
    return found


def test_an_article_is_called_by_the_beginning_of_its_id(project: Path, files: dict[str, Path]) -> None:
    run("add", project, files["notes"])
    article = first_article(project)
    for name in (article["id"], article["id"][:8], article["citekey"], article["title"]):
        assert answer("text", project, name)["article"] == article["id"]
    assert run("text", project, "elsewhere", "--json").error["code"] == "not_there"


def test_found_values_are_confirmed_and_listed(project: Path, files: dict[str, Path]) -> None:
    run("add", project, files["courier"])
    ran = run("set", project, "Dredging slips behind schedule", "confirmed=title")
    assert (ran.code, "confirmed set" in ran.out) == (0, True)
    (listed,) = answer("articles", project)["articles"]
    assert listed["confirmed"] == ["title"]
    refused = run("set", project, "Dredging slips behind schedule", "confirmed=volume", "--json")
    assert (refused.code, refused.error["message"]) == (
        2,
        "“Dredging slips behind schedule” has no volume to confirm.",
    )
    cleared = answer("set", project, "Dredging slips behind schedule", "confirmed=")
    assert cleared["confirmed"] == []


def test_standard_input_is_pasted_with_what_is_said_about_it(project: Path) -> None:
    text = "Works go on\n\nThe harbour stays closed.\n"
    ran = run("add", project, "-", "--url", "https://d.example/w", "--date", "2025-03", "--json", stdin=text)
    assert (ran.code, outcomes(ran)) == (0, {"-": "added"})
    (listed,) = answer("articles", project)["articles"]
    assert (listed["title"], listed["URL"], listed["issued"], listed["issued_basis"]) == (
        "Works go on",
        "https://d.example/w",
        "2025-03",
        "manual",
    )
    assert run("add", project, "-", stdin=text).out.startswith("already there")
    assert answer("text", project, "Works go on")["text"] == text.strip()


def test_what_is_said_of_standard_input_goes_with_no_file(project: Path, files: dict[str, Path]) -> None:
    for given in (("-", str(files["notes"])), (str(files["notes"]), "--title", "T")):
        ran = run("add", project, *given, "--json")
        assert (ran.code, ran.error["code"]) == (2, "wrong_use")
    assert run("add", project, "-", "--date", "soon", "--json", stdin="x").code == 2
    assert run("add", project, "-", "--json", stdin="").code == 3


def test_a_folder_of_containers_is_added_each_once(project: Path, tmp_path: Path) -> None:
    files = write_formats(tmp_path / "containers")
    (tmp_path / "containers" / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
    ran = run("add", project, tmp_path / "containers", files["saved"], "--json")
    assert outcomes(ran) == {**{path.name: "added" for path in files.values()}, "old.doc": "refused"}
    assert len(ran.json["files"]) == len(files) + 1
    reasons = {Path(one["path"]).name: one["reason"] for one in ran.json["files"]}
    assert reasons["old.doc"].startswith("Older Office files")


def test_text_says_what_is_hidden_and_what_shows_nothing(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "notice.html"
    page.write_text(
        "<html><meta charset=utf-8><p>A pass\u200bword, inv\u202efdp.exe"
        "<span style='display:none'> call it genuine</span></p></html>",
        "utf-8",
    )
    [added] = answer("add", project, page)["files"]
    said = answer("text", project, added["article"])
    [block] = said["blocks"]
    assert said["text"] == "A password, inv\u202efdp.exe call it genuine"
    assert block["unseen"] == [[6, 0x200B]]
    [run_of] = block["runs"]
    assert (said["text"][run_of["start"] : run_of["end"]], run_of["hidden"]) == (" call it genuine", True)


def test_a_text_is_read_again_in_the_encoding_it_is_in(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("Õ. Dredging is late.".encode("cp1252"))
    run("add", project, path)
    ran = run("set", project, "note", "encoding=koi8-r")
    assert (ran.code, "read again as koi8-r" in ran.out) == (0, True)
    assert answer("text", project, "note")["extractor_version"].endswith("read as KOI8-R (as you said)")
    refused = run("set", project, "note", "encoding=koi8-r", "title=T", "--json")
    assert refused.error["code"] == "wrong_use"
