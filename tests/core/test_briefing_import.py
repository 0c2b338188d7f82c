"""Importing a stranger's report: which rows it becomes, that nothing is lost, and that it comes out again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import core
from app.core.briefing_import import import_briefing
from app.core.fields import TO_VERIFY
from app.core.project import Project
from app.errors import CannotRead
from app.export.markdown import render_plain
from app.export.options import ExportOptions
from tests.exchange.reports import FLUENT, FOOTNOTES, NUMBERED


def _plain(project: Project, briefing: str) -> str:
    document = core.exports.compose_briefing(project, briefing)
    printed = render_plain(document, ExportOptions(feature_h1=True)).decode()
    return printed.replace(" [unsourced]", "")


def test_a_report_comes_out_byte_for_byte(project: Project) -> None:
    made = import_briefing(project, FLUENT.encode())
    assert _plain(project, made.briefing) == FLUENT
    assert made.remarks == ()


def test_every_sentence_is_a_claim_to_verify(project: Project) -> None:
    made = import_briefing(project, FLUENT.encode())
    claims = [row.claim for row in core.claims.list_claims(project)]
    assert [one.id for one in claims] == list(made.claims)
    assert {one.tags for one in claims} == {(TO_VERIFY,)}
    kinds = {one.text: one.kind for one in claims}
    assert kinds["The dredging at Velmora has fallen far behind its schedule."] == "judgement"
    assert kinds["The harbour master, Dr. J. Ode, has warned of further delays."] == "reported"
    assert kinds["Crews closed the breach within 3.5 days."] == "fact"
    sections = core.briefings.read_briefing(project, made.briefing).sections
    assert sections[1].key_judgement == claims[2].id
    assert sections[1].body.startswith(f"**{claims[2].text}** [[{claims[2].key}]] Reports indicate")
    assert made.sentences == made.without_source == 14


def test_sources_are_records_without_snapshots_in_their_order(project: Project) -> None:
    made = import_briefing(project, FLUENT.encode())
    rows = {row.article.id: row for row in core.articles.list_articles(project)}
    assert {row.snapshot for row in rows.values()} == {None}
    sections = core.briefings.read_briefing(project, made.briefing).sections
    listed = [rows[one.article].article for one in sections[3].listed_sources]
    assert [(one.title, one.publisher.name if one.publisher else "") for one in listed] == [
        ("Ships turn to Arden", "Coast Times"),
        ("Harbour wall breached in March storm", "BBC"),
    ]
    assert {(bool(one.article.issued), one.article.issued_basis) for one in rows.values()} <= {
        (True, "import"),
        (False, "none"),
    }


def test_key_points_rest_on_the_claims_that_say_the_same(project: Project) -> None:
    made = import_briefing(project, FLUENT.encode())
    points = core.briefings.read_briefing(project, made.briefing).sections[-1].key_points
    texts = {row.claim.id: row.claim.text for row in core.claims.list_claims(project)}
    assert "4,200 metres" in texts[points[0].claims[0]]
    assert "over 300 jobs" in texts[points[1].claims[0]]


def test_what_a_sentence_cites_is_noted_with_its_claim(project: Project) -> None:
    import_briefing(project, FOOTNOTES.encode())
    notes = {row.claim.text: row.claim.note for row in core.claims.list_claims(project)}
    assert notes["Trade fell by a third."].startswith('The briefing cites: "Trade falls", Velmora Courier')
    assert "[@ode-2025, p. 3]" in notes["Ships now call at Arden."]
    articles = {row.article.citekey: row.article for row in core.articles.list_articles(project)}
    assert articles["ode-2025"].title == "Ships turn away"


def test_it_is_one_step_to_undo(project: Project) -> None:
    import_briefing(project, NUMBERED.encode())
    undone = project.undo()
    assert undone is not None
    assert undone.label == "Import the briefing “Port works: a review”"
    assert (core.claims.list_claims(project), core.articles.list_articles(project)) == ((), ())
    assert core.briefings.list_briefings(project) == ()


def test_the_same_address_is_one_article_also_when_it_is_there(project: Project) -> None:
    first = import_briefing(project, NUMBERED.encode())
    again = import_briefing(project, NUMBERED.encode(), again=True)
    assert (len(first.articles), len(again.articles), again.articles_there) == (3, 0, 3)
    assert (len(first.claims), len(again.claims), again.claims_there) == (4, 0, 4)


def test_identical_sentences_share_a_claim(project: Project) -> None:
    made = import_briefing(
        project, b"# T\n\n## A\n\nTrade fell twice. It was so.\n\n## B\n\nTrade fell twice."
    )
    assert len(made.claims) == 2


def test_words_in_double_brackets_are_no_claims(project: Project) -> None:
    made = import_briefing(project, b"# T\n\n## A\n\nTrade [[fell]] twice here. It was so.")
    body = core.briefings.read_briefing(project, made.briefing).sections[0].body
    assert "Trade \\[[fell]] twice here. [[" in body
    assert [one.line for one in made.remarks] == [5]


def test_what_is_said_of_many_lines_is_said_once(project: Project) -> None:
    made = import_briefing(project, b"# T\n\nRents rose.[^9] Trade fell.[^9]\n\nExports rose.[^9]\n")
    (remark,) = made.remarks
    assert remark.text.endswith("(3 times)")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!doctype html><html><body><p>No</p></body></html>", "this is a web page"),
        (b"\x00\x01\x02\x03" * 200, "of a kind that Sourcemark does not read"),
        (b"%PDF-1.7\n%", "this is no text file"),
        (b"# A\n\n" + b"Trade fell twice here. " * 500_000, "11 MiB large"),
        (b" \n\n", "no text"),
        (b"", "empty"),
    ],
)
def test_what_is_no_report_is_refused_in_a_sentence(project: Project, data: bytes, words: str) -> None:
    with pytest.raises(CannotRead) as refused:
        import_briefing(project, data)
    assert words in refused.value.message
    assert core.briefings.list_briefings(project) == ()


def _table(rows: int) -> str:
    return "# Table\n\nHere it is, in full.\n\na | b\n--|--\n" + "1 | 2\n" * rows


def test_a_table_of_very_many_lines_is_refused_in_a_sentence(project: Project) -> None:
    with pytest.raises(CannotRead, match="has 100,006 lines"):
        import_briefing(project, _table(100_000).encode())


def test_a_long_table_stays_in_the_prose(project: Project) -> None:
    made = import_briefing(project, _table(2_000).encode())
    assert len(made.claims) == 1
    assert core.briefings.read_briefing(project, made.briefing).sections[0].body.count("1 | 2") == 2_000


def test_a_capture_of_a_listed_source_brings_suggestions_for_the_claims(
    project: Project, tmp_path: Path
) -> None:
    made = import_briefing(project, FLUENT.encode())
    article = core.articles.resolve_article(project, "Harbour wall breached in March storm")
    path = tmp_path / "wall.txt"
    path.write_text(
        "Harbour wall breached\n\nThe storm broke the wall at noon. Crews closed the breach in the wall "
        "within 3.5 days, the port authority said. The weather is fine today.\n"
    )
    core.articles.attach_capture(project, article, path)
    claims = {row.claim.text: row.claim for row in core.claims.list_claims(project)}
    claim = claims["Crews closed the breach within 3.5 days."]
    first = core.suggestions.suggest(project, claim.id).passages[0]
    assert first.article.id == article
    assert first.passage.words.startswith("Crews closed the breach in the wall within 3.5 days")
    core.suggestions.accept(project, claim.id, first, "supports")
    found = core.audits.run_audit(project, made.briefing).findings
    assert not [one for one in found if one.rule in ("A01", "A03", "E04") and claim.id == one.claim]
    # It stands under another section than the one whose claim it supports: now that is known for certain.
    assert [one.message for one in found if one.rule == "A08" and one.article == article] == [
        "“Harbour wall breached in March storm” is listed in “Wider Effects on Trade” but supports only "
        "“The Storm of March: Harbour Wall…”."
    ]


def test_a_work_is_matched_as_a_bibliography_matches_it(project: Project) -> None:
    entries = [
        {"id": "ch", "type": "chapter", "title": "One chapter", "URL": "https://a.example/book"},
        {
            "id": "p",
            "type": "webpage",
            "title": "A page",
            "URL": "http://www.a.example/page/?utm_source=x#top",
        },
    ]
    core.bibliography.import_bibliography(project, json.dumps(entries).encode())
    there = {row.article.title: row.article.id for row in core.articles.list_articles(project)}
    report = (
        "# Report\n\n## Part\n\nThe channel is deeper than it was in spring.\n\n### Sources\n"
        "- A page - Times: https://a.example/page\n- The book - Press: https://a.example/book\n"
    )
    made = import_briefing(project, report.encode())
    (section,) = [
        one for one in core.briefings.read_briefing(project, made.briefing).sections if one.listed_sources
    ]
    first, second = (one.article for one in section.listed_sources)
    assert first == there["A page"]
    # The book is not one of its chapters, though they have its address.
    assert second in made.articles
