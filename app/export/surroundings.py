"""The words before and after a passage, as a receipt prints them: whole words of the same page."""

from __future__ import annotations

from typing import NamedTuple

WIDTH = 240
#: Less of a paragraph than this says too little; then the one beside it is printed too.
LEAST = 60
_PAGE, _PARAGRAPH = "\f", "\n\n"


class Surroundings(NamedTuple):
    """What stands before and after; `cut_…` when more of the same paragraph or line follows."""

    before: str
    after: str
    cut_before: bool
    cut_after: bool


def cut_around(text: str, start: int, end: int, width: int = WIDTH) -> Surroundings:
    """Return the words around text[start:end]; nothing where the offsets lie outside the text."""
    if not 0 <= start <= end <= len(text):
        return Surroundings("", "", False, False)
    before, cut_before = _beside(text[max(0, start - width) : start], more=start > width)
    after, cut_after = _beside(text[end : end + width], more=end + width < len(text), follows=True)
    return Surroundings(before, after, cut_before, cut_after)


def _beside(window: str, *, more: bool, follows: bool = False) -> tuple[str, bool]:
    """Return the part of a window that is next to the passage, and whether it was cut within a paragraph."""
    page = window.find(_PAGE) if follows else window.rfind(_PAGE)
    if page >= 0:
        window, more = (window[:page], False) if follows else (window[page + 1 :], False)
        # The break of a page stands between line ends.
        window = window.rstrip("\n") if follows else window.removeprefix("\n")
    gap = _gap(window, follows=follows)
    if gap is not None:
        return (window[:gap], False) if follows else (window[gap:], False)
    if not more:
        return window, False
    return _whole_words(window, follows=follows), True


def _gap(window: str, *, follows: bool) -> int | None:
    """Return where the paragraph begins or ends, if that leaves enough words."""
    if follows:
        at = window.find(_PARAGRAPH, LEAST)
        return at if at >= 0 else None
    at = window.rfind(_PARAGRAPH, 0, max(0, len(window) - LEAST))
    return at + len(_PARAGRAPH) if at >= 0 else None


def _whole_words(window: str, *, follows: bool) -> str:
    """Drop the word that the window's edge cuts, unless there is hardly a space in it."""
    half = len(window) // 2
    if follows:
        at = max(window.rfind(" "), window.rfind("\n"))
        return window[:at] if at >= half else window
    places = [at for at in (window.find(" "), window.find("\n")) if at >= 0]
    return window[min(places) + 1 :] if places and min(places) < half else window
