"""Every bibliography of the real files is taken apart, or refused with a reason; what was read comes back."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from app.errors import CannotRead
from app.exchange.biblatex import write_biblatex
from app.exchange.bibliography import read_bibliography
from app.exchange.csl import item_of, write_csl
from app.exchange.found import FoundBibliography
from app.exchange.proposal import proposal_of
from app.exchange.ris import write_ris
from app.intake.bibliography_file import read_bibliography_file
from db.records import Article
from tests.corpus.material import CORPUS, SAMPLE_STEP, WHY_SKIPPED, sampled
from tests.exchange.test_round_trips import article_of

FOLDER = CORPUS / "bibliography"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=WHY_SKIPPED)


def test_each_sample_is_read_or_refused_with_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads((CORPUS / "schema" / "csl-data.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    outcomes = {path.name: _read(path) for path in FOLDER.rglob("*") if path.is_file()}
    found = [one for one in outcomes.values() if isinstance(one, FoundBibliography)]
    refused = [one for one in outcomes.values() if isinstance(one, str)]
    assert all(one.items or one.refused for one in found)
    assert all(part.what and part.reason for one in found for part in one.refused)
    assert all(refused)
    records = [article_of(proposal_of(one)) for each in found for one in each.items]
    items = [item_of(one) for one in records]
    validator.validate(json.loads(write_csl(items)))
    for write in (write_csl, write_biblatex, write_ris):
        assert _again(write(items)) == records
    left = sum(len(one.refused) for one in found)
    with capsys.disabled():
        print(
            f"\nbibliographies: {len(found)} read, {len(refused)} refused; "
            f"{len(records)} entries, {left} left out"
        )
    assert len(found) >= 30


def test_the_worker_reads_the_same() -> None:
    for path in sampled((one for one in FOLDER.rglob("*") if one.is_file()), SAMPLE_STEP):
        here = _read(path)
        if isinstance(here, str):
            with pytest.raises(CannotRead, match="This is no bibliography"):
                read_bibliography_file(path)
        else:
            assert read_bibliography_file(path) == here


def _read(path: Path) -> FoundBibliography | str:
    try:
        return read_bibliography(path.read_bytes())
    except ValueError as refused:
        return str(refused)


def _again(written: str) -> list[Article]:
    return [article_of(proposal_of(one)) for one in read_bibliography(written.encode()).items]
