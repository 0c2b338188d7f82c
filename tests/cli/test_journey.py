"""The whole story through the real command line: four files, a briefing, back to nothing, and again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.core.files import STORY, write_articles

SUMMARY = "The channel of Velmora may open late. [[opens]]\n"
DREDGING = """By March the contractor had removed 3.9 million cubic metres of mud. [[removed]]

The port authority had promised 4.2 million by then. [[promised]] So the work is behind schedule. [[-]]
"""


def sourcemark(*arguments: str | Path, code: int = 0, stdin: str | None = None) -> bytes:
    command = [sys.executable, "-m", "app", *(str(one) for one in arguments)]
    done = subprocess.run(
        command, capture_output=True, input=stdin.encode() if stdin else b"", timeout=120, check=False
    )
    assert done.returncode == code, done.stderr.decode() + done.stdout.decode()
    assert b"Traceback" not in done.stderr
    return done.stdout


def ask(*arguments: str | Path, stdin: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sourcemark(*arguments, "--json", stdin=stdin))
    return found


def argue(project: Path) -> None:
    """Mark passages in each article, make claims, link them for and against."""
    named = {one["media_type"]: one["citekey"] for one in ask("articles", project)["articles"]}
    pdf, web = named["application/pdf"], named["text/html"]
    removed = ask(
        "highlight", project, pdf, "--quote", "had removed 3.9 million cubic metres", "--colour", "2"
    )
    promised = ask("highlight", project, pdf, "--quote", "had promised 4.2 million")
    again = ask("highlight", project, web, "--quote", "had removed 3.9 million cubic metres of mud")
    opens = ask("highlight", project, web, "--quote", "the channel would open in July")
    late = ask("highlight", project, web, "--quote", "behind schedule", "--prefix", "channel of Velmora is")
    assert removed["second_reader"] == "agrees"
    sourcemark(
        "claim", project, "The contractor had removed 3.9 million cubic metres by March.", "--key", "removed"
    )
    sourcemark("claim", project, "The authority had promised 4.2 million cubic metres.", "--key", "promised")
    sourcemark("claim", project, "The channel opens in July.", "--key", "opens", "--kind", "reported")
    for claim, mark, direction in (
        ("removed", removed, "supports"),
        ("removed", again, "supports"),
        ("promised", promised, "supports"),
        ("opens", opens, "supports"),
        ("opens", late, "disputes"),
    ):
        ask("link", project, claim, mark["id"], "--direction", direction, "--coverage", "full")


def write(project: Path, folder: Path) -> None:
    """Write a briefing of three sections with a table of key points."""
    ask("briefing", project, "--new", "Velmora port", "--as-of", "2025-03-31")
    body = folder / "dredging.md"
    body.write_text(DREDGING, encoding="utf-8")
    ask("section", project, "Velmora port", "", "--role", "summary", "--body-file", "-", stdin=SUMMARY)
    ask("section", project, "Velmora port", "Dredging", "--body-file", body, "--key-judgement", "removed")
    point = ("--key-point", "Removed", "3.9 million cubic metres [[removed]]")
    ask("section", project, "Velmora port", "Summary of the port", "--role", "closing", *point)


def exports(project: Path, folder: Path) -> list[bytes]:
    """Export in both profiles; return the bytes."""
    for profile in ("plain", "gfm"):
        ask("export", project, folder / f"{profile}.md", "--profile", profile)
    return [(folder / f"{profile}.md").read_bytes() for profile in ("plain", "gfm")]


def test_from_files_to_a_briefing_and_back(tmp_path: Path) -> None:
    project = tmp_path / "port.sourcemark"
    ask("new", project, "--title", "Velmora port")
    write_articles(tmp_path / "articles")
    added = ask("add", project, tmp_path / "articles")["files"]
    assert [one["outcome"] for one in added] == ["added"] * 4
    argue(project)
    write(project, tmp_path)
    assert [one["start"] for one in ask("search", project, "removed 3.9", "--in", "articles")["hits"]]
    before = exports(project, tmp_path)
    plain, gfm = (one.decode() for one in before)
    assert "### Sources\n- " in plain
    assert "[^" in gfm
    assert "## Dredging" in plain
    assert "| Removed | 3.9 million cubic metres" in plain
    steps = len(ask("history", project)["changes"])
    undone = ask("undo", project, "1000")["changes"]
    assert len(undone) == steps
    assert ask("articles", project)["articles"] == []
    assert ask("claims", project)["claims"] == []
    assert ask("briefing", project)["briefings"] == []
    assert len(ask("redo", project, "1000")["changes"]) == steps
    assert exports(project, tmp_path) == before
    assert ask("check", project)["ok"] is True
    assert ask("text", project, "Annual report", "--page", "1")["text"].splitlines() == list(STORY)
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith("port")) == [project.name]


def test_a_reader_that_leaves_early_is_no_failure(tmp_path: Path) -> None:
    project = tmp_path / "port.sourcemark"
    ask("new", project)
    sourcemark("claim", project, "-", stdin="".join(f"Claim number {n} of many.\n" for n in range(300)))
    command = [sys.executable, "-m", "app", "claims", str(project)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        os.close(os.dup(started.stdout.fileno()))
        started.stdout.close()
        assert started.stderr.read() == b""
        assert started.wait(60) == 0
