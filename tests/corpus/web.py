"""Saved pages against the texts and records that others wrote down for them; dates where a page has none."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import lxml.html

from app.intake import client
from app.intake.dates import make_date
from app.intake.intake import Intake
from app.intake.web import decode
from db.records import Name
from tests.corpus.figures import Figure
from tests.corpus.material import CORPUS, Outcomes, sampled, words_f1, words_kept
from tests.corpus.undated import states_a_date, without_dates

#: field of the record → the name in the expected metadata beside a page.
_TRUTH = {
    "title": "title",
    "authors": "byline",
    "publisher": "siteName",
    "language": "lang",
    "issued": "publishedTime",
}


@dataclass(frozen=True)
class Page:
    """A page with the text that others took for its article, and what they say of it."""

    source: bytes
    text: str
    truth: dict[str, str]
    intake: Intake


@dataclass
class Counts:
    """What came of one field: right, wrong, empty though it is known, given though nobody knows it."""

    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, got: str, wanted: str, right: bool) -> None:
        """Count one page."""
        if wanted:
            self.kinds["right" if got and right else "wrong" if got else "empty"] += 1
        elif got:
            self.kinds["given, truth unknown"] += 1

    def __str__(self) -> str:
        order = ("right", "wrong", "empty", "given, truth unknown")
        return ", ".join(f"{self.kinds[kind]} {kind}" for kind in order)


def measure(step: int) -> list[Figure]:
    """Return the rows of text, record and dates."""
    client.warm()
    outcomes = Outcomes()
    with TemporaryDirectory() as folder:
        sets = {
            "readability": list(_readability(outcomes, step)),
            "benchmark": list(_benchmark(outcomes, step, Path(folder))),
        }
        pages = [page for pages in sets.values() for page in pages]
        figures = [Figure("Saved pages", _kinds(outcomes), "every one read, or refused in a sentence")]
        for name, held in sets.items():
            figures += _text_figures(name, held)
        figures.append(_left_out(pages, Path(folder)))
        figures += _record_figures(sets["readability"])
        figures.append(_address(sets["benchmark"]))
        figures += _dates(pages, Path(folder))
    client.cool()
    return figures


def _readability(outcomes: Outcomes, step: int) -> Iterator[Page]:
    for source in sampled(CORPUS.glob("web/readability/*/source.html"), step):
        wanted = lxml.html.document_fromstring((source.parent / "expected.html").read_text("utf-8"))
        truth = json.loads((source.parent / "expected-metadata.json").read_text("utf-8"))
        intake = outcomes.read(source)
        if intake is not None:
            text = " ".join(map(str, wanted.itertext()))
            yield Page(
                source.read_bytes(), text, {name: str(one or "") for name, one in truth.items()}, intake
            )


def _benchmark(outcomes: Outcomes, step: int, folder: Path) -> Iterator[Page]:
    truth = json.loads((CORPUS / "web/benchmark/ground-truth.json").read_text("utf-8"))
    for source in sampled(CORPUS.glob("web/benchmark/html/*.html.gz"), step):
        known = truth[source.name.split(".")[0]]
        data = gzip.decompress(source.read_bytes())
        intake = outcomes.read(_written(folder, data))
        if intake is not None:
            yield Page(data, known["articleBody"], {"URL": known.get("url", "")}, intake)


def _written(folder: Path, data: bytes | str) -> Path:
    path = folder / "page.html"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "replace"))
    return path


def _kinds(outcomes: Outcomes) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in sorted(outcomes.kinds.items())) or "none"


def _text_figures(name: str, pages: list[Page]) -> list[Figure]:
    if not pages:
        return []
    scores = sorted(words_f1(page.intake.text, page.text) for page in pages)
    kept = [words_kept(page.intake.text, page.text) for page in pages]
    mean = sum(scores) / len(scores)
    row = f"mean {mean:.3f}, median {median(scores):.3f}, worst {scores[0]:.3f} ({len(pages)} pages)"
    return [
        Figure(f"Web text, word F1, {name} pages", row, "mean ≥ .95"),
        Figure(f"Web text, words of the article kept, {name} pages", f"mean {sum(kept) / len(kept):.3f}", ""),
    ]


def _left_out(pages: list[Page], folder: Path) -> Figure:
    """Count the pages whose text and left-out characters together are all that the page shows."""
    right = 0
    for page in pages:
        whole = client.read_file(_written(folder, page.source), whole_page=True)
        said, shown = (
            _shown_characters(page.intake) + page.intake.left_out_characters,
            _shown_characters(whole),
        )
        right += abs(said - shown) <= 0.01 * shown
    return Figure("Web pages whose left-out text is counted right", f"{right} of {len(pages)}", "all")


def _shown_characters(intake: Intake) -> int:
    """Count what the page shows; what it hides is kept in the text and marked."""
    hidden = [run for block in intake.blocks for run in block.runs if run.hidden]
    return _printable(intake.text) - sum(_printable(intake.text[run.start : run.end]) for run in hidden)


def _printable(text: str) -> int:
    return len("".join(text.split()))


def _record_figures(pages: list[Page]) -> list[Figure]:
    counts = {name: Counts() for name in _TRUTH}
    for page in pages:
        for name, key in _TRUTH.items():
            got, wanted = _shown(page.intake, name), page.truth.get(key, "")
            counts[name].add(got, wanted, _is_right(name, got, wanted))
    return [Figure(f"Web record, {name}", str(held), "") for name, held in counts.items()]


def _shown(intake: Intake, name: str) -> str:
    value = intake.record[name].value if name in intake.record else ""
    if isinstance(value, tuple):
        return "; ".join(one.literal or one.family for one in value if isinstance(one, Name))
    return value


def _is_right(name: str, got: str, wanted: str) -> bool:
    mine, theirs = _plain(got), _plain(wanted)
    if name == "issued":
        return make_date(wanted).startswith(got)
    if name == "authors":
        return all(_plain(one) in theirs for one in got.split(";"))
    if name == "language":
        return mine[:2] == theirs[:2]
    # A title may keep the site's name in the truth; a site may be called by more words than here.
    return bool(mine) and (theirs.startswith(mine) or (name == "publisher" and mine.startswith(theirs)))


def _plain(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def _address(pages: list[Page]) -> Figure:
    held = Counts()
    for page in pages:
        got = _shown(page.intake, "canonical_url") or _shown(page.intake, "URL")
        wanted = page.truth.get("URL", "")
        held.add(got, wanted, _without_scheme(got) == _without_scheme(wanted))
    return Figure("Web record, address (benchmark)", str(held), "")


def _without_scheme(url: str) -> str:
    return url.partition("://")[2].partition("?")[0].partition("#")[0].removeprefix("www.").rstrip("/")


def _dates(pages: Iterable[Page], folder: Path) -> list[Figure]:
    """Count dates on pages that state none: those that never did, and all after theirs are taken out."""
    given, number, made_up, bared = 0, 0, 0, 0
    for page in pages:
        html = decode(page.source)
        date = _shown(page.intake, "issued")
        if not states_a_date(html):
            number += 1
            given += bool(date)
        bare = without_dates(html, date)
        found = _shown(client.read_file(_written(folder, bare), whole_page=True), "issued")
        bared += 1
        made_up += bool(found)
    return [
        Figure("Dates given where the page states no date at all", f"{given} of {number}", "< 5 %"),
        Figure("Dates given after the page’s own are taken out", f"{made_up} of {bared}", "< 5 %"),
    ]
