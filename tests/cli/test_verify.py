"""The command verify: one line a receipt, exit code 1 on problems, the same in JSON."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import answer, run


def test_a_briefing_is_checked_alone_and_against_the_project(
    project: Path, files: dict[str, Path], tmp_path: Path
) -> None:
    run("add", project, files["report"])
    (article,) = answer("articles", project)["articles"]
    quote = answer("text", project, article["id"])["text"][5:40]
    made = answer("highlight", project, article["id"], "--quote", quote)
    run("claim", project, "Something is said.", "--key", "said")
    run("link", project, "said", made["id"])
    run("briefing", project, "--new", "Works")
    body = tmp_path / "body.md"
    body.write_text("Something is said. [[said]]")
    run("section", project, "Works", "State", "--body-file", body)
    out = tmp_path / "out.html"
    written = answer("export", project, out)
    assert (written["format"], written["profile"], written["bytes"]) == (
        "html",
        "receipts",
        out.stat().st_size,
    )
    again = tmp_path / "again.html"
    assert answer("export", project, again)["sha256"] == written["sha256"]
    assert b"data:image/png" in out.read_bytes()
    bare = answer("export", project, tmp_path / "bare.html", "--no-images")
    assert bare["bytes"] < written["bytes"]

    for arguments in ((out,), (out, project)):
        found = answer("verify", *arguments)
        assert (found["ok"], found["counts"]) == (True, {"fine": 1, "note": 0, "problem": 0})
        assert found["receipts"][0]["quotation"] == quote
        assert found["against_project"] is (len(arguments) == 2)
    shown = run("verify", out, project)
    assert shown.code == 0
    assert shown.out.splitlines()[0].startswith("fine     1  ")

    # In a citation style the footnotes read otherwise; the receipts are the same and still hold.
    styled = tmp_path / "styled.html"
    assert answer("export", project, styled, "--style", "apa")["path"] == str(styled)
    assert "References" in styled.read_text(encoding="utf-8")
    for arguments in ((styled,), (styled, project)):
        found = answer("verify", *arguments)
        assert (found["ok"], found["counts"]) == (True, {"fine": 1, "note": 0, "problem": 0})

    run("set", project, article["id"], "status=retracted")
    shown = run("verify", out, project)
    assert shown.code == 1
    assert "problem  1  " in shown.out
    assert "The article has been retracted since." in shown.out
    assert run("verify", out).code == 0
    assert run("verify", tmp_path / "absent.html").code == 3
