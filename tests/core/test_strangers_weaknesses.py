"""A stranger's briefing is imported, audited and printed again: its weaknesses are found, its text stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import core
from app.core.briefing_import import import_briefing
from app.core.project import Project
from app.export.markdown import render_plain
from app.export.options import ExportOptions
from tests.corpus.material import CORPUS
from tests.exchange.reports import FLUENT

#: The design's example lies beside the real files.
EXAMPLE = CORPUS.parent / "design" / "example-briefing.md"
_there = pytest.mark.skipif(not EXAMPLE.is_file(), reason=f"the example is not at {EXAMPLE}")


@pytest.fixture(scope="module", params=["own", pytest.param("example", marks=_there)])
def imported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Project, str, str]]:
    text = FLUENT if request.param == "own" else EXAMPLE.read_text("utf-8")
    path = tmp_path_factory.mktemp("stranger") / "p.sourcemark"
    with core.project.new_project(path, "A stranger's") as project:
        yield project, import_briefing(project, text.encode()).briefing, text.rstrip("\n") + "\n"


def _messages(project: Project, briefing: str, rule: str) -> list[str]:
    found = core.audits.run_audit(project, briefing).findings
    return [one.message for one in found if one.rule == rule]


def test_it_is_printed_byte_for_byte_but_for_the_marks(imported: tuple[Project, str, str]) -> None:
    project, briefing, text = imported
    document = core.exports.compose_briefing(project, briefing)
    printed = render_plain(document, ExportOptions(feature_h1=True)).decode()
    assert printed.replace(" [unsourced]", "") == text


def test_what_is_printed_comes_in_as_the_same_briefing(
    imported: tuple[Project, str, str], tmp_path: Path
) -> None:
    project, briefing, _ = imported
    options = ExportOptions(feature_h1=True)
    printed = render_plain(core.exports.compose_briefing(project, briefing), options)
    with core.project.new_project(tmp_path / "again.sourcemark", "Again") as other:
        again = import_briefing(other, printed)
        assert render_plain(core.exports.compose_briefing(other, again.briefing), options) == printed


def test_no_sentence_is_cited(imported: tuple[Project, str, str]) -> None:
    project, briefing, _ = imported
    claims = len(core.claims.list_claims(project))
    unfounded = _messages(project, briefing, "A01") + _messages(project, briefing, "A06")
    assert len(unfounded) == claims
    assert core.audits.run_audit(project, briefing).figures["sentences_cited"] == 0
    assert core.audits.run_audit(project, briefing).verdict == "blocked"


def test_a_section_has_no_source(imported: tuple[Project, str, str]) -> None:
    project, briefing, _ = imported
    sections = core.briefings.read_briefing(project, briefing).sections
    (feature,) = [one for one in sections if one.role == "feature"]
    (message,) = _messages(project, briefing, "A03")
    assert feature.heading[:20] in message


def test_a_source_stands_under_the_wrong_section(imported: tuple[Project, str, str]) -> None:
    project, briefing, _ = imported
    (message,) = _messages(project, briefing, "A08")
    sections = core.briefings.read_briefing(project, briefing).sections
    (feature,) = [one for one in sections if one.role == "feature"]
    assert f"by its title it belongs to “{feature.heading[:20]}" in message


def test_the_table_drops_a_hedge(imported: tuple[Project, str, str]) -> None:
    project, briefing, _ = imported
    assert [one.partition(" gives ")[2][-34:] for one in _messages(project, briefing, "F04")] == [
        " without the “about” of its claim."
    ]


def test_a_wire_story_on_a_local_site_is_no_origin_of_its_own(imported: tuple[Project, str, str]) -> None:
    project, briefing, _ = imported
    (message,) = _messages(project, briefing, "G09")
    assert "is a story of Associated Press, by its address (/ap_news/)" in message


def test_sources_are_undated_unrated_uncaptured_and_back_no_sentence(
    imported: tuple[Project, str, str],
) -> None:
    project, briefing, _ = imported
    articles = len(core.articles.list_articles(project))
    for rule in ("A04", "D01", "E04", "G01", "G03"):
        assert len(_messages(project, briefing, rule)) == articles, rule
    unsigned = [row for row in core.articles.list_articles(project) if row.article.publisher is None]
    assert len(_messages(project, briefing, "G04")) == len(unsigned) > 0


def test_judgements_are_open_and_the_summary_is_unfounded(imported: tuple[Project, str, str]) -> None:
    project, briefing, _ = imported
    assert len(_messages(project, briefing, "H04")) == 1
    assert len(_messages(project, briefing, "H06")) == 2
    summary = core.briefings.read_briefing(project, briefing).sections[0]
    assert len(_messages(project, briefing, "A07")) == summary.body.count("[[")
    assert len(_messages(project, briefing, "D06")) == 1
