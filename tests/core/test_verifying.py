"""Checking an exported briefing: whole, altered in every way, held against a project that has moved on."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from app.core.verifying import Verification, verify_briefing
from app.errors import CannotRead
from app.export.receipts import seal
from db import highlights
from tests.core.test_receipts import WORDS, add_pdf, cite, marked
from tests.core.world import COURIER, add_text, mark


@pytest.fixture
def exported(project: Project, tmp_path: Path) -> Path:
    """A briefing that rests on a PDF's page and on a web page."""
    web = add_text(project, COURIER, title="Dredging slips")
    briefing = cite(project, marked(project, add_pdf(project, tmp_path), WORDS), mark(project, web, WORDS))
    out = tmp_path / "briefing.html"
    core.exports.export_briefing(project, briefing, out, format="html")
    return out


def problems(found: Verification) -> list[str]:
    return [*found.problems, *(said for one in found.receipts for said in one.problems)]


def test_a_file_as_it_was_exported_is_fine_alone_and_against_its_project(
    project: Project, exported: Path
) -> None:
    for against in (None, project):
        found = verify_briefing(exported, against)
        assert (found.ok, problems(found), found.notes) == (True, [], ())
        assert [one.state for one in found.receipts] == ["fine", "fine"]
        assert [one.quotation for one in found.receipts] == [WORDS, WORDS]
        assert found.title == "Works"


def _line(text: str) -> str:
    found = re.search(r'<code class="record">(.*?)</code>', text)
    assert found is not None
    return found[1]


def _reseal(text: str) -> str:
    """Alter a record and make its hash anew, as somebody would who knows how."""
    old = _line(text)
    new = old.replace("removed 3.9 million", "removed 8.9 million")
    assert old != new
    text = text.replace(_line(text), new, 1).replace(seal(old), seal(new), 1)
    text = text.replace(f"{WORDS}</mark>", f"{WORDS.replace('3.9', '8.9')}</mark>", 1)
    return re.sub(r'("citation">[^<]*)3\.9', r"\g<1>8.9", text, count=1)


def _drop(pattern: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, "", text, count=1, flags=re.DOTALL)


def _swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def _alter_record(text: str) -> str:
    return text.replace(_line(text), _line(text).replace("3.9", "8.9"), 1)


def _other_picture(text: str) -> str:
    return re.sub(r"base64,[^\"]*", "base64," + base64.b64encode(b"x").decode(), text)


ALTERED: tuple[tuple[Callable[[str], str], str], ...] = (
    (_swap(f"{WORDS}</mark>", "removed 8.9 million</mark>"), "What is shown as the quotation"),
    (_swap("It removed 3.9", "It removed 8.9"), "The text of the briefing was altered"),
    (_swap("<dd>not rated</dd>", "<dd>A, completely reliable</dd>"), "What a receipt shows was altered"),
    (_swap("</body>", "<p>It is certain.</p></body>"), "Words were added to the file"),
    (_swap("<nav ", "<p>It is certain.</p><nav "), "Words were added to the file"),
    (_swap("Verdict: <strong>", "Verdict: <strong>not "), "The sourcing audit was altered"),
    (_alter_record, "The record was altered"),
    (_drop("<article.*?</article>"), "Receipts were added, taken away or exchanged"),
    (_drop("<article.*?</article>"), "leads to no receipt (1)"),
    (_other_picture, "The page image is not the one"),
    (_drop("<img[^>]*>"), "The page image is not the one"),
    (_swap("</body>", "<script>1</script></body>"), "runs or loads something: <script>"),
    (_swap("data:image/png", "https://a.example/p"), "runs or loads something: <img>"),
    (_drop("<footer.*?</footer>"), "own record is missing"),
    (_swap('briefing_version":1', 'briefing_version":2'), "own record was altered"),
    (_reseal, "Receipts were added, taken away or exchanged"),
)


@pytest.mark.parametrize(("alter", "said"), ALTERED)
def test_what_was_altered_is_found_without_the_project(
    exported: Path, alter: Callable[[str], str], said: str
) -> None:
    text = exported.read_text(encoding="utf-8")
    assert alter(text) != text
    exported.write_text(alter(text), encoding="utf-8")
    found = verify_briefing(exported)
    assert not found.ok
    assert any(said in one for one in problems(found)), problems(found)


def test_a_forged_record_with_a_fresh_hash_does_not_stand_against_the_project(
    project: Project, exported: Path
) -> None:
    exported.write_text(_reseal(exported.read_text(encoding="utf-8")), encoding="utf-8")
    found = verify_briefing(exported, project)
    assert "The captured copy does not have these words there." in found.receipts[0].problems


def test_what_happened_to_the_articles_since_is_said(project: Project, exported: Path) -> None:
    first, second = (row.article for row in core.articles.list_articles(project))
    core.articles.set_fields(project, first.id, status="retracted")
    core.articles.set_fields(project, second.id, title="Dredging does not slip")
    found = verify_briefing(exported, project)
    said = {problem for one in found.receipts for problem in one.problems}
    assert said == {"The article has been retracted since."}
    notes = [note for one in found.receipts for note in one.notes]
    assert "In the project the title is now “Dredging does not slip”." in notes
    assert found.notes == ("The briefing has changed in the project since this export.",)


def test_a_newer_copy_without_the_words_is_a_problem_with_and_without_the_highlight(
    project: Project, exported: Path, tmp_path: Path
) -> None:
    web = next(row.article for row in core.articles.list_articles(project) if "slips" in row.article.title)
    newer = tmp_path / "newer.txt"
    newer.write_text(COURIER.replace("3.9 million", "8.9 million"))
    core.recapture.recapture(project, web.id, newer)
    wanted = "In the newest copy a number, a name or a negation of the passage has changed."
    assert wanted in problems(verify_briefing(exported, project))
    for one in core.highlights.list_highlights(project):
        core.highlights.remove_highlight(project, one.id)
    found = verify_briefing(exported, project)
    assert wanted in problems(found)
    assert all("The passage is not highlighted any more." in one.notes for one in found.receipts)


def test_a_second_reader_that_differs_since_is_a_problem(project: Project, exported: Path) -> None:
    one = next(one for one in core.highlights.list_highlights(project) if one.page_index is not None)
    with project.unjournaled() as tx:
        highlights.set_second_reading(tx, one.id, "differs", "removed 8.9")
    assert problems(verify_briefing(exported, project)) == [
        "The second reader of the PDF has other words for the passage."
    ]


def test_another_project_does_not_have_the_copies(exported: Path, tmp_path: Path) -> None:
    with core.project.new_project(tmp_path / "other.sourcemark") as other:
        found = verify_briefing(exported, other)
    assert {one.problems for one in found.receipts} == {("The captured copy is not in this project.",)}
    assert found.notes == ("The project has no briefing of this title now.",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<p>Nothing of ours</p>", "no briefing with receipts"),
        (b"\xff\xfe\x00binary<![x", "no briefing with receipts|cannot be read"),
        (b"", "empty"),
    ],
)
def test_any_other_file_is_refused_in_a_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "other.html"
    path.write_bytes(data)
    with pytest.raises(CannotRead, match=said):
        verify_briefing(path)
    with pytest.raises(CannotRead, match="There is no file"):
        verify_briefing(tmp_path / "absent.html")


@pytest.mark.parametrize("line", ["[]", "{", "null", '{"number":{}}', "[" * 5000, '{"work":3,"number":"x"}'])
def test_a_record_that_is_none_is_a_problem_and_nothing_worse(
    project: Project, exported: Path, line: str
) -> None:
    text = exported.read_text(encoding="utf-8")
    old = _line(text)
    text = text.replace(old, line).replace(seal(old), seal(line))
    exported.write_text(text, encoding="utf-8")
    assert not verify_briefing(exported, project).ok
