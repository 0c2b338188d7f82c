"""A name that Windows forbids is refused by every command that writes, with a name that will do."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from app.export.file_names import good_name, why_no_name
from tests.cli.command import answer, run

BAD = {
    "CON.md": "CON-file.md",
    "nul": "nul-file",
    "a:b.md": "a-b.md",
    'who?*<>|".md': "who------.md",
    "late.": "late",
    "late .md ": "late.md",
    "x" * 253 + ".md": "x" * 120 + ".md",
}


def test_an_export_is_refused_and_a_good_name_is_given(project: Path) -> None:
    # A folder that is there may be called so.
    folder = project.parent / "aux: all"
    folder.mkdir()
    answer("briefing", project, "--new", "Velmora port")
    for name, good in BAD.items():
        assert good_name(name) == good
    for name, good in list(BAD.items())[::3]:
        ran = run("export", project, folder / name, "--format", "md")
        assert ran.code == 3
        assert "is no name for a file" in ran.err
        assert f"Call it “{good}”." in ran.err
    assert list(folder.iterdir()) == []
    assert run("export", project, folder / good, "--format", "md").code == 0
    assert [one.name for one in folder.iterdir()] == [good]


COMMANDS = """
    new OUT | new OUT --sample | backup P OUT | restore P OUT | grid P OUT --format csv
    export P OUT --format bib | export P OUT --format annotations | export P OUT --format qdpx
"""


def test_no_command_writes_such_a_file(project: Path) -> None:
    folder = project.parent / "out"
    folder.mkdir()
    out = folder / "a:b.sourcemark"
    for command in re.split(r"\||\n", COMMANDS.strip()):
        ran = run(*({"P": project, "OUT": out}.get(one, one) for one in command.split()))
        assert ran.code == 3, command
        assert "Call it “a-b.sourcemark”." in ran.err
    assert list(folder.iterdir()) == []


@given(st.text() | st.sampled_from(["nul", "COM¹.x", "..", " . ", "é" * 200, "a." + "b" * 300]))
@example("con .tar.gz")
def test_the_name_that_is_given_will_do(name: str) -> None:
    good = good_name(name)
    assert why_no_name(good) == ""
    assert good == name or not name or why_no_name(name)


MISSING = """
    import P GONE | import P GONE --as qdpx | import P FOLDER | add P GONE | add P EMPTY --to courier
    recapture P notes GONE | verify GONE P | restore GONE OUT | info GONE | info P --passphrase-file GONE
    section P Velmora Heading --body-file GONE | export P OUT --format md --style GONE.csl
"""


def test_what_cannot_be_read_is_named(project: Path, files: dict[str, Path]) -> None:
    folder = project.parent / "gone folder"
    folder.mkdir()
    (folder / "gone empty").write_bytes(b"")
    record = folder / "record.json"
    record.write_text('[{"id": "courier", "type": "book", "title": "Courier"}]')
    run("import", project, record)
    run("add", project, files["notes"])
    answer("briefing", project, "--new", "Velmora")
    places: dict[str, str | Path] = {"P": project, "OUT": folder / "out", "GONE": folder / "gone.x"}
    places |= {"GONE.csl": folder / "gone.csl", "FILE": files["courier"], "FOLDER": folder}
    places |= {"EMPTY": folder / "gone empty"}
    unnamed = {}
    for command in re.split(r"\||\n", MISSING.strip()):
        ran = run(*(places.get(one, one) for one in command.split()))
        if ran.code == 0 or "gone" not in ran.out + ran.err:
            unnamed[command.strip()] = ran
    assert not unnamed
