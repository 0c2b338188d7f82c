"""Whatever somebody writes in a field, no export runs it, loads it, or leads anywhere but to the web."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

from app import core
from tests.export.rendered import commonmark, gfm
from tests.sample.exported import exports_of
from tests.sample.hostile import fill

_WEB = re.compile(r"https?://", re.IGNORECASE)
_FIELDS = re.compile(r"\s*(TOC|PAGE|NUMPAGES|PAGEREF|REF)\b")
_LEADS = ("href", "src", "action", "formaction", "data", "poster", "background", "cite", "srcset", "ping")
_LIVE = (
    "//script | //iframe | //object | //embed | //form | //link | //base | //*[@*[starts-with(name(), 'on')]]"
)
#: Keys of JSON whose values other programs make links of.
_LINK_KEYS = {
    "URL",
    "url",
    "href",
    "source",
    "id",
    "cached",
    "via",
    "next",
    "first",
    "partOf",
    "target",
    "address",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("hostile")
    with core.project.new_project(folder / "hostile.sourcemark") as project:
        fill(project, folder)
        return dict(exports_of(project))


def of_kind(made: dict[str, bytes], *kinds: str) -> Iterator[tuple[str, bytes]]:
    found = [(name, data) for name, data in made.items() if name.partition(" ")[0] in kinds]
    assert found
    yield from found


def xpath(data: bytes, path: str) -> list[str]:
    """Return what a path finds in XML, as texts."""
    root: Any = etree.fromstring(data)
    return [str(one) for one in root.xpath(path)]


def leads_of(page: Any) -> Iterator[str]:
    """Yield every address in a page of HTML, and fail for what runs."""
    assert page.xpath(_LIVE) == []
    for one in page.iter(etree.Element):
        yield from (str(one.get(name)) for name in _LEADS if one.get(name))


@pytest.mark.parametrize("renderer", [commonmark, gfm])
def test_markdown_has_no_html_and_no_other_links(
    made: dict[str, bytes], renderer: Callable[[], MarkdownIt]
) -> None:
    for name, data in of_kind(made, "md"):
        if ".csl" in name or ".bib" in name:
            continue
        text = re.sub(r"\A---\n.*?\n---\n", "", data.decode(), flags=re.DOTALL)
        tokens = renderer().parse(text)
        inner = [each for one in tokens for each in (one, *(one.children or ()))]
        assert {one.type for one in inner} & {"html_block", "html_inline", "image"} == set(), name
        leads = [one.attrGet("href") for one in inner if one.type == "link_open"]
        assert [one for one in leads if not re.match(r"https?://|#", str(one))] == [], name
        assert leads or "plain" not in name


def test_html_runs_nothing_and_loads_nothing(made: dict[str, bytes]) -> None:
    for name, data in (*of_kind(made, "html"), ("grid", made["grid html"])):
        page: Any = html.document_fromstring(data.decode())
        leads = list(leads_of(page))
        assert [one for one in leads if not re.match(r"https?://|#|data:image/png;base64,", one)] == [], name
        assert all(one.startswith("data:") for one in page.xpath("//@src")), name
        assert "@import" not in data.decode()
        assert re.search(r"url\((?!['\"]?(?:data:|#))", "".join(page.xpath("//style/text()"))) is None


def test_word_has_no_other_links_and_no_fields_that_run(made: dict[str, bytes]) -> None:
    for name, data in of_kind(made, "docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            parts = {one: opened.read(one) for one in opened.namelist()}
        for part, inner in parts.items():
            if part.endswith(".rels"):
                for one in xpath(inner, "//*[@TargetMode='External']/@Target"):
                    assert _WEB.match(one), (name, part)
            elif part.endswith(".xml"):
                fields = xpath(inner, "//*[local-name()='instrText']/text()")
                assert [one for one in fields if not _FIELDS.match(one)] == []
        assert not [one for one in parts if "vba" in one.casefold() or "ole" in one.casefold()]


def test_pdf_has_no_other_links_and_no_actions(made: dict[str, bytes]) -> None:
    for name, data in of_kind(made, "pdf"):
        leads = []
        with pikepdf.open(io.BytesIO(data)) as opened:
            for one in opened.objects:
                if isinstance(one, pikepdf.Dictionary):
                    assert one.get("/S") not in ("/JavaScript", "/Launch", "/GoToR", "/SubmitForm"), name
                    assert "/JS" not in one
                    action: Any = one.get("/A")
                    if isinstance(action, pikepdf.Dictionary) and "/S" in action:
                        assert action["/S"] in ("/URI", "/GoTo"), name
                        leads += [str(action["/URI"])] if "/URI" in action else []
        assert leads
        assert all(map(_WEB.match, leads)), leads


def links_in(value: object, key: str = "") -> Iterator[str]:
    """Yield the values of JSON that a reader would make links of."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in ("custom", "@context"):
                yield from links_in(one, str(name))
    elif isinstance(value, list):
        for one in value:
            yield from links_in(one, key)
    elif isinstance(value, str) and key in _LINK_KEYS and ":" in value:
        yield value


def test_json_of_every_kind_has_no_other_links(made: dict[str, bytes]) -> None:
    for name, data in of_kind(made, "json", "csl-json", "annotations"):
        found = [
            one for one in links_in(json.loads(data)) if not re.match(r"https?://|urn:|doi:|sourcemark:", one)
        ]
        assert found == [], name


def test_bibliographies_outline_and_project_have_no_other_links(made: dict[str, bytes]) -> None:
    for _, data in of_kind(made, "bib"):
        assert all(map(_WEB.match, re.findall(r"^\s*url = \{(.*)\},$", data.decode(), re.MULTILINE)))
    for _, data in of_kind(made, "ris"):
        assert all(map(_WEB.match, re.findall(r"^(?:UR|L\d)  - (.*)$", data.decode(), re.MULTILINE)))
    outline = made["argdown"].decode()
    assert re.search(r"(?<!\\)\]\(", outline) is None
    assert re.search(r"(?<!\\)<(?![0-9a-f-]{36}>)", outline) is None
    with zipfile.ZipFile(io.BytesIO(made["qdpx"])) as opened:
        paths = xpath(
            opened.read("project.qde"), "//@path | //@plainTextPath | //@richTextPath | //@currentPath"
        )
    assert paths
    assert all(re.fullmatch(r"internal://[0-9a-f-]{36}\.(txt|pdf)", one) for one in paths)


def test_no_field_of_a_csv_runs(made: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(made["grid csv"].decode(), newline="")))
    cells = [part for row in rows for field in row for part in re.split(r"[;\t\r\n]", field)]
    assert any("HYPERLINK" in one for one in cells)
    assert [one for one in cells if re.match(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]", one)] == []


def test_no_file_names_a_place_on_a_network_as_its_part(made: dict[str, bytes], tmp_path: Path) -> None:
    # Whatever stands in a text, no program is told to fetch it.
    for name, data in of_kind(made, "docx", "qdpx"):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            for one in opened.namelist():
                assert not re.search(r"^/|\.\.|:|\\", one), (name, one)
