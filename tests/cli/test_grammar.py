"""The grammar: help with an example everywhere, wrong use is 2 and JSON when asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.__main__ import is_for_command_line
from app.cli.names import COMMAND_NAMES
from app.cli.run import find_command
from tests.cli.command import run


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_every_command_has_help_with_an_example(name: str) -> None:
    ran = run(name, "-h")
    assert ran.code == 0
    assert f"usage: sourcemark {name}" in ran.out
    assert f"\nexample:\n  sourcemark {name} " in ran.out
    assert "--json" in ran.out


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_every_command_says_what_is_missing(name: str) -> None:
    ran = run(name, "--json")
    assert ran.code == 2
    assert ran.error["code"] == "wrong_use"
    assert ran.error["hint"].startswith(f"usage: sourcemark {name}")
    assert ran.err == ""


def test_overview_names_every_command() -> None:
    ran = run("-h")
    assert ran.code == 0
    for name in COMMAND_NAMES:
        assert re.search(rf"^  {name} ", ran.out, re.MULTILINE)


def test_version_is_printed() -> None:
    assert re.fullmatch(r"sourcemark \d+\.\d+\.\d+\n", run("--version").out)


@pytest.mark.parametrize("arguments", [["expotr"], ["--nonsense"], ["merge", "a.sourcemark"]])
def test_what_is_no_command_is_wrong_use(arguments: list[str]) -> None:
    ran = run(*arguments, "--json")
    assert ran.code == 2
    assert ran.error["message"].startswith("There is no command")
    assert run(*arguments).err.startswith("sourcemark: There is no command")


def test_unknown_options_are_wrong_use(project: Path) -> None:
    ran = run("articles", project, "--jsno")
    assert (ran.code, ran.out) == (2, "")
    assert "--jsno" in ran.err


@pytest.mark.parametrize(
    "form", ["{P} {A} --page 1 --json", "--json {P} {A} --page 1", "{P} --page 1 {A} --json"]
)
def test_options_stand_anywhere(project: Path, files: dict[str, Path], form: str) -> None:
    run("add", project, files["report"])
    ran = run("text", *form.format(P=project, A="@report").replace("@report", "report.pdf").split())
    # The article is called otherwise; what counts is that it was taken for the article.
    assert ran.error["message"] == "No article is called “report.pdf”."


@pytest.mark.parametrize(
    ("arguments", "command_line"),
    [
        ([], False),
        (["-h"], True),
        (["--version"], True),
        (["new", "x"], True),
        (["expotr"], True),
        (["port.sourcemark"], False),
        (["folder/port"], False),
        (["port.sourcemark", "a.pdf"], False),
    ],
)
def test_a_project_opens_the_window_and_a_word_is_a_command(arguments: list[str], command_line: bool) -> None:
    assert is_for_command_line(arguments) is command_line


def test_each_name_is_held_by_its_module() -> None:
    assert [find_command(name).name for name in COMMAND_NAMES] == list(COMMAND_NAMES)
