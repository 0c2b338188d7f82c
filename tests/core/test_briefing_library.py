"""The bibliography beside a report by keys: which files are read, what fills the records, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import core
from app.core.briefing_import import import_briefing
from app.core.briefing_library import read_library
from app.core.project import Project
from app.errors import CannotRead
from app.exchange.briefing_proposal import Proposal, Work
from db.records import Article

_BIB = (
    "@article{ode2021, author={Ode, Jana and Ruiz, Ana}, title={Ports and {Trade}}, journal={Harbours},"
    " year={2021}, volume={4}, doi={10.1234/jh.4}}\n@misc{unused, title={Nobody cites it}}\n"
)
_YAML = """\
references:
- id: lind2019
  type: book
  title: "The Silted Sea"
  author:
  - {family: Lind, given: Bo}
  issued: {year: 2019}
"""
_JSON = '[{"id": "vale2017", "type": "article-journal", "title": "Rivers"}]'


def _report(folder: Path, bibliography: str, keys: str = "@ode2021, p. 3") -> Path:
    folder.mkdir()
    path = folder / "report.md"
    front = f"---\ntitle: T\nbibliography: {bibliography}\n---\n\n"
    path.write_text(f"{front}Silting has cut the trade by a third [{keys}].\n")
    return path


def _articles(project: Project) -> dict[str, Article]:
    return {row.article.citekey: row.article for row in core.articles.list_articles(project)}


def test_records_are_filled_from_all_files_that_are_named(project: Project, tmp_path: Path) -> None:
    report = _report(tmp_path / "in", "[refs/a.bib, b.csl.json, c.yaml]", "@ode2021; @vale2017; @lind2019")
    (report.parent / "refs").mkdir()
    for name, text in (("refs/a.bib", _BIB), ("b.csl.json", _JSON), ("c.yaml", _YAML)):
        (report.parent / name).write_text(text)
    made = import_briefing(project, report)
    found = _articles(project)
    assert {one.title for one in found.values()} == {"Ports and Trade", "Rivers", "The Silted Sea"}
    ode = found["ode2021"]
    assert [one.family for one in ode.authors] == ["Ode", "Ruiz"]
    assert (ode.container_title, ode.issued, ode.volume) == ("Harbours", "2021", "4")
    assert [one.text for one in made.remarks] == ["Left out, as no sentence cites them: 1 entry of “a.bib”."]
    (section,) = [s for s in core.briefings.read_briefing(project, made.briefing).sections if s.body]
    assert [one.article for one in section.listed_sources] == [
        found[key].id for key in ("ode2021", "vale2017", "lind2019")
    ]


def test_nothing_outside_of_the_folder_is_opened(project: Project, tmp_path: Path) -> None:
    (tmp_path / "out.bib").write_text(_BIB)
    names = ["../out.bib", str(tmp_path / "out.bib"), "link.bib", "none.bib"]
    report = _report(tmp_path / "in", f"[{', '.join(names)}]")
    (report.parent / "link.bib").symlink_to(tmp_path / "out.bib")
    made = import_briefing(project, report)
    assert [one.title for one in _articles(project).values()] == ["@ode2021"]
    told = [one.text for one in made.remarks]
    assert ["was not opened" in one for one in told[:3]] == [True] * 3
    assert told[3:] == [
        "The bibliography “none.bib” is not there.",
        "The file has no reference for @ode2021: a record without a title stands for it.",
    ]


def _cites(*keys: str) -> Proposal:
    return Proposal(works=tuple(Work(key=key, title=f"@{key}") for key in keys))


@pytest.mark.parametrize(("name", "text"), [("report.bib", _BIB), ("references.bib", _BIB)])
def test_one_that_lies_beside_the_report_is_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    (found,) = read_library(_cites("ode2021"), tmp_path / "report.md").entries
    assert found.item["title"] == "Ports and Trade"


def test_a_damaged_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "report.bib").write_text("no entries at all")
    found = read_library(_cites("ode2021"), tmp_path / "report.md")
    assert found.entries == ()
    assert found.remarks[0].text.startswith("The bibliography “report.bib” was not read. ")


def test_one_that_is_given_must_be_readable(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="no such file"):
        read_library(_cites("ode2021"), None, [tmp_path / "none.bib"])


def test_the_same_report_makes_nothing_the_second_time(project: Project) -> None:
    report = (
        b"# T\n\n## A\n\nSilting has cut the trade by a third.\n\n### Sources\n- A - B: https://a.example/x\n"
    )
    first = import_briefing(project, report)
    section = core.briefings.read_briefing(project, first.briefing).sections[0]
    core.briefings.set_section(project, section.id, body="**Edited since.** It says something else by now.")
    second = import_briefing(project, report)
    assert (second.is_there, second.briefing, second.claims) == (True, first.briefing, ())
    assert len(core.briefings.list_briefings(project)) == 1
    assert not import_briefing(project, report, again=True).is_there
    assert not import_briefing(project, report.replace(b"a third", b"a half")).is_there
    assert not import_briefing(project, report.replace(b"example/x", b"example/y")).is_there
