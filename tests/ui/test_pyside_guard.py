"""PySide6 6.12.0 loses a reference to None on each void call on Python before 3.12: not again."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal

from app.ui.application import refusal

CALLS = 20_000


class Caller(QObject):
    told = Signal()


@pytest.mark.skipif(not hasattr(sys, "getrefcount"), reason="counts references")
@pytest.mark.parametrize("singleton", [None, True])
def test_references_stay_when_void_methods_are_called(singleton: object) -> None:
    caller = Caller()
    caller.told.connect(caller.objectName)
    before = sys.getrefcount(singleton)
    for _ in range(CALLS):
        caller.setObjectName("x")
        caller.told.emit()
        caller.blockSignals(False)
    assert abs(sys.getrefcount(singleton) - before) < CALLS // 10


@pytest.mark.parametrize(
    ("pyside", "python", "refused"),
    [("6.12.0", (3, 11), True), ("6.12.0", (3, 12), False), ("6.11.3", (3, 11), False)],
)
def test_refusal_of_pyside_versions(pyside: str, python: tuple[int, int], refused: bool) -> None:
    why = refusal(pyside, python)
    assert bool(why) is refused
    assert not refused or ("PySide6 6.12.0" in why and "Install" in why)
