"""Small files of every format that the program imports, and what breaks them besides bytes.

Most broken bytes stop at the door of JSON or XML; values that change places come further in.
"""

from __future__ import annotations

import functools
import json
import random
import re
import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from app import core
from tests.core.test_refi import TEXT, code, packed, project_xml, selection, source
from tests.core.test_web_annotations import HYPOTHESIS, annotation, argue, quoting
from tests.exchange.reports import FLUENT, NUMBERED
from tests.exchange.test_mutated import SEEDS as BIBLIOGRAPHIES
from tests.export.test_styles import CSL
from tests.fuzz.mutate import mutated

#: What stands where something else should.
_ODD = (
    b"",
    b"\\ud800",
    b"\\u0000",
    b"null",
    b"-1",
    b"1e999",
    b"9" * 30,
    b"x" * 3000,
    b"0001-01-01T00:00:00+99:99",
    b"2025-02-30",
    b"javascript:alert(1)",
    b"//[::1",
    b"urn:uuid:0",
    b"\xe2\x80\xae\xcc\x81",
)
_QUOTED = re.compile(rb'"([^"\n]{0,200})"')
_JSON_VALUE = re.compile(rb'(?<=: )(?:"(?:[^"\\\n]|\\.){0,200}"|-?\d[\d.]*|null|true|false)')
_JSON_ODD = (b"null", b"[]", b"{}", b"[null]", b"true", b"-1", b"1e308", b'""', b'"\\ud800"', b'{"id": []}')
#: What may change places, and what else may stand there.
_PLACES: tuple[tuple[re.Pattern[bytes], tuple[bytes, ...]], ...] = (
    (_JSON_VALUE, _JSON_ODD),
    (_QUOTED, tuple(b'"' + one + b'"' for one in _ODD)),
    (re.compile(rb"[^\n]*\n"), (b"\n", b"---\n", b"# \n")),
)

_MACROS = (
    '<macro name="works"><group delimiter=", "><names variable="author"><name and="text" et-al-min="2" '
    'et-al-use-first="1"/><substitute><text macro="title"/></substitute></names><text macro="title"/>'
    '<date variable="issued" form="text" date-parts="year-month"/></group></macro>'
    '<macro name="title"><choose><if type="book"><text variable="title" font-style="italic"/></if><else>'
    '<text variable="title" quotes="true" text-case="title"/></else></choose></macro>'
)
_STYLE = (
    CSL.replace("<citation>", _MACROS + "<citation>")
    .replace("<citation>", '<citation et-al-min="3"><sort><key macro="works"/></sort>')
    .replace("</layout></bib", '<text macro="works"/><number variable="volume"/></layout></bib')
)


@functools.cache
def seeds() -> dict[str, tuple[bytes, ...]]:
    """Return sound files by the format's name; `claims`, `qde` and `csl` are files of their own."""
    with (
        TemporaryDirectory(prefix="sourcemark-seeds-") as folder,
        core.project.new_project(Path(folder) / "seed.sourcemark", "Seed") as project,
    ):
        argue(project)
        out = Path(folder) / "out.jsonld"
        core.web_annotations.export_annotations(project, out)
        ours, claims = out.read_bytes(), out.with_name("out.claims.json").read_bytes()
        refi = core.refi.export_refi(project, None).data
    foreign = annotation(quoting(), body=[{"type": "TextualBody", "value": "Late.", "purpose": "commenting"}])
    reply = {**HYPOTHESIS, "id": "r1", "references": ["h1"], "text": "Is it?", "group": "port"}
    inner = (
        selection(3, 9, "late", name="x") + selection(9, 30, "sub") + selection(0, 10**6) + selection(9, 3)
    )
    documents = source(inner) + source("", "internal://gone.txt", "Gone")
    xml = project_xml(documents, code("late", code("sub")) + code("Claims", code("It is late.")))
    qdpx = packed(xml, **{"a.txt": TEXT})
    return {
        **{name: (text.encode(),) for name, text in BIBLIOGRAPHIES.items()},
        "annotations": (ours, json.dumps(foreign).encode()),
        "hypothesis": (json.dumps({"total": 2, "rows": [HYPOTHESIS, reply]}).encode(),),
        "claims": (claims,),
        "qdpx": (refi, qdpx),
        "qde": (zipfile.ZipFile(BytesIO(refi)).read("project.qde"), xml.encode()),
        "briefing": (FLUENT.encode(), NUMBERED.encode()),
        "csl": (CSL.encode(), _STYLE.encode()),
    }


#: The ending of a file, and the name of the format that reads it.
KINDS = {
    "bibtex": (".bib", "bibtex"),
    "ris": (".ris", "ris"),
    "csl-json": (".json", "csl-json"),
    "annotations": (".jsonld", "annotations"),
    "hypothesis": (".json", "hypothesis"),
    "claims": (".claims.json", "annotations"),
    "qdpx": (".qdpx", "qdpx"),
    "qde": (".qde", "qdpx"),
    "briefing": (".md", "briefing"),
    "csl": (".csl", ""),
}
#: So many of each are tried with every run: what a worker reads takes longer.
FEW = {
    "bibtex": 10,
    "ris": 10,
    "csl-json": 10,
    "annotations": 30,
    "hypothesis": 30,
    "claims": 30,
    "qdpx": 8,
    "qde": 8,
    "briefing": 8,
    "csl": 12,
}


def broken(kind: str, number: int) -> bytes:
    """Return the broken file of this kind with this number, always the same one."""
    chance = random.Random(number)
    data = chance.choice(seeds()[kind])
    if not data.startswith(b"PK") and chance.random() < 0.6:
        for _ in range(chance.choice((1, 1, 2, 6))):
            data = _misplaced(data, chance)
        if chance.random() < 0.7:
            return data
    return mutated(data, chance)


def _misplaced(data: bytes, chance: random.Random) -> bytes:
    """Put a value or a line where another one stands, or something odd."""
    pattern, odd = chance.choice(_PLACES)
    found = list(pattern.finditer(data))
    if not found:
        return data
    place, other = chance.choice(found), chance.choice(found).group()
    new = chance.choice(odd) if chance.random() < 0.5 else other
    return data[: place.start()] + new + data[place.end() :]
