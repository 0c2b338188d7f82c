"""A long file's reader gives a sign of life once a second, and not for ever."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest

from app.intake import limits
from app.intake.assembly import Assembly
from app.intake.frames import Fields
from app.intake.outcome import Pulse


def test_signs_of_life_come_once_a_second_and_end(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    sent: list[tuple[float, dict[str, Any]]] = []

    def send(header: Mapping[str, Any], body: bytes | bytearray) -> None:
        sent.append((now, dict(header)))

    pulse = Pulse(send)
    for tenth in range(round((limits.READING_SECONDS + 60) * 10)):
        now = 1000.0 + tenth / 10
        pulse.beat()
    seconds = [at - 1000 for at, _ in sent]
    assert 250 < len(seconds) <= limits.READING_SECONDS
    assert max(seconds) < limits.READING_SECONDS
    assembly = Assembly()
    for _, header in sent:
        assembly.take(Fields(header), bytearray())
    assert not assembly.done
