"""What a Word document holds beside its text, counted independently of the reader and told in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element as Element

from app.anchor import canonical
from app.intake.docx_package import MC, A, M, W, WordPackage, get
from app.intake.docx_runs import LeftOut, Notes, choose

_GONE = (W + "del", W + "moveFrom")
_TEXT = (W + "t", M + "t")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def count(word: WordPackage, notes: Notes, left_out: LeftOut, text: str, over_limit: int) -> tuple[int, str]:
    """Return how many printable characters are left out, and in words which."""
    found = [
        (
            _printable(left_out.deleted),
            f"{_words_of(_words(left_out.deleted))} of deleted text in tracked changes",
        ),
        (_margins(word), "headers and footers"),
        (_all_text(word.list("comments")), "comments"),
        (_printable(_unread_notes(word, notes)), "notes that the text does not lead to"),
        (_printable(left_out.hidden_codes), "codes of fields"),
        (sum(map(_drawn, word.list("chart") + word.list("diagramData"))), "charts and diagrams"),
        (over_limit, "what is longer than Sourcemark reads"),
    ]
    explained = _printable(left_out.hidden_codes) + over_limit
    missing = _printable(_shown(word, notes)) - _printable([text]) - explained
    found.append((max(0, missing), "text in places that Sourcemark does not know"))
    said = [f"{words} ({number:,} characters)" for number, words in found if number]
    if left_out.chunks:
        said.append(f"{left_out.chunks} embedded documents")
    sentence = ", ".join(said)
    return sum(number for number, _ in found), f"{sentence[:1].upper()}{sentence[1:]}." if said else ""


def _words_of(number: int) -> str:
    return "1 word" if number == 1 else f"{number:,} words"


def _shown(word: WordPackage, notes: Notes) -> Iterator[str]:
    """Yield every text that Word would show in the body and in the notes it leads to."""
    for body in word.document.iterfind(W + "body"):
        yield from _walk(body)
    for kind, numbers in (("footnotes", notes.footnotes), ("endnotes", notes.endnotes)):
        for root in word.list(kind):
            for note in root:
                if get(note, "id") in numbers:
                    yield from _walk(note)


def _walk(root: Element) -> Iterator[str]:
    stack = [root]
    while stack:
        node = stack.pop()
        if node.tag in _TEXT:
            yield node.text or ""
        elif node.tag == MC + "AlternateContent":
            chosen = choose(node)
            stack += [] if chosen is None else [chosen]
        elif node.tag not in _GONE:
            stack += [child for child in node if isinstance(child.tag, str)]


def _unread_notes(word: WordPackage, notes: Notes) -> Iterator[str]:
    for kind, numbers in (("footnotes", notes.footnotes), ("endnotes", notes.endnotes)):
        for root in word.list(kind):
            for note in root:
                if get(note, "type") not in _SEPARATORS and get(note, "id") not in numbers:
                    yield from _walk(note)


def _margins(word: WordPackage) -> int:
    return _all_text(word.list("header")) + _all_text(word.list("footer"))


def _all_text(roots: Iterable[Element]) -> int:
    return _printable(text for root in roots for text in _walk(root))


def _drawn(root: Element) -> int:
    return _printable(node.text or "" for node in root.iter(A + "t"))


def _words(texts: Iterable[str]) -> int:
    return len(" ".join(texts).split())


def _printable(texts: Iterable[str]) -> int:
    return sum(len("".join(canonical.make(text).split())) for text in texts)
