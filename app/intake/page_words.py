"""What is said of a PDF's pages: why text is left out, what shows other text, what cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.intake.frames import BadFrame, Fields

#: What shows text of its own on a page (pdfium_annotations.KINDS), and of how many such pages one is told.
_ANNOTATIONS = ("form fields", "text boxes", "stamps")
_PAGES_NAMED = 5


def why_left_out(pages: Sequence[Fields]) -> str:
    """Say why text of the pages is left out, and where words are in it that cannot be seen."""
    left_out = [page.text("result") for page in pages if page.integer("left_out")]
    words = ["Text outside the visible page."] if any(result != "over_limit" for result in left_out) else []
    if over := left_out.count("over_limit"):
        words.append(f"Text of {over:,} {'page' if over == 1 else 'pages'} beyond what Sourcemark reads.")
    return " ".join([*words, *_why_annotations(pages), *_unseen(pages)])


def _why_annotations(pages: Sequence[Fields]) -> Iterator[str]:
    """Say which annotations show text that the article's does not hold, and where."""
    for kind in _ANNOTATIONS:
        if on := [at for at, page in enumerate(pages) if kind in kinds_of(page)]:
            yield f"Text in {kind} on {_named(pages, on)}: mark an area to quote it."


def _unseen(pages: Sequence[Fields]) -> Iterator[str]:
    """Say where words are kept that the page does not show: who quotes them should know."""
    if on := [at for at, page in enumerate(pages) if page.integer("unseen")]:
        count = sum(pages[at].integer("unseen") for at in on)
        many = "1 character" if count == 1 else f"{count:,} characters"
        yield f"The text holds {many} that cannot be seen on {_named(pages, on)}."


def _named(pages: Sequence[Fields], on: Sequence[int]) -> str:
    """Name pages by their labels, the first few of many."""
    labels = [pages[at].text("label", 1000) or str(at + 1) for at in on[:_PAGES_NAMED]]
    more = f" and {len(on) - _PAGES_NAMED:,} more" if len(on) > _PAGES_NAMED else ""
    return f"{'page' if len(on) == 1 else 'pages'} {', '.join(labels)}{more}"


def kinds_of(page: Fields) -> list[str]:
    """Return which annotations show text on a page; raise BadFrame when one is unknown."""
    kinds = page.array("annotations", len(_ANNOTATIONS))
    if any(kind not in _ANNOTATIONS for kind in kinds):
        raise BadFrame("an unknown kind of annotation")
    return kinds


def why_no_text(pages: Sequence[Fields]) -> str:
    """Say why none of the pages has text."""
    failed = [page for page in pages if page.text("result") in ("cannot_read", "over_limit")]
    if len(failed) < len(pages):
        return "No page of this PDF holds text that can be quoted; it may be a scan."
    return f"No page of this PDF can be read. {failed[0].text('reason')}".strip() if failed else ""
