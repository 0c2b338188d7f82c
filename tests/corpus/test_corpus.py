"""Every real file ends in text or in one clear sentence, and pages keep their article.

The normal run takes every tenth file; `make soak` takes them all. Figures are printed; -s shows them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median

import lxml.html
import pytest

from app.anchor import canonical
from app.intake import client
from app.intake.intake import PAGE_BREAK, Intake
from tests.corpus.figures import as_markdown
from tests.corpus.material import (
    CORPUS,
    SAMPLE_STEP,
    WHY_SKIPPED,
    Outcomes,
    files,
    sampled,
    unpacked,
    words_f1,
)
from tests.corpus.pdf import PdfFigures

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=WHY_SKIPPED)
steps = pytest.mark.parametrize(
    "step", [pytest.param(SAMPLE_STEP, id="sample"), pytest.param(1, id="all", marks=pytest.mark.soak)]
)


@pytest.fixture(autouse=True)
def _spare_worker() -> Iterator[None]:
    client.warm()
    yield
    client.cool()


def assert_sound(intake: Intake, path: Path) -> None:
    """The text is canonical, and every block, run, cell and page lies within it."""
    assert canonical.make(intake.text) == intake.text, path
    for block in intake.blocks:
        assert 0 <= block.start < block.end <= len(intake.text), path
        for start, end in [*((run.start, run.end) for run in block.runs), *block.cells]:
            assert block.start <= start <= end <= block.end, path
    assert len(intake.page_map) == len(intake.page_sizes), path
    if intake.page_map:
        assert len(intake.text.split(PAGE_BREAK)) == len(intake.page_map), path


@steps
def test_every_pdf_ends_in_text_or_a_sentence(step: int) -> None:
    """Pages are drawn too: nearly every printable character has a box, and it lies where ink is."""
    figures = PdfFigures()
    for path in sampled(files(".pdf"), step):
        intake = figures.add(path)
        if intake is not None:
            assert_sound(intake, path)
    print("\n" + as_markdown(figures.rows()))
    kinds, ink = figures.outcomes.kinds, figures.ink
    assert kinds["timed out"] == 0
    assert all(sentence.endswith((".", ")")) for sentence in figures.outcomes.sentences.values())
    assert kinds["read"] > 0.9 * sum(kinds.values())
    assert figures.boxed > 0.98 * figures.printable
    assert ink["wins"] >= 0.97 * (ink["wins"] + ink["loses"])
    assert figures.marks["cid"] == figures.marks["control"] == 0
    assert mean(figures.kept) >= 0.98
    assert median(figures.kept) == 1.0


@steps
def test_articles_of_saved_pages(step: int, tmp_path: Path) -> None:
    outcomes, scores = Outcomes(), []
    for source in sampled(CORPUS.glob("web/readability/*/source.html"), step):
        intake = outcomes.read(source)
        assert intake is not None, source
        assert_sound(intake, source)
        wanted = lxml.html.document_fromstring((source.parent / "expected.html").read_text("utf-8"))
        scores.append(words_f1(intake.text, " ".join(map(str, wanted.itertext()))))
    truth = json.loads((CORPUS / "web/benchmark/ground-truth.json").read_text("utf-8"))
    benchmark = []
    for path in sampled(CORPUS.glob("web/benchmark/html/*.html.gz"), step):
        intake = outcomes.read(unpacked(path, tmp_path))
        assert intake is not None, path
        assert_sound(intake, path)
        benchmark.append(words_f1(intake.text, truth[path.name.split(".")[0]]["articleBody"]))
    print("\n" + outcomes.report("Saved pages"))
    mean, other = sum(scores) / len(scores), sum(benchmark) / len(benchmark)
    print(f"F1 of words: readability {mean:.3f} ({len(scores)}), benchmark {other:.3f} ({len(benchmark)})")
    assert (sum(scores) + sum(benchmark)) / (len(scores) + len(benchmark)) > 0.9


@steps
def test_every_other_file_ends_in_text_or_a_sentence(step: int) -> None:
    """Word, e-book, MHTML, BibTeX, JSON and text files: read as text or refused, never a crash."""
    outcomes = Outcomes()
    for path in sampled(files(".docx", ".epub", ".mhtml", ".bib", ".txt", ".json", ".xsd"), step):
        if path.stat().st_size:
            intake = outcomes.read(path)
            assert intake is None or intake.text.strip()
    print("\n" + outcomes.report("Other files"))
    assert outcomes.kinds["timed out"] == 0
    assert all(sentence.endswith((".", ")")) for sentence in outcomes.sentences.values())
