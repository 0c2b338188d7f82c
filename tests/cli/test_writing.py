"""briefing, section, audit, export."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest

from app.core.export_options import OPTIONS, fitting_options
from tests.cli.command import answer, run


@pytest.fixture
def briefed(project: Path, files: dict[str, Path]) -> Path:
    run("add", project, files["courier"])
    mark = answer(
        "highlight", project, "Dredging slips behind schedule", "--quote", "had removed 3.9 million"
    )
    answer("claim", project, "The contractor had removed 3.9 million cubic metres.", "--key", "removed")
    answer("link", project, "removed", mark["id"], "--coverage", "full")
    answer("briefing", project, "--new", "Velmora port", "--as-of", "2025-03-31")
    body = "The contractor had removed 3.9 million cubic metres. [[removed]]\n"
    answer("section", project, "Velmora port", "Dredging", "--body-file", "-", stdin=body)
    return project


def test_a_briefing_is_made_listed_and_shown(briefed: Path) -> None:
    listed = answer("briefing", briefed)["briefings"]
    assert [(one["title"], one["status"]) for one in listed] == [("Velmora port", "draft")]
    whole = answer("briefing", briefed, listed[0]["id"])
    assert {"id", "title", "sections"} <= set(whole)
    section = whole["sections"][0]
    assert {"id", "heading", "role", "level", "body", "key_judgement", "key_points"} <= set(section)
    assert (section["heading"], section["role"], section["level"]) == ("Dredging", "analysis", 2)


def test_a_briefing_is_made_from_another(briefed: Path) -> None:
    made = answer("briefing", briefed, "Velmora port", "--duplicate", "Velmora, April")
    assert (made["title"], made["as_of"], made["sections"][0]["body"]) == ("Velmora, April", "", "")
    told = answer("briefing", briefed, "Velmora port", "--duplicate", "A copy", "--with-prose")
    assert "[[removed]]" in told["sections"][0]["body"]
    assert len(answer("briefing", briefed)["briefings"]) == 3
    assert run("briefing", briefed, "--duplicate", "Which?").code == 2
    assert run("briefing", briefed, "Velmora port", "--with-prose").code == 2


def test_a_section_with_the_same_heading_is_rewritten(briefed: Path) -> None:
    steps = len(answer("history", briefed)["changes"])
    made = answer(
        "section",
        briefed,
        "Velmora port",
        "Dredging",
        "--role",
        "closing",
        "--key-judgement",
        "removed",
        "--key-point",
        "Mud",
        "3.9 million [[removed]]",
    )
    assert made["body"].startswith("The contractor")
    assert (made["role"], len(made["key_points"])) == ("closing", 1)
    claim = answer("claims", briefed)["claims"][0]["id"]
    assert made["key_judgement"] == claim
    assert {key: made["key_points"][0][key] for key in ("label", "text", "claims")} == {
        "label": "Mud",
        "text": "3.9 million",
        "claims": [claim],
    }
    assert len(answer("history", briefed)["changes"]) == steps + 1
    assert len(answer("briefing", briefed, "Velmora port")["sections"]) == 1


def test_a_marker_of_no_claim_is_kept_and_said(briefed: Path) -> None:
    ran = run(
        "section", briefed, "Velmora port", "More", "--body-file", "-", "--json", stdin="So it is. [[nokey]]"
    )
    assert ran.code == 0
    assert "“nokey”" in ran.err
    assert ran.json["body"] == "So it is. [[nokey]]"


def test_the_audit_blocks_what_rests_on_nothing(briefed: Path) -> None:
    answer("claim", briefed, "The channel opens in July 2025.", "--key", "opens")
    body = "The channel of Velmora opens in July 2025. [[opens]]"
    answer("section", briefed, "Velmora port", "Opening", "--body-file", "-", stdin=body)
    ran = run("audit", briefed, "Velmora port", "--json")
    assert (ran.code, ran.json["verdict"]) == (1, "blocked")
    assert set(ran.json) == {"verdict", "findings", "figures"}
    promised = "rule severity message briefing section sentence claim article highlight evidence waived"
    assert set(promised.split()) <= set(ran.json["findings"][0])
    assert "A01" in {one["rule"] for one in ran.json["findings"]}
    # Whoever reads a list of findings is told of which claim each one is: here, and in the annex.
    said = "A fact without evidence. “The channel opens in July 2025.”"
    assert said in run("audit", briefed).out
    assert said in run("export", briefed, "-", "--annex").out
    assert run("audit", briefed, "--fail-on", "never").code == 0
    assert run("audit", briefed, "--fail-on", "maybe").code == 2
    assert run("export", briefed, "-").code == 0


@pytest.mark.parametrize("profile", ["plain", "gfm", "icd206"])
def test_an_export_is_the_same_twice(briefed: Path, tmp_path: Path, profile: str) -> None:
    out = tmp_path / "out.md"
    made = answer("export", briefed, out, "--profile", profile)
    assert set(made) == {"path", "format", "problems", "profile", "sha256", "bytes", "verdict"}
    data = out.read_bytes()
    assert (made["sha256"], made["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (made["format"], made["profile"]) == ("md", profile)
    assert b"# Velmora port" in data
    assert run("export", briefed, "-", "--profile", profile).out.encode() == data
    inside = answer("export", briefed, "-", "--profile", profile)
    assert inside["text"].encode() == data


def test_a_word_document_is_written_and_fits_into_json(briefed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    made = answer("export", briefed, out)
    data = out.read_bytes()
    assert (made["format"], made["sha256"]) == ("docx", hashlib.sha256(data).hexdigest())
    inside = answer("export", briefed, "-", "--format", "docx")
    assert base64.b64decode(inside["base64"]) == data
    failed = run("export", briefed, tmp_path / "out.docx", "--briefing", "Another")
    assert (failed.code == 0, out.read_bytes() == data) == (False, True)


def test_what_pandoc_needs_is_written_beside_the_export(briefed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    made = answer("export", briefed, folder / "port.v2.md", "--profile", "pandoc")
    assert sorted(one.name for one in folder.iterdir()) == ["port.v2.bib", "port.v2.csl.json", "port.v2.md"]
    assert made["beside"] == ["port.v2.csl.json", "port.v2.bib"]
    assert 'bibliography: "port.v2.csl.json"' in (folder / "port.v2.md").read_text(encoding="utf-8")
    # Written again it replaces its own; another export does not take over a file that nobody named.
    assert run("export", briefed, folder / "port.v2.md", "--profile", "pandoc").code == 0
    (folder / "mine.bib").write_text("mine")
    ran = run("export", briefed, folder / "mine.md", "--profile", "pandoc", "--json")
    assert (ran.code, ran.error["code"]) == (3, "cannot_write")
    assert "mine.bib" in ran.error["message"]
    assert (folder / "mine.bib").read_text() == "mine"
    assert not (folder / "mine.md").exists()


def test_options_of_markdown(briefed: Path) -> None:
    usual = run("export", briefed, "-", "--profile", "plain")
    dated = run("export", briefed, "-", "--profile", "plain", "--dated")
    assert "9 March 2025" not in usual.out
    assert "Velmora Courier, 9 March 2025: http" in dated.out
    body = "The contractor had removed 3.9 million cubic metres. [[removed]]"
    answer(
        "section", briefed, "Velmora port", "A feature", "--role", "feature", "--body-file", "-", stdin=body
    )
    assert "\n## A feature\n" in run("export", briefed, "-").out
    assert "\n# A feature\n" in run("export", briefed, "-", "--feature-h1").out
    assert run("export", briefed, "-", "--format", "html", "--dated").code == 2
    assert run("export", briefed, "-", "--format", "docx").code == 2


def test_json_is_the_whole_model(briefed: Path, tmp_path: Path) -> None:
    made = answer("export", briefed, tmp_path / "out.json")
    assert (made["format"], made["profile"]) == ("json", "model")
    whole = json.loads((tmp_path / "out.json").read_bytes())
    assert (whole["format"], whole["version"]) == ("sourcemark-briefing", 1)
    assert whole["model"]["title"] == "Velmora port"
    assert whole["audit"]["model_sha256"] == whole["model_sha256"]


@pytest.mark.parametrize("annex", [True, False])
def test_the_annex_is_appended_when_asked(briefed: Path, annex: bool) -> None:
    ran = run("export", briefed, "-", "--annex" if annex else "--no-annex")
    assert ("## Sourcing audit" in ran.out) is annex


@pytest.mark.parametrize(
    "arguments", [["out.xyz"], ["out"], ["out.md", "--profile", "chicago"], ["out.md", "--format", "odt"]]
)
def test_an_unknown_format_says_what_there_is(briefed: Path, tmp_path: Path, arguments: list[str]) -> None:
    ran = run("export", briefed, tmp_path / arguments[0], *arguments[1:], "--json")
    assert ran.code == 2
    assert any(word in ran.error["message"] + ran.error["hint"] for word in ("md", "gfm"))
    assert list(tmp_path.glob("out*")) == []


def test_one_of_several_briefings_must_be_named(briefed: Path, tmp_path: Path) -> None:
    answer("briefing", briefed, "--new", "Another")
    ran = run("export", briefed, tmp_path / "out.md", "--json")
    assert ran.code == 2
    assert "Another" in ran.error["message"]
    assert run("export", briefed, tmp_path / "out.md", "--briefing", "Another").code == 0


def test_a_folder_that_is_not_there_is_cannot(briefed: Path, tmp_path: Path) -> None:
    ran = run("export", briefed, tmp_path / "nowhere" / "out.md", "--json")
    assert (ran.code, ran.error["code"]) == (3, "cannot_write")


def test_a_style_is_given_by_name_or_by_file(briefed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    answer("export", briefed, out, "--style", "apa")
    assert b"\n## References\n" in out.read_bytes()
    before = out.read_bytes()
    broken = tmp_path / "broken.csl"
    broken.write_text("<style>")
    for style in ("nonsense", str(broken), str(tmp_path / "none.csl")):
        ran = run("export", briefed, out, "--style", style, "--json")
        assert ran.code != 0
        assert "style" in ran.out.lower()
    assert run("export", briefed, out, "--style", "apa", "--profile", "plain").code == 2
    assert out.read_bytes() == before


def test_a_pdf_is_written(briefed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    made = answer("export", briefed, out)
    assert (made["format"], made["problems"]) == ("pdf", [])
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("format", ["md", "html", "docx", "pdf", "json"])
def test_the_command_takes_what_fits_a_format_and_refuses_the_rest(
    briefed: Path, tmp_path: Path, format: str
) -> None:
    flags = {
        "annex": ["--no-annex"],
        "dated": ["--dated"],
        "feature_h1": ["--feature-h1"],
        "images": ["--no-images"],
        "style": ["--style", "apa"],
    }
    assert set(flags) == set(OPTIONS)
    fitting = fitting_options(format)
    out = tmp_path / f"out.{format}"
    for name in sorted(set(flags) - fitting):
        refused = run("export", briefed, out, "--format", format, *flags[name])
        assert (refused.code, out.exists()) == (2, False), name
    every = [word for name in sorted(fitting) for word in flags[name]]
    assert run("export", briefed, out, "--format", format, *every).code == 0
