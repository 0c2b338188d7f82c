"""A worker keeps the memory that it has freed: the next page needs as much again."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.intake.process import HOME

#: Blocks as large as a page's tables, got and given back again; then how often the system gave memory.
PROBE = """
import resource, sys
from app.intake import allocator
if "keep" in sys.argv:
    assert allocator.keep_freed()
def page():
    tables = [b"x" * 200_000 for _ in range(20)]
page()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    page()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asked for on Linux only")
def test_what_is_freed_is_used_again() -> None:
    faults = {way: _faults(way) for way in ("keep", "usual")}
    assert faults["keep"] < 200 < faults["usual"]


def _faults(way: str) -> int:
    probe = [sys.executable, "-c", PROBE, way]
    return int(subprocess.run(probe, check=True, capture_output=True, text=True, cwd=HOME).stdout)
