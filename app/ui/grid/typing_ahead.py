"""Finding a claim by typing its beginning; a pause begins anew. No Qt view here."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication


class TypedAhead:
    """What was typed so far, and which row it leads to."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._typed, self._last = "", 0.0

    def find(self, letters: str, words: Sequence[str], at: int) -> int | None:
        """Return the number of the row that letters lead to, looked for from row `at` on and round."""
        now = self._clock()
        pause = (now - self._last) * 1000 > QApplication.keyboardInputInterval()
        self._last = now
        self._typed = letters.casefold() if pause else self._typed + letters.casefold()
        # The same letter again goes on to the next row that has it; a longer word may stay where it is.
        repeated = len(set(self._typed)) == 1
        wanted = self._typed[0] if repeated else self._typed
        start = at + 1 if repeated else max(at, 0)
        order = [(start + step) % len(words) for step in range(len(words))] if words else []
        for fits in (str.startswith, str.__contains__):
            for row in order:
                if fits(words[row], wanted):
                    return row
        return None
