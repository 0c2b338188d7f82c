"""The sample's briefing as HTML: the same bytes wherever and whenever it is made, and every receipt holds."""

from __future__ import annotations

import getpass
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app import core
from app.core.project import Project
from tests.export.briefings import page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def data(sample: Project) -> bytes:
    (briefing,) = core.briefings.list_briefings(sample)
    return core.briefings.export_briefing(sample, briefing.id, None, format="html").data


def exported_elsewhere(project: Path, out: Path, **environment: str) -> bytes:
    """Export by the command line in a process of its own."""
    call = [sys.executable, "-m", "app", "export", str(project), str(out)]
    subprocess.run(call, cwd=ROOT, env=os.environ | environment, check=True, capture_output=True)
    return out.read_bytes()


def test_locale_time_zone_hash_seed_and_vacuum_change_no_byte(data: bytes, tmp_path: Path) -> None:
    project = core.sample.build_sample(tmp_path / "again.sourcemark")
    usual = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1"}
    other = {
        "LC_ALL": "ar_EG.UTF-8",
        "LANG": "de_DE.UTF-8",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "7",
    }
    first = exported_elsewhere(project, tmp_path / "one.html", **usual)
    # Another project made from the same files: its ids are others.
    assert first == data
    connection = dbapi2.connect(str(project))
    connection.execute("VACUUM")
    connection.close()
    assert exported_elsewhere(project, tmp_path / "two.html", **other) == data


def test_every_receipt_holds_alone_and_against_the_project(
    sample: Project, data: bytes, tmp_path: Path
) -> None:
    out = tmp_path / "briefing.html"
    out.write_bytes(data)
    for against in (None, sample):
        found = core.verifying.verify_briefing(out, against)
        assert found.ok
        assert found.notes == ()
        assert {one.state for one in found.receipts} == {"fine"}
        assert len(found.receipts) == len(page(data.decode()).xpath("//article[@class='receipt']")) > 20


def test_a_file_in_an_author_date_style_cites_in_its_sentences_and_holds_too(
    sample: Project, tmp_path: Path
) -> None:
    (briefing,) = core.briefings.list_briefings(sample)
    out = tmp_path / "briefing.html"
    core.exports.export_briefing(sample, briefing.id, out, format="html", style="harvard")
    cited = re.findall(r"\([^()]+, 2025[^()]*\)\.(?:</strong>)?<sup", out.read_text(encoding="utf-8"))
    assert len(cited) > 20
    for against in (None, sample):
        found = core.verifying.verify_briefing(out, against)
        assert (found.ok, found.notes) == (True, ())


def test_nothing_in_the_file_tells_whose_machine_made_it(sample: Project, data: bytes) -> None:
    # Without the style sheet, whose `:root` is the name of a user.
    text = re.sub(r"base64,[^\"]*", "", data.decode().split("</style>")[1])
    for private in (str(sample.path.parent), str(Path.home()), getpass.getuser(), os.uname().nodename):
        assert not re.search(rf"(?<![\w-]){re.escape(private)}(?![\w-])", text)
    tree = page(data.decode())
    assert all(one.startswith(("#", "https://")) for one in tree.xpath("//@href"))
    assert all(one.startswith("data:image/png;base64,") for one in tree.xpath("//@src"))


def test_pages_of_pdfs_are_shown_and_words_run_in_their_own_direction(data: bytes) -> None:
    tree = page(data.decode())
    assert len(tree.xpath("//article//img")) > 10
    assert all(one.get("alt") and one.get("width") for one in tree.xpath("//article//img"))
    arabic = tree.xpath("//article[.//dd[contains(., 'خطوط')]]//blockquote")
    assert arabic
    assert {one.get("dir") for one in arabic} == {"rtl"}
