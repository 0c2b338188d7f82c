"""What is kept of Word documents, e-books and web archives: characters counted in the files themselves."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import unquote

from app.intake.intake import Intake
from tests.corpus.figures import Figure
from tests.corpus.material import Outcomes, files, sampled, words_f1

_WORD_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
#: Deleted and moved text, and the second rendering of what is there twice.
_WORD_GONE = re.compile(r"<(\w+:(?:del|moveFrom|Fallback))(?: [^>]*[^/])?>.*?</\1>", re.DOTALL)
_WORD_TEXT = re.compile(r"<\w+:t(?: [^>]*)?>([^<]*)</\w+:t>")
_PAGE_GONE = re.compile(r"<(head|script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)


def measure(step: int) -> list[Figure]:
    """Return the rows of all three formats."""
    return [
        *_kept("DOCX", sampled(files(".docx"), step), _count_word),
        *_kept("EPUB", sampled(files(".epub"), step), _count_book),
        *_archives(sampled(files(".mhtml"), step)),
    ]


def _kept(name: str, paths: list[Path], count: Callable[[Path], int]) -> list[Figure]:
    """Measure against characters that are counted by patterns over the raw parts, not by a parser of ours."""
    outcomes, wanted, kept = Outcomes(), 0, 0
    for path in paths:
        intake = outcomes.read(path)
        if intake is not None:
            number = count(path)
            wanted += number
            kept += min(number, printable(intake.text))
    share = f"{kept / wanted:.2%} of {wanted:,}" if wanted else "none"
    return [
        Figure(f"{name}: files", _kinds(outcomes), "every one read, or refused in a sentence"),
        Figure(f"{name}: characters kept", share, "≥ 99 %"),
    ]


def _archives(paths: list[Path]) -> list[Figure]:
    """Measure web archives whose whole text somebody wrote down beside them."""
    outcomes, scores, counted = Outcomes(), [], 0
    for path in paths:
        intake = outcomes.read(path, whole_page=True)
        expected = path.with_suffix(".txt")
        if intake is not None and expected.is_file():
            wanted = expected.read_text("utf-8", errors="replace")
            scores.append(words_f1(intake.text, wanted))
            article = Outcomes().read(path)
            counted += article is not None and _is_accounted_for(article, intake)
    mean = f"{sum(scores) / len(scores):.3f} ({len(scores)})" if scores else "none"
    return [
        Figure("MHTML: files", _kinds(outcomes), "every one read, or refused in a sentence"),
        Figure("MHTML: F1 of words, whole page", mean, "≥ .95"),
        Figure("MHTML: articles whose left-out text is counted", f"{counted} of {len(scores)}", "all"),
    ]


def _is_accounted_for(article: Intake, whole: Intake) -> bool:
    return printable(article.text) + article.left_out_characters >= 0.99 * printable(whole.text)


def _kinds(outcomes: Outcomes) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in sorted(outcomes.kinds.items())) or "none"


def _count_word(path: Path) -> int:
    texts = (_WORD_GONE.sub("", text) for text in _parts(path, _WORD_PARTS.fullmatch))
    return sum(printable(html.unescape(found)) for text in texts for found in _WORD_TEXT.findall(text))


def _count_book(path: Path) -> int:
    """Count the pages that the package file puts in order."""
    package = "".join(_parts(path, lambda name: name.endswith(".opf")))
    wanted = set(re.findall(r"<itemref[^>]*idref=\"([^\"]+)", package))
    items = re.findall(r"<item [^>]*>", package)
    names = {
        unquote(re.findall(r"href=\"([^\"]+)", item)[0]).rpartition("/")[2]
        for item in items
        if set(re.findall(r"\bid=\"([^\"]+)", item)) & wanted
    }
    texts = _parts(path, lambda name: name.rpartition("/")[2] in names)
    return sum(printable(html.unescape(_PAGE_GONE.sub(" ", text))) for text in texts)


def _parts(path: Path, wanted: Callable[[str], object]) -> Iterable[str]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if wanted(name)]


def printable(text: str) -> int:
    """Count what is not white space."""
    return len("".join(text.split()))
