"""The figures of PDF: what is read, how the two readers agree, what is kept, and where the boxes lie."""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import CannotRead
from app.intake import client
from app.intake.intake import PAGE_BREAK, Intake
from tests.corpus import ink
from tests.corpus.figures import Figure
from tests.corpus.material import CORPUS, Outcomes, files, sampled, words_f1

_WORDS = re.compile(r"\w+")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
#: A file is compared word by word when it has at least as many.
_FEWEST_WORDS = 30
_LARGEST_PICTURE = 1500.0


@dataclass
class PdfFigures:
    """What is counted over all files; `worst` names the files that fall short, for whoever mends them."""

    outcomes: Outcomes = field(default_factory=Outcomes)
    kept: list[float] = field(default_factory=list)
    agreement: list[float] = field(default_factory=list)
    second_fails: int = 0
    neither: int = 0
    taken_over: int = 0
    printable: int = 0
    boxed: int = 0
    marks: Counter[str] = field(default_factory=Counter)
    ink: Counter[str] = field(default_factory=Counter)
    worst: list[tuple[float, str, str]] = field(default_factory=list)

    def add(self, path: Path) -> Intake | None:
        """Read one file and count; return what was read."""
        intake = self.outcomes.read(path)
        if intake is None:
            return None
        name = str(path.relative_to(CORPUS))
        self.marks["replacement"] += intake.text.count("\ufffd")
        self.marks["cid"] += intake.text.count("(cid:")
        self.marks["control"] += len(_CONTROLS.findall(intake.text))
        self._keep(name, path, intake)
        self.taken_over += sum(mark.extractor == "pdfminer" for mark in intake.page_map)
        self.neither += sum(one.result in ("cannot_read", "over_limit") for one in intake.page_outcomes)
        with client.PageServer(path) as pages:
            for mark, text in zip(intake.page_map, intake.text.split(PAGE_BREAK), strict=True):
                if text.strip():
                    self._second(name, mark.index, mark.extractor, text, pages)
                    self._boxes(name, mark.index, mark.extractor, text, intake, pages)
        return intake

    def _keep(self, name: str, path: Path, intake: Intake) -> None:
        bare = words_of(" ".join(bare_texts(path)))
        if sum(bare.values()) >= _FEWEST_WORDS:
            share = sum((bare & words_of(intake.text)).values()) / sum(bare.values())
            self.kept.append(share)
            self._note(share, 0.98, "words kept", name)

    def _second(self, name: str, index: int, extractor: str, text: str, pages: client.PageServer) -> None:
        try:
            second = pages.second_text(index, extractor)
        except CannotRead as error:
            self.second_fails += 1
            self._note(0.0, 1.0, f"second reader: {error.message}", f"{name} {index + 1}")
            return
        if words_of(text) or words_of(second):
            score = words_f1(unicodedata.normalize("NFKC", text), unicodedata.normalize("NFKC", second))
            self.agreement.append(score)
            self._note(score, 0.9, f"agreement, {extractor} first", f"{name} {index + 1}")

    def _boxes(
        self, name: str, index: int, extractor: str, text: str, intake: Intake, pages: client.PageServer
    ) -> None:
        wide, high = intake.page_sizes[index]
        scale = min(2.0, _LARGEST_PICTURE / max(1.0, wide, high))
        try:
            found = pages.boxes(index, text, extractor).boxes
            raster = pages.render(index, scale)
        except CannotRead as error:
            self._note(0.0, 1.0, f"boxes: {error.message}", f"{name} {index + 1}")
            return
        letters = [box for letter, box in zip(text, found, strict=True) if not letter.isspace()]
        boxes = [box for box in letters if box is not None]
        self.printable += len(letters)
        self.boxed += len(boxes)
        self._note(len(boxes) / len(letters), 0.98, "boxed", f"{name} {index + 1}")
        if len(boxes) >= ink.FEWEST:
            wins = ink.true_position_wins(raster, scale, boxes)
            self.ink["no ink" if wins is None else "wins" if wins else "loses"] += 1
            self._note(1.0 if wins is None else float(wins), 1.0, "ink", f"{name} {index + 1}")

    def _note(self, score: float, goal: float, what: str, where: str) -> None:
        if score < goal:
            self.worst.append((score, what, where))

    def rows(self) -> list[Figure]:
        """Return the lines of the table."""
        kinds, judged = self.outcomes.kinds, self.ink["wins"] + self.ink["loses"]
        read = f"{kinds['read']} / {kinds['refused']} / {kinds['needs a password']} / {kinds['timed out']}"
        return [
            Figure("PDF: read / refused with a sentence / locked / timed out", read, "0 timed out"),
            Figure("PDF: pages", f"{self.outcomes.pages['pages']:,}"),
            Figure("PDF: pages taken over from the second reader", str(self.taken_over)),
            Figure("PDF: pages that neither reader reads", str(self.neither)),
            Figure("PDF: words of both readers, F1 by page, mean / median", _spread(self.agreement)),
            Figure("PDF: pages that only the first reader reads", str(self.second_fails)),
            Figure("PDF: words of bare pdfium kept, mean / median", _spread(self.kept), "≥ .980 / 1.000"),
            Figure("PDF: replacement characters", f"{self.marks['replacement']:,}"),
            Figure(
                "PDF: “(cid:” / control characters", f"{self.marks['cid']} / {self.marks['control']}", "0 / 0"
            ),
            Figure("PDF: printable characters with a box", f"{self.boxed / max(1, self.printable):.2%}"),
            Figure(
                "PDF: pages whose boxes hold more ink than shifted ones",
                f"{self.ink['wins'] / max(1, judged):.1%} of {judged}",
                "≥ 97 %",
            ),
        ]


def measure(step: int) -> list[Figure]:
    """Return the rows of PDF; what falls short is listed on standard error."""
    figures = PdfFigures()
    client.warm()
    for path in sampled(files(".pdf"), step):
        figures.add(path)
    client.cool()
    for score, what, where in sorted(figures.worst):
        print(f"{score:.3f}  {what}  {where}", file=sys.stderr)
    return figures.rows()


def words_of(text: str) -> Counter[str]:
    """Return the words of a text, ligatures and widths folded."""
    return Counter(_WORDS.findall(unicodedata.normalize("NFKC", text).lower()))


def bare_texts(path: Path) -> list[str]:
    """Return the text of each page as stock pypdfium2 gives it; none when it fails."""
    command = [sys.executable, "-m", "tests.corpus.bare_pdfium", str(path)]
    try:
        done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    except subprocess.SubprocessError:
        return []
    texts: list[str] = json.loads(done.stdout)
    return texts


def _spread(scores: list[float]) -> str:
    if not scores:
        return "none"
    return f"{statistics.mean(scores):.3f} / {statistics.median(scores):.3f} ({len(scores)})"
